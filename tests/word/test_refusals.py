"""A file that is no Word document, or more than one, is refused in plain words, and never opened further."""

from __future__ import annotations

import io
import zipfile

import pytest
from documents import SPACES, document, p, table

from macros.files import Files
from macros.messages import Fault
from macros.word import convert


def packed(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return out.getvalue()


FILES = {
    "empty": (b"", "The file is empty"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"WordDocument", "old Word format"),
    "password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "protected with a password",
    ),
    "pdf": (b"%PDF-1.7 words", "The file is a PDF"),
    "rtf": (rb"{\rtf1 words}", "rich text"),
    "jpeg": (b"\xff\xd8\xff\xe0 photo", "a photograph"),
    "text": ("Just words".encode("utf-16"), "not a Word document"),
    "page": (b"<html><script>alert(1)</script></html>", "not a Word document"),
    "half": (b"PK\x03\x04 and then nothing", "damaged or incomplete"),
    "odt": (packed(mimetype="application/vnd.oasis.opendocument.text", content__xml="<x/>"), "OpenDocument text"),
    "xlsx": (packed(xl__workbook="<x/>"), "a spreadsheet"),
    "pptx": (packed(ppt__presentation="<x/>"), "a presentation"),
    "zip": (packed(photo="x"), "another kind of zip file"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_kind_is_told_with_what_to_do(name, tmp_path):
    content, told = FILES[name]
    path = tmp_path / "news.docx"
    path.write_bytes(content)
    with pytest.raises(Fault) as fault:
        convert(path, Files())
    assert told in fault.value.what
    assert fault.value.fix


def altered(path, name, content):
    """The document with one part that is another."""
    with zipfile.ZipFile(document(path, p("Words."))) as file:
        parts = {one: file.read(one) for one in file.namelist()}
    parts[name] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for one, raw in parts.items():
            file.writestr(one, raw)
    return path


def test_a_document_that_unpacks_without_end_is_refused_unread(tmp_path):
    path = altered(tmp_path / "bomb.docx", "word/document.xml", b"<a>" + b" " * 30_000_000)
    assert path.stat().st_size < 200_000
    with pytest.raises(Fault, match="far larger than a document"):
        convert(path, Files())


def test_a_document_with_entities_is_refused(tmp_path):
    evil = f'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document {SPACES}><w:body><w:p/></w:body></w:document>'
    with pytest.raises(Fault, match="instructions in it"):
        convert(altered(tmp_path / "evil.docx", "word/document.xml", evil.encode()), Files())


@pytest.mark.parametrize("words", [b"<w:document", b"", b"\x00\x01", b"<a></b>"])
def test_a_damaged_document_is_told(words, tmp_path):
    with pytest.raises(Fault, match="damaged"):
        convert(altered(tmp_path / "bad.docx", "word/document.xml", words), Files())


def test_a_document_without_words_is_told(tmp_path):
    with pytest.raises(Fault, match="no words"):
        convert(document(tmp_path / "blank.docx", p("")), Files())


def test_tables_in_each_other_without_end_are_told(tmp_path):
    inner = p("deep")
    for _ in range(400):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    with pytest.raises(Fault, match=r"could not be read|too deep|damaged"):
        convert(document(tmp_path / "deep.docx", inner), Files())


def test_a_folder_a_lock_and_a_missing_file_are_told(tmp_path):
    for path, told in (
        (tmp_path, "This is a folder"),
        (tmp_path / "~$news.docx", "the lock that Word keeps"),
        (tmp_path / "none.docx", "no such file"),
    ):
        with pytest.raises(Fault) as fault:
            convert(path, Files())
        assert told in fault.value.what


def test_macros_of_a_document_are_not_run_and_said(tmp_path):
    path = altered(tmp_path / "with.docm", "word/vbaProject.bin", b"\x00program")
    assert any("macros (programs)" in one for one in convert(path, Files()).left_out)


def test_a_long_document_is_read_in_seconds(tmp_path):
    rows = [["Name", "Words"], *([f"row {n}", "words " * 20] for n in range(300))]
    body = [p(f"Paragraph {n}. " + "Words and more words. " * 20) for n in range(1500)]
    assert convert(document(tmp_path / "long.docx", *body, table(*rows)), Files()).words > 60_000
