const NAMESPACE = "http://www.w3.org/2000/svg";
const WIDTH = 240;
const HEIGHT = 48;

/** A line of the last values; the words beside it say the same. */
export function sparkline(values, of) {
    const svg = document.createElementNS(NAMESPACE, "svg");
    svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("class", "spark");
    svg.setAttribute("aria-hidden", "true");
    const most = Math.max(1, ...values);
    const points = values.map((value, i) =>
        `${(WIDTH * (of - values.length + i)) / (of - 1)},${HEIGHT - 2 - (value / most) * (HEIGHT - 4)}`);
    if (points.length > 1) {
        const ground = `${WIDTH},${HEIGHT} ${(WIDTH * (of - values.length)) / (of - 1)},${HEIGHT}`;
        svg.append(shape("polygon", [...points, ground]), shape("polyline", points));
    }
    return svg;
}

function shape(name, points) {
    const element = document.createElementNS(NAMESPACE, name);
    element.setAttribute("points", points.join(" "));
    return element;
}
