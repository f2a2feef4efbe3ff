/** Makes an element. Data becomes text nodes and attributes, never markup. */
export function el(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
        if (key.startsWith("on")) {
            element.addEventListener(key.slice(2), value);
        } else if (value === true) {
            element.setAttribute(key, "");
        } else if (value !== false && value !== undefined && value !== null) {
            element.setAttribute(key, value);
        }
    }
    element.append(...children.filter(child => child !== null && child !== undefined));
    return element;
}

/** Replaces what is in a parent, and leaves the focus on the control of the same `data-focus`. */
export function replace(parent, ...children) {
    const focused = parent.contains(document.activeElement) ? document.activeElement.dataset.focus : undefined;
    parent.replaceChildren(...children);
    if (focused !== undefined) {
        const again = [...parent.querySelectorAll("[data-focus]")].find(each => each.dataset.focus === focused);
        (again?.disabled ? again.parentElement.querySelector("button:not(:disabled)") : again)?.focus();
    }
}

/** Stands where something will be that is not known yet. */
export function placeholders(count, name = "div") {
    return Array.from({length: count}, () => el(name, {class: "placeholder", "aria-hidden": "true"}));
}

export function clock(instant) {
    const time = new Date(instant);
    return Number.isNaN(time.getTime())
        ? ""
        : time.toLocaleTimeString([], {hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false});
}
