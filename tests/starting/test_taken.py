"""The general texts that a new site begins with: what is local stays behind, and a package has them too."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from macros.starting.arrangements import arrangements
from macros.starting.taken import Source, entries, general, source, taken_texts

ROOT = Path(__file__).parents[2]
OFFICIAL = "official-children-in-need"


@pytest.fixture(scope="module")
def taken() -> Source:
    return source()


@pytest.fixture(scope="module")
def texts(taken) -> dict[str, str]:
    return dict(taken_texts(taken))


def page(body: str) -> str:
    return f"---\ntitle: A page\nchanges:\n  - {{date: 2026-01-01, what: New.}}\n---\n\n{body}\n"


def test_no_taken_text_has_a_local_name(taken, texts):
    named = taken.named.pattern[2:-2]
    assert [name for name, text in texts.items() if taken.names.search(text) or named in text] == []


def test_no_taken_list_leads_to_a_local_website(taken, texts):
    hosts = set(re.findall(r"https?://(?:www\.)?([^/\s]+)", texts["data/where-to-go.yml"]))
    assert hosts
    squeezed = [re.sub(r"[^a-z]", "", name.casefold())[:7] for name in (taken.area, taken.who["region"]["name"])]
    assert [host for host in hosts if any(word in host for word in squeezed)] == []


def test_data_names_no_organisation_of_one_place(taken, texts):
    """Nor does the name of the new area stand in for the old one where something is said of how it is organised."""
    assert [name for name, text in texts.items() if name.startswith("data/thresholds/") and "{area}" in text] == []


def test_no_taken_text_has_a_number_of_a_local_table(texts):
    found = {table for text in texts.values() for table in re.findall(r"\b(?:number|figure)\(\"([a-z0-9-]+)\"", text)}
    assert found
    assert [table for table in found if not table.startswith("official-")] == []


def test_a_paragraph_about_one_place_is_not_taken(taken):
    text = general(page(f"Say it.\n\n{taken.area} has its own form.\n\nAsk first."), taken)
    assert text.endswith("---\n\nSay it.\n\nAsk first.\n")


@pytest.mark.parametrize(
    "said",
    [
        "former board",
        "source documents quote",
        "could not confirm",
        "regional service",
        "or Trust",
        "We could not",
        "We found no",
    ],
)
def test_no_taken_text_speaks_of_what_another_place_had_or_found(texts, said):
    """Such a sentence is true of the place whose text it was, and of no other until somebody finds it so."""
    assert [name for name, text in texts.items() if name.startswith("docs/") and said in text] == []


def test_what_a_page_said_of_its_changes_is_not_taken(taken):
    assert "changes" not in general(page("Say it."), taken)


def test_official_numbers_are_those_of_the_new_area(taken):
    said = f'In {taken.area} there were {{{{ number("{OFFICIAL}", "at_31_march_count") }}}}.'
    assert said.replace(taken.area, "{area}") in general(page(said), taken)


def test_a_number_of_a_local_table_is_not_taken(taken):
    assert "number(" not in general(page('There were {{ number("front-door-contacts", "contacts_count") }}.'), taken)


def test_an_item_about_one_place_leaves_the_list_and_the_numbers_have_no_gap(taken):
    text = general(page(f"1. Call.\n2. In {taken.area}, wait.\n3. Write it down."), taken)
    assert text.endswith("1. Call.\n2. Write it down.\n")


def test_a_heading_that_has_lost_its_text_goes_and_one_for_a_list_stays(taken):
    text = general(page(f"## Gone\n\nOnly in {taken.area}.\n\n## A list {{: #list }}"), taken)
    assert text.endswith("---\n\n## A list {: #list }\n")


def test_an_entry_about_one_place_is_not_taken(taken):
    text = f"# Places\n- id: a\n  name: {taken.who['name']}\n- id: b\n  name: Childline\n"
    assert entries(text, taken) == "# Places\n- id: b\n  name: Childline\n"


def test_a_package_has_every_text_that_is_taken(taken):
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packed = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    listed = [f"docs/{name}" for name in taken.listed["pages"]]
    listed += [f"data/{name}" for name in (*taken.listed["data"], *taken.listed["entries"], taken.listed["duties"])]
    listed += ["data/partnership.yml", "data/sources.yml", "data/tables/official-statistical-neighbours.csv"]
    assert [name for name in listed if packed.get(name) != f"macros/starting/taken/{name}"] == []
    assert [name for name in listed if not (ROOT / name).exists()] == []


def test_a_package_begins_a_site_with_the_same_texts(taken, texts, tmp_path):
    """It has what its settings list and nothing else of this project."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for name in settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]:
        if name.startswith(("docs/", "data/")):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    packed = Source(tmp_path)
    assert dict(taken_texts(packed)) == texts
    assert dict(arrangements(packed)) == dict(arrangements(taken))


def test_each_page_of_the_arrangements_has_a_title_and_says_that_it_is_to_be_written(taken):
    pages = {name: text for name, text in arrangements(taken) if name.startswith("docs/")}
    assert {name.removeprefix("docs/arrangements/") for name in pages} == {*taken.listed["titles"]}
    assert [name for name, text in pages.items() if "To be written by the partnership." not in text] == []


def test_a_briefing_is_taken_without_its_figures(texts):
    """Its handout has two sides, and a figure of another area can be taller."""
    assert [name for name, text in texts.items() if name.startswith("docs/briefings/") and "{{ figure(" in text] == []
