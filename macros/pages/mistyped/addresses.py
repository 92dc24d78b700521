"""Addresses of the web and of email that lead nowhere, or are not links at all."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from macros.messages import Problem
from macros.pages.mistyped.source import Run, Source, shown

LINK = re.compile(r"\[[^\[\]]*\]\s?\((?:[^()\n]|\([^()\n]*\))*\)?|\][ \n]?\((?:[^()\n]|\([^()\n]*\))*\)?")
BARE = re.compile(
    r"(?<![\w/@.=\"'\[])(?:(?:https?|ftp)://[^\s<>|\]\"”’]+|www\.[^\s<>|\]\"”’]+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]+)+)"
)
EMAIL = re.compile(r"^[\w.+'-]+@[\w-]+(?:\.[\w-]+)+$")
SCHEME = re.compile(r"^(?:h{1,2}t{0,3}p{1,2}s?|ttps?)(?:[:;,]{1,2}[/\\]{0,3}|[/\\]{2,3})(?=\w|$)", re.IGNORECASE)
RIGHT = re.compile(r"^https?://[^/\s:?#]+", re.IGNORECASE)
HOST = r"(?:[a-z0-9][a-z0-9-]*\.)+(?:uk|com|org|net|gov|edu|eu|info|int|ie|scot|wales|nhs|police)"
DOMAIN = re.compile(rf"^{HOST}(?=[/:?#]|$)", re.IGNORECASE)
NAMED_HOST = re.compile(rf"(?<![\w.-])(?:(?<=//)[\w.-]+\.[a-z]+|{HOST})(?![\w-]|\.\w)", re.IGNORECASE)
HOST_OF = re.compile(r"(?:https?://(?:[^/?#]*@)?|mailto:[^@\s]*@)([\w.-]+)", re.IGNORECASE)
ON_A_COMPUTER = re.compile(r"^(?:[A-Za-z]:[\\/](?!/)|\\|file:)", re.IGNORECASE)
INSIDE = re.compile(
    r"^https?://(?:localhost|127\.|10\.\d+\.\d|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|[a-z0-9-]+(?:\.(?:local|internal|lan))?(?::\d+)?(?:/|$))",
    re.IGNORECASE,
)
BEFORE_AT = re.compile(r"^https?://[^/?#]*@", re.IGNORECASE)
TWICE = re.compile(r"^https?://(?:https?:?/|www\.https?\b)", re.IGNORECASE)
COPIED = re.compile(r"[?&](?:bcc|cc|to)\s*=|^[^?]*[,;]", re.IGNORECASE)
"""More addresses in one of email, some of which no reader sees."""
QUOTES = "“”‘’\"'«»"


def address_mistyped(address: str) -> tuple[str, str]:
    """What is wrong with the form of an address, and how to fix it; '' twice where nothing is."""
    bare = address.strip(QUOTES)
    if bare != address and not re.search(rf"\s[{QUOTES}]", address):  # else words in quotes follow the address
        return f"The address `{shown(address)}` is between quotation marks", f"Write `{shown(bare, 80)}` alone"
    lower = address.lower()
    if lower.startswith("www."):
        return f"`{shown(address)}` is not an address without its beginning", f"Write `https://{shown(address, 80)}`"
    if EMAIL.match(address):
        return f"`{shown(address)}` is an email address without its beginning", f"Write `mailto:{address}`"
    if lower.startswith("mailto:") and not EMAIL.match(re.split(r"[?,]", address[7:])[0]):
        return f"`{shown(address)}` has no email address", "Write it as `mailto:name@example.org`"
    if lower.startswith("mailto:") and COPIED.search(html.unescape(unquote(address))):
        what = f"`{shown(address)}` sends the message to more people than readers are told"
        return what, f"Write `{shown(re.split('[?,;&]', address)[0], 80)}`"
    if ON_A_COMPUTER.match(address):
        what = f"`{shown(address)}` is a place on a computer, which readers cannot reach"
        return what, "Put the file into docs/ and write its name from this page, or link to where it is on the web"
    if INSIDE.match(address):
        what = f"`{shown(address)}` is inside one computer or network, which readers cannot reach"
        return what, "Link to where it is on the web, or remove the link"
    if SCHEME.match(address) and not SCHEME.sub("", address, count=1).strip("/\\"):
        return f"`{shown(address)}` is not a whole address", "Copy it again from the browser"
    if DOMAIN.match(address):
        return f"`{shown(address)}` is not an address without its beginning", f"Write `https://{shown(address, 80)}`"
    if BEFORE_AT.match(address):
        what = f"`{shown(address)}` has a name before an `@`, which readers take for the website that it leads to"
        return what, "Copy the address again from the browser"
    if TWICE.match(address):
        return f"`{shown(address)}` begins twice", "Keep one `https://`"
    if ".safelinks.protection.outlook.com" in lower:
        return (
            "This link was made by Outlook, goes through its servers, and holds the email address of who copied it",
            "Open it, and copy the address of the page that comes",
        )
    if SCHEME.match(address) and not RIGHT.match(address):
        rest = SCHEME.sub("", address, count=1).lstrip("/\\")
        return f"`{shown(address)}` begins wrongly for an address of the web", f"Write `https://{shown(rest, 80)}`"
    if "\\" in address:
        forward = re.sub(r"[\\]+", "/", address)
        return f"`{shown(address)}` has a backslash in it", f"Write `{shown(forward, 80)}`"
    return "", ""


def addresses_that_are_no_links(source: Source) -> Iterator[Problem]:
    """An address in a sentence is a link only between `<` and `>`, or with words in square brackets before it."""
    for run in source.runs:
        if run.kind == "names":
            yield from _named(source, run)
            continue
        text = (
            LINK.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), run.plain)
            if "](" in run.plain or "] (" in run.plain
            else run.plain
        )
        for match in BARE.finditer(text):
            found = match[0].rstrip(".,;:!?)*_~")
            web = f"https://{found}" if found.startswith("www.") else found
            words = (
                ""
                if "@" in found and "://" not in found
                else ", or `[words](address)` with words that say what is there"
            )
            yield source.problem(
                run.line(match.start()),
                f"`{shown(found, 60)}` is not a link, but plain text",
                f"Write `<{web}>`{words}" if len(web) < 200 else "Write it between `<` and `>`",
            )
    for run in (*source.runs, *source.raw):
        for start, end in run.spans:
            if run.text[start : start + 5].lower() == "<www.":
                yield source.problem(
                    run.line(start),
                    f"`{shown(run.text[start:end])}` is not a link, and is not shown",
                    f"Write `<https://{shown(run.text[start + 1 : end - 1], 80)}>`",
                )


def _named(source: Source, run: Run) -> Iterator[Problem]:
    """The address of a link that is called by name."""
    address = run.lines[0].text.partition("]:")[2].split()[0].strip("<>")
    what, fix = address_mistyped(address)
    if what:
        yield source.problem(run.lines[0], what, fix)


def host_meant(words: str, address: str) -> str:
    """The host of another website that the words of a link name, so that readers believe to open that; '' where they name none."""
    host = HOST_OF.match(address)
    to = host[1].lower().removeprefix("www.") if host else ""
    for named in NAMED_HOST.findall(words) if to else ():
        said = named.lower().removeprefix("www.")
        if not f".{to}".endswith(f".{said}") and not f".{said}".endswith(f".{to}"):
            return str(named)
    return ""
