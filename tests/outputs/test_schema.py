"""Editors know the words of metadata: the kept JSON Schema is the one that the build itself uses."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from macros.outputs.schema import PLACE, as_text, schema, write

ROOT = Path(__file__).parent.parent.parent
METADATA = sorted(
    path
    for folder in ("examples/site/data/tables", "examples/whole/data/tables", "charts/examples")
    for path in (ROOT / "tests" / folder).glob("*.yml")
)
VALIDATOR = Draft202012Validator(schema(), format_checker=FormatChecker())


def as_json(value: Any) -> Any:
    """What an editor hands to a schema: in YAML 1.2 a date is text."""
    if isinstance(value, dict):
        return {str(key): as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def faults(metadata: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(as_json(metadata))]


def test_the_kept_schema_is_the_one_that_metadata_are_checked_by():
    assert (ROOT / PLACE).read_text(encoding="utf-8") == as_text(), "Run `python -m macros schema` and keep the file."


def test_the_schema_is_a_sound_json_schema():
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("path", METADATA, ids=lambda path: path.stem)
def test_all_metadata_are_right_by_the_schema(path):
    assert faults(yaml.safe_load(path.read_text(encoding="utf-8"))) == []


def test_an_editor_tells_a_misspelt_word_and_an_unknown_kind_of_chart():
    metadata = yaml.safe_load(METADATA[0].read_text(encoding="utf-8"))
    metadata["ownr"] = metadata.pop("owner")
    metadata["figures"] = {"default": {"kind": "pie", "title": "A pie"}}
    told = " ".join(faults(metadata))
    assert "'ownr' was unexpected" in told
    assert "'owner' is a required property" in told
    assert "'pie' is not one of" in told


def test_every_word_of_metadata_says_what_it_is_for():
    assert [word for word, said in schema()["properties"].items() if not said.get("description")] == []


def test_the_command_writes_the_schema_beside_the_metadata(tmp_path):
    (tmp_path / "data" / "tables").mkdir(parents=True)
    assert json.loads(write(tmp_path).read_text(encoding="utf-8")) == schema()
