"""A file that is no Word document, or more than one, is refused in plain words, and never opened further."""

from __future__ import annotations

import io
import zipfile

import pytest
from documents import REL, SPACES, document, p, picture, run, table
from editing import jpeg

from macros.files import Files
from macros.messages import Fault
from macros.word import convert, pictures


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
    return with_part(document(path, p("Words.")), name, content)


def with_part(path, name, content):
    """The document in this file with one part more, or another one."""
    with zipfile.ZipFile(path) as file:
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


@pytest.mark.parametrize(
    "body",
    [p("a") * 8001, f"<w:p>{run('a') * 40_001}</w:p>", p("a " * 500_001)],
    ids=["paragraphs", "runs", "letters"],
)
def test_a_document_of_a_few_kb_that_would_take_minutes_is_refused(body, tmp_path):
    with pytest.raises(Fault, match="far longer than a page can be"):
        convert(document(tmp_path / "long.docx", body), Files())


def test_entities_in_another_encoding_are_found(tmp_path):
    evil = '<?xml version="1.0" encoding="UTF-16BE"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'.encode("utf-16-be")
    with pytest.raises(Fault, match="instructions in it"):
        convert(altered(tmp_path / "evil.docx", "word/document.xml", evil), Files())


def test_braces_and_blanks_without_end_are_read_once(tmp_path):
    words = p("{{ " * 5000) + p("a" + " " * 50_000 + "b")
    assert "a b" in convert(document(tmp_path / "odd.docx", words), Files()).markdown


def test_a_picture_whose_place_leads_out_of_the_document_and_a_file_inserted_whole_are_left_out_and_said(tmp_path):
    body = p("Words.") + p(picture("rId1")) + '<w:altChunk r:id="rId2"/>'
    path = document(tmp_path / "out.docx", body)
    link = f'<Relationship Id="rId1" Type="{REL}/image" Target="../../../../etc/hostname"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    links = f'<Relationships xmlns="{space}">{link}</Relationships>'
    made = convert(with_part(path, "word/_rels/document.xml.rels", links.encode()), Files())
    told = " ".join(made.left_out)
    assert "Picture 1 was left out" in told
    assert "1 file was inserted whole by another program" in told
    assert made.markdown == "Words.\n"


def test_pictures_beyond_what_a_page_can_show_are_left_out_unopened(tmp_path, monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 50_000)
    found = pictures.Pictures(Files())
    marks = [found.take(jpeg((300, 200 + number)), "image/jpeg") for number in range(3)]
    assert marks == ["picture-1", "", ""]
    assert found.said[0].startswith("Picture 2 was left out: the ones before it are very large")


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


def test_what_readers_of_the_document_do_not_see_is_left_out_or_said(tmp_path):
    hide = "<w:rPr><w:vanish/></w:rPr>"
    styles = (
        f'<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="Gone"/>{hide}</w:style>'
        f'<w:style w:type="character" w:styleId="Off"><w:name w:val="Off"/>{hide}</w:style></w:styles>'
    )
    deleted = '<w:del w:id="9"><w:r><w:delText>Name four</w:delText></w:r></w:del>'
    note = p("A note.", run("Name three", "<w:vanish/>"), deleted)
    notes = f'<w:footnotes {SPACES}><w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
    body = [
        p("Words.", '<w:r><w:footnoteReference w:id="2"/></w:r>', run("Name two", '<w:rStyle w:val="Off"/>')),
        p("Name one", style="Gone"),
        p(run("Seen by few", '<w:color w:val="FFFFFF"/>'), run("and small", '<w:sz w:val="2"/>')),
    ]
    path = document(tmp_path / "hidden.docx", *body, parts={"footnotes": notes})
    made = convert(with_part(path, "word/styles.xml", styles.encode()), Files())
    assert "Name" not in made.markdown
    assert "A note." in made.markdown
    told = " ".join(made.left_out)
    assert "Hidden text was left out: “Name two”, “Name one”, “Name three”." in told
    assert "Text in white or in tiny letters is on the page like any other: “Seen by few”, “and small”." in told


def test_what_programs_in_a_document_would_fetch_is_not(tmp_path):
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDEAUTO c:\\\\a.exe </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    path = document(
        tmp_path / "out.docx", p("Words.", field), p(picture("rId1", "A bench")), "<w:p><w:r><w:object/></w:r></w:p>"
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    link = f'<Relationship Id="rId1" Type="{REL}/image" Target="https://example.org/a.png" TargetMode="External"/>'
    links = f'<Relationships xmlns="{space}">{link}</Relationships>'
    made = convert(with_part(path, "word/_rels/document.xml.rels", links.encode()), Files())
    assert made.markdown == "Words.\n"
    assert made.pictures == ()
    assert any("1 embedded file was left out" in one for one in made.left_out)
    assert any(one.startswith("Picture 1 was left out") for one in made.left_out)
