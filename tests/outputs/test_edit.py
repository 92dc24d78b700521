"""“Edit this page” leads to the file that a page is made from; the lines to copy are in the preview alone."""

from __future__ import annotations

import re

import pytest
from example_sites import whole

from macros import outputs
from macros.build.preview import END, LINE
from macros.build.site import laid_out, read
from macros.outputs import edit
from macros.outputs.lines import lines_of
from macros.outputs.targets import make, targets
from macros.page_macros import PageMacros

REPOSITORY = "https://github.com/exampleshire/website"
LINK = re.compile(rf'href="{REPOSITORY}/edit/main/([^"]+)"')


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = whole(tmp_path_factory.mktemp("edit"))
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"\nrepo_url: {REPOSITORY}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(site):
    making, problems = laid_out(read(site))
    assert making is not None, problems
    files = outputs.make(making)
    assert [str(one) for one in making.faults if one.stops] == []
    return {name: content.decode() for name, content in files.items() if name.endswith("index.html")}


def test_each_page_with_a_foot_leads_to_files_that_are_there(site, built):
    with_foot = {name: text for name, text in built.items() if edit.FOOT.search(text)}
    assert len(with_foot) > 30
    assert [name for name, text in with_foot.items() if not LINK.search(text)] == []
    missing = {path for text in built.values() for path in LINK.findall(text) if not (site / path).is_file()}
    assert missing == set()


@pytest.mark.parametrize(
    ("page", "path"),
    [
        ("briefings/noticing", "docs/briefings/noticing.md"),
        ("data/contacts-by-source", "data/tables/contacts-by-source.csv"),
        ("data/contacts-by-source", "data/tables/contacts-by-source.yml"),
        ("thresholds/level-1", "data/thresholds/levels.yml"),
        ("learning/early-help", "data/themes.yml"),
        ("about/glossary", "data/glossary.yml"),
    ],
)
def test_a_page_leads_to_its_own_file_or_to_the_data_that_it_is_made_from(built, page, path):
    assert path in LINK.findall(built[f"{page}/index.html"])


def test_the_form_has_the_address_of_the_page(built):
    said = built["briefings/noticing/index.html"]
    assert (
        "issues/new?template=correct-page.yml&amp;page=https%3A%2F%2Fexample.org%2Fexampleshire%2Fbriefings%2Fnoticing%2F"
        in said
    )


def test_a_young_reader_is_not_sent_to_a_list_that_everyone_reads(built):
    assert "issues/new" not in built["worried/children/index.html"]


def test_nothing_to_copy_is_in_the_published_site(built):
    assert [name for name, text in built.items() if LINE.decode() in text or "Lines to copy" in text] == []


def test_without_a_repository_no_page_has_such_a_link(site):
    making, _ = laid_out(read(site))
    making.layout = replace_repository(making.layout)
    text = '<footer class="foot"></footer>'
    assert edit.FOOT.search(text)
    assert edit.linked(making, text, "about/", None) == text


def replace_repository(layout):
    class Nowhere:
        repository = ("", "")

    return Nowhere()


def test_in_the_preview_each_number_and_figure_has_its_line(site):
    making, problems = laid_out(read(site, preview=True), "serve", "http://127.0.0.1:8000/")
    assert making is not None, problems
    made = {
        name: text
        for target in targets(making)
        if "figures/front-door" in target.name or "data/contacts-by-source/" in "".join(target.files)
        for name, text in make(making, target).files.items()
    }
    page = made["figures/front-door/index.html"].decode()
    assert (
        'data-copy="{{ number(&#34;contacts-by-source&#34;, &#34;contacts_count&#34;, contact_source=&#34;All sources&#34;) }}"'
        in page
    )
    assert 'data-copy="{{ figure(&#34;contacts-by-source&#34;) }}"' in page
    assert END.decode() in page
    table = made["data/contacts-by-source/index.html"].decode()
    for macro in ("figure", "number"):
        assert re.search(rf'<li data-copy="{{{{ {macro}\(', table), macro
    assert re.search(r"<td data-copy=", table)


def test_the_lines_of_a_table_with_areas_have_its_change_and_its_rank(site):
    macros = PageMacros(read(site))
    lines = [typed for typed, _ in lines_of(macros, macros.site.table("referrals"))]
    for macro in ("number", "rank"):
        assert any(one.startswith(f"{{{{ {macro}(") for one in lines), lines
    assert [one for one in lines if "time_period=" in one] == []
