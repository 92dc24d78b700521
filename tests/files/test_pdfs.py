"""A PDF that is published holds no program, no other file, no comments, no author's name, however it hides them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from editing import folder_with, told_of_folder
from pikepdf import Array, Dictionary, Name, Pdf

from macros.files import pdf


def made(change: Callable[[Pdf], object], tagged: bool = True, **how: object) -> bytes:
    """A PDF of one page, whose objects are packed so that no word of them can be read in the file."""
    file = pikepdf.new()
    file.add_blank_page()
    if tagged:
        file.Root.StructTreeRoot = file.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    change(file)
    out = io.BytesIO()
    file.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, **how)
    return out.getvalue()


def told(root: Path, content: bytes) -> list[str]:
    return [one.partition(":1: ")[2] for one in told_of_folder(folder_with(root, "form.pdf", content=content))]


def annotation(file: Pdf, subtype: str, **more: object) -> None:
    one = Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=Array([0, 0, 9, 9]), **more)
    file.pages[0].Annots = Array([file.make_indirect(one)])


def link(file: Pdf, action: Dictionary) -> None:
    annotation(file, "Link", A=action)


def attach(file: Pdf) -> None:
    file.attachments["list.csv"] = b"words"


def author(file: Pdf, name: str) -> None:
    file.docinfo["/Author"] = name


def author_in_xmp(file: Pdf) -> None:
    with file.open_metadata() as words:
        words["dc:creator"] = ["A. Person"]


def hide_a_layer(file: Pdf) -> None:
    layer = file.make_indirect(Dictionary(Type=Name.OCG, Name="Notes"))
    file.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


SCRIPT = Dictionary(S=Name("/Java#53cript"), JS="app.alert(1)")
PROGRAM = "This PDF holds a program, or sends or opens something by itself. "
HIDDEN = {
    "on opening": (lambda file: setattr(file.Root, "OpenAction", SCRIPT), PROGRAM),
    "an address on opening": (
        lambda file: setattr(file.Root, "OpenAction", Dictionary(S=Name.URI, URI="https://example.org/")),
        PROGRAM,
    ),
    "an address on a page turn": (
        lambda file: setattr(file.pages[0].obj, "AA", Dictionary(O=Dictionary(S=Name.URI, URI="https://example.org/"))),
        PROGRAM,
    ),
    "on a press": (lambda file: annotation(file, "Square", AA=Dictionary(D=SCRIPT)), PROGRAM),
    "after a page turn": (
        lambda file: link(file, Dictionary(S=Name.GoTo, D=Array([]), Next=Dictionary(S=Name.Launch, F="a"))),
        PROGRAM,
    ),
    "sent": (lambda file: link(file, Dictionary(S=Name.SubmitForm, F="https://example.org")), PROGRAM),
    "xfa": (lambda file: setattr(file.Root, "AcroForm", Dictionary(XFA=Array([]))), PROGRAM),
    "attached": (attach, "This PDF holds another file. "),
    "pinned": (lambda file: annotation(file, "FileAttachment", FS=Dictionary()), "This PDF holds another file. "),
    "film": (lambda file: annotation(file, "RichMedia"), "This PDF holds sound, film or a model"),
    "a computer": (
        lambda file: link(file, Dictionary(S=Name.URI, URI="file:///C:/a.docx")),
        "This PDF has a link to a",
    ),
    "a script": (lambda file: link(file, Dictionary(S=Name.URI, URI="javascript:a()")), "This PDF has a link to a"),
    "a comment": (lambda file: annotation(file, "Text"), "This PDF has 1 comment or mark of somebody who read it. "),
    "blacked out": (lambda file: annotation(file, "Redact"), "This PDF has 1 redaction marked and not applied"),
    "a layer": (hide_a_layer, "advice: This PDF has a layer that is hidden"),
    "an author": (lambda file: author(file, "A. Person"), "advice: The properties of this PDF name an author"),
    "an author, again": (author_in_xmp, "advice: The properties of this PDF name an author"),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_readers_are_not_to_get_is_told_once(name, tmp_path):
    change, words = HIDDEN[name]
    [one] = told(tmp_path, made(change))
    assert one.startswith(words)


@pytest.mark.parametrize(
    "change",
    [
        lambda file: None,
        lambda file: author(file, "Homeham Safeguarding Children Partnership"),
        lambda file: link(file, Dictionary(S=Name.URI, URI="https://example.org/")),
        lambda file: setattr(file.Root, "OpenAction", Array([file.pages[0].obj, Name.Fit])),
    ],
    ids=["nothing", "the partnership", "a web address", "where it opens"],
)
def test_a_pdf_that_only_shows_its_pages_is_right(change, tmp_path):
    assert told(tmp_path, made(change)) == []


def test_a_pdf_without_tags_and_one_that_is_locked_are_told(tmp_path):
    bare = io.BytesIO()
    file = pikepdf.new()
    file.add_blank_page()
    file.save(bare, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert told(tmp_path, bare.getvalue())[0].startswith("advice: This PDF has no tags")
    [one] = told(tmp_path, made(lambda file: None, encryption=pikepdf.Encryption(owner="a", user="b")))
    assert one.startswith("This PDF is locked")


def test_a_circle_and_more_parts_than_can_be_looked_at_end(tmp_path, monkeypatch):
    def circle(file: Pdf) -> None:
        one, two = file.make_indirect(Dictionary()), file.make_indirect(Dictionary())
        one.Next, two.Next = two, one
        file.Root.Outlines = one

    assert told(tmp_path, made(circle)) == []
    monkeypatch.setattr(pdf, "MOST", 3)
    assert told(tmp_path, made(circle)) == [f"This PDF has more than 3 parts, too many to be looked at. {pdf.AGAIN}."]


def test_a_program_that_a_later_version_of_the_file_leaves_unused_is_still_told(tmp_path):
    whole = made(lambda file: None)
    left = b"\n9 0 obj <</S/JavaScript>> endobj\n" + whole[whole.rindex(b"startxref") :]
    assert told(tmp_path, whole + left)[0].startswith(PROGRAM)


def test_what_is_behind_the_end_of_a_pdf_or_makes_a_zip_file_of_it_is_another_file(tmp_path):
    whole = made(lambda file: None)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("list.csv", "words")
    for more in (packed.getvalue(), b"list of names"):
        assert told(tmp_path, whole + more)[0].startswith("This PDF holds another file. ")
    assert told(tmp_path, whole + b"\r\n\0\0") == []


def test_the_properties_of_a_pdf_are_read_in_both_places():
    def name(file: Pdf) -> None:
        file.docinfo["/Title"] = "Two girls"
        file.docinfo["/Case"] = "Baby B"
        with file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as words:
            words["dc:description"] = "Three boys"

    assert pdf.properties_of(made(name)) == ["Baby B", "Two girls", "Three boys"]
    assert pdf.properties_of(b"%PDF-1.7 and nothing") == []
