import {clock, el} from "./dom.js";

const KEPT = 5;
const SHOWN = 10_000;

/** Says what happened, to eyes and to screen readers. */
export function tell(kind, text, instant) {
    const news = document.getElementById("news");
    const line = el("p", {"data-kind": kind}, el("strong", {}, kind), ` ${text} `, el("time", {datetime: instant}, clock(instant)));
    news.append(line);
    setTimeout(() => line.classList.add("past"), SHOWN);
    while (news.children.length > KEPT) {
        news.firstChild.remove();
    }
}
