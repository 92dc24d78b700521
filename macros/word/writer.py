"""HTML as Markdown in the form that this site reads: lists are indented by four spaces, and only what must be is escaped."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from macros.word.inline import CALL

EMPTY = re.compile(r"\n{3,}")
STARTS = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+](?=\s)|\d{1,9}(?=[.)]\s)|>|:(?=\s)|!!!|\?\?\?|={3,}|-{3,})")
TAG = re.compile(r"<(?=[A-Za-z/!?])")
ENTITY = re.compile(r"&(?=#?\w+;)")


def as_markdown(soup: Any, notes: list[str]) -> str:
    """The document as Markdown, its notes at the end."""
    text = _converter()().convert_soup(soup)
    lines = [line.rstrip() for line in text.replace("\u00a0", " ").split("\n")]
    made = EMPTY.sub("\n\n", "\n".join(lines)).strip("\n")
    made = re.sub("\ue100(\\d+)\ue101", r"[^\1]", made)
    return "\n\n".join([made, *notes]).strip() + "\n" if made or notes else ""


def escaped(text: str) -> str:
    """A text whose signs are read as they are typed; what is in double braces is a macro, and is left alone."""
    pieces, place = [], 0
    for found in CALL.finditer(text):
        pieces += [_plain(text[place : found.start()]), found[0]]
        place = found.end()
    return "".join([*pieces, _plain(text[place:])])


def _plain(text: str) -> str:
    text = re.sub(r"([\\`*])", r"\\\1", text)
    text = re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", text)
    text = re.sub(r"\[(?=\^|[^\[\]]*\]\s?[(\[:])", r"\\[", text)
    return TAG.sub("&lt;", ENTITY.sub("&amp;", text))


def _start(text: str) -> str:
    """A paragraph whose first signs are words, and no mark of a list, a heading or a quotation."""

    def mark(found: re.Match[str]) -> str:
        return f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}"

    return STARTS.sub(mark, text)


@lru_cache(maxsize=1)
def _converter() -> Any:
    """The converter, made when it is needed: its library takes a while to load."""
    from markdownify import ATX, MarkdownConverter

    class Writer(MarkdownConverter):
        class Options:
            heading_style = ATX
            bullets = "-"
            autolinks = False

        def escape(self, text: str, parent_tags: Any) -> str:
            return escaped(text)

        def convert_p(self, el: Any, text: str, parent_tags: Any) -> str:
            if "_inline" in parent_tags:
                return f" {text.strip()} "
            text = _start(" ".join(text.split()))
            return f"\n\n{text}\n\n" if text else ""

        def convert_list(self, el: Any, text: str, parent_tags: Any) -> str:
            text = text.strip("\n")
            return f"\n{text}\n" if "li" in parent_tags else f"\n\n{text}\n\n"

        convert_ul = convert_ol = convert_list

        def convert_li(self, el: Any, text: str, parent_tags: Any) -> str:
            text = text.strip()
            if not text:
                return ""
            above = el.parent
            mark = "-"
            if above is not None and above.name == "ol":
                items = [one for one in above.find_all("li", recursive=False) if one.get_text(strip=True)]
                place = next((number for number, one in enumerate(items) if one is el), 0)
                mark = f"{int(str(above.get('start', 1))) + place}."
            first, *rest = text.split("\n")
            inside = [f"    {line}" if line.strip() else "" for line in rest]
            return "\n".join([f"{mark} {_start(first)}", *inside]) + "\n"

        def convert_table(self, el: Any, text: str, parent_tags: Any) -> str:
            return f"\n\n{text.strip()}\n\n"

        def convert_tr(self, el: Any, text: str, parent_tags: Any) -> str:
            cells = el.find_all(["td", "th"], recursive=False)
            rule = f"|{' --- |' * len(cells)}\n" if el.find("th") else ""
            return f"|{text}\n{rule}"

        def convert_td(self, el: Any, text: str, parent_tags: Any) -> str:
            words = re.sub(r"(?<!\\)[|]", r"\\|", " ".join(text.split()))
            return f" {words} |"

        convert_th = convert_td

        def convert_a(self, el: Any, text: str, parent_tags: Any) -> str:
            target, words = str(el.get("href", "")), " ".join(el.get_text().split())
            if target in (words, f"mailto:{words}"):
                return f"<{words}>"
            before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            return f"{before}[{' '.join(text.split())}]({target}){after}"

        def convert_img(self, el: Any, text: str, parent_tags: Any) -> str:
            return f"![{el.get('alt', '')}]({el.get('src', '')})"

        def convert_sub(self, el: Any, text: str, parent_tags: Any) -> str:
            return _tagged(el.name, text)

        convert_sup = convert_sub

    return Writer


def _tagged(name: str, text: str) -> str:
    """Small letters above or below the line, for which Markdown has no sign."""
    words = text.strip()
    return f"<{name}>{words}</{name}>" if words else text
