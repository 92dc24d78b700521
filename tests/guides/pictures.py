"""Makes the pictures of the guides from their steps: `python tests/guides/pictures.py`, with names of guides or for all.

Each guide is carried out in a copy of the practice site. Where it shows a picture, the page is opened in Chromium and the
part of it that the guide names is saved, small enough for a repository. What the guide did until then is
written into the picture, so that a test can tell a picture that is out of date.
"""

from __future__ import annotations

import io
import mimetypes
import sys
import tempfile
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from guiding import FOLDER, Desk, Guide, Step, desk, done_before, guides, read
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Browser, Route
from visits import chromium

from macros.build.live import Live

HOME = "http://127.0.0.1:8000/"
MOST = 60_000
"""The most bytes of a picture."""
WIDTH = 900
TALLEST = 900
EDGE = 16
"""The room below the part that is shown."""


def answered(live: Live, route: Route) -> None:
    """A file of the site, made when the page asks for it."""
    address = unquote(urlsplit(route.request.url).path).lstrip("/")
    address += "index.html" if address.endswith("/") or not address else ""
    found = live.answer(address)
    kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
    route.fulfill(status=404 if found is None else 200, body=found or b"", content_type=kind)


def small(png: bytes, steps: str) -> bytes:
    """The picture in as many colours as its size allows, with the state of the steps that led to it."""
    words = PngInfo()
    words.add_text("steps", steps)
    for colours in (128, 64, 32, 16):
        out = io.BytesIO()
        picture = Image.open(io.BytesIO(png)).convert("RGB")
        picture.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True, pnginfo=words)
        if out.tell() <= MOST:
            break
    return out.getvalue()


def leads_on(step: Step) -> bool:
    """Whether a step changes the site or shows it: what the others claim is for the tests to find out."""
    return step.kind not in ("shows", "text") and step.lines != ("uv run python -m macros check",)


def shoot(browser: Browser, guide: Guide) -> None:
    """Carries out a guide and saves each of its pictures."""

    def seen(at: Desk, step: Step) -> None:
        live = Live(at.site, HOME)
        live.renew([f"{at.page}index.html"])
        # Without scripts every image is loaded before the page is, and nothing asks for the index of the search.
        page = browser.new_page(viewport={"width": WIDTH, "height": 4000}, java_script_enabled=False)
        page.set_default_timeout(120_000)
        page.route("**/*", partial(answered, live))
        answer = page.goto(f"{HOME}{at.page}", wait_until="load")
        assert answer is not None
        assert answer.ok, f"{step.argument}: {at.page} is not there: {live.faults}"
        box = page.locator(step.lines[1] or "body").first.bounding_box()
        assert box is not None
        clip = {"x": 0, "y": box["y"], "width": WIDTH, "height": min(box["height"] + EDGE, TALLEST)}
        png = page.screenshot(clip=clip)
        page.close()
        (FOLDER / step.argument).write_bytes(small(png, done_before(guide, step)))
        print(f"{step.argument}: {(FOLDER / step.argument).stat().st_size:,} bytes", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        desk(Path(folder) / "practice", seen).follow(guide.path, filter(leads_on, guide.steps))


def main() -> None:
    """Makes the pictures of the guides that are named, or of all."""
    with chromium() as browser:
        for path in guides():
            if len(sys.argv) == 1 or path.stem in sys.argv[1:]:
                shoot(browser, read(path))


if __name__ == "__main__":
    main()
