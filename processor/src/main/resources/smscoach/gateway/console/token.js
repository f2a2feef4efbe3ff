const KEY = "coach.token";
const DEMO = "coach.demo";

/** The token of a signed-in link. A fragment reaches no server and no log; it leaves the address bar at once. */
export function takeToken() {
    const link = new URLSearchParams(location.hash.slice(1));
    const given = link.get("token");
    if (given) {
        history.replaceState(null, "", location.pathname);
        sessionStorage.clear();
        keepToken(given);
        if (link.has("demo")) {
            sessionStorage.setItem(DEMO, "yes");
        }
    }
    return sessionStorage.getItem(KEY);
}

/** Whether the link was one that the demo gave. */
export function isOfDemo() {
    return sessionStorage.getItem(DEMO) !== null;
}

export function keepToken(token) {
    sessionStorage.setItem(KEY, token.trim());
}

export function forgetToken() {
    sessionStorage.clear();
}
