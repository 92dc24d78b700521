"""What is asked of a page in the browser, in JavaScript: each answers with what it finds, in words."""

from __future__ import annotations

TELL_WHAT_IS_REFUSED = """addEventListener("securitypolicyviolation", event => console.error(
    `${event.violatedDirective} refuses ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`))"""

FIRST_STOP = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    return {
        words: one.textContent.trim(),
        to: one.getAttribute("href"),
        shown: box.width > 10 && box.height > 10 && box.left >= 0 && box.top >= 0 && box.right <= innerWidth,
    };
}"""

# Everything that takes the focus comes into view, is covered by nothing, and is marked: by an outline of its own or
# of what holds it.
UNSEEN_STOPS = """() => {
    const marked = one => one && one !== document.body
        && ((getComputedStyle(one).outlineStyle !== "none" && parseFloat(getComputedStyle(one).outlineWidth) >= 2)
            || (one.parentElement.localName === "li" && marked(one.parentElement)));
    const found = [];
    for (const one of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
        one.focus();
        if (document.activeElement !== one) continue;
        const box = one.getClientRects()[0] || {left: 0, top: 0, right: 0, bottom: 0};
        const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
        const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        const fault = right <= left || bottom <= top ? "off the screen"
            : !one.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)) ? "covered"
            : !marked(one) ? "not marked" : "";
        if (fault) found.push(`${one.localName} "${one.textContent.trim().slice(0, 40)}" is ${fault}`);
    }
    return found;
}"""

# What a reader can open is open, and what moves has come to rest.
SETTLE = """() => {
    document.querySelectorAll("details").forEach(one => { one.removeAttribute("name"); one.open = true });
    document.getAnimations().forEach(one => one.finish());
}"""

RUN_AXE = """async () => {
    const found = await axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        resultTypes: ["violations"],
        preload: false,
    });
    return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")} (${rule.help})`));
}"""

TOO_WIDE = """() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide && document.body.scrollWidth <= wide) return [];
    const scrolls = one => one && one !== document.body && one !== document.documentElement
        && (/auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
    const over = [...document.body.querySelectorAll("*")]
        .filter(one => one.getBoundingClientRect().right > wide + 1 && !scrolls(one.parentElement))
        .map(one => `<${one.localName} class="${one.getAttribute("class") || ""}"> ends at ${Math.round(one.getBoundingClientRect().right)} px`);
    return over.length ? over.slice(0, 5) : [`the page is ${document.documentElement.scrollWidth} px wide`];
}"""

PRINTED_NUMBERS = """() => [...document.querySelectorAll("#worried a[href^='tel:']")]
    .filter(one => one.checkVisibility() && one.textContent.replace(/\\D/g, "") === one.getAttribute("href").slice(4))
    .map(one => one.getAttribute("href"))"""

# axe leaves text in pictures undecided: the colour of each against what is painted behind it.
FAINT_TEXT_IN_PICTURES = """() => {
    const rgb = text => { const found = text.match(/[\\d.]+/g); return found ? found.map(Number) : [0, 0, 0, 0]; };
    const part = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    const clear = colour => !colour || colour === "none" || (colour.startsWith("rgba") && rgb(colour)[3] === 0);
    const found = [];
    for (const picture of document.querySelectorAll("main svg[role=img]")) {
        if (!picture.getBoundingClientRect().width) continue;
        for (const text of picture.querySelectorAll("text")) {
            if (!text.getBoundingClientRect().width || !text.textContent.trim()) continue;
            text.scrollIntoView({block: "nearest", behavior: "instant"});
            const box = text.getBoundingClientRect();
            const behind = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
                .filter(one => !one.closest("text"))
                .map(one => one instanceof SVGElement && one !== picture ? getComputedStyle(one).fill : getComputedStyle(one).backgroundColor)
                .find(colour => !clear(colour));
            if (!behind) { found.push(`"${text.textContent}" stands on nothing`); continue; }
            const ink = getComputedStyle(text).fill;
            const [a, b] = [light(rgb(ink)), light(rgb(behind))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) found.push(`"${text.textContent}" is ${ink} on ${behind}, ${ratio.toFixed(1)} to 1`);
        }
    }
    return found;
}"""
