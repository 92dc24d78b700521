"""A published file is read in every form that publishers use, within bounds, or it is said at once what it is."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from xml.sax.saxutils import escape

import pytest
from importing import PUBLISHED, project, refusal, show

from macros.importing import files as reading

PLANS = (PUBLISHED / "plans_2025.csv").read_text(encoding="utf-8")
HEAD = PLANS.splitlines()[0]
CELLS = list(csv.reader(io.StringIO(PLANS)))


def packed(files: dict[str, str | bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    """A zip file, or whatever else is one inside."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as one:
        for name, content in files.items():
            one.writestr(name, content)
    return made.getvalue()


def xlsx(*sheets: tuple[str, list[list[str]]]) -> bytes:
    """A spreadsheet of Excel, whose numbers are numbers."""
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    }
    names, links = [], []
    for number, (title, cells) in enumerate(sheets, start=1):
        names.append(f'<sheet name="{title}" sheetId="{number}" r:id="r{number}"/>')
        links.append(
            f'<Relationship Id="r{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{number}.xml"/>'
        )
        made = ""
        for row in cells:
            parts = [
                f"<c><v>{cell}</v></c>"
                if cell.replace(".", "").isdigit()
                else f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
                for cell in row
            ]
            made += f"<row>{''.join(parts)}</row>"
        files[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{made}</sheetData></worksheet>'
        )
    files["xl/workbook.xml"] = (
        f'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{"".join(names)}</sheets></workbook>'
    )
    files["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(links)}</Relationships>'
    )
    return packed(files)


def ods(*sheets: tuple[str, list[list[str]]]) -> bytes:
    """A spreadsheet of LibreOffice, whose numbers are numbers."""
    made = ""
    for title, cells in sheets:
        made += f'<table:table table:name="{title}">'
        for row in cells:
            parts = [
                f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
                if cell.replace(".", "").isdigit()
                else f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
                for cell in row
            ]
            made += f"<table:table-row>{''.join(parts)}</table:table-row>"
        made += "</table:table>"
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = f"<office:document-content {names}><office:body><office:spreadsheet>{made}</office:spreadsheet></office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    listed = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": listed})


TITLE = [["Children in need", ""], ["Table D3: plans", ""]]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("plans.csv.gz", gzip.compress(PLANS.encode()), "  Unpacked."),
        ("plans.gz", gzip.compress(PLANS.encode()), "  Unpacked."),
        ("plans.zip", packed({"data/plans.csv": PLANS, "readme.txt": "Words."}), "  Taken from the zip file."),
        (
            "plans.zip",
            packed({"plans.csv": PLANS, "__MACOSX/plans.csv": "x", "data/.hidden.csv": "x"}),
            "  Taken from the zip file.",
        ),
        ("plans.xlsx", xlsx(("Cover", TITLE), ("D3", CELLS)), "  Taken from the sheet `D3`."),
        ("plans.ods", ods(("Cover", TITLE), ("D3", CELLS)), "  Taken from the sheet `D3`."),
        (
            "plans.xlsx",
            xlsx(("D3", [*TITLE, *CELLS])),
            "  The names of the columns are on line 3; 2 lines above them are left out.",
        ),
        (
            "plans.csv",
            f"Children in need\n\n{PLANS}".encode(),
            "  The names of the columns are on line 3; 1 line above them is left out.",
        ),
        ("plans.csv", PLANS.replace("\n", "\r").encode(), ""),
        ("plans.csv", PLANS.replace("\n", ",,\n").encode(), ""),
        ("plans.csv", (PLANS + "," * 13 + "\n").encode(), ""),
        ("plans.csv", PLANS.rstrip().encode(), "  The last line has no line end"),
    ],
)
def test_a_file_means_the_same_in_every_form(tmp_path, name, content, said):
    plain, other = tmp_path / "plain", tmp_path / "other"
    project(plain), project(other)
    (tmp_path / name).write_bytes(content)
    assert said in "\n".join(show(other, (tmp_path / name).as_posix()).lines)
    assert show(other, (tmp_path / name).as_posix()).files == show(plain, "plans_2025").files


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"", "a.csv:1: This file is empty. Download the file again"),
        ("a.csv", b"\n\n\n", "a.csv:1: This file is empty."),
        ("a.csv", f"{HEAD}\n".encode(), "a.csv:1: This file has the names of columns, but no rows below them."),
        ("a.csv", b"\n <!DOCTYPE html><html><body>404", "a.csv:1: This is a web page or XML, not a CSV"),
        ("a.csv", b'{"status": 404}', "a.csv:1: This is JSON, not a CSV."),
        ("a.csv", PLANS.encode("utf-16"), "a.csv:1: This file is in UTF-16, not in UTF-8."),
        ("a.csv", PLANS.encode("utf-16-le"), "a.csv:1: This file has bytes that are not text"),
        ("a.csv", PLANS.replace("Plans", "Pl\xe4ns").encode("latin-1"), "a.csv:2: This line has a character that is not"),
        ("a.csv", PLANS.replace(",", ";").encode(), "a.csv:1: The cells are separated by semicolons."),
        ("a.csv", PLANS.replace(",", "\t").encode(), "a.csv:1: The cells are separated by tabs."),
        ("a.csv", PLANS.encode()[:-30], "a.csv:11: This row has 9 cells, and the first line has 14 columns."),
        ("a.csv", PLANS.replace("418", '"418', 1).encode(), "a.csv:4: This line cannot be read as CSV"),
        ("a.csv", b"%PDF-1.7", "a.csv:1: This is a PDF, not a CSV."),
        ("a.csv", b"\xd0\xcf\x11\xe0", "a.csv:1: This is an old spreadsheet, or one with a password"),
        ("a.csv", HEAD.replace("CPP_start", "category").encode(), "a.csv:1: This looks like the plans file"),
        ("a.csv", PLANS.replace("CPP_subsequent_percent", "x,cpp start", 1).replace("\n2", ",,\n2").encode(), "a.csv:1: This looks like the plans file"),
        ("a.csv", ("a" * 2_000_000).encode(), "a.csv:1: This line is far too long for a table."),
        ("a.csv.gz", gzip.compress(PLANS.encode())[:-20], "a.csv.gz:1: The packed file is damaged or cut short."),
        ("a.csv.gz", gzip.compress(gzip.compress(PLANS.encode())), "a.csv.gz:1: This is a packed file inside a packed"),
        ("a.csv.gz", b"\x1f\x8brest", "a.csv.gz:1: The packed file is damaged or cut short."),
        ("a.zip", packed({"a.csv": PLANS, "b.csv": PLANS}), "a.zip:1: This zip file has 2 CSV files: `a.csv`, `b.csv`."),
        ("a.zip", packed({"readme.txt": "Words."}), "a.zip:1: This zip file has no CSV file."),
        ("a.zip", packed({"a.csv": PLANS}, zipfile.ZIP_BZIP2), "a.zip:1: This file is packed in a format that cannot be read here."),
        ("a.zip", packed({"../../a.csv": PLANS}), "a.zip:1: The name of the file inside, `../../a.csv`, leads out"),
        ("a.xlsx", b"P", "a.xlsx:1: This file is called .xlsx and is none: it is damaged, cut short or misnamed."),
        ("a.zip", packed({"a.csv": PLANS})[:-40], "a.zip:1: This zip file or spreadsheet is damaged or cut short."),
        ("a.docx", packed({"[Content_Types].xml": "<a/>"}), "a.docx:1: This cannot be read as a spreadsheet"),
        ("a.xlsx", xlsx(("One", CELLS), ("Two", CELLS)), "a.xlsx (sheet One):1: This file can be more than one publication"),
        ("a.xlsx", xlsx(("Cover", TITLE)), "a.xlsx (sheet Cover):1: This file is none of the publications"),
        ("a.xlsx", xlsx(("D3", [*CELLS[:3], [*CELLS[3][:-3], "418.5", "129", "30.9"]])), "a.xlsx (sheet D3):4: `CPP_start` is `418.5`"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_in_one_message(tmp_path, name, content, told):
    project(tmp_path)
    (tmp_path / name).write_bytes(content)
    found = refusal(tmp_path, (tmp_path / name).as_posix())
    assert found[0].startswith(told)
    assert len(found) == 1


def test_an_address_is_no_file(tmp_path):
    with pytest.raises(reading.Refused, match="This is a web address"):
        show(tmp_path, "https://example.org/a.csv")


def test_a_folder_a_missing_file_and_a_link_to_nowhere_are_told(tmp_path):
    project(tmp_path)
    (tmp_path / "data" / "tables" / "plans.csv").write_text("time_period\n")
    (tmp_path / "link.csv").symlink_to(tmp_path / "nowhere.csv")
    names = ["data", "plans.csv", "none.csv", "link.csv", "n" * 300 + ".csv"]
    told = [refusal(tmp_path, (tmp_path / name).as_posix())[0].partition(":1: ")[2].partition(".")[0] for name in names]
    assert told == [
        "This is a folder",
        "There is no such file",
        "There is no such file",
        "There is no such file",
        "This file cannot be read: file name too long",
    ]


def test_a_packed_file_that_grows_without_end_is_stopped(tmp_path, monkeypatch):
    project(tmp_path)
    monkeypatch.setattr(reading, "MOST", 1_000_000)
    (tmp_path / "bomb.csv.gz").write_bytes(gzip.compress(f"{HEAD}\n{'1,' * 13}1\n".encode() * 20_000))
    assert refusal(tmp_path, (tmp_path / "bomb.csv.gz").as_posix()) == [
        "bomb.csv.gz:1: This file has more than 1 MB when it is unpacked. "
        "Take the table for local authorities alone, not the whole data set."
    ]


def test_two_files_of_one_publication_are_not_imported_at_once(tmp_path):
    project(tmp_path)
    assert refusal(tmp_path, "plans_2025", "plans_2025")[0].endswith(
        "are both the plans file. Import one of them, check the result, then import the other."
    )
