import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WHISPER = "Offer the refund.";
const UNSEEN = "the customer does not see this";

const accepted = (smssessionId, userId) => ["AgentAccepted", {smssessionId, userId}];
const said = (smssessionId, messageId, from, text) => ["MessageSent", {smssessionId, message: {messageId, from, text}}];
const customer = {type: "Customer", userId: "+4915550686464"};
const agent = userId => ({type: "User", userId});

/** Kim coaches Omar, and is in s-1. */
async function coaching({open, publish}, options) {
    await publish(...accepted("s-0", "agent-omar"));
    const kim = await open("Kim", options);
    await kim.coach("agent-omar");
    await publish(...accepted("s-1", "agent-omar"));
    await kim.session("s-1").waitFor();
    return kim;
}

export async function keyboard({open, publish}) {
    await publish(...accepted("s-0", "agent-omar"));
    const kim = await open("Kim");
    await kim.agent("agent-omar").waitFor();

    const focused = () => kim.page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    for (let tabs = 0; tabs < 20 && (await focused()) !== "Coach: Omar"; tabs++) {
        await kim.page.keyboard.press("Tab");
    }
    await kim.page.keyboard.press("Enter");
    await kim.page.locator('[data-agent="agent-omar"][data-state="coached"]').waitFor();
    await publish(...accepted("s-1", "agent-omar"));

    await kim.isTold("You are in session s-1 of Omar.");
    await kim.session("s-1").getByText("The agent sees you, the customer does not").waitFor();
    assert.equal(await focused(), "Coach: Omar");
    assert.equal(await kim.page.locator("#live").textContent(), "Live");
}

export async function whisper(test) {
    const kim = await coaching(test);

    await kim.write("s-1", WHISPER);
    await test.publish(...said("s-1", "m-1", agent("agent-omar"), "I refund it."));
    await kim.sees("s-1", "I refund it.");

    const bubble = await kim.sees("s-1", WHISPER);
    assert.match(await bubble.textContent(), new RegExp(`^You.*${UNSEEN}$`));
    assert.match(await (await kim.sees("s-1", "I refund it.")).textContent(), /^Omar.*the customer sees this$/);
    assert.deepEqual(await test.ask("customerMessages"), ["I refund it."]);
}

export async function revoked(test) {
    const kim = await coaching(test);

    await test.publish("SessionCompleted", {smssessionId: "s-1"});

    await kim.isTold("You are out of session s-1: the session is complete.");
    await kim.session("s-1").getByText("Over: the session is complete").waitFor();
    assert.equal(await kim.session("s-1").getByRole("textbox").count(), 0);
}

export async function reload(test) {
    const kim = await coaching(test);
    await test.publish(...said("s-1", "m-1", customer, "Before"));
    await kim.sees("s-1", "Before");

    await kim.page.goto("about:blank");
    await test.publish(...said("s-1", "m-2", customer, "Meanwhile"));
    await kim.page.goBack();
    await test.publish(...said("s-1", "m-3", customer, "After"));

    await kim.sees("s-1", "After");
    assert.deepEqual(await kim.session("s-1").locator(".text").allTextContents(), ["Before", "Meanwhile", "After"]);
    assert.ok(!kim.page.url().includes("token"), kim.page.url());
}

export async function two(test) {
    const kim = await coaching(test);
    const lee = await test.open("Lee");
    await lee.agent("agent-omar").waitFor();
    assert.equal(await lee.agent("agent-omar").getAttribute("data-state"), "not coached");

    await lee.coach("agent-omar");
    await test.publish(...accepted("s-2", "agent-omar"));
    await Promise.all([kim.session("s-2").waitFor(), lee.session("s-2").waitFor()]);
    await kim.write("s-2", WHISPER);

    assert.match(await (await lee.sees("s-2", WHISPER)).textContent(), new RegExp(`^Kim Supervisor.*${UNSEEN}$`));
    assert.equal(await lee.session("s-1").count(), 0);
}

export async function markup(test) {
    const text = "<img src=x onerror=document.title='mine'><b>Hi</b>";
    const kim = await coaching(test);

    await test.publish(...said("s-1", "m-1", customer, text));

    await kim.sees("s-1", text);
    assert.equal(await kim.session("s-1").locator(".text").textContent(), text);
    assert.equal(await kim.session("s-1").locator("img, b").count(), 0);
    assert.equal(await kim.page.title(), "SMS Coach");
}

/** A gateway that is away is told, what was seen stays, and it goes on by itself. */
export async function away(test) {
    const kim = await coaching(test, {tolerated: /Failed to load resource/});
    await test.publish(...said("s-1", "m-1", customer, "Before"));
    await kim.sees("s-1", "Before");
    const stale = kim.page.getByText("what you see may be out of date");
    assert.ok(await stale.isHidden());

    const events = "**/api/v2/me/events";
    await kim.page.route(events, route => route.fulfill({status: 503, contentType: "application/json", body: "{}"}));
    await kim.page.reload();

    await stale.waitFor();
    await kim.sees("s-1", "Before");
    assert.equal(await kim.page.locator("#live").textContent(), "Reconnecting…");
    await kim.page.unroute(events);
    await stale.waitFor({state: "hidden"});
    assert.equal(await kim.page.locator("#live").textContent(), "Live");
}

/** Who came by the demo's link is told with whom he shares his account. */
export async function demo({open}) {
    const kim = await open("Kim", {link: "&demo"});
    await kim.page.getByText("You share Kim's account").waitFor();
    await kim.page.reload();
    await kim.page.getByText("You share Kim's account").waitFor();

    const lee = await open("Lee");
    await lee.page.getByText("You are in no session").waitFor();
    assert.ok(await lee.page.locator("#demo").isHidden());
}

/** What operators see, while something happens. */
export async function admin(test) {
    const kim = await coaching(test);
    await kim.write("s-1", WHISPER);
    await test.publish("AgentAccepted", {smssessionId: "s-broken"});
    const ada = await test.open("Ada", {roles: ["admin"]});

    await ada.section("Dead letters").getByText("MALFORMED").first().waitFor();
    assert.match(await ada.section("Dead letters").locator("tbody tr").first().textContent(), /sms-session-events-[01]@\d+$/);
    await test.publish(...said("s-1", "m-1", customer, "Hello?"));
    await ada.page.locator('.tile[data-quiet="false"]').filter({hasText: "sms-message-deliveries"}).waitFor();
    assert.equal(await ada.page.locator(".tile").count(), 9);
    await ada.section("Lag").getByText("all taken").waitFor();
    assert.equal(await ada.section("Lag").locator("tbody tr").count(), 4);
    await ada.section("Instances").getByText("Stable").waitFor();
    assert.deepEqual(await ada.section("Instances").locator(".chip").allTextContents(), ["0", "1"]);

    await ada.page.getByLabel("Session id").fill("s-1");
    await ada.page.getByRole("button", {name: "Draw"}).click();
    const picture = ada.page.getByAltText("Timeline of session s-1");
    await picture.waitFor();
    assert.ok(await picture.evaluate(image => image.naturalWidth > 300));
    assert.equal(await ada.page.getByText(WHISPER).count(), 0);
    await onAnyScreen(test, ada, "console-admin");
    await onAnyScreen({}, await test.open("Eve", {roles: ["supervisor", "admin"]}), "both");
}

/** A contact center on any screen, for everybody; these are the pictures in the documents, too. */
export async function northwind(test) {
    await test.publish(...accepted("s-9", "agent-ben"));
    await test.publish(...accepted("s-8", "agent-zoe"));
    const kim = await coaching(test);
    await kim.coach("agent-zoe");
    await test.publish(...said("s-1", "m-1", customer, "I am in Turin and got a text that I already spent 62.50 euros?!"));
    await test.publish(...said("s-1", "m-2", agent("agent-omar"), "Hi Alice, Omar here. Let me look at that."));
    await kim.sees("s-1", "Omar here");
    await kim.write("s-1", "Date the travel pass to yesterday.");
    await test.publish(...said("s-1", "m-3", agent("agent-omar"), "I book you the travel pass as of yesterday. The 62.50 are gone."));
    await test.publish(...said("s-1", "m-4", customer, "Wow, thank you!"));
    await test.publish(...accepted("s-2", "agent-zoe"));
    await test.publish(...said("s-2", "m-5", customer, "My new SIM says: not registered. Help"));
    await kim.sees("s-2", "not registered");
    await test.publish("SessionCompleted", {smssessionId: "s-2"});
    await kim.section("Ended sessions").locator('[data-session="s-2"]').getByText("Over").waitFor();
    await kim.section("Live sessions").locator('[data-session="s-1"]').waitFor();
    assert.equal(await kim.section("Live sessions").locator("[data-session]").count(), 1);
    const below = await kim.session("s-1").getByRole("log").evaluate(log => log.scrollHeight - log.scrollTop - log.clientHeight);
    assert.ok(below < 2, `the latest message is ${below} px out of sight`);
    await onAnyScreen(test, kim, "console");
}

/** For everybody, and not too wide. */
async function onAnyScreen(test, {page}, name) {
    await page.evaluate(AXE);
    for (const colorScheme of ["light", "dark"]) {
        for (const width of [1280, 390]) {
            await page.emulateMedia({colorScheme, reducedMotion: "reduce"});
            await page.setViewportSize({width, height: 760});
            const {violations} = await page.evaluate(() => globalThis.axe.run());
            assert.deepEqual(violations.map(each => [each.id, ...each.nodes.map(node => node.html)]), [], `${colorScheme}, ${width}`);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `too wide for ${width}`);
            if (test.pictures) {
                if (width < 1000) {
                    await page.locator("#news p").evaluateAll(news => news.forEach(each => each.classList.add("past")));
                }
                const path = `${test.pictures}/${name}-${colorScheme}${width < 1000 ? "-phone" : ""}.png`;
                await page.screenshot({path, fullPage: true});
            }
        }
    }
}
