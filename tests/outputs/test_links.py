"""Every link of the built site leads somewhere; one that does not is told where somebody can mend it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from editing import HOME, TODAY
from example_sites import copy

from macros.content import Site
from macros.outputs import Making, look
from macros.outputs.built import Built, look_at, own_addresses
from macros.outputs.links import dead_links
from macros.outputs.reading import Head, Reading, read, read_head
from macros.outputs.unsafe import Protected
from macros.system.cache import Cache

PAGES = ("", "about/", "about/contact/", "figures/", "briefings/noticing/")


def told(folder: Path, body: str, page: str = "about/contact/", markdown: str = "", **files: str) -> list[str]:
    """The dead links of a built site whose page has this body; `markdown` is added to the page's own file."""
    root = copy(folder)
    if markdown:
        path = root / "docs" / f"{page.rstrip('/')}.md"
        path.write_text(path.read_text(encoding="utf-8") + markdown + "\n", encoding="utf-8")
    built = {f"{url}index.html": f'<h1 id="top">T</h1>{body if url == page else ""}' for url in PAGES}
    built |= {"a file.csv": "a"} | {name.replace("__", "."): text for name, text in files.items()}
    return dead(root, built)


def dead(root: Path, built: dict[str, str]) -> list[str]:
    """What a look at these files tells, each by its address."""
    making = Making(Site(root, TODAY), HOME, Cache(), None)
    return [str(one) for one in look(making, {name: text.encode() for name, text in built.items()})]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="../../">',
        '<a href="../..">',
        '<a href="../">',
        '<a href="./">',
        '<a href="">',
        '<a href="#top">',
        '<a href="#">',
        '<a href="../../figures/#top">',
        '<a href="../../a%20file.csv">',
        '<a href="../../a file.csv#row=2">',
        "<a href=../../figures/>",
        "<a href='../../figures/'>",
        '<a href="../../figures/?level=2&amp;age=1#top">',
        f'<a href="{HOME}figures/">',
        '<a href="/exampleshire/figures/">',
        '<a href="https://www.gov.uk/no/such/page">',
        '<a href="mailto:one@example.org">',
        '<a href="tel:999">',
        '<img src="data:image/png;base64,AAAA">',
        '<img srcset="../../a%20file.csv 1x, ../../a%20file.csv 2x">',
        "<!-- <a href='nowhere/'> -->",
        "<script type='application/ld+json'>'<a href=\"nowhere/\">'</script>",
        '<code>&lt;a href="nowhere/"&gt;</code>',
        '<p title="x > y href=nowhere/">',
        '<meta property="og:title" content="nowhere/">',
        '<a href="../../figures/#:~:text=one">',
    ],
)
def test_a_link_that_leads_somewhere_is_left_alone(tmp_path, body):
    assert told(tmp_path, body) == []


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('<a href="../nowhere/">', "about/nowhere/"),
        ('<a href="../../nowhere.pdf">', "nowhere.pdf"),
        ('<a href="../../figures">', "figures"),
        ('<a href="#nowhere">', "about/contact/#nowhere"),
        ('<a href="../../figures/#nowhere">', "figures/#nowhere"),
        ('<img src="../../cot.jpg">', "cot.jpg"),
        ('<img srcset="../../a%20file.csv 1x, ../../b.png 2x">', "b.png"),
        ('<script src="../../assets/spelling.js"></script>', "assets/spelling.js"),
        ('<link rel="stylesheet" href="../../gone.css">', "gone.css"),
        ('<svg><use xlink:href="#shape"/></svg>', "about/contact/#shape"),
        (f'<a href="{HOME}nowhere/">', "nowhere/"),
        (f'<meta property="og:image" content="{HOME}sharing/gone.png">', "sharing/gone.png"),
        ('<meta http-equiv="refresh" content="0; url=../gone/">', "about/gone/"),
        ('<a href="/figures/">', "/figures/"),
        ('<a href="../../../../etc/passwd">', "../../etc/passwd"),
        ('<div data-index="../../search/none.json">', "search/none.json"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(tmp_path, body, shown):
    [fault] = told(tmp_path, body)
    assert fault.startswith(f"docs/about/contact.md:9: A link leads to `{shown}`")


def test_a_dead_link_is_told_at_the_line_that_its_author_typed(tmp_path):
    [fault] = told(tmp_path, '<a href="../gone/">', markdown="\nSee [this](gone.md).")
    assert fault == (
        "docs/about/contact.md:12: A link leads to `about/gone/`, which the built site does not have. "
        "Add the page docs/about/gone.md or docs/about/gone/index.md, or remove the link."
    )


def test_a_dead_link_of_a_template_is_told_at_its_line_there(tmp_path):
    [fault] = told(tmp_path, '<a href="../../worried/practitioners/">')
    assert fault.startswith("overrides/components/web/indicators.html:8: A link leads to `worried/practitioners/`")


def test_a_dead_link_that_a_list_puts_on_every_page_is_told_once(tmp_path):
    root = copy(tmp_path)
    [problem] = dead(root, {f"{url}index.html": f'<a href="{HOME}gone/">' for url in PAGES})
    assert "(and 4 other pages) makes the link" in problem


def test_a_name_that_two_parts_of_a_page_have_is_told(tmp_path):
    [fault] = told(tmp_path, '<h2 id="figures">F</h2><div id="figures">', markdown="\n## Figures")
    assert fault.startswith("docs/about/contact.md:12: Two parts of this page have the name `#figures`")


def test_what_a_feed_names_is_there(tmp_path):
    found = told(tmp_path, "", feed__xml=f'<link href="{HOME}about/"/><link href="{HOME}gone/"/>')
    assert found == [
        "site/feed.xml:1: The file names `gone/`, which is not there. This is an error in the program: please report it."
    ]


def page(text: str) -> Reading:
    return read("index.html", text)


def test_a_page_of_any_size_and_shape_is_read_in_time():
    assert page("<" * 100_000).targets == set()
    assert page('<a href="' * 20_000).ids == set()
    assert page("<!--" * 50_000).targets == set()
    assert len(page('<a href="x" id="y">' * 50_000).targets) == 1
    assert page(f"{'<div>' * 5_000}<a id=y>").ids == {"y"}
    assert page(f"{'<table><tr><td>' * 2_000}<a id=y>").ids == {"y"}


@pytest.mark.parametrize(
    "text",
    [
        "<a id=x href=y/>",
        "<A ID='x' HREF='y/'>",
        "<a\nid\n=\n'x' href='&#121;/'>",
        '<a id="x" id="z" href=" y/ ">',
        '<a title=">" id="x" href="y/">',
        '<p><a id="x"<b href="y/">',
        '<style>p { }</style><a id="x" href="y/">',
        '<!-- <a id="z"> --><a id="x" href="y/">',
    ],
)
def test_ids_and_links_are_read_as_a_browser_reads_them(text):
    assert (page(text).ids, page(text).targets) == ({"x"}, {"y/"})


@pytest.mark.parametrize("text", ["<style><a id=x href=y>", "<script><a id=x>", "<template><a id=x href=y>", "<a id>"])
def test_what_no_reader_meets_has_no_ids_and_no_links(text):
    assert (page(text).ids, page(text).targets) == (set(), set())


@pytest.mark.parametrize(
    ("title", "read_as"),
    [("A page", "A page"), ("One - two &amp; three", "One - two & three"), ("Who's &lt;who&gt;", "Who's <who>")],
)
def test_the_title_of_a_page_is_read_without_the_name_of_the_site(title, read_as):
    head = read_head(f"<html><head><title>{title} - A site</title></head><body><title>No - no</title>")
    assert head == Head(read_as, "", "")


def test_summary_and_address_of_a_page_are_read_from_its_head():
    head = read_head('<meta name=description content="A &amp; B"><link href=x/ rel=canonical><body><p>')
    assert head == Head("", "A & B", "x/")


def test_a_link_of_an_email_or_a_calendar_leads_somewhere_too(tmp_path):
    files = {"index.html": Built(ids=frozenset({"top"})), "a.ics": Built(targets=frozenset({f"{HOME}nowhere/"}))}
    sent = {"about/": [f"<a href='{HOME}gone/'>", f"Read {HOME}#top, or {HOME}#bottom."]}
    told = [str(one) for one in dead_links(Site(copy(tmp_path), TODAY), files, HOME, sent)]
    shown = {found[0] for one in told if (found := re.search("`[^`]+`", one))}
    assert shown == {"`index.html#bottom`", "`gone/`", "`nowhere/`"}


def test_an_address_is_read_without_the_marks_around_it_and_across_the_folds_of_a_calendar():
    assert own_addresses(f"See ({HOME}a/), [b]({HOME}b/#c). {HOME}d?x=1&amp;y=2!", HOME) == {
        f"{HOME}a/",
        f"{HOME}b/#c",
        f"{HOME}d?x=1&y=2",
    }
    protected = Protected({}, [], [], {})
    calendar = f"URL:{HOME}trai\r\n ning/\r\n"
    assert look_at("a.ics", calendar, protected, HOME).targets == {f"{HOME}training/"}
