"""Whatever a pull request puts into a field is refused with its line, or comes out of every output as text."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import re
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import icalendar
import lxml.etree
import lxml.html
import pytest
from example_sites import whole
from hostile import spoil, spoilt_files, told_of
from making_sites import making_of

from macros import charts, outputs
from macros.outputs import targets

ROOT = Path(__file__).parent.parent.parent
TREES = (".html", ".svg", ".xml")
SAFE = {
    "home.html": ["page.content"],
    "main.html": ["page.content | replace(…, 1)"],
    "newsletter.html": ["heading.title"],
    "pack.html": ["heading.title"],
    "partials/side.html": ["heading.title"],
}
"""What templates put in as HTML: the body that `Layout.lay_out` calls safe, and headings, which Python-Markdown has escaped."""

IN_CODE = {
    "arrangements/macros.py": (1, "the picture of who reports to whom, drawn here"),
    "build/layout.py": (1, "the body of a page, which has been through the list of what is allowed"),
    "build/plain.py": (1, "the same body, in the build without MkDocs"),
    "build/preview.py": (1, "a template's panel of faults"),
    "outputs/finish.py": (3, "pictures and tables that macros drew, and the site's policy"),
    "outputs/handouts.py": (2, "parts of a page as built"),
    "outputs/newsletters.py": (1, "parts of a page as built"),
    "outputs/table_page.py": (1, "a figure that a macro drew"),
    "outputs/yearly_report.py": (1, "parts of a page as built"),
    "render.py": (2, "where it is made: `safe` itself, and a template of marks"),
    "sections/explore.py": (1, "a picture drawn here"),
    "sections/small_pictures.py": (3, "pictures drawn here"),
}
"""How often each module says that something is HTML already, and why that is true."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, bytes]]:
    """The files of the whole example with words that could harm in every field, without what is drawn in pixels."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(charts, "png", lambda svg, scale=2: b"\x89PNG")
        patch.setattr(targets, "drawn_ahead", lambda making: nullcontext())
        root = whole(tmp_path_factory.mktemp("hostile"))
        spoil(root)
        assert [str(one) for one in told_of(root, patch)] == []
        making = making_of(root)
        found = outputs.make(making)
        told = [str(one) for one in making.faults]
        assert [
            one for one in told if "advice: The search `" not in one
        ] == []  # what is spoilt is not found by its words
        sent = root / ".site-editions-new"
        yield dict(found) | {f"sent/{path.name}": path.read_bytes() for path in sent.rglob("*.*")}


def texts_of(files: dict[str, bytes], *endings: str) -> dict[str, str]:
    found = {name: text.decode() for name, text in files.items() if name.endswith(endings)}
    assert any("qq=" in text for text in found.values()), "nothing hostile has come this far"
    return found


@pytest.mark.parametrize("ending", TREES)
def test_no_text_ends_the_attribute_or_the_element_that_holds_it(files, ending):
    faults = []
    for name, text in texts_of(files, ending).items():
        parse: Any = lxml.html.document_fromstring if ending == ".html" else lxml.etree.fromstring
        for one in parse(text.encode()).iter():
            odd = [word for word in one.attrib if word.startswith(("qq", "on"))]
            faults += [f"{name}: {one.tag} {word}" for word in odd]
    assert faults == []


@pytest.mark.parametrize("ending", TREES)
def test_each_text_is_escaped_once(files, ending):
    wrong = re.compile("<+ ?qq|&lt;? ?qq|&amp;(?:amp;)+lt qq|&amp;(?:#3[49]|quot);")
    texts = texts_of(files, ending)
    texts.pop("sent/index.html", None)  # it shows the source of emails
    assert [f"{name}: {found[0]}" for name, text in texts.items() if (found := wrong.search(text))] == []


def test_a_text_in_plain_text_is_as_it_was_typed(files):
    wrong = re.compile("&amp;|&#3|&quot;|< qq")
    assert [name for name, text in texts_of(files, ".txt", ".ics").items() if wrong.search(text)] == []


def test_every_json_file_can_be_read(files):
    assert all(json.loads(text) is not None for text in texts_of(files, ".json").values())


def test_no_cell_of_a_csv_is_a_formula(files):
    texts = texts_of(files, ".csv").values()
    cells = (cell for text in texts for row in csv.reader(io.StringIO(text)) for cell in row)
    assert [cell for cell in cells if re.match(r"[=@\t\r\n]|[+-](?!\d)", cell)] == []


def test_a_calendar_has_no_component_or_property_that_a_text_brought(files):
    known = {"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "STATUS", "DTSTART", "DTEND", "LOCATION"}
    known |= {"DESCRIPTION", "URL", "CATEGORIES"}
    events = [
        event
        for text in texts_of(files, ".ics").values()
        for event in icalendar.Calendar.from_ical(text).walk("VEVENT")
    ]
    assert events
    assert {word for event in events for word in event} <= known


def test_an_email_has_the_headers_that_the_site_gives_it(files):
    texts = texts_of(files, ".eml").values()
    messages = [email.message_from_string(text, policy=email.policy.SMTP) for text in texts]
    assert {word for one in messages for word in one} == {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}
    assert all("qq='x" in one["Subject"] for one in messages)


@pytest.mark.parametrize("attack", ['"><script>alert(1)</script>', "{{ ''.__class__ }}", " \x1b[31m"])
def test_each_field_refuses_html_template_code_and_control_characters_at_its_line(tmp_path, monkeypatch, attack):
    root = whole(tmp_path)
    spoilt = spoilt_files(root)
    left = {(one.name, place) for one in spoilt for place, _ in one.fields()}
    assert len(left) > 1000
    for _ in range(2):  # what is wrong in one field can keep the rule for another from being asked
        for one in spoilt:
            one.write(lambda place, text, name=one.name, left=left: text + attack * ((name, place) in left))
        told = {(one.path, one.line) for one in told_of(root, monkeypatch)}
        lines = {(one.name, place): lines for one in spoilt for place, lines in one.lines.items()}
        left = {(name, place) for name, place in left if not told & {(name, line) for line in lines[name, place]}}
        if not left:
            break
    assert left == set()


def test_what_templates_put_in_as_html_is_listed():
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "overrides").rglob("*.*")):
        if path.suffix in (".html", ".txt", ".svg") and "admin" not in path.parts:
            text = re.sub(r"replace\([^{}]*?, 1\)", "replace(…, 1)", path.read_text(encoding="utf-8"))
            name = path.relative_to(ROOT / "overrides").as_posix()
            named = re.findall(r"\{\{-?\s*([^{}]*?)\s*\|\s*safe\b", text) + re.findall(
                r"\{\{ (page\.content[^}]*) \}\}", text
            )
            if named:
                found[name] = named
    assert found == SAFE


def test_what_code_says_is_html_already_is_listed_with_its_reason():
    """`safe` of `macros/markdown/` is another: it takes out whatever is not allowed."""
    found = {}
    for path in sorted((ROOT / "macros").rglob("*.py")):
        if path.parent.name != "markdown":
            calls = re.findall(
                r"(?<!def )\b(?:safe|Markup)\(|__html__|autoescape\w* *= *False", path.read_text("utf-8")
            )
            if calls:
                found[path.relative_to(ROOT / "macros").as_posix()] = len(calls)
    assert found == {name: count for name, (count, _) in IN_CODE.items()}


IN_TEMPLATES = {
    "main.html": (2, "two fixed pieces of a tag, to replace the one in the other"),
    "newsletter.html": (1, "a heading of the page, which has been through the list of what is allowed"),
    "pack.html": (1, "a heading of the page"),
    "partials/side.html": (1, "a heading of the page"),
}
"""How often each template says that something is HTML already, and why that is true."""
MARKUP = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|parseHTMLUnsafe|setHTML|srcdoc"
    r"|document\s*\.\s*write|\beval\s*\(|\bFunction\s*\(|set(?:Timeout|Interval)\s*\(\s*[\"'`]|[\"'`]\s*javascript:"
    r"|setAttribute\s*\(\s*[\"'`]on|import\s*\(\s*[^\"'`\s]"
)
"""How a script makes HTML, or a program, of a text."""


def test_what_a_template_says_is_html_already_is_listed_with_its_reason():
    found = {}
    for path in sorted(
        one for one in (ROOT / "overrides").rglob("*") if one.suffix in (".html", ".txt", ".svg", ".xml")
    ):
        if many := len(re.findall(r"\|\s*safe\b|\bMarkup\b", path.read_text(encoding="utf-8"))):
            found[path.relative_to(ROOT / "overrides").as_posix()] = many
    assert found == {name: count for name, (count, _) in IN_TEMPLATES.items()}


def test_no_script_of_the_site_or_of_the_form_makes_html_or_a_program_of_a_text():
    scripts = sorted((ROOT / "overrides").rglob("*.js"))
    assert {"assets/site.js", "admin/desk.js"} <= {one.relative_to(ROOT / "overrides").as_posix() for one in scripts}
    assert {one.name: MARKUP.findall(one.read_text(encoding="utf-8")) for one in scripts} == {
        one.name: [] for one in scripts
    }
    assert MARKUP.search("box.innerHTML = words")


def test_no_template_turns_escaping_off():
    templates = [path for path in (ROOT / "overrides").rglob("*.*") if path.suffix in (".html", ".txt", ".svg")]
    off = re.compile(r"\{%-?\s*autoescape|\|\s*(?:safe\s*\(|forceescape|xmlattr)")
    assert templates
    assert [path.name for path in templates if off.search(path.read_text(encoding="utf-8"))] == []
