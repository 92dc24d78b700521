"""The word list: each kind of mistake is found at its line in every form of file, and plain English is left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from macros.facts import WordList, facts
from macros.style import check_words, pages_hard_to_read, words_found

ROOT = Path(__file__).parent.parent.parent
WALSALL, STARTER = ROOT / "tests" / "examples" / "walsall", ROOT / "macros" / "starting" / "starter"
FEW = """
readers:
  - {audience: public, reading_age: 10}
  - {audience: practitioner, reading_age: 16, pages: [docs/practitioners/]}
kinds: [{letter: A, name: First, why: Because}]
rules:
  - {kind: A, find: [stands], unless: [stands for], instead: is, catches: [It stands here.], leaves: [It stands for us.]}
  - {kind: A, find: [worry], instead: concern, audience: [practitioner], catches: [A worry.]}
"""


def words(folder: Path, text: str = FEW) -> WordList:
    """A list of a few words alone, without those of the generator; its file is not looked at for words."""
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "words.yml").write_text(text, encoding="utf-8")
    return WordList.model_validate(yaml.safe_load(text))


def mistakes(folder: Path, text: str) -> list[str]:
    (folder / "data").mkdir()
    (folder / "data" / "words.yml").write_text(text, encoding="utf-8")
    return [str(one) for one in facts("words.yml", folder / "data", folder)[1]]


def told(folder: Path, name: str, text: str) -> list[str]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return [f"{one.path}:{one.line}" for one in check_words(folder, words(folder))]


def test_advice_says_where_what_and_what_to_write(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("It stands below.\n", encoding="utf-8")
    assert [str(one) for one in check_words(tmp_path, words(tmp_path))] == [
        "docs/a.md:1: advice: “stands” is not how we write. Write is."
    ]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("docs/a.md", "---\ntitle: A\nsummary: >-\n  One line,\n  and it stands here.\n---\n\nWords.\n", 5),
        ("docs/a.md", "---\ntitle: A\n---\n\nA line,\nand it *stands* here.\n", 6),
        ("docs/a.md", "A\n\n- one\n- it stands here\n", 4),
        ("docs/a.md", "| A | B |\n|---|---|\n| c | it stands |\n", 3),
        ("docs/a.md", 'A\n\n{{ figure("a", title="It stands here") }}\n', 3),
        ("docs/a.md", "---\r\ntitle: A\r\n---\r\n\r\nIt stands here.\r\n", 5),
        ("docs/a.md", "\ufeffIt stands here.\n", 1),
        ("data/a.yml", "a: b\nname: It stands here\n", 2),
        ("data/a.yml", "a:\n  - about: >\n      One line\n      and it stands here\n", 4),
        ("data/a.yml", "# A remark\n# that stands here\na: b\n", 2),
        ("data/tables/a.csv", 'id,text\na,"One\nline"\nb,It stands here\nc,It stands here\n', 4),
        ("overrides/a.html", "<p>\nIt {{ a }} stands\n</p>\n", 2),
        ("overrides/a.html", '<a\n aria-label="It stands here">b</a>\n', 2),
        ("overrides/a.html", '{% set a =\n"It stands here" %}\n', 2),
        ("overrides/a.html", "{# a\nIt stands here #}\n", 2),
        ("overrides/assets/a.js", "a();\nshow('It stands here');\n", 2),
        ("overrides/assets/a.css", "a {}\n/* It stands here */\n", 2),
        ("macros/a.py", '"""A module.\n\nIt stands here.\n"""\n', 3),
        ("macros/a.py", 'A = (\n    f"One piece {1} and "\n    f"it stands here"\n)\n', 3),
        ("macros/a.py", "a = 1  # it stands here\n", 1),
        ("Makefile", "a: ## it stands here\n\tb\n", 1),
        (".ci/need", "a\ntell 'it stands here'\n", 2),
    ],
)
def test_a_word_is_found_at_its_line_in_every_form_of_file(tmp_path, name, text, line):
    assert told(tmp_path, name, text) == [f"{name}:{line}"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/a.md", "It stands for a name. See `stands`, and https://a.example/stands.\n"),
        ("docs/a.md", "```\nIt stands here.\n```\n"),
        ("docs/a.md", "A [link](stands.md) of words.\n"),
        ("docs/a.md", '{{ number("stands", "stands") }}\n'),
        ("data/a.yml", "id: stands\nstands: A word\n"),
        ("overrides/a.html", '<p class="it stands">A</p>\n'),
        ("macros/a.py", 'import re\nA = re.compile("it stands here")\nstands = {"stands": 1}\n'),
        ("macros/a.py", "This is no Python, and it stands here.\n"),
        ("data/tables/a.csv", "id,stands\nstands,1\n"),
    ],
)
def test_names_code_and_addresses_are_no_text(tmp_path, name, text):
    assert told(tmp_path, name, text) == []


def test_a_rule_for_one_audience_holds_for_its_pages_alone(tmp_path):
    for name in ("docs/practitioners/a.md", "docs/b.md", "README.md"):
        told(tmp_path, name, "Write down the worry.\n")
    assert [one.path for one in check_words(tmp_path, words(tmp_path))] == ["docs/practitioners/a.md"]


def test_names_that_are_allowed_and_keys_that_are_passed_over_are_left(tmp_path):
    more = "allowed: [The Stands Club]\npassed_over: [{files: data/a.yml, keys: [typed], why: Typed by others}]\n"
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yml").write_text("typed: [it stands]\nname: The Stands Club stands\n", encoding="utf-8")
    found = check_words(tmp_path, words(tmp_path, FEW + more))
    assert [str(one).split(" is not")[0] for one in found] == ["data/a.yml:2: advice: “stands”"]


def test_what_a_file_quotes_can_be_passed_over(tmp_path):
    more = "passed_over: [{files: README.md, quoted: true, why: Examples}]\n"
    (tmp_path / "README.md").write_text("Not “it stands here”.\n\nIt stands here.\n", encoding="utf-8")
    assert [one.line for one in check_words(tmp_path, words(tmp_path, FEW + more))] == [3]


def test_a_page_that_asks_too_much_of_its_readers_is_told_with_its_reading_age(tmp_path):
    long = (
        "Notwithstanding organisational considerations, multi-agency practitioners collaboratively coordinate "
        "comprehensive safeguarding interventions, necessitating proportionate information-sharing arrangements "
        "between participating organisations throughout continuous assessment procedures. "
    )
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "long.md").write_text(long * 8, encoding="utf-8")
    (tmp_path / "docs" / "short.md").write_text("The cat sat on the mat. " * 30, encoding="utf-8")
    (told,) = pages_hard_to_read(tmp_path, words(tmp_path))
    assert told.path == "docs/long.md"
    assert re.match(
        r"This page has a reading age of \d\d, and pages for this audience \(public\) have at most 10", told.what
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[stands for]", '["stands ("]', "data/words.yml:7: `unless` is `stands (`, which is not a pattern: missing ), unterminated subpattern."),
        ("find: [worry]", 'find: ["w*"]', "data/words.yml:8: `find` is `w*`, which matches an empty text."),
        ("find: [worry]", "find: []", "data/words.yml:8: `find` is empty."),
        ("find: [worry]", "find: worry", "data/words.yml:8: `find` is the text `worry`, and should be a list."),
        ("find: [worry]", "find: [<script>]", "data/words.yml:8: `find` holds HTML: <script>."),
        ("catches: [A worry.]", "catches: [A concern.]", "data/words.yml:8: “A concern.” is not found by the patterns of its rule."),
        ("It stands for us.", "It stands.", "data/words.yml:7: “It stands.” is found by the patterns of its rule."),
        ("{kind: A, find: [worry]", "{kind: Z, find: [worry]", "data/words.yml:8: `kind` is `Z`, which is not one of the `kinds`."),
        ("instead: concern, ", "", "data/words.yml:8: `instead` is missing."),
        ("instead: concern", "insted: concern", "data/words.yml:8: `insted` is not a field that belongs here."),
        ("reading_age: 10", "reading_age: ten", "data/words.yml:3: `reading_age` is the text `ten`. Write a whole number"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_list_is_told_at_its_line(tmp_path, old, new, message):
    assert old in FEW
    found = mistakes(tmp_path, FEW.replace(old, new))
    assert any(one.startswith(message) for one in found), found


def test_an_empty_list_is_told(tmp_path):
    assert mistakes(tmp_path, "") == ["data/words.yml:1: There is nothing in it. Write its lines, or remove the file."]


@pytest.mark.parametrize("root", [ROOT, WALSALL, STARTER], ids=["Sandwell", "Walsall", "a new site"])
def test_every_text_of_the_project_follows_the_word_list(root):
    """Each place is told with what to write instead. A rule that is wrong is corrected in data/words.yml."""
    model = facts("words.yml", root / "data", root)[0]
    assert isinstance(model, WordList)
    assert [str(one) for one in check_words(root, model)] == []


def test_sentences_written_before_the_rules_are_told_apart():
    """Most mistakes are found with the right kind, and plain English passes."""
    model = facts("words.yml", ROOT / "data", ROOT)[0]
    assert isinstance(model, WordList)
    held_out = yaml.safe_load((Path(__file__).parent / "held_out.yml").read_text(encoding="utf-8"))
    found = [one for one in held_out["faulty"] if one["kind"] in _kinds(one["text"], model)]
    wrong = [text for text in held_out["sound"] if _kinds(text, model)]
    assert len(found) / len(held_out["faulty"]) >= 0.9, [one["text"] for one in held_out["faulty"] if one not in found]
    assert wrong == []


def _kinds(text: str, model: WordList) -> set[str]:
    return {rule.kind for rule, _, _ in words_found(text, list(model.rules), model)}
