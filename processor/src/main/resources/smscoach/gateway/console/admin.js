import {Refusal} from "./api.js";
import {attempt} from "./attempts.js";
import {clock, el, placeholders} from "./dom.js";
import {sparkline} from "./sparkline.js";
import {follow} from "./stream.js";

const SECONDS = 60;

/** What operators see. Throughput is the difference between two overviews. */
export function admin(api, {connected, ended}) {
    const throughput = el("div", {class: "tiles"}, ...placeholders(4));
    const lag = el("tbody");
    const behind = el("span", {class: "pill"});
    const group = el("div");
    const letters = el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "The latest dead letters"});
    const picture = el("figure", {tabindex: "0", role: "region", "aria-label": "The timeline", hidden: true});
    let drawn = null;
    const rates = new Map();
    let before = null;

    function told({data}) {
        if (!data) {
            return;
        }
        const overview = JSON.parse(data);
        measure(overview);
        before = overview;
        throughput.replaceChildren(...overview.topics.map(tile));
        lag.replaceChildren(...overview.lag.map(each => el("tr", {"data-behind": String(each.records > 0)},
            el("th", {scope: "row"}, each.topic), el("td", {}, String(each.partition)), el("td", {}, String(each.records)))));
        const records = overview.lag.reduce((sum, each) => sum + each.records, 0);
        behind.textContent = records === 0 ? "all taken" : `${records.toLocaleString("en")} behind`;
        behind.dataset.good = String(records === 0);
        showGroup(overview.group);
        showLetters(overview.deadLetters);
    }

    function measure(overview) {
        const seconds = before === null ? 0 : (new Date(overview.at) - new Date(before.at)) / 1000;
        const was = new Map(before?.topics.map(each => [each.topic, each.records]));
        for (const {topic, records} of seconds > 0 ? overview.topics : []) {
            const of = rates.get(topic) ?? [];
            of.push(Math.max(0, (records - (was.get(topic) ?? records)) / seconds));
            of.splice(0, Math.max(0, of.length - SECONDS));
            rates.set(topic, of);
        }
    }

    function tile({topic, records, partitions}) {
        const of = rates.get(topic) ?? [];
        return el("div", {class: "tile", "data-quiet": String((of.at(-1) ?? 0) === 0)}, el("h3", {}, topic),
            el("p", {class: "rate"}, el("strong", {}, (of.at(-1) ?? 0).toFixed(1)), " records/s"),
            sparkline(of, SECONDS),
            el("p", {class: "facts"}, `${records.toLocaleString("en")} in ${partitions} partitions`));
    }

    function showGroup({id, state, protocol, members}) {
        group.replaceChildren(
            el("p", {class: "facts"}, id, " ", el("span", {class: "pill", "data-good": String(state === "Stable")}, state), ` ${protocol}`),
            el("ul", {class: "members"}, ...members.map(member => el("li", {},
                el("strong", {}, member.instance), ` ${member.host} `,
                el("span", {class: "facts"}, member.partitions.length ? "partitions " : "no partition"),
                ...member.partitions.map(each => el("span", {class: "chip"}, String(each)))))));
    }

    function showLetters({records, latest}) {
        const rows = latest.map(each => el("tr", {}, el("td", {}, clock(each.at)), el("td", {}, el("code", {}, each.code)),
            el("td", {}, each.message), el("td", {}, el("code", {}, each.position))));
        letters.replaceChildren(
            el("p", {class: "facts"}, `${records.toLocaleString("en")} records of all contact centers; the latest of yours:`),
            rows.length ? el("table", {}, head("Time", "Code", "Message", "Position"), el("tbody", {}, ...rows))
                : el("p", {class: "empty"}, "None. What the processor cannot take appears here, with the reason."));
    }

    function draw(event) {
        event.preventDefault();
        const id = event.target.elements.session.value.trim();
        return attempt(`Session ${id}`, async () => {
            const response = await api.fetch(`/api/v2/admin/smssessions/${encodeURIComponent(id)}/timeline.svg`);
            const url = URL.createObjectURL(await response.blob());
            const image = el("img", {src: url, alt: `Timeline of session ${id}`});
            try {
                await image.decode();
            } catch {
                URL.revokeObjectURL(url);
                throw new Refusal(0, {statusMessage: "The picture cannot be shown."});
            }
            picture.replaceChildren(image);
            picture.hidden = false;
            URL.revokeObjectURL(drawn);
            drawn = url;
        });
    }

    const section = (id, title, ...children) => el("section", {"aria-labelledby": id}, el("h2", {id}, ...[title].flat()), ...children);
    const element = el("div", {id: "operators", class: "admin"},
        section("throughput", "Throughput", throughput),
        section("lag", ["Lag ", behind], el("table", {}, head("Topic", "Partition", "Records behind"), lag)),
        section("group", "Instances", group),
        section("letters", "Dead letters", letters),
        section("timeline", "A session's timeline",
            el("form", {class: "line", onsubmit: draw}, el("label", {for: "session"}, "Session id"),
                el("input", {id: "session", name: "session", required: true, autocomplete: "off", spellcheck: "false"}),
                el("button", {type: "submit", class: "primary"}, "Draw")),
            picture));
    const start = () => follow(api, "/api/v2/admin/events", {told, connected, ended});
    return {element, start};
}

function head(...names) {
    return el("thead", {}, el("tr", {}, ...names.map(name => el("th", {scope: "col"}, name))));
}
