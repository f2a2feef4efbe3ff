/** What the gateway refused, or that it could not be asked. */
export class Refusal extends Error {
    constructor(status, answer) {
        super(answer.statusMessage ?? `The gateway answered ${status}.`);
        this.status = status;
        this.reason = answer.statusReason;
    }

    /** Whether to ask again may give another answer. */
    get passes() {
        return this.status === 0 || this.status === 429 || this.status >= 500;
    }
}

/** The gateway, asked by one user. */
export class Api {
    constructor(token) {
        this.token = token;
    }

    async fetch(path, options = {}) {
        const headers = {...options.headers, Authorization: `Bearer ${this.token}`};
        let response;
        try {
            response = await fetch(path, {...options, headers});
        } catch (e) {
            if (e.name === "AbortError") {
                throw e;
            }
            throw new Refusal(0, {statusMessage: "The gateway cannot be reached."});
        }
        if (!response.ok) {
            throw new Refusal(response.status, await response.json().catch(() => ({})));
        }
        return response;
    }

    async get(path) {
        return (await this.fetch(path)).json();
    }

    /** The key makes it safe to send the same again. */
    async post(path, body, key) {
        const headers = {"Content-Type": "application/json", "Idempotency-Key": key};
        return (await this.fetch(path, {method: "POST", headers, body: JSON.stringify(body)})).json();
    }
}

/** An id that nobody else has. `randomUUID` is there in secure contexts only. */
export function newKey() {
    return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
}
