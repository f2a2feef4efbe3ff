/** A supervisor's hands and eyes. */
export class Supervisor {
    constructor(page) {
        this.page = page;
    }

    agent(id) {
        return this.page.locator(`[data-agent="${id}"]`);
    }

    session(id) {
        return this.page.locator(`[data-session="${id}"]`);
    }

    /** What stands under that heading. */
    section(title) {
        return this.page.locator("section").filter({has: this.page.getByRole("heading", {name: title})});
    }

    async coach(id) {
        await this.agent(id).getByRole("button", {name: "Coach"}).click();
        await this.page.locator(`[data-agent="${id}"][data-state="coached"]`).waitFor();
    }

    async write(session, text) {
        await this.session(session).getByRole("textbox").fill(text);
        await this.session(session).getByRole("textbox").press("Enter");
        await this.sees(session, text);
    }

    /** The bubble with that text. */
    async sees(session, text) {
        const bubble = this.session(session).locator(".bubble").filter({hasText: text});
        await bubble.waitFor();
        return bubble;
    }

    async isTold(text) {
        await this.page.locator("#news").getByText(text).waitFor();
    }
}
