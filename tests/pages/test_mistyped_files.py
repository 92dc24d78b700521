"""Invisible letters are told in every page, table and file of facts, in the front matter too."""

from __future__ import annotations

from pathlib import Path

from macros.pages import files_with_letters, letters_unseen


def told(folder: Path, **files: bytes) -> list[str]:
    """The places of invisible letters in files of docs/ and data/."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    found = [
        one for path in files_with_letters([folder / "docs", folder / "data"]) for one in letters_unseen(path, folder)
    ]
    return [f"{problem.path}:{problem.line}" for problem in found]


def test_invisible_letters_are_told_in_pages_tables_and_facts(tmp_path):
    hidden = "\u200b".encode()
    assert told(
        tmp_path,
        docs__page_md=b"---\ntitle: A" + hidden + b"B\n---\n\nWords.\n",
        docs__briefings__one_md=b"---\n---\n\nWords" + hidden + b".\n",
        data__contacts_yml=b"- name: A\n  number: 1" + hidden + b"\n",
        data__tables__one_csv=b"area,count\r\nHere" + hidden + b",1\r\n",
    ) == ["data/contacts.yml:2", "data/tables/one.csv:2", "docs/briefings/one.md:4", "docs/page.md:2"]


def test_what_is_no_text_is_left_to_who_reads_it(tmp_path):
    assert (
        told(tmp_path, data__tables__one_csv=b"PK\x03\x04\x00\x00", docs__one_md=b"\xff\xfe\x00", docs__a_png=b"\x00")
        == []
    )
