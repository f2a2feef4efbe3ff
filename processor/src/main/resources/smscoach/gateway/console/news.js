import {clock, el} from "./dom.js";

const KEPT = 5;

/** Says what happened, to eyes and to screen readers. */
export function tell(kind, text, instant) {
    const news = document.getElementById("news");
    news.append(el("p", {"data-kind": kind}, el("strong", {}, kind), ` ${text} `, el("time", {datetime: instant}, clock(instant))));
    while (news.children.length > KEPT) {
        news.firstChild.remove();
    }
}
