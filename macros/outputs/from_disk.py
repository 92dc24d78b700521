"""A built site as one zip that opens from a folder, without a server: each link names its file, and scripts fetch nothing.

The officer who looks at a change downloads it, extracts it, and opens `index.html`. Browsers let a page from a folder
neither fetch a file nor import a script, so what the site's scripts ask for is there as a script too.
"""

from __future__ import annotations

import io
import json
import posixpath
import re
import zipfile
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from macros.messages import Fault
from macros.render import COMPONENTS, whole

FOLDER = "site-preview"
"""The folder in the zip."""
EDITIONS = "editions"
"""Where the editions of newsletters are in it, which are not a part of the site."""
PROGRAM = "assets/from-disk.js"
ENDING = ".from-disk.js"
SENT = "email.html"
"""An edition that is sent as it is."""
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
ADDRESS = re.compile(r'(?P<before>\s(?:href|src|poster|action|data-index|data-script)=")(?P<address>[^"]*)"')
SEVERAL = re.compile(r'(?P<before>\ssrcset=")(?P<addresses>[^"]*)"')
REFRESH = re.compile(r'(?P<before>http-equiv="refresh" content="\d+; ?url=)(?P<address>[^"]*)"')
POLICY = re.compile(r"(?<=http-equiv=\"Content-Security-Policy\" content=\")[^\"]*")
HEAD_ENDS = re.compile(r"(?<=</title>)")
IMPORT = re.compile(r'\bimport\("\./([\w-]+\.js)"\)')
EXPORT = re.compile(r"^export const (\w+) =", re.MULTILINE)
WHEN = (2026, 1, 1, 0, 0, 0)
"""The time of every file in the zip: the same site gives the same bytes."""


def zipped(root: Path) -> bytes:
    """The zip of the site that was built in this folder; Fault if there is none."""
    site, editions = root / "site", root / "site-editions"
    if not (site / "index.html").is_file():
        raise Fault("There is no built site in site/", "Type `python -m macros site` first")
    home = home_of((site / "index.html").read_text(encoding="utf-8"))
    files = {path.relative_to(site).as_posix(): path for path in _files(site)}
    files |= {f"{EDITIONS}/{path.relative_to(editions).as_posix()}": path for path in _files(editions)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in _contents(files, home):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", WHEN)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # also where Windows makes it
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def home_of(page: str) -> str:
    """The address that a site was built for, from its home page; '' where that does not say."""
    found = CANONICAL.search(page)
    return unescape(found[1]) if found else ""


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _contents(files: dict[str, Path], home: str) -> Iterator[tuple[str, bytes | str]]:
    yield PROGRAM, (COMPONENTS / "preview" / "from-disk.js").read_text(encoding="utf-8")
    for name, path in files.items():
        if name.endswith(".html") and posixpath.basename(name) != SENT:
            yield name, page(path.read_text(encoding="utf-8"), name, set(files), home)
        elif name.startswith("assets/") and name.endswith(".js"):
            text = path.read_text(encoding="utf-8")
            yield name, IMPORT.sub(r'fromDisk.module("\1")', text)
            if names := EXPORT.findall(text):
                plain = EXPORT.sub(r"const \1 =", text)
                given = f"fromDisk.give({json.dumps(name)}, {{ {', '.join(names)} }})"
                yield f"{name}{ENDING}", f"{{\n{plain}\n{given}\n}}\n"
        else:
            content = path.read_bytes()
            yield name, content
            if name.endswith(".csv") or name.startswith("search/"):
                yield f"{name}{ENDING}", f"fromDisk.give({json.dumps(name)}, {json.dumps(content.decode())})\n"


def page(text: str, name: str, files: set[str], home: str) -> str:
    """A page whose links lead to the files beside it."""

    def led(address: str) -> str:
        return escape(local(unescape(address), name, files, home))

    def several(found: re.Match[str]) -> str:
        parts = [part.strip().partition(" ") for part in found["addresses"].split(",")]
        return f'{found["before"]}{", ".join(f"{led(one)}{gap}{size}" for one, gap, size in parts)}"'

    for pattern in (ADDRESS, REFRESH):
        text = pattern.sub(lambda found: f'{found["before"]}{led(found["address"])}"', text)
    text = POLICY.sub(lambda found: found[0].replace("'self'", "'self' file:"), SEVERAL.sub(several, text))
    program = posixpath.relpath(PROGRAM, posixpath.dirname(name) or ".")
    script = whole("script.html", "preview", src=program).strip()
    return HEAD_ENDS.sub(lambda _: script, text, count=1)


def local(address: str, name: str, files: set[str], home: str) -> str:
    """The address as a file beside the page of this name; as it was where it leads to another website, or to no file."""
    base = urlsplit(home).path or "/"
    if home and address.startswith(home):
        path, inside = address.removeprefix(home), True
    else:
        inside = address.startswith(base) and not address.startswith("//")
        path = address.removeprefix(base) if inside else address
    try:
        link = urlsplit(path)
    except ValueError:
        return address
    if link.scheme or link.netloc or not (link.path or inside):
        return address
    here = posixpath.dirname(name)
    file = posixpath.normpath(posixpath.join("" if inside else here, unquote(link.path)))
    for one in (file, posixpath.normpath(f"{file}/index.html")):
        if one in files:
            found = posixpath.relpath(one, here or ".")
            rest = f"?{link.query}" if link.query else ""
            return quote(found) + rest + (f"#{link.fragment}" if link.fragment else "")
    return address
