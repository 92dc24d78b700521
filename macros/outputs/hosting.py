"""What a browser may do with the site, said once: the policy in each page, and the same as headers for whoever hosts it.

GitHub Pages sends no headers of ours, so each page has the policy inside. Other hosts send it with every file, together
with what only a header can say. Their files lie in a folder beside site/, so that they are not published with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.system import disk

FOLDER = "site-hosting"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
"""The site has no inline script, so that the policy needs no hash, and nothing in a page can add one.

It is the same for every page (Content Security Policy Level 3).
"""
REFERRER = "no-referrer"
"""No other website learns which page about a worry somebody was reading."""
UNUSED = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
)
"""What a browser can do for a page, and no page of ours asks for."""
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": ", ".join([*(f"{one}=()" for one in UNUSED), "clipboard-write=(self)"]),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
"""Sent with every file. `no-cache` keeps a file and asks each time whether it has changed: a corrected number is seen at once."""
HTTPS = ("Strict-Transport-Security", "max-age=31536000")
"""A browser that has seen this uses HTTPS alone for a year, for all that the host has."""
ONLY_ONCE_ON_HTTPS = "Remove the # once everything at this address is on HTTPS, and will stay so:"


def write(root: Path, base: str = "/") -> None:
    """The folder with a file for each kind of host is made, to take its place once the whole build is right."""
    disk.write_all(disk.fresh(root, FOLDER), {name: text.encode() for name, text in files(base).items()})


def files(base: str = "/") -> dict[str, str]:
    """The files by their names: for Netlify and Cloudflare Pages, for Apache, for nginx. `base` is the path of the site."""
    return {"_headers": _lines(_pages()), ".htaccess": _lines(_apache(base)), "nginx.conf": _lines(_nginx(base))}


def _pages() -> Iterator[str]:
    """Netlify and Cloudflare Pages read the same file. Both serve every site on HTTPS alone."""
    yield "# For Netlify and Cloudflare Pages: copy this file into the folder that is published."
    yield "/*"
    for name, value in (*HEADERS.items(), HTTPS):
        yield f"  {name}: {value}"


def _apache(base: str) -> Iterator[str]:
    yield "# For Apache with mod_headers: copy this file into the folder that is published."
    yield f"ErrorDocument 404 {base}404.html"
    for name, value in HEADERS.items():
        yield f'Header always set {name} "{value}"'
    yield f"# {ONLY_ONCE_ON_HTTPS}"
    yield f'# Header always set {HTTPS[0]} "{HTTPS[1]}"'


def _nginx(base: str) -> Iterator[str]:
    yield "# For nginx: include this file in the block of the server, and in each location that has another add_header."
    yield f"error_page 404 {base}404.html;"
    for name, value in HEADERS.items():
        yield f'add_header {name} "{value}" always;'
    yield f"# {ONLY_ONCE_ON_HTTPS}"
    yield f'# add_header {HTTPS[0]} "{HTTPS[1]}" always;'


def _lines(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
