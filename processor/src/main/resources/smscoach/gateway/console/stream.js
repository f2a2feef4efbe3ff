import {frames} from "./frames.js";

const LONGEST_PAUSE = 15_000;
/** The gateway gives a sign of life every 10 s. */
const SILENCE = 25_000;

/** Follows a stream of events by fetch, since EventSource cannot send a token; comes back after what it was told last. */
export async function follow(api, path, {lastId = () => null, told, connected, ended}) {
    for (let failures = 0; ; failures++) {
        const abort = new AbortController();
        let watchdog;
        const alive = () => {
            clearTimeout(watchdog);
            watchdog = setTimeout(() => abort.abort(), SILENCE);
        };
        try {
            const id = lastId();
            const response = await api.fetch(path, {headers: id ? {"Last-Event-ID": id} : {}, signal: abort.signal});
            connected(true);
            alive();
            for await (const frame of frames(response.body)) {
                failures = 0;
                alive();
                told(frame);
            }
        } catch (e) {
            if (e.status >= 400 && e.status < 500 && e.status !== 429) {
                connected(false);
                ended(e);
                return;
            }
        } finally {
            clearTimeout(watchdog);
            abort.abort();
        }
        connected(false);
        await new Promise(done => setTimeout(done, pause(failures)));
    }
}

/** Longer each time, and not the same for all. */
function pause(failures) {
    return Math.min(LONGEST_PAUSE, 500 * 2 ** Math.min(failures, 6)) * (0.5 + Math.random() / 2);
}
