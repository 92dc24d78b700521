"""Word documents written for a test, part by part, as Word writes them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from PIL import Image

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/>'
    '<Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/></Types>'
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/>{more}</w:style>'
    for ident, name, more in (
        ("Title", "Title", ""),
        *((f"Heading{n}", f"heading {n}", f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr>') for n in range(1, 5)),
        ("Ours", "Partnership heading", '<w:basedOn w:val="Heading2"/>'),
        ("TOC1", "toc 1", ""),
        ("ListParagraph", "List Paragraph", ""),
    )
)
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{n}">'
    + "".join(f'<w:lvl w:ilvl="{lvl}"><w:numFmt w:val="{form}"/></w:lvl>' for lvl in range(3))
    + f'</w:abstractNum><w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
    for n, form in ((1, "bullet"), (2, "decimal"))
)


def run(text: str, look: str = "") -> str:
    """A run of text; `look` are its properties, such as `<w:b/>`."""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inside: str, style: str = "", item: tuple[int, int] | None = None) -> str:
    """A paragraph of runs, or of one text; `item` is the number of its list, and its level."""
    runs = "".join(one if one.startswith(("<w:", "<mc:")) else run(one) for one in inside)
    known = f'<w:pStyle w:val="{style}"/>' if style else ""
    number = f'<w:numPr><w:ilvl w:val="{item[1]}"/><w:numId w:val="{item[0]}"/></w:numPr>' if item else ""
    return f"<w:p><w:pPr>{known}{number}</w:pPr>{runs}</w:p>"


def table(*rows: list[str], head: bool = False) -> str:
    """A table; a cell is a text, or the XML of a whole cell."""
    made = ""
    for place, row in enumerate(rows):
        cells = "".join(one if one.startswith("<w:tc>") else f"<w:tc>{p(one)}</w:tc>" for one in row)
        made += f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head and not place else ''}{cells}</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def link(text: str, ident: str) -> str:
    """A link to the relationship with this id."""
    return f'<w:hyperlink r:id="{ident}">{run(text)}</w:hyperlink>'


def picture(ident: str, words: str = "") -> str:
    """A picture in a line, with the description that Word keeps."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="{escape(words)}"/><a:graphic><a:graphicData>'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{ident}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def photograph(width: int = 800, form: str = "JPEG") -> bytes:
    """A photograph that says where it was taken."""
    out = io.BytesIO()
    place = Image.Exif()
    place[0x8825] = {1: "N", 2: (52.0, 30.0, 0.0)}
    Image.new("RGB", (width, width // 2), "#446688").save(out, form, **({"exif": place} if form == "JPEG" else {}))
    return out.getvalue()


def document(
    path: Path,
    *body: str,
    links: dict[str, str] | None = None,
    media: dict[str, bytes] | None = None,
    parts: dict[str, str] | None = None,
) -> Path:
    """A document in this file. `links` and `media` are its relationships, `parts` the words in other XML parts."""
    rels = "".join(
        f'<Relationship Id="{ident}" Type="{REL}/hyperlink" Target="{escape(to)}" TargetMode="External"/>'
        for ident, to in (links or {}).items()
    )
    rels += "".join(
        f'<Relationship Id="{name.split(".")[0]}" Type="{REL}/image" Target="media/{name}"/>' for name in media or {}
    )
    rels += "".join(
        f'<Relationship Id="part{n}" Type="{REL}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(("styles", "numbering", *(parts or {})))
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr(
            "_rels/.rels",
            relations(f'<Relationship Id="rId1" Type="{REL}/officeDocument" Target="word/document.xml"/>'),
        )
        file.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>")
        file.writestr("word/_rels/document.xml.rels", relations(rels))
        file.writestr("word/styles.xml", f"<w:styles {SPACES}>{STYLES}</w:styles>")
        file.writestr("word/numbering.xml", f"<w:numbering {SPACES}>{NUMBERING}</w:numbering>")
        for name, content in (parts or {}).items():
            file.writestr(f"word/{name}.xml", content.replace("SPACES", SPACES))
        for name, raw in (media or {}).items():
            file.writestr(f"word/media/{name}", raw)
    return path


def relations(inside: str) -> str:
    """A part of relationships."""
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )
