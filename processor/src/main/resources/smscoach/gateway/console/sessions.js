import {attempt} from "./attempts.js";
import {clock, el, placeholders, replace} from "./dom.js";
import {nameOf, presence, seenBy} from "./words.js";

const WRITES = {
    Agents: "Whisper: the customer will not see it",
    All: "Write to everybody, the customer too",
};

/** The sessions that the caller is in or was in, each with its conversation. A card stays, so that a half-written text does. */
export class Sessions {
    constructor(api, me, conversations) {
        this.api = api;
        this.me = me;
        this.conversations = conversations;
        this.cards = new Map();
        this.live = el("div", {class: "sessions"}, ...placeholders(1));
        this.ended = el("div", {class: "sessions"});
        this.count = el("span", {class: "count"});
        this.empty = el("div", {class: "empty"}, el("p", {}, el("strong", {}, "You are in no session")),
            el("p", {}, "Coach an agent, and the next one that he accepts appears here."));
        this.past = el("section", {"aria-labelledby": "ended"}, el("h2", {id: "ended"}, "Ended sessions"), this.ended);
        this.element = el("div", {class: "both"},
            el("section", {"aria-labelledby": "sessions"}, el("h2", {id: "sessions"}, "Live sessions ", this.count), this.empty, this.live),
            this.past);
        this.empty.hidden = true;
        this.past.hidden = true;
    }

    show() {
        const sessions = this.conversations.all();
        const ids = new Set(sessions.map(each => each.id));
        for (const [id, card] of this.cards) {
            if (!ids.has(id)) {
                card.element.remove();
                this.cards.delete(id);
            }
        }
        const live = sessions.filter(each => !each.ended);
        const ended = sessions.filter(each => each.ended);
        this.empty.hidden = live.length > 0;
        this.past.hidden = ended.length === 0;
        this.count.textContent = live.length || "";
        this.live.querySelectorAll(".placeholder").forEach(each => each.remove());
        this.arrange(this.live, live);
        this.arrange(this.ended, ended);
        sessions.forEach(each => this.fill(this.cards.get(each.id), each));
    }

    /** What moves loses its focus, and where it was scrolled to. */
    arrange(list, sessions) {
        const cards = sessions.map(each => this.cards.get(each.id) ?? this.add(each.id));
        if (cards.some((card, i) => list.children[i] !== card.element)) {
            const focused = document.activeElement;
            const scrolled = cards.map(card => card.log.scrollTop);
            list.append(...cards.map(card => card.element));
            cards.forEach((card, i) => (card.log.scrollTop = scrolled[i]));
            focused?.focus();
        }
    }

    add(id) {
        const text = el("textarea", {id: `whisper-${id}`, rows: "1", maxlength: "1600", required: true, placeholder: "Offer the refund."});
        const send = event => {
            event?.preventDefault();
            return text.value.trim() ? this.send(id, text) : undefined;
        };
        text.addEventListener("keydown", event => {
            if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
                send(event);
            }
        });
        const card = {
            title: el("h3", {id: `session-${id}`}),
            facts: el("p", {class: "facts"}),
            seen: el("p", {class: "pill"}),
            actions: el("div", {class: "actions"}),
            log: el("div", {class: "chat", role: "log", tabindex: "0", "aria-label": `Conversation of session ${id}`}),
            form: el("form", {class: "whisper", onsubmit: send},
                el("label", {for: `whisper-${id}`}, ""), text, el("button", {type: "submit", class: "primary"}, "Send")),
            shown: 0,
        };
        card.element = el("article", {class: "session", "data-session": id, "aria-labelledby": `session-${id}`},
            el("div", {class: "head"}, card.title, card.facts, card.seen, card.actions), card.log, card.form);
        this.cards.set(id, card);
        return card;
    }

    fill(card, session) {
        const agents = session.agents.map(nameOf).join(", ");
        card.element.dataset.ended = String(Boolean(session.ended));
        card.title.textContent = agents || "No agent";
        card.facts.replaceChildren(el("code", {}, session.id), session.ended ? " · " : "", session.ended ? `Over: ${session.ended}` : "");
        card.seen.textContent = session.visibility ? presence(session.visibility) : "";
        card.seen.dataset.visibility = session.visibility ?? "";
        card.seen.hidden = Boolean(session.ended) || !session.visibility;
        // Who only listens, writes to nobody.
        card.form.hidden = Boolean(session.ended) || session.visibility === "Supervisors";
        card.form.querySelector("label").textContent =
            WRITES[session.visibility] ?? "Your message";
        const text = session.ended ? "Dismiss" : "Leave";
        replace(card.actions, el("button", {
            type: "button", class: "quiet", "data-focus": "out", "aria-label": `${text} session ${session.id}`,
            onclick: () => session.ended ? this.dismiss(session.id) : this.leave(session.id),
        }, text));
        const last = session.messages.at(-1)?.messageId;
        if (card.last !== last || card.shown !== session.messages.length) {
            card.log.replaceChildren(...session.messages.map(message => this.bubble(message)));
            card.log.scrollTop = card.log.scrollHeight;
            Object.assign(card, {last, shown: session.messages.length});
        }
    }

    bubble(message) {
        const mine = message.from.userId === this.me && message.from.type !== "Customer";
        if (message.refused) {
            return el("p", {class: "refused"}, `Your message was not delivered: ${message.refused}`);
        }
        const whisper = message.visibility !== "All";
        const who = mine ? "You" : message.from.nickname ?? (message.from.userId ? nameOf(message.from.userId) : message.from.type);
        return el("div", {class: "bubble", "data-from": message.from.type, "data-whisper": String(whisper), "data-mine": String(mine)},
            el("p", {class: "by"}, el("strong", {}, who), ` ${message.from.type === "System" || who === message.from.type ? "" : message.from.type} `,
                el("time", {datetime: message.occurredAt, title: clock(message.occurredAt)}, clock(message.occurredAt).slice(0, 5))),
            el("p", {class: "text"}, message.text),
            el("p", {class: "seen"}, seenBy(message)));
    }

    send(id, field) {
        const body = {operationName: "SendMessage", text: field.value.trim()};
        return attempt("Your message", async key => {
            await this.api.post(`/api/v2/me/smssessions/${encodeURIComponent(id)}`, body, key);
            if (field.value.trim() === body.text) {
                field.value = "";
            }
            field.focus();
        });
    }

    leave(id) {
        return attempt("Leave", key => this.api.post(`/api/v2/me/smssessions/${encodeURIComponent(id)}`, {operationName: "Leave"}, key));
    }

    dismiss(id) {
        this.conversations.dismiss(id);
        this.show();
        document.getElementById("main").focus();
    }
}
