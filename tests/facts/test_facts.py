"""Every file of `data/`: each word of it spoilt in every way is told, once, in its file and at its line."""

from __future__ import annotations

import copy
import datetime
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from example_sites import change, told
from example_sites import copy as small_site

from macros.arrangements.governance import read as read_governance
from macros.checks.site import check_all
from macros.content import Site
from macros.facts import FILES, facts
from macros.importing.files import Refused
from macros.importing.load import publications
from macros.messages import Problem
from macros.records import read
from macros.thresholds import read as read_thresholds
from macros.thresholds.indicators import COLUMNS

ROOT = Path(__file__).parent.parent.parent
RIGHT = ("examples/whole/data", "examples/site/data", "importing/published")
OTHERS = ("governance.yml", "publications.yml", "thresholds/levels.yml", "thresholds/words.yml")
SPOILT: dict[str, Any] = {
    "a list": [["x"]],
    "lines": {"zzz": {"yyy": "x"}},
    "a number": 123456,
    "a long text": "long " * 2000,
    "HTML": "<script>alert(1)</script>",
    "a program": "javascript:alert(1)",
    "spaces": "   ",
    "a control character": "a\x1b[31mb",
}
MAY_BE_A_NUMBER = {"number", "first", "last", "per", "maximum", "within", "dp", "threshold", "rounding", "indicators"}
MAY_BE_A_NUMBER |= {"of_each_level_and_domain"}
MAY_BE_EMPTY = {"checked_on", "date", "date_checked", "lookup", "release", "maximum", "first", "last", "statement"}
MAY_BE_EMPTY |= {"as_often_as", "thresholds"}


FAST = (getattr(yaml, "CSafeLoader", yaml.SafeLoader), getattr(yaml, "CSafeDumper", yaml.SafeDumper))


def example(name: str) -> Path:
    """A file of data/ that is right and has every word that it can have."""
    return next(path for folder in RIGHT if (path := ROOT / "tests" / folder / name).exists())


def typed(data: Any) -> str:
    """Data as a file that has each word on a line of its own."""
    return str(yaml.dump(data, Dumper=FAST[1], sort_keys=False, allow_unicode=True, width=100_000))


def small(data: Any, most: int = 1) -> Any:
    """The first entries of everything, so that each word is there and few are there often."""
    if isinstance(data, list):
        return [small(one, most) for one in data[:most]]
    if isinstance(data, dict):
        entries = all(isinstance(value, dict | list) for value in data.values()) and len(data) > 6
        return {word: small(value, most) for word, value in list(data.items())[: most if entries else None]}
    return data


def places(data: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every word of a record, and every first entry of a list."""
    for key, value in data.items() if isinstance(data, dict) else list(enumerate(data))[:1]:
        yield (*place, key)
        if isinstance(value, dict | list):
            yield from places(value, (*place, key))


def changed(data: Any, place: tuple[str | int, ...], value: Any) -> Any:
    whole = copy.deepcopy(data)
    inside = whole
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = value
    return whole


def found_in(root: Path, name: str, data: Any, text: str = "") -> list[Problem]:
    """Every fault of one file of data/ that says this."""
    path = root / "data" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or typed(data), encoding="utf-8")
    if name in FILES:
        return facts(name, root / "data", root)[1]
    if name == "governance.yml":
        return read_governance(root / "data", root)[1]
    if name == "publications.yml":
        try:
            publications(root)
        except Refused as refused:
            return list(refused.problems)
        return []
    if path.name == "levels.yml":
        (path.parent / "words.yml").write_text("ignore: [a]\nwords: {}\n", encoding="utf-8")
    elif not (path.parent / "levels.yml").exists():
        (path.parent / "levels.yml").write_bytes(example("thresholds/levels.yml").read_bytes())
    (path.parent / "indicators.csv").write_text(f"{','.join(COLUMNS)}\n", encoding="utf-8")
    themes: dict[str, Any] = {}
    return [one for one in read_thresholds(root / "data", root, themes)[1] if one.path == f"data/{name}"]


def line_of(data: Any, place: tuple[str | int, ...]) -> int:
    """The line of a word where each stands on its own line."""
    node: Any = yaml.compose(typed(data), Loader=FAST[0])
    line = 1
    for step in place:
        if isinstance(step, int):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            key, node = next((key, value) for key, value in node.value if key.value == str(step))
            line = key.start_mark.line + 1
    return line


@pytest.mark.parametrize("name", [*FILES, *OTHERS])
def test_each_word_of_a_file_spoilt_in_every_way_is_told_at_its_line(name, tmp_path):
    record = read(example(name), ROOT, "whole")
    assert not isinstance(record, Problem)
    data = small(record.data["whole"])
    missed = []
    for place in places(data):
        for way, value in [*SPOILT.items(), ("nothing", None)]:
            word = next(str(step) for step in reversed(place) if isinstance(step, str)) if place != (0,) else ""
            fits = (way == "a number" and word in MAY_BE_A_NUMBER) or (way == "nothing" and word in MAY_BE_EMPTY)
            if fits:
                continue
            spoilt = changed(data, place, value)
            found = found_in(tmp_path, name, spoilt)
            line = line_of(spoilt, place)
            inside = typed(value).count("\n") + 1
            if not found or not any(line <= one.line <= line + inside for one in found) or len(found) > 3:
                missed.append(f"{place} {way}: {[str(one) for one in found]}, and the line is {line}")
    assert missed == []


@pytest.mark.parametrize("name", [*FILES, *OTHERS])
def test_no_word_of_a_file_may_be_there_twice_and_none_may_be_unknown(name, tmp_path):
    record = read(example(name), ROOT, "whole")
    assert not isinstance(record, Problem)
    data = small(record.data["whole"])
    for place in places(data):
        if isinstance(place[-1], int) or isinstance(inside(data, place), dict | list):
            continue
        rows = typed(data).split("\n")
        line = line_of(data, place)
        rows.insert(line, rows[line - 1].split(":")[0].replace("- ", "  ") + ": x")
        [twice] = [one for one in found_in(tmp_path, name, None, "\n".join(rows)) if "a second time" in str(one)]
        assert twice.line == line + 1
        unknown = changed(data, place[:-1], {**inside(data, place[:-1]), "zzz": "x"}) if place[:-1] else None
        assert unknown is None or found_in(tmp_path, name, unknown)


def inside(data: Any, place: tuple[str | int, ...]) -> Any:
    for step in place:
        data = data[step]
    return data


CONTACT = """- id: emergency
  name: Police in an emergency
  number: "999"
  tel: "999"
  when: At any time
  for_whom: Anyone
  audience: [public, practitioner, young]
  emergency: true
  source: National emergency number
  checked_on: 2026-11-20
- id: centre
  name: The contact centre
  number: "0121 569 3100"
  tel: "01215693100"
  when: At any time
  for_whom: Anyone
  audience: [public]
  source: The council
  checked_on: 2026-11-20
"""
CONTACTS = {
    "a lost digit": (
        {'"0121 569 3100"': '"0121 569 310"', '"01215693100"': '"0121569310"'},
        "13: 0121 569 310 has 10 digits, and a number that begins like this has 11. "
        "Copy it again from its source, into `number` and `tel`.",
    ),
    "another number to dial": (
        {'"01215693100"': '"01215693101"'},
        "14: `tel` is `01215693101`, and the number is 0121 569 3100. Write the same digits in `tel`, without spaces.",
    ),
    "letters": (
        {'"0121 569 3100"': '"0121 569 310O"'},
        "13: `number` is `0121 569 310O`, and a telephone number has only digits and spaces. "
        "Write it as it is dialled in the United Kingdom, such as 0121 569 3100.",
    ),
    "an id twice": (
        {"id: centre": "id: emergency"},
        "11: `emergency` is the id of two contacts, here and on line 1. Give each an id of its own.",
    ),
    "a number twice": (
        {'"0121 569 3100"': '"999"', '"01215693100"': '"999"'},
        "13: 999 is the number of two contacts, here and on line 3. Keep one, or correct the number that is wrong.",
    ),
    "an audience without an emergency number": (
        {"[public, practitioner, young]": "[public, practitioner]"},
        "1: No contact with `emergency: true` is for `young`. Add `emergency: true` to the entry for 999, and add the missing audiences to its `audience:`.",
    ),
    "an id that is no address": (
        {"id: centre": "id: The Centre"},
        "11: `id` is `The Centre`, which cannot be part of an address. Write it as `the-centre`.",
    ),
    "a telephone number without quotes": (
        {'"01215693100"': "01215673200"},
        '14: `01215673200` without quotes is read as another number, or as none. Put it in quotes: "01215673200".',
    ),
    "an audience that nobody is": (
        {"audience: [public]": "audience: [publik]"},
        "17: An entry of `audience` is `publik`, which is not one of its values. Did you mean `public`?",
    ),
    "a day of a check that is to come": (
        {"checked_on: 2026-11-20\n- id": "checked_on: 2027-11-20\n- id"},
        "10: `checked_on` is 2027-11-20, which is still to come. Write the day on which it was done.",
    ),
    "an emergency number that is none": (
        {'"0121 569 3100"': '"0121 569 3100"', "audience: [public]\n": "audience: [public]\n  emergency: true\n"},
        "18: 0121 569 3100 has `emergency: true`, and only 999 and 112 bring help at once. "
        "Take `emergency: true` out, or correct the number.",
    ),
    "a number that costs more": (
        {'"0121 569 3100"': '"0909 879 0000"', '"01215693100"': '"09098790000"'},
        "13: 0909 879 0000 is a premium-rate number. "
        "Give a standard-rate or free number.",
    ),
    "a word": ({CONTACT: "hello\n"}, "1: This file is the text `hello`, and should be a list. "
        "Begin each entry with `- `."),
    "an empty list": ({CONTACT: "[]\n"}, "1: This file is empty. "
        "Write its entries, take the file away, or put it back from an earlier version."),
    "an empty word": ({CONTACT: "contacts:\n"}, "1: The line `contacts:` does not belong in this file and has nothing below it. "
        "Take it out: the file is the list itself, each entry beginning with `- `."),
    "an empty file": ({CONTACT: ""}, "1: This file is empty. "
        "Write its entries, take the file away, or put it back from an earlier version."),
    "only spaces": ({CONTACT: " \n\n"}, "1: This file is empty. "
        "Write its entries, take the file away, or put it back from an earlier version."),
    "a word above the list": ({CONTACT: "contacts:\n" + CONTACT}, "1: The line `contacts:` does not belong in this file. "
        "Take it out: the file is the list itself, each entry beginning with `- `."),
}  # fmt: skip


@pytest.mark.parametrize("case", CONTACTS)
def test_a_slip_in_the_numbers_to_ring_is_told_once(case, tmp_path):
    changes, message = CONTACTS[case]
    text = CONTACT
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    site = small_site(tmp_path)
    (site / "data/contacts.yml").write_text(text, encoding="utf-8")
    assert told(site) == [f"data/contacts.yml:{message}"]


@pytest.mark.parametrize(
    "number", ["999", "101", "111", "116 123", "0800 1111", "0121 569 3100", "07700 900123", "01384 55555"]
)
def test_a_number_that_can_be_is_no_fault(number, tmp_path):
    site = small_site(tmp_path)
    text = CONTACT.replace("0121 569 3100", number).replace("01215693100", number.replace(" ", ""))
    (site / "data/contacts.yml").write_text(text, encoding="utf-8")
    assert [one for one in told(site) if "is the number of two contacts" not in one] == []


FACTS = {
    "licence": ("partnership.yml", "https://www.nat", "http://www.nat", "`href` is `http://www.nat"),
    "a program as a licence": ("partnership.yml", "href: https://", "href: javascript://", "`href` holds `javascript:`"),
    "an address with a space": ("partnership.yml", "open-government-licence/", "open government/", "`href` has a space in it"),
    "an edition to come": ("partnership.yml", 'edition: "2026"', 'edition: "2031"', "`edition` is 2031, which is still to come"),
    "a check to come": ("partnership.yml", "date_checked: 2026-11-20", "date_checked: 2026-12-24", "which is still to come"),
    "a code": ("partnership.yml", "E99000001", "E9900001", "which is no code of the ONS"),
    "a status": ("partnership.yml", "status: live", "status: lvie", "which is not one of its values. Did you mean `live`?"),
    "a day of publication to come": ("sources.yml", "2025-09-30", "2027-09-30", "`date` is 2027-09-30, which is still to come"),
    "a year of publication": ("sources.yml", "2025-09-30", "1025-09-30", "the year 1025 must be a slip"),
    "an address": ("sources.yml", "  date:", "  url: www.example.org\n  date:", "which does not begin with https://"),
    "an address in a text": ("sources.yml", "Exampleshire annual", "See http://example.org annual", "begins with http://"),
}  # fmt: skip


@pytest.mark.parametrize("case", FACTS)
def test_a_slip_in_a_file_of_facts_is_told_once_in_that_file(case, tmp_path):
    name, old, new, message = FACTS[case]
    site = small_site(tmp_path)
    change(site / "data" / name, old, new)
    [one] = told(site)
    assert one.startswith(f"data/{name}:")
    assert message in one


@pytest.mark.parametrize("name", ["partnership.yml", "contacts.yml", "sources.yml"])
@pytest.mark.parametrize("text", ["a: b: c\n", "", "[" * 5000, "- x", "just words", "a: &a b\n"], ids=repr)
def test_a_file_that_cannot_be_used_is_told_once_and_hides_nothing(name, text, tmp_path):
    site = small_site(tmp_path)
    (site / "data" / name).write_text(text, encoding="utf-8")
    change(site / "docs/figures/index.md", "listing(", "lisitng(")
    found = told(site)
    assert [one for one in found if one.startswith("docs/")] == [
        "docs/figures/index.md:12: `lisitng` is not a macro. Did you mean `listing`?"
    ]
    assert {one.split(":")[0] for one in found} - {"data/tables/contacts-by-source.yml"} == {
        f"data/{name}",
        "docs/figures/index.md",
    }
    assert len(found) <= 3


@pytest.mark.parametrize("name", ["partnership.yml", "contacts.yml", "sources.yml"])
def test_a_missing_file_is_told_once(name, tmp_path):
    site = small_site(tmp_path)
    (site / "data" / name).unlink()
    assert told(site) == [f"data/{name}:1: This file is missing. Put it back, from an earlier version if need be."]


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path):
    site = small_site(tmp_path)
    (site / "data/glossary.yml").mkdir()
    assert told(site) == ["data/glossary.yml:1: This is a folder, and should be a file. Give the folder another name."]


def test_an_area_that_no_table_has_is_told(tmp_path):
    site = small_site(tmp_path)
    change(site / "data/partnership.yml", "area: Exampleshire", "area: Elsewhere")
    assert told(site) == [
        "data/partnership.yml:3: No table has a row for the area `Elsewhere`. "
        "Write it as the tables do, or import its tables."
    ]


@pytest.mark.parametrize(("name", "meant"), [("contact.yml", "contacts.yml"), ("glossary.yaml", "glossary.yml")])
def test_a_file_that_nothing_reads_is_told(name, meant, tmp_path):
    site = small_site(tmp_path)
    (site / "data" / name).write_text("x", encoding="utf-8")
    assert told(site) == [f"data/{name}:1: No part of the site uses this file. Did you mean `{meant}`?"]


def test_a_file_under_another_name_is_told_once(tmp_path):
    site = small_site(tmp_path)
    (site / "data/contacts.yml").rename(site / "data/contacts.yaml")
    assert told(site) == ["data/contacts.yaml:1: No part of the site uses this file. Did you mean `contacts.yml`?"]


def test_a_link_to_nowhere_in_the_place_of_a_file_is_told(tmp_path):
    site = small_site(tmp_path)
    (site / "data/glossary.yml").symlink_to(site / "nowhere.yml")
    assert told(site) == ["data/glossary.yml:1: This is a link to another place. Put the file itself here."]


FOLDERS = {
    "a blank kind": ("kind:\ntemplate: figures.html\n", "1: `kind` is empty."),
    "no kind": ("template: figures.html\naudience: public\n", "1: `kind` is missing."),
    "no template": ("kind: figures\naudience: public\nowner: Board\n", "1: The pages of this folder have no template"),
    "a blank template": ("kind: figures\ntemplate:\naudience: public\nowner: Board\n", "2: `template` is empty."),
    "two versions": ("<<<<<<< HEAD\nkind: figures\n=======\nkind: about\n>>>>>>> x\n", "1: Two versions of this file"),
}


@pytest.mark.parametrize("case", FOLDERS)
def test_what_a_folder_does_not_give_its_pages_is_told_of_the_folder_alone(case, tmp_path):
    text, message = FOLDERS[case]
    site = small_site(tmp_path)
    (site / "docs/figures/.meta.yml").write_text(text, encoding="utf-8")
    [one] = told(site)
    assert one.startswith(f"docs/figures/.meta.yml:{message}")


def test_pages_of_a_folder_whose_settings_are_gone_are_told_together(tmp_path):
    site = small_site(tmp_path)
    page = (site / "docs/figures/front-door.md").read_text(encoding="utf-8")
    (site / "docs/figures/again.md").write_text(page.replace("title: ", "title: Again, "), encoding="utf-8")
    (site / "docs/figures/.meta.yml").unlink()
    assert [one for one in told(site) if "no kind" in one] == [
        "docs/figures/.meta.yml:1: The 2 pages here have no kind. "
        "Write `kind:` and `template:` there, or put the file back from an earlier version."
    ]


def test_a_site_without_pages_is_told_once(tmp_path):
    site = small_site(tmp_path)
    shutil.rmtree(site / "docs")
    (site / "docs").mkdir()
    assert [str(one) for one in check_all(Site(site, datetime.date(2026, 11, 20)))] == [
        "docs:1: There are no pages. Put them back, from an earlier version if need be."
    ]


@pytest.mark.parametrize("ending", ["docx", "odt", "html", "svg", "zip", "js", "exe", "csv"])
def test_an_ending_that_no_table_can_allow_stays_refused(ending, tmp_path):
    site = small_site(tmp_path)
    (site / "data/files.yml").write_text(f"endings: {{md: 200, {ending}: 100}}\n", encoding="utf-8")
    [one] = [one for one in told(site) if one.startswith("data/files.yml")]
    assert f"`{ending}` is an ending that cannot be allowed" in one


@pytest.mark.parametrize("day", ["soon", "9999-99-99", "x" * 3000])
def test_a_day_that_is_none_is_told_once_and_shortly(day, tmp_path):
    site = small_site(tmp_path)
    change(site / "data/sources.yml", "2025-09-30", day)
    [one] = told(site)
    assert len(one) < 250


YAML = [*sorted(f"data/{name}" for name in FILES), "data/moved.yml", "data/governance.yml", "data/publications.yml"]
YAML += ["data/thresholds/levels.yml", "data/thresholds/words.yml", "data/thresholds/indicators.csv"]
YAML += ["mkdocs.yml", "docs/figures/.meta.yml"]


@pytest.mark.parametrize("name", YAML)
@pytest.mark.parametrize("kind", ["a pipe", "a link"])
def test_what_is_no_ordinary_file_is_told_once_and_never_read(kind, name, tmp_path):
    site = small_site(tmp_path)
    if "thresholds" in name:
        shutil.copytree(example("thresholds"), site / "data/thresholds")
    (site / name).unlink(missing_ok=True)
    if kind == "a pipe":
        os.mkfifo(site / name)
    else:
        (site / name).symlink_to("/etc/passwd")
    [one] = [one for one in map(str, check_all(Site(site, datetime.date(2026, 11, 20)))) if one.startswith(name)]
    assert one.startswith(f"{name}:1: This is {'a link to another place' if kind == 'a link' else 'not a file'}") or (
        one == f"{name}:1: This is not a regular file, so it cannot be published. Delete it."
    )


def test_tables_that_are_missing_are_told_once_and_not_at_each_page(tmp_path):
    site = small_site(tmp_path)
    for path in (site / "data/tables").iterdir():
        path.unlink()
    (site / "data/tables").rmdir()
    assert told(site) == ["data/tables:1: This folder is missing. Put it back, from an earlier version if need be."]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind: breifing\n", "`breifing` is not a kind of page. Did you mean `briefing`?"),
        ("template: briefing.html\n", "`kind` is missing. Add a line `kind: …`."),
        ("", "There is nothing in it. Write its lines, or put it back from an earlier version."),
        ("kind: briefing: x\n", "There is a colon inside this value: briefing: x. Put the whole value in quotes."),
        ("kind: [briefing]\n", "`kind` is a list, and should be a text. "
            "Write a text after `kind:`, without brackets or `- `."),
    ],
)  # fmt: skip
def test_a_fault_of_a_folder_is_told_there_and_at_none_of_its_pages(text, message, tmp_path):
    site = small_site(tmp_path)
    (site / "docs/briefings/.meta.yml").write_text(text, encoding="utf-8")
    assert told(site) == [f"docs/briefings/.meta.yml:1: {message}"]


def test_an_entry_with_a_fault_is_still_known_to_those_who_name_it(tmp_path):
    site = small_site(tmp_path)
    change(site / "data/sources.yml", "publisher:", "publishre:")
    [one] = told(site)
    assert one.startswith("data/sources.yml:3: `publishre` is not a field that belongs here.")


def test_a_page_with_a_fault_in_its_front_matter_is_still_known_and_its_body_read(tmp_path):
    site = small_site(tmp_path)
    page = site / "docs/figures/index.md"
    change(page, "title:", "titel:")
    change(page, "listing(", "lisitng(")
    assert [one.split(":")[0] for one in told(site)] == ["docs/figures/index.md", "docs/figures/index.md"]


def test_a_site_without_its_folders_is_told(tmp_path):
    assert told(tmp_path) == [
        "data:1: The folder data/ is missing. Put it back, or give the command the site's own folder with `--folder`.",
        "docs:1: The folder docs/ is missing. Put it back, or give the command the site's own folder with `--folder`.",
    ]


def test_a_site_of_one_page_needs_no_tables_contacts_sources_or_themes(tmp_path):
    site = small_site(tmp_path)
    for name in ("contacts.yml", "sources.yml"):
        (site / "data" / name).unlink()
    for path in [*(site / "data/tables").iterdir(), *(site / "docs").rglob("*.md")]:
        path.unlink()
    (site / "data/tables").rmdir()
    (site / "docs/index.md").write_text(
        "---\nkind: home\ntemplate: home.html\ntitle: The partnership\nsummary: What it is and does.\n"
        "owner: Business unit\ndate: 2026-11-20\nreview_by: 2027-11-20\naudience: public\n---\n\nWords.\n",
        encoding="utf-8",
    )
    assert told(site) == []


def test_a_terminal_that_cannot_say_a_letter_is_still_spoken_to(tmp_path):
    site = small_site(tmp_path)
    change(site / "data/partnership.yml", "status: live", "status: “\u202elive")
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check", "--folder", str(site)],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert done.returncode == 1
    assert b"data/partnership.yml:4: " in done.stdout
    assert b"Traceback" not in done.stdout + done.stderr
