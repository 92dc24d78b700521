"""The settings of the form come from the models: fields, limits, choices and help are those that the check asks for."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from example_sites import ROOT, copy, whole
from pydantic import Field

from macros.admin import desk
from macros.admin.fields import Form, names
from macros.admin.forms import DATA, LEFT_ALONE, settings
from macros.admin.help import HELP
from macros.content import Site
from macros.facts import FILES
from macros.messages import Fault
from macros.pages.kinds import KINDS
from macros.records import Name, Slug, Strict


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(whole(tmp_path_factory.mktemp("forms")), date(2026, 11, 21))


@pytest.fixture(scope="module")
def told(example: Site) -> dict:
    return settings(example, "owner/site", "main", "https://example.org/")


def forms(told: dict) -> dict[str, list[dict]]:
    """The fields of each list of pages and of each file, by its name."""
    found = {one["name"]: one["fields"] for one in told["collections"] if "fields" in one}
    return found | {file["name"]: file["fields"] for one in told["collections"] for file in one.get("files", [])}


def entry(file: str) -> type[Strict]:
    """The model of one entry of a file of facts."""
    return FILES[file][0].model_fields[DATA[file]].annotation.__args__[0]


def without_help(fields: list[dict]) -> list[str]:
    """The names of fields, and of those inside them, that have no help."""
    inner = [name for one in fields for name in without_help(one.get("fields", []))]
    return [one["name"] for one in fields if not one["hint"]] + inner


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_page_has_every_field_of_its_model_but_those_of_its_layout(kind):
    fields = Form(left_alone=LEFT_ALONE).fields(KINDS[kind], kind)
    assert [one["name"] for one in fields] == [name for name in KINDS[kind].model_fields if name not in LEFT_ALONE]


@pytest.mark.parametrize("file", [name for name in DATA if name in FILES])
def test_a_file_of_facts_has_a_form_with_every_field_of_its_entries(file):
    field = Form().field(DATA[file], FILES[file][0].model_fields[DATA[file]], "")
    assert [one["name"] for one in field["fields"]] == [
        info.alias or name for name, info in entry(file).model_fields.items()
    ]


def test_each_help_is_that_of_a_field():
    used = {"note.date", "note.what", "read.title", "read.url", "read.dated", "translated.language", *DATA.values()}
    entries = {entry(file).__name__.lower(): entry(file) for file in DATA if file in FILES}
    for form, models in ((Form(left_alone=LEFT_ALONE), KINDS), (Form(), entries)):
        for kind, model in models.items():
            used |= {one for name in model.model_fields for one in (name, f"{kind}.{name}")}
            used |= {one for name in names(form.fields(model, kind)) for one in (name, f"{kind}.{name}")}
    assert sorted(set(HELP) - used) == []


def test_limits_of_a_field_are_those_of_its_model():
    class Example(Strict):
        name: Name
        term: Slug
        owner: str = Field(min_length=3, max_length=40)
        issue: int | None = Field(default=None, ge=1, le=99)
        questions: list[str] = Field(min_length=2, max_length=4)

    name, term, owner, issue, questions = Form().fields(Example, "example")
    assert (name["minlength"], name["maxlength"], name["required"]) == (1, 150, True)
    assert term["pattern"][0] == "^[a-z0-9]+(-[a-z0-9]+)*$"
    assert (owner["minlength"], owner["maxlength"]) == (3, 40)
    assert (issue["min"], issue["max"], issue["required"]) == (1, 99, False)
    assert (questions["min"], questions["max"]) == (2, 4)


@pytest.mark.parametrize("kind", KINDS)
def test_each_field_of_a_page_has_help(kind):
    assert without_help(Form(left_alone=LEFT_ALONE).fields(KINDS[kind], kind)) == []


@pytest.mark.parametrize("file", [name for name in DATA if name in FILES])
def test_each_field_of_a_file_of_facts_has_help(file):
    assert without_help([Form().field(DATA[file], FILES[file][0].model_fields[DATA[file]], "")]) == []


def test_a_field_that_is_new_in_a_model_is_in_the_form_at_once_and_told_to_have_no_help():
    class Example(Strict):
        something_new: str

    fields = Form().fields(Example, "example")
    assert fields[0]["label"] == "Something new"
    assert without_help(fields) == ["something_new"]


def test_themes_are_chosen_from_those_of_the_site(told, example):
    themes = next(one for one in forms(told)["briefings"] if one["name"] == "themes")
    assert (themes["widget"], themes["multiple"], themes["min"]) == ("select", True, 1)
    assert [one["value"] for one in themes["options"]] == list(example.themes)


def test_a_newsletter_begins_with_its_seven_parts(told):
    body = next(one for one in forms(told)["newsletters"] if one["name"] == "body")
    assert body["default"].count("## ") == 7


def test_every_page_has_exactly_one_form(told, example):
    single = [
        file["file"] for one in told["collections"] for file in one.get("files", []) if file["file"].endswith(".md")
    ]
    folders = [one["folder"] for one in told["collections"] if "folder" in one]
    listed = [one.path for one in example.written if one.path not in single and f"docs/{one.folder}" in folders]
    assert sorted([*listed, *single]) == sorted(one.path for one in example.written)


def test_the_settings_follow_the_schema_of_the_editor(told):
    schema = json.loads((desk.PACKAGES / desk.EDITOR / "schema" / "sveltia-cms.json").read_text(encoding="utf-8"))
    check = jsonschema.validators.validator_for(schema)(schema)
    assert [error.message for error in check.iter_errors(told)] == []


def test_a_change_becomes_a_pull_request(told):
    assert told["publish_mode"] == "editorial_workflow"
    assert [one["name"] for one in told["collections"] if one.get("publish") is not False] == []


def test_no_page_is_deleted_in_the_form(told):
    assert [one["name"] for one in told["collections"] if "folder" in one and one["delete"]] == []


def test_versions_of_the_editor_are_fixed():
    wanted = json.loads((ROOT / ".ci" / "admin" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    lock = json.loads((ROOT / ".ci" / "admin" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, version in wanted.items() if lock[f"node_modules/{name}"]["version"] != version] == []
    assert [name for name, one in lock.items() if name and not one["integrity"].startswith("sha512-")] == []


def test_without_the_editor_it_is_told_what_to_type(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(desk, "PACKAGES", tmp_path)
    with pytest.raises(Fault, match=r"Type `uv run npm ci --prefix \.ci/admin`"):
        desk.editor()


def test_the_first_event_is_written_in_a_folder_that_has_none(tmp_path):
    root = copy(tmp_path)
    (root / "docs/training").mkdir()
    (root / "docs/training/.meta.yml").write_text("kind: event\ntemplate: event.html\n", encoding="utf-8")
    told = settings(Site(root, date(2026, 11, 21)), "owner/site", "main", "https://example.org/")
    training = next(one for one in told["collections"] if one["name"] == "training")
    assert (training["create"], training["label_singular"]) == (True, "event")
    assert {"starts", "ends", "place"} <= {one["name"] for one in training["fields"]}
    assert not {"kind", "template"} & {one["name"] for one in training["fields"] if one["widget"] != "hidden"}
