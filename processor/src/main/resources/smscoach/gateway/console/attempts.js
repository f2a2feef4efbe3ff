import {newKey, Refusal} from "./api.js";
import {el} from "./dom.js";

/** Does what a user asks for, and says what became of it; what may pass can be tried again under the same key. */
export async function attempt(what, action, key = newKey()) {
    const failures = document.getElementById("failures");
    failures.replaceChildren();
    try {
        await action(key);
        return true;
    } catch (e) {
        if (!(e instanceof Refusal)) {
            throw e;
        }
        const again = el("button", {type: "button", onclick: () => attempt(what, action, key)}, "Try again");
        const close = el("button", {type: "button", class: "quiet", onclick: () => failures.replaceChildren()}, "Close");
        failures.replaceChildren(
            el("p", {}, el("strong", {}, `${what}: `), e.message, e.reason ? ` (${e.reason})` : ""),
            ...(e.passes ? [again] : []),
            close);
        return false;
    }
}
