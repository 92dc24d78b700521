"""What is asked of a page under the reader's own settings, in JavaScript: each answers with what it finds, in words."""

from __future__ import annotations

TEXT_SPACING = """() => {
    const rules = new CSSStyleSheet();
    rules.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [rules];
}"""
"""The least spacing of text that WCAG 2.2, 1.4.12, asks a page to bear."""

LARGE_LETTERS = """() => { document.adoptedStyleSheets = []; document.documentElement.style.fontSize = "200%" }"""

RUN_SNIFFER = """() => new Promise((done, failed) => HTMLCS.process("WCAG2AA", document, () => done(HTMLCS.getMessages()
    .filter(one => one.type === HTMLCS.ERROR)
    .map(one => `${one.code}: ${one.msg} ${one.element.outerHTML?.slice(0, 80)}`)), failed))"""

# Words that their box cuts off, at its side or below. What is hidden from sight on purpose is one pixel wide.
CUT_OFF = """() => {
    const scrolls = (one, within) => one !== within && (/auto|scroll/.test(getComputedStyle(one).overflow) || scrolls(one.parentElement, within));
    const found = [], range = document.createRange(), name = one => `<${one.localName} class="${one.getAttribute("class") || ""}">`;
    for (const one of document.body.querySelectorAll("*")) {
        if (one instanceof SVGElement || one.clientWidth <= 1) continue;
        const {overflowX, overflowY, textOverflow} = getComputedStyle(one);
        if (textOverflow === "ellipsis" && one.localName !== "select") found.push(`${name(one)} ends in dots`);
        const across = /hidden|clip/.test(overflowX) && one.scrollWidth > one.clientWidth + 1;
        const down = /hidden|clip/.test(overflowY) && one.scrollHeight > one.clientHeight + 1;
        if (!across && !down) continue;
        const box = one.getBoundingClientRect(), texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            range.selectNodeContents(texts.currentNode);
            const at = range.getBoundingClientRect(), holder = texts.currentNode.parentElement;
            if (!texts.currentNode.data.trim() || at.width <= 1 || holder.clientWidth === 1 || scrolls(holder, one) || !holder.checkVisibility()) continue;
            if ((across && (at.right > box.right + 1 || at.left < box.left - 1)) || (down && at.bottom > box.bottom + 1))
                found.push(`${name(one)} cuts off "${texts.currentNode.data.trim().slice(0, 40)}"`);
        }
    }
    return found.slice(0, 5);
}"""

MOVING = """() => document.getAnimations()
    .filter(one => one.timeline instanceof DocumentTimeline && one.effect.getComputedTiming().endTime > 1)
    .map(one => `<${one.effect.target.localName} class="${one.effect.target.className}"> moves`)"""
"""What moves although the reader has asked for less motion. What follows the reader's own scrolling does not count."""

# A system of few colours takes away backgrounds and shadows: what can be pressed has a border or an underline, and each
# mark of a picture another colour than the page.
LOST_WITH_FORCED_COLOURS = """() => {
    const found = [], shown = one => one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().width > 1;
    const edge = style => ["Top", "Right", "Bottom", "Left"].some(side => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1);
    const told = one => { const style = getComputedStyle(one); return edge(style) || style.appearance === "auto" || style.textDecorationLine.includes("underline"); };
    for (const one of document.querySelectorAll("button, input, select, .opener")) {
        if (shown(one) && !told(one) && !one.closest("thead")) found.push(`"${one.textContent.trim() || one.name}" has no border`);
    }
    const page = getComputedStyle(document.body).backgroundColor;
    for (const one of document.querySelectorAll("main svg :is([data-v], [data-line])")) {
        if (!shown(one.ownerSVGElement)) continue;
        const {fill, stroke} = getComputedStyle(one);
        if ([fill, stroke].every(colour => colour === "none" || colour === page || /, 0\\)$/.test(colour)) && !one.closest("g")?.querySelector(":not([data-v])"))
            found.push(`the mark ${one.dataset.c || one.dataset.line} has the colour of the page`);
    }
    return [...new Set(found)].slice(0, 5);
}"""
