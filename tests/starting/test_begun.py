"""A new partnership's folder passes its check at once, names its own area well, and says what only people can supply."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from small_england import write_files

from macros.__main__ import main
from macros.checks.site import check_all
from macros.commands.starting import _said, new_partnership
from macros.content import Site
from macros.importing import Refused
from macros.importing.recognition import KNOWN
from macros.messages import Problem
from macros.starting import Begun, Wanted, begin
from macros.starting.area import Found
from macros.starting.taken import source
from macros.system import days


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Path:
    return write_files(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def begun(files, tmp_path_factory):
    """The site of an area whose name has a comma as it is published."""
    return begin(Wanted("E06000023", files, tmp_path_factory.mktemp("sites") / "bristol"))


@pytest.fixture(scope="module")
def texts(begun) -> dict[str, str]:
    found = [path for kind in ("md", "yml", "csv") for path in begun.folder.rglob(f"*.{kind}")]
    return {path.relative_to(begun.folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_it_has_no_errors(begun):
    assert [problem for problem in check_all(Site(begun.folder, days.today())) if problem.stops] == []


def test_it_has_the_official_statistics_of_its_area(texts):
    assert "Bristol" in texts["data/tables/official-children-in-need.csv"]
    assert 'number("official-children-in-need", "at_31_march_count")' in texts["docs/figures/children-in-need.md"]


def test_no_blank_is_left(texts):
    left = [
        name for name, text in texts.items() if re.search(r"\{(?:area|region|country|today|needed|left_out)\}", text)
    ]
    assert left == []


def test_nothing_names_the_partnership_whose_texts_began_it(texts):
    """Neither its names nor its tables; the neighbours of the new area can be among those of the other."""
    who = source().who
    names = [who["name"], who["short_name"], *who["towns"], *(one["name"] for one in who["partners"])]
    names += [who["area"]] if who["area"] not in texts["data/tables/official-statistical-neighbours.csv"] else []
    written = {name: text for name, text in texts.items() if not name.startswith("data/tables/")}
    # The public pages that a national number was compared with may be those of any organisation.
    written["data/contacts.yml"] = "\n".join(
        line for line in written["data/contacts.yml"].splitlines() if "- {title:" not in line
    )
    assert [(name, word) for name, text in written.items() for word in names if word in text] == []


def test_every_duty_waits_and_none_is_called_met(texts):
    duties = yaml.safe_load(texts["data/duties.yml"])
    assert len(duties) > 30
    assert {one["state"] for one in duties} == {"not-in-our-sources", "partly"}


def test_what_people_supply_is_listed_with_the_front_door_first(begun, texts):
    first = begun.needed[0]
    assert "front door" in first.what
    assert "front-door" in texts[first.path].splitlines()[first.line - 1]
    assert all(one.what in texts["README.md"] for one in begun.needed)


def test_a_new_site_names_its_partners_and_says_who_to_complain_to(begun, texts):
    assert "## The safeguarding partners\n\n{{ partners() }}\n" in texts["docs/arrangements/partners.md"]
    for contact in ("complaints", "ombudsman"):
        assert f'{{{{ contact("{contact}") }}}}' in texts["docs/about/contact.md"]
        assert f"- id: {contact}\n" in texts["data/contacts.yml"]
    assert "contact.md#if-you-have-a-concern-about-a-service" in texts["docs/parents/index.md"]
    assert [one.path for one in begun.needed if "complain" in one.what] == ["data/contacts.yml"]


def test_a_number_that_is_not_there_is_left_out_and_said(begun, texts):
    assert not (begun.folder / "docs/figures/workforce.md").exists()
    assert "workforce" not in texts["mkdocs.yml"] + texts["docs/figures/index.md"]
    assert any("official-social-workers" in one.what for one in begun.left_out.said)
    assert "official-social-workers" in texts["README.md"]


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ({"code": "E12000009"}, "Codes that begin with E12 are those of regions"),
        ({"code": "E06000099"}, "No file in the folder has rows of E06000099"),
        ({"code": "E06000095"}, r"Did you mean E06000059 \(Dorset\)"),
        ({"code": "E0600005"}, "it has 8 characters, and a code has nine. Did you mean"),
        ({"code": "isle of wight"}, "Write E06000046, which is the code of the Isle of Wight"),
        ({"code": "Northshire"}, "Write the nine characters of its code"),
        ({"code": "801"}, "Write E06000023, which is the code of Bristol"),
        ({"code": "E10000006"}, r"former code of Cumbria. Write E06000063 \(Cumberland\) or E06000064"),
        ({"code": "<script>"}, "is not the code of an authority"),
        ({"name": "<script>alert(1)</script>"}, "a character that is not in a name"),
        ({"name": "A" * 300}, "The name has 300 characters"),
        ({"name": 'The "Best" Partnership'}, "a character that is not in a name"),
        ({"files": Path("nowhere")}, "There is no such folder"),
        ({"to": Path("a" * 300)}, "The name of the new folder is too long"),
        ({"to": Path("a\x01b")}, "a character that cannot be seen"),
    ],
)
def test_what_cannot_be_begun_is_refused_and_nothing_is_written(files, tmp_path, wanted, says):
    asked = {"code": "E06000059", "files": files, "to": tmp_path / "new", **wanted}
    with pytest.raises(Refused, match=says):
        begin(Wanted(**asked))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_other_files_is_refused(tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "guidance.txt").write_text("Dear all", encoding="utf-8")
    with pytest.raises(Refused, match="The folder has no data files"):
        begin(Wanted("E06000059", folder, tmp_path / "new"))
    (folder / "letter.csv").write_text("Dear all", encoding="utf-8")
    with pytest.raises(Refused, match=r"None of the files has rows of authorities.*Begin with “Children in need”"):
        begin(Wanted("E06000059", folder, tmp_path / "new"))
    assert [path.name for path in tmp_path.iterdir()] == ["files"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ([], "The code of the area is missing. .* new-partnership --code E06000059 --from published-files"),
        (["--code", "E06000059"], "The folder with the published files is missing"),
        (["--code", "E06000059", "--from", "a", "--to", ""], "The name of the new folder is empty"),
        (["--code", "E06000059", "--from", "nowhere"], "^nowhere: There is no such folder"),
        (["--from", "nowhere", "--to", "new"], "^--code: The code of the area is missing"),
    ],
)
def test_a_command_that_is_not_whole_is_refused_with_what_to_type(typed, says):
    said = CliRunner().invoke(new_partnership, typed)
    assert said.exit_code == 1
    assert re.search(says, said.output)
    assert said.output.endswith("Nothing was written.\n")


def test_what_is_stopped_leaves_nothing(files, tmp_path, monkeypatch):
    def stopped(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr("macros.starting.beginning.import_files", stopped)
    typed = ["new-partnership", "--code", "E06000059", "--from", str(files), "--to", str(tmp_path / "new")]
    said = CliRunner().invoke(main, typed)
    assert (said.exit_code, said.output) == (130, "Stopped. Nothing was written.\n")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_there_is_not_touched(files, tmp_path):
    (tmp_path / "kept.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match="There is something at this place already"):
        begin(Wanted("E06000059", files, tmp_path))
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["mine"]


def test_the_list_of_known_publications_is_given_once(tmp_path):
    area = Found("Dorset", "E06000059", "838", "South West", "E12000009", "England", "E92000001")
    other = [Problem(name, 1, "This file is none", f"It has the column `x`.{KNOWN}plans; factors") for name in "ab"]
    said = list(_said(Begun(tmp_path, "A partnership", area, not_taken=other)))
    assert said[1:4] == [
        *(f"  not taken: {name}:1: This file is none. It has the column `x`." for name in "ab"),
        "Known publications: plans; factors.",
    ]
