"""A built site as a zip that opens from a folder: each link names its file, and what scripts fetch comes as a script."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from macros.messages import Fault
from macros.outputs.from_disk import FOLDER, local, zipped

HOME = "https://example.org/exampleshire/"
FILES = {"index.html", "about/index.html", "about/us/index.html", "about/a file.pdf", "assets/page.css"}
HEAD = f'<head><meta http-equiv="Content-Security-Policy" content="connect-src \'self\'"><title>T</title><link rel="canonical" href="{HOME}">'
ASKS = 'const load = () => Promise.all([fetch(index), import("./spelling.js")])\n'
SPELLS = "export const meant = word => [word]\nexport const other = 1\n"


def site(root: Path, **files: str) -> dict[str, str]:
    """What is in the zip of a small site, by name."""
    made = {
        "site/index.html": HEAD + '<a href="about/?a=1#b">',
        "site/about/index.html": '<a href="../">',
        "site/assets/search.js": ASKS,
        "site/assets/spelling.js": SPELLS,
        "site/data/one.csv": 'area,"1"\n',
        "site/search/search_index.json": "{}",
    }
    for name, text in (
        made | {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
    ).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(zipped(root))) as archive:
        return {name.removeprefix(f"{FOLDER}/"): archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize(
    ("address", "name", "led"),
    [
        ("../", "about/index.html", "../index.html"),
        ("us/", "about/index.html", "us/index.html"),
        ("..", "about/us/index.html", "../index.html"),
        ("../../about/#part", "about/us/index.html", "../index.html#part"),
        ("./?level=2#part", "about/index.html", "index.html?level=2#part"),
        ("../about/a%20file.pdf", "about/index.html", "a%20file.pdf"),
        ("/exampleshire/assets/page.css", "404.html", "assets/page.css"),
        ("/exampleshire/", "404.html", "index.html"),
        (f"{HOME}about/us/", "editions/one/preview.html", "../../about/us/index.html"),
        (HOME, "about/index.html", "../index.html"),
        ("#part", "about/index.html", "#part"),
        ("", "about/index.html", ""),
        ("nowhere/", "about/index.html", "nowhere/"),
        ("https://www.gov.uk/", "index.html", "https://www.gov.uk/"),
        ("//www.gov.uk/", "index.html", "//www.gov.uk/"),
        ("tel:999", "index.html", "tel:999"),
        ("mailto:one@example.org", "index.html", "mailto:one@example.org"),
        ("http://[", "index.html", "http://["),
        ("../../../../etc/passwd", "index.html", "../../../../etc/passwd"),
    ],
)
def test_a_link_leads_to_the_file_beside_it(address, name, led):
    assert local(address, name, FILES, HOME) == led


def test_a_page_has_the_links_of_its_folder_and_may_load_from_it(tmp_path):
    home = site(tmp_path)["index.html"]
    assert '<a href="about/index.html?a=1#b">' in home
    assert "connect-src 'self' file:" in home
    assert '</title><script src="assets/from-disk.js"></script>' in home


def test_several_sizes_of_a_picture_and_a_page_that_has_moved_are_led_too(tmp_path):
    moved = f'<meta http-equiv="refresh" content="0; url={HOME}about/">'
    files = site(tmp_path, site__old__index_html=moved, site__a_html='<img srcset="about/ 1x, /exampleshire/ 2x">')
    assert 'content="0; url=../about/index.html"' in files["old/index.html"]
    assert 'srcset="about/index.html 1x, index.html 2x"' in files["a.html"]


def test_what_scripts_fetch_and_import_is_there_as_a_script(tmp_path):
    files = site(tmp_path)
    assert 'fromDisk.module("spelling.js")' in files["assets/search.js"]
    assert "export" not in files["assets/spelling.js.from-disk.js"]
    assert 'fromDisk.give("assets/spelling.js", { meant, other })' in files["assets/spelling.js.from-disk.js"]
    assert json.dumps('area,"1"\n') in files["data/one.csv.from-disk.js"]
    assert "search/search_index.json.from-disk.js" in files


def test_an_email_is_as_it_is_sent_and_its_preview_leads_into_the_folder(tmp_path):
    letter = f'<a href="{HOME}about/">'
    files = site(tmp_path, **{"site-editions__1__email_html": letter, "site-editions__1__preview_html": letter})
    assert files["editions/1/email.html"] == letter
    assert files["editions/1/preview.html"] == '<a href="../../about/index.html">'


def test_the_same_site_gives_the_same_zip(tmp_path):
    site(tmp_path)
    assert zipped(tmp_path) == zipped(tmp_path)


def test_without_a_built_site_there_is_a_message(tmp_path):
    with pytest.raises(Fault, match="There is no built site"):
        zipped(tmp_path)


def test_every_import_and_fetch_of_the_sites_scripts_is_one_that_a_folder_gives():
    from macros.outputs.from_disk import EXPORT, IMPORT

    for path in (Path(__file__).parents[2] / "overrides" / "assets").glob("*.js"):
        text = EXPORT.sub("", IMPORT.sub("", path.read_text(encoding="utf-8")))
        assert "import" not in [word.strip("({") for word in text.split()], path.name
        assert "export" not in text.split(), path.name
