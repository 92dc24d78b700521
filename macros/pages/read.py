"""Markdown files become documents: front matter checked against the page's kind, body kept with its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field

from macros.markdown import Parser, settings
from macros.messages import NO_KIND, Problem, choice, visible
from macros.pages.document import Document, Front
from macros.pages.front import texts_that_are_not_plain
from macros.pages.kinds import KINDS, TEMPLATES
from macros.pages.matter import split
from macros.pages.page import Page
from macros.pages.versions import KIND, TEMPLATE, Translation, language_of, original_of
from macros.records import Record, Strict, check, parse, salvage, text_of, unwritten
from macros.records import read as read_record

UNKNOWN = "?"
"""The kind that a folder gives to its pages where its `.meta.yml` has faults: it is reported there, and at no page."""


class Given(Strict):
    """What a folder's `.meta.yml` may give to its pages."""

    kind: str
    template: str = ""
    audience: str = ""
    owner: str = ""
    hide: list[str] = Field(default_factory=list)
    search: dict[str, Any] = Field(default_factory=dict)


def read(
    docs: Path, root: Path, paths: Sequence[Path] | None = None, memory: dict[Any, Any] | None = None
) -> tuple[list[Document], list[Problem]]:
    """Every page among the files of docs/, by its path, and the faults of their front matter.

    `memory` has the pages as they were read before: one whose text, folders and settings are the same is not read again.
    """
    memory = {} if memory is None else memory
    folders, problems = _folders(docs, root)
    known = settings(root)
    if memory.get("parser", (None,))[0] != known:
        memory.clear()
        memory["parser"] = known, Parser(known)
    parser = memory["parser"][1]
    documents = []
    for path in sorted(docs.rglob("*.md")) if paths is None else paths:
        text = text_of(path, root)
        state = text, [folders.get(one) for one in path.parents]
        if path not in memory or memory[path][0] != state:
            memory[path] = state, _document(path, text, docs, root, folders, parser)
        found, faults = memory[path][1]
        if found is not None:
            documents.append(found)
        problems += faults
    return documents, _once_a_folder(problems)


def _once_a_folder(problems: list[Problem]) -> list[Problem]:
    """Several pages of a folder that have no kind are one fault of the folder, and not one of each page."""
    folders = Counter(one.path.rpartition("/")[0] for one in problems if one.code == NO_KIND)
    many = {folder for folder, number in folders.items() if number > 1}
    kept = [one for one in problems if one.code != NO_KIND or one.path.rpartition("/")[0] not in many]
    fix = "Write `kind:` and `template:` there, or restore the file from an earlier version"
    return kept + [Problem(f"{one}/.meta.yml", 1, f"The {folders[one]} pages here have no kind", fix) for one in many]


def _folders(docs: Path, root: Path) -> tuple[dict[Path, dict[str, Any]], list[Problem]]:
    """What each folder's `.meta.yml` gives to its pages."""
    given: dict[Path, dict[str, Any]] = {}
    problems: list[Problem] = []
    for path in sorted(docs.rglob(".meta.yml")):
        name = path.relative_to(root).as_posix()
        record = read_record(path, root)
        if isinstance(record, Problem):
            if path.is_file() and not path.is_symlink():  # otherwise it is reported among the files of docs/
                problems.append(record)
            given[path.parent] = {"kind": UNKNOWN}
        else:
            found = check(record, Given, texts=False)
            problems += found if isinstance(found, list) else wrong_kind(record, name)
            known = {word: value for word, value in record.data.items() if word in Given.model_fields and value}
            given[path.parent] = {"kind": UNKNOWN} | known
            faults = list(missing_template(record, path.parent, given))
            problems += [] if isinstance(found, list) else faults
    return given, problems


def missing_template(record: Record, folder: Path, given: dict[Path, dict[str, Any]]) -> Iterator[Problem]:
    """A folder that gives its pages a kind gives them a template too, if not from a folder above it."""
    kind = str(given[folder]["kind"])
    if kind in KINDS and not any(given.get(one, {}).get("template") for one in (folder, *folder.parents)):
        given[folder]["template"] = TEMPLATES[kind][0]  # so that no page is reported of it again
        if list(folder.glob("*.md")):
            what = "The pages of this folder have no template"
            yield Problem(record.path, record.line("template"), what, f"Write `template: {TEMPLATES[kind][0]}`")


def wrong_kind(record: Record, name: str) -> Iterator[Problem]:
    """The kind that a folder gives to its pages is one that there is."""
    kind = str(record.data.get("kind", ""))
    if kind not in KINDS:
        what = f"`{visible(kind)}` is not a kind of page" if kind else "This folder has no kind of page"
        yield Problem(
            name, record.line("kind"), what, choice(kind, KINDS, "The README names the kinds, under “Add a page”")
        )


def _document(
    path: Path, text: str | Problem, docs: Path, root: Path, folders: dict[Path, dict[str, Any]], parser: Parser
) -> tuple[Document | None, list[Problem]]:
    """A page and the faults of its front matter. A page whose front matter has faults is there all the same."""
    name = path.relative_to(root).as_posix()
    if isinstance(text, Problem):
        return None, [text]
    src = path.relative_to(docs).as_posix()
    matter = split(text)
    record = Problem(name, *matter.fault) if matter.fault else parse(matter.front, name, first_line=2)
    inherited: dict[str, Any] = {}
    for folder in reversed([path.parent, *path.parent.parents]):
        if folder == docs or docs in folder.parents:
            inherited |= folders.get(folder, {})
    own = {"kind": KIND, "template": TEMPLATE} if language_of(src) else {}
    if isinstance(record, Problem):
        # Its own kind may be another than its folder's, but for a translation.
        meta = salvage(inherited | own, Translation if own else Page)
        front = Front(meta, matter.first, Record(name, inherited, {}), whole=False)
        return Document(name, src, url_of(src), front, matter.body, parser), [record]
    data = inherited | record.data | own
    whole = replace(record, data=data)
    kind = str(data.get("kind", ""))
    if own:
        found: Page | list[Problem] = check(whole, Translation, texts=False)
        extra = [(word, record.line(word)) for word in own if word in record.data]
        if extra:
            what = "The name of this file says that it is a translation, which takes no `{}`"
            told = [Problem(name, line, what.format(word), "Remove the line") for word, line in extra]
            found = told if isinstance(found, Page) else [*found, *told]
    elif kind not in KINDS:
        line = record.line("kind")
        fix = (
            choice(kind, KINDS, "The README names the kinds, under “Add a page”")
            if kind
            else "Add `kind:` here or in the folder's .meta.yml"
        )
        found = [
            Problem(name, line, f"`{visible(kind)}` is not a kind of page", fix)
            if kind
            else Problem(name, line, "The page has no kind", fix, code=NO_KIND)
        ]
        if "kind" not in record.data and kind:
            found = []  # reported for the folder's .meta.yml
    else:
        found = check(whole, KINDS[kind], texts=False)
    gaps = [problem for place, problem in unwritten(record)]
    if isinstance(found, list):
        lines = {one.line for one in (*found, *gaps)}
        found = [*found, *(one for one in texts_that_are_not_plain(whole) if one.line not in lines)]
        meta = salvage(data, Translation if own else KINDS.get(kind, Page))
        front = Front(meta, matter.first, whole, False)
        return Document(name, src, url_of(src), front, matter.body, parser), [*found, *gaps]
    return Document(name, src, url_of(src), Front(found, matter.first, whole), matter.body, parser), gaps


def url_of(src: str) -> str:
    """The address of a page from the site's root, by its file below docs/; that of a version is below its original's."""
    if language := language_of(src):
        return f"{url_of(original_of(src))}{language}/"
    stem = src.removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def dump(data: dict[str, Any]) -> str:
    """Front matter as text."""
    return str(yaml.safe_dump(data, sort_keys=False, allow_unicode=True))
