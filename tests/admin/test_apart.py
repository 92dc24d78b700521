"""The form and the website are two builds: nothing of the one is in the other."""

from __future__ import annotations

import re
from pathlib import Path

from example_sites import ROOT, one_page
from making_sites import made

from macros.admin import desk

FORM = re.compile(rb"sveltia|site-admin|\.ci/admin|desk\.js|registerCustomFormat", re.IGNORECASE)


def test_no_public_page_or_file_is_of_the_form_or_names_it(tmp_path: Path):
    files = made(one_page(tmp_path)).files
    assert "index.html" in files
    assert [
        name for name, content in files.items() if name.startswith(("admin/", "components/")) or FORM.search(content)
    ] == []


def test_no_text_of_the_site_names_the_form():
    texts = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "data").glob("*.yml"), ROOT / "mkdocs.yml"]
    assert [path.name for path in texts if FORM.search(path.read_bytes())] == []


def test_search_engines_are_asked_to_leave_the_form_out():
    files = desk.form()
    assert b'<meta name="robots" content="noindex, nofollow">' in files["index.html"]
    assert files["robots.txt"] == b"User-agent: *\nDisallow: /\n"


def test_the_form_may_connect_to_github_and_to_nothing_else():
    policy = re.search(rb'Content-Security-Policy" content="([^"]+)"', desk.form()["index.html"])[1].decode()
    assert set(re.findall(r"https?:[^\s;]+|\*", policy)) == {"https://api.github.com"}
    assert "script-src 'self' 'sha256-" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_the_fonts_of_the_editor_are_beside_it():
    files = desk.editor()
    assert b"cdn.jsdelivr.net" not in files["editor/npm/index.js"]
    assert sum(name.startswith("editor/fonts/") for name in files) == len(desk.FONTS)


def test_the_one_script_in_the_page_is_the_one_whose_hash_it_gives():
    import base64
    import hashlib

    page = desk.form()["index.html"].decode()
    script = re.search(r'<script type="importmap">(.*?)</script>', page, re.DOTALL)[1]
    assert f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" in page
