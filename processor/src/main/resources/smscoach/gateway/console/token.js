const KEY = "coach.token";

/** The token of a signed-in link. A fragment reaches no server and no log; it leaves the address bar at once. */
export function takeToken() {
    const given = new URLSearchParams(location.hash.slice(1)).get("token");
    if (given) {
        history.replaceState(null, "", location.pathname);
        sessionStorage.clear();
        keepToken(given);
    }
    return sessionStorage.getItem(KEY);
}

export function keepToken(token) {
    sessionStorage.setItem(KEY, token.trim());
}

export function forgetToken() {
    sessionStorage.clear();
}
