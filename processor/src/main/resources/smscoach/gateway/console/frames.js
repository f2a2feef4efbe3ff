/** Cuts a stream of text into Server-Sent Events. */
export async function* frames(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (let {done, value} = await reader.read(); !done; {done, value} = await reader.read()) {
        const parts = (rest + value).split("\n\n");
        rest = parts.pop();
        yield* parts.map(frame);
    }
}

function frame(text) {
    const fields = {};
    for (const line of text.split("\n")) {
        const colon = line.indexOf(":");
        if (colon > 0) {
            fields[line.slice(0, colon)] = line.slice(colon + 1).trimStart();
        }
    }
    return fields;
}
