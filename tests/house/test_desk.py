"""What an editor finds on GitHub: forms to report a mistake, and a container that opens with the preview running."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from macros.outputs.edit import ABOUT_NUMBERS, FORM

ROOT = Path(__file__).parent.parent.parent
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
TOP = {"name", "description", "body", "title", "labels", "assignees", "projects", "type"}
ATTRIBUTES = {
    "markdown": ({"value"}, {"value"}),
    "input": ({"label"}, {"label", "description", "placeholder", "value"}),
    "textarea": ({"label"}, {"label", "description", "placeholder", "value", "render"}),
    "dropdown": ({"label", "options"}, {"label", "description", "multiple", "options", "default"}),
    "checkboxes": ({"label", "options"}, {"label", "description", "options"}),
}
"""What GitHub's form schema asks of each element, and what it allows."""


def wrong_form(form: dict) -> list[str]:
    """Each way in which a form is not one that GitHub shows."""
    found = [f"{key} is not allowed" for key in form if key not in TOP]
    found += [f"{key} is missing" for key in ("name", "description", "body") if not form.get(key)]
    body = form.get("body") or []
    ids = [one.get("id") for one in body if one.get("id")]
    labels = [one.get("attributes", {}).get("label") for one in body if one.get("type") != "markdown"]
    found += [f"{one} is there twice" for one in {*ids, *labels} if [*ids, *labels].count(one) > 1]
    found += [f"{one} is not an id" for one in ids if not re.fullmatch(r"[A-Za-z0-9_-]+", one)]
    if not any(one.get("type") != "markdown" for one in body):
        found.append("nothing can be filled in")
    for one in body:
        needed, allowed = ATTRIBUTES.get(one.get("type"), (set(), set()))
        given = set(one.get("attributes") or {})
        found += [f"{one.get('type')} is not an element"] * (one.get("type") not in ATTRIBUTES)
        found += [f"{one.get('type')}: {key} is missing" for key in needed - given]
        found += [f"{one.get('type')}: {key} is not allowed" for key in given - allowed]
        found += [f"{key} is not allowed" for key in set(one) - {"type", "id", "attributes", "validations"}]
        options = one.get("attributes", {}).get("options") or []
        if one.get("type") == "dropdown":
            found += [f"{option} is no text" for option in options if not isinstance(option, str)]
            found += ["an option is there twice"] * (len(set(map(str, options))) < len(options))
        if one.get("type") == "checkboxes":
            found += [f"{option} is no box" for option in options if set(option) - {"label", "required"}]
    return found


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [one for one in FORMS if one.name != "config.yml"], ids=lambda one: one.stem)
def test_a_form_is_one_that_github_shows(path):
    assert wrong_form(read(path)) == []


def test_a_form_that_github_would_refuse_is_told():
    form = {"name": "x", "body": [{"type": "input", "id": "a b", "attributes": {"options": []}}], "color": "red"}
    assert len(wrong_form(form)) == 5


@pytest.mark.parametrize("path", [one for one in FORMS if one.name != "config.yml"], ids=lambda one: one.stem)
def test_a_form_says_first_that_nothing_about_a_child_is_written_here_and_who_to_call(path):
    first = read(path)["body"][0]["attributes"]["value"]
    assert "Never write about a child" in first
    assert "call 999" in first
    assert "foot of every page" in first


def test_there_is_a_form_for_a_page_for_a_number_and_for_a_figure():
    assert {"Correct this page", "Correct a number", "Add a figure"} == {
        read(one)["name"] for one in FORMS if one.name != "config.yml"
    }
    assert read(ROOT / ".github/ISSUE_TEMPLATE/config.yml") == {"blank_issues_enabled": False}


@pytest.mark.parametrize(("form", "field"), [(FORM, "page"), (ABOUT_NUMBERS, "table")])
def test_the_link_of_a_page_fills_a_field_that_the_form_has(form, field):
    assert field in [one.get("id") for one in read(ROOT / ".github/ISSUE_TEMPLATE" / form)["body"]]


def test_the_container_opens_with_the_preview_and_types_what_the_readme_says():
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.fullmatch(r"[\w./-]+:\d+-3\.\d+-[a-z]+", container["image"])  # a version, and not the latest of the day
    assert container["forwardPorts"] == [8000]
    assert container["portsAttributes"]["8000"]["onAutoForward"] == "openPreview"
    assert container["postAttachCommand"] == "make serve"
    for command in (container["postCreateCommand"], container["postAttachCommand"]):
        assert f"`{command}`" in readme
    for schema in container["customizations"]["vscode"]["settings"]["yaml.schemas"]:
        assert (ROOT / schema).is_file()
