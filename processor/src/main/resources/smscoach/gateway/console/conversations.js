const SESSIONS = 20;
const MESSAGES = 100;

/** What was told of the sessions, kept across a reload of the page, and no more of it than fits. */
export class Conversations {
    constructor(owner) {
        this.key = `coach.conversations.${owner}`;
        const kept = JSON.parse(sessionStorage.getItem(this.key) ?? "{}");
        this.lastEventId = kept.lastEventId ?? null;
        this.sessions = new Map(kept.sessions ?? []);
    }

    at(id) {
        this.lastEventId = id;
        this.keep();
    }

    /** Live ones first, the latest first. */
    all() {
        return [...this.sessions.values()].reverse().sort((a, b) => Boolean(a.ended) - Boolean(b.ended));
    }

    begin(id, facts) {
        const before = this.sessions.get(id);
        this.sessions.delete(id);
        this.sessions.set(id, {id, messages: before?.messages ?? [], ...facts, ended: null});
        for (const old of this.all().reverse().slice(0, Math.max(0, this.sessions.size - SESSIONS))) {
            this.sessions.delete(old.id);
        }
    }

    change(id, facts) {
        const session = this.sessions.get(id);
        if (session) {
            Object.assign(session, facts);
        }
    }

    end(id, why) {
        this.change(id, {ended: why});
    }

    add(message) {
        if (!this.sessions.has(message.smssessionId)) {
            this.begin(message.smssessionId, {agents: [], visibility: null});
        }
        const {messages} = this.sessions.get(message.smssessionId);
        if (!messages.some(each => each.messageId === message.messageId && each.refused === message.refused)) {
            messages.push(message);
            messages.splice(0, Math.max(0, messages.length - MESSAGES));
        }
    }

    dismiss(id) {
        this.sessions.delete(id);
        this.keep();
    }

    /** What is now, as the gateway says: sessions that are not in it ended unseen. */
    reconcile(sessions, me) {
        const now = new Set(sessions.map(each => each.smssessionId));
        for (const session of this.sessions.values()) {
            if (!now.has(session.id) && !session.ended) {
                session.ended = "it ended while you were away";
            }
        }
        for (const {smssessionId, agents, supervisors} of sessions) {
            const visibility = supervisors.find(each => each.userId === me)?.visibility ?? null;
            if (this.sessions.get(smssessionId)?.ended === null) {
                this.change(smssessionId, {agents, visibility});
            } else {
                this.begin(smssessionId, {agents, visibility});
            }
        }
        this.keep();
    }

    keep() {
        try {
            const {lastEventId} = this;
            sessionStorage.setItem(this.key, JSON.stringify({lastEventId, sessions: [...this.sessions]}));
        } catch {
            // Full: then a reload begins with what is now.
            sessionStorage.removeItem(this.key);
        }
    }
}
