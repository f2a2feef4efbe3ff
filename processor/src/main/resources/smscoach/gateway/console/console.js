import {admin} from "./admin.js";
import {Api, Refusal} from "./api.js";
import {el} from "./dom.js";
import {supervisor} from "./supervisor.js";
import {forgetToken, isOfDemo, keepToken, takeToken} from "./token.js";

const main = document.getElementById("main");
const live = document.getElementById("live");

const streams = new Map();

/** One mark for all streams: live while each is. */
function connected(stream, yes) {
    streams.set(stream, yes);
    const all = [...streams.values()].every(Boolean);
    live.textContent = all ? "Live" : "Reconnecting…";
    live.dataset.live = String(all);
    document.getElementById("stale").hidden = all;
}

function ended(refusal) {
    live.textContent = "Ended";
    live.dataset.live = "false";
    document.getElementById("stale").hidden = true;
    signIn(refusal.status === 401 ? "Your token is not valid any more." : refusal.message);
}

/** What a view is told of its stream. One without a stream for it leaves the others as they are. */
function stream(name) {
    return {
        connected: yes => connected(name, yes),
        ended: refusal => {
            if (refusal.status === 401) {
                ended(refusal);
                return;
            }
            streams.delete(name);
            streams.forEach((yes, other) => connected(other, yes));
            live.hidden = streams.size === 0;
            document.getElementById(name).replaceChildren(
                el("p", {class: "empty"}, `This gateway has no view for ${name}: ${refusal.message}`));
        },
    };
}

function signIn(why) {
    const field = el("input", {id: "token", name: "token", required: true, autocomplete: "off", spellcheck: "false"});
    const come = event => {
        event.preventDefault();
        keepToken(field.value);
        location.reload();
    };
    main.querySelectorAll(":scope > section, :scope > div:not(#failures)").forEach(each => each.remove());
    main.append(el("section", {class: "sign-in", "aria-labelledby": "sign-in"},
        el("h2", {id: "sign-in"}, "Sign in"),
        why ? el("p", {role: "alert"}, why) : null,
        el("form", {onsubmit: come}, el("label", {for: "token"}, "Bearer token"), field,
            el("button", {type: "submit", class: "primary"}, "Sign in")),
        el("p", {}, "A gateway with ", el("code", {}, "--insecure-local-issuer"), " believes tokens made by"),
        el("pre", {tabindex: "0"}, el("code", {}, "./coach token --user sup-1 --name kim --contact-center cc-1 --role supervisor"))));
}

/** In the demo somebody else acts in the same account. */
function tellOfDemo(me) {
    const demo = document.getElementById("demo");
    demo.hidden = !isOfDemo();
    demo.replaceChildren(el("strong", {}, "Demo. "), me.roles.includes("supervisor")
        ? `You share ${me.userName ?? me.userId}'s account with the one whom the demo plays: what either of you does, happens to both.`
        : "Nothing here is real, and all of it is gone when the demo ends.");
}

async function start() {
    const token = takeToken();
    if (!token) {
        signIn();
        return;
    }
    const api = new Api(token);
    let me;
    try {
        me = await api.get("/api/v2/me");
    } catch (e) {
        if (!(e instanceof Refusal)) {
            throw e;
        }
        if (e.passes) {
            connected("who", false);
            setTimeout(start, 2000);
        } else {
            ended(e);
        }
        return;
    }
    streams.delete("who");
    document.getElementById("who").replaceChildren(el("strong", {}, me.userName ?? me.userId), el("span", {class: "facts"}, me.contactCenterId));
    tellOfDemo(me);
    const out = document.getElementById("sign-out");
    out.hidden = false;
    out.addEventListener("click", () => {
        forgetToken();
        location.reload();
    });
    const views = [];
    if (me.roles.includes("supervisor")) {
        views.push(supervisor(api, me, stream("supervisors")));
    }
    if (me.roles.includes("admin")) {
        views.push(admin(api, stream("operators")));
    }
    main.append(...views.map(view => view.element));
    if (views.length === 0) {
        signIn("This token has neither the role of a supervisor nor that of an admin.");
    }
    views.forEach(view => view.start());
}

start();
