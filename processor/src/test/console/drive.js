/**
 * Drives the console in a browser, one case after the other. Each line read names a case; each line written asks the test for
 * something that only it can do, or says that the case is over and what was wrong.
 */
import {once} from "node:events";
import {createInterface} from "node:readline";
import {chromium} from "playwright-core";
import * as cases from "./cases.js";
import {Supervisor} from "./supervisor.js";

const [executablePath, address, pictures] = process.argv.slice(2);
const PATIENCE = 15_000;
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];

const browser = await chromium.launch({executablePath, args: ARGUMENTS});
const lines = createInterface({input: process.stdin})[Symbol.asyncIterator]();
const tell = message => process.stdout.write(`${JSON.stringify(message)}\n`) || once(process.stdout, "drain");

for (let line = await lines.next(); !line.done; line = await lines.next()) {
    const name = line.value;
    const problems = [];
    const contexts = [];
    const ask = async (what, more = {}) => {
        await tell({ask: what, contactCenterId: name, ...more});
        return JSON.parse((await lines.next()).value);
    };
    const open = async (userName, {roles = ["supervisor"], link = "", tolerated = /^$/, ...options} = {}) => {
        const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
        contexts.push(context);
        context.setDefaultTimeout(PATIENCE);
        context.on("request", request => new URL(request.url()).origin === address || request.url().startsWith("blob:") ||
            problems.push(`asked for ${request.url()}`));
        context.on("console", message => message.type() === "error" && !tolerated.test(message.text()) && problems.push(`console: ${message.text()}`));
        context.on("weberror", error => problems.push(`uncaught: ${error.error()}`));
        const page = await context.newPage();
        const userId = `sup-${userName.toLowerCase()}`;
        await page.goto(`${address}/#token=${await ask("token", {userId, userName, roles})}${link}`);
        return new Supervisor(page);
    };
    try {
        await cases[name]({open, ask, pictures, publish: (type, more) => ask("publish", {event: {type, ...more}})});
    } catch (e) {
        problems.push(String(e.stack));
    }
    await Promise.all(contexts.map(context => context.close()));
    await tell({ask: "nothing", problems});
}
await browser.close();
