"""The policy of the site: in each page, in the files for other hosts, and nothing else that could run."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from example_sites import whole_site

from macros.outputs.hosting import HEADERS, HTTPS, POLICY, files
from macros.outputs.programs import not_ours
from macros.outputs.reading import read


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_site(tmp_path_factory)


def said_by(name: str) -> dict[str, str]:
    """The headers that a host sends by this file."""
    lines = [line for line in files()[name].splitlines() if not line.startswith(("#", "ErrorDocument", "error_page"))]
    if name == "_headers":
        assert lines[0] == "/*"
        return dict(line.strip().split(": ", 1) for line in lines[1:])
    before, after = {".htaccess": (["Header", "always", "set"], ""), "nginx.conf": (["add_header"], " always;")}[name]
    found = {}
    for line in lines:
        words = shlex.split(line.removesuffix(after))
        assert line.endswith(after)
        assert (words[:-2], len(words)) == (before, len(before) + 2)
        found[words[-2]] = words[-1]
    return found


def programs(name: str, text: str) -> list[str]:
    return [problem.what for problem in not_ours(name, read(name, text).programs)]


def test_every_page_has_the_policy_that_hosts_send_as_a_header(root):
    pages = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in (root / "site").rglob("*.html")}
    assert {"site/index.html", "site/404.html"} <= {*pages}
    policy = HEADERS["Content-Security-Policy"].removesuffix("; frame-ancestors 'none'")
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="referrer" content="no-referrer">'
    assert [name for name, text in pages.items() if text.count(head) != 1 or "<script" in text.split(head)[0]] == []


def test_no_policy_allows_what_is_written_inside_a_page_or_comes_from_elsewhere():
    kinds = {part.split()[0]: part.split()[1:] for part in POLICY.split("; ")}
    assert kinds.pop("img-src") == ["'self'", "data:"]
    assert kinds.pop("default-src") == kinds.pop("base-uri") == ["'none'"]
    assert {*map(tuple, kinds.values())} == {("'self'",)}


@pytest.mark.parametrize(("name", "more"), [("_headers", dict([HTTPS])), (".htaccess", {}), ("nginx.conf", {})])
def test_each_kind_of_host_sends_the_same_headers(name, more):
    assert said_by(name) == HEADERS | more


@pytest.mark.parametrize("name", [".htaccess", "nginx.conf"])
def test_a_host_that_may_still_have_pages_without_https_is_only_told_of_the_header(name):
    assert [line.startswith("# ") for line in files()[name].splitlines() if HTTPS[0] in line] == [True]


def test_no_line_is_longer_than_cloudflare_reads():
    assert max(len(line) for line in files()["_headers"].splitlines()) <= 2000


def test_the_files_for_hosts_are_beside_the_site_and_not_in_it(root):
    beside = {path.name: path.read_text("utf-8") for path in (root / "site-hosting").iterdir()}
    assert beside == files("/exampleshire/")
    assert "ErrorDocument 404 /exampleshire/404.html\n" in beside[".htaccess"]
    assert "error_page 404 /exampleshire/404.html;\n" in beside["nginx.conf"]
    assert {*files()} & {path.name for path in (root / "site").rglob("*")} == set()


@pytest.mark.parametrize(
    ("element", "what"),
    [
        ("<script>alert(1)</script>", "This has a program inside the page"),
        ("<script type=module></script>", "This has a program inside the page"),
        ('<script type="importmap">{}</script>', "This has a program inside the page"),
        ('<script type="speculationrules">{}</script>', "This has a program inside the page"),
        ('<script src="other.js"></script>', "This would run `other.js`"),
        ('<script src="assets/other.js"></script>', "This would run `assets/other.js`"),
        ('<script src="//evil.example/assets/site.js"></script>', "This would run `//evil.example/assets/site.js`"),
        (
            '<script src="https://evil.example/assets/site.js"></script>',
            "This would run `https://evil.example/assets/site.js`",
        ),
        ('<script src="\\\\evil.example/assets/site.js">', "This would run `\\\\evil.example/assets/site.js`"),
        ('<img src="a.png" onerror="alert(1)">', "This would run `onerror`"),
        ("<svg onload=alert(1)></svg>", "This would run `onload`"),
    ],
)
def test_a_program_that_is_not_the_generators_is_told(element, what):
    assert programs("a/index.html", f"<p>Words</p>{element}") == [what]


def test_a_program_in_a_picture_is_told():
    assert programs("a.svg", '<svg><script href="a.js"/></svg>') == ["This would run `a.js`"]


@pytest.mark.parametrize(
    "element",
    [
        '<script src="../assets/site.js" defer></script>',
        '<script src="/website/assets/site.js"></script>',
        '<script type="application/ld+json">{"name": "data"}</script>',
    ],
)
def test_the_generators_programs_and_data_are_let_through(element):
    assert programs("a/index.html", element) == []
