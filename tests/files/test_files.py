"""Everything in docs/ is looked at: only what may be published lies there, under names that are addresses."""

from __future__ import annotations

import os

import pytest
from editing import folder_with, told_of_folder

from macros.files import Files, look, plain
from macros.records import Record, check

RULES = Files()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("~$draft.docx", "lock file"),
        (".~lock.plan.odt#", "lock file"),
        ("Draft for board.docx", "An office document"),
        ("plan.odt", "An office document"),
        ("slides.pptx", "An office document"),
        ("noticing.md.bak", "a backup"),
        ("noticing.md~", "a backup"),
        (".noticing.md.swp", "a backup"),
        ("noticing.md.orig", "a backup"),
        ("Copy of noticing.md", "a copy or a draft"),
        ("noticing copy.md", "a copy or a draft"),
        ("noticing (1).md", "a copy or a draft"),
        ("noticing-draft.md", "a copy or a draft"),
        ("draft-noticing.md", "a copy or a draft"),
        ("export.csv", "may name or point to a child"),
        ("children.xlsx", "may name or point to a child"),
        ("children.json", "may name or point to a child"),
        ("noticing.markdown", "under another ending"),
        ("noticing.txt", "under another ending"),
        ("Thumbs.db", "left this file behind"),
        (".DS_Store", "left this file behind"),
        ("desktop.ini", "left this file behind"),
        ("._noticing.md", "left this file behind"),
        ("meta.yml", "Call it `.meta.yml`"),
        (".meta.yaml", "Call it `.meta.yml`"),
        ("nav.yml", "read from `.meta.yml` alone"),
        (".hidden", "hides the file"),
        (".env", "must never be in a public project"),
        ("server.pem", "must never be in a public project"),
        ("page.html", "could do anything in a reader's browser"),
        ("run.js", "could do anything in a reader's browser"),
        ("logo.svg", "can hold a program"),
        ("IMG_2034.HEIC", "Save it as JPEG"),
        ("face.gif", "Save it as JPEG"),
        ("film.mp4", "captions"),
        ("metadata.zip", "inside an archive"),
        ("letter.eml", "names people"),
        ("LICENSE", "not published here"),
        ("thing.xyz", "not published here"),
    ],
)
def test_a_file_that_does_not_belong_on_the_site_is_told_once_with_what_to_do(tmp_path, name, words):
    [one] = told_of_folder(folder_with(tmp_path, name))
    assert one.startswith(f"docs/{name}:1: ")
    assert words in one


@pytest.mark.parametrize(
    ("name", "plain_name"),
    [
        ("Children’s Safety & Neglect (final).md", "childrens-safety-and-neglect-final.md"),
        ("Noticing.md", "noticing.md"),
        ("noticing.MD", "noticing.md"),
        ("under_score.md", "under-score.md"),
        ("two--hyphens.md", "two-hyphens.md"),
        ("-first.md", "first.md"),
        ("last-.md", "last.md"),
        ("Łódź.md", "lodz.md"),
        ("e\u0301cole.md", "ecole.md"),
        ("a\u202eb.md", "a-b.md"),
        ("line\nend.md", "line-end.md"),
        ("100%.md", "100.md"),
        ("what?.md", "what.md"),
        ("name.of.page.md", "name-of-page.md"),
        (".hidden.md", "hidden.md"),
        ("con.md", "con-page.md"),
        ("README.md", "index.md"),
        ("a" * 80 + ".md", "a" * 60 + ".md"),
    ],
)
def test_an_odd_name_is_told_with_the_plain_name_to_use(tmp_path, name, plain_name):
    [one] = told_of_folder(folder_with(tmp_path, name))
    assert f"Call it `{plain_name}`, and fix the links to it." in one
    assert one.isprintable()


def test_a_name_of_which_nothing_is_left_is_told(tmp_path):
    assert "Give it a name of letters a to z" in told_of_folder(folder_with(tmp_path, "中文.md"))[0]


def test_a_name_that_is_not_even_text_is_told(tmp_path):
    (tmp_path / "docs").mkdir()
    with open(os.fsencode(tmp_path / "docs") + b"/bad\xff.md", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("words")
    (told,) = told_of_folder(tmp_path)
    assert "it has a letter that is not UTF-8. Call it `bad.md`" in told
    assert look(tmp_path / "docs", tmp_path, Files()).pages == []


def test_two_names_that_differ_in_capitals_alone_are_told_once(tmp_path):
    [one] = told_of_folder(folder_with(tmp_path, "Noticing.md", "noticing.md"))
    assert "`noticing.md`, which is there already" in one


def test_a_plain_name_stays_plain():
    assert plain("local-picture-2025") == "local-picture-2025"


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        (".obsidian", "This is a hidden folder"),
        ("drafts", "not for publication"),
        ("templates", "publishes nothing"),
        ("My Pages", "Call it `my-pages`"),
    ],
)
def test_a_folder_that_does_not_belong_on_the_site_is_told_once_and_not_each_file_of_it(tmp_path, folder, words):
    [one] = [
        one
        for one in told_of_folder(folder_with(tmp_path, f"{folder}/index.md", f"{folder}/more.md"))
        if "advice" not in one
    ]
    assert one.startswith(f"docs/{folder}:1: ")
    assert words in one


def test_folders_go_so_deep_that_an_address_can_be_read_out(tmp_path):
    assert "deeper than 6 folders" in " ".join(told_of_folder(folder_with(tmp_path, "a/b/c/d/e/f/g/h/i/index.md")))


def test_a_file_whose_name_and_folders_are_too_long_for_windows_is_told(tmp_path):
    folder = "/".join(["a" * 50] * 2)
    told = told_of_folder(folder_with(tmp_path, f"{folder}/{'b' * 40}.md", f"{folder}/{'b' * 41}.md"))
    [one] = [one for one in told if "Windows" in one]
    assert one.startswith(f"docs/{folder}/{'b' * 41}.md:1: This file's name and its folders have 151 characters")


def test_links_and_pipes_are_told_and_never_followed(tmp_path):
    folder_with(tmp_path, "index.md")
    (tmp_path / "docs/other.md").symlink_to("/etc/hostname")
    (tmp_path / "docs/loop").symlink_to(".")
    os.mkfifo(tmp_path / "docs/pipe.md")
    assert [one.split(". ")[0] for one in told_of_folder(tmp_path)] == [
        "docs/loop:1: This is a link to another place, not a file",
        "docs/other.md:1: This is a link to another place, not a file",
        "docs/pipe.md:1: This is not a regular file, so it cannot be published",
    ]


def test_an_empty_file_and_one_that_is_too_large_are_told_and_not_read(tmp_path):
    folder_with(tmp_path, "empty.md", content=b"")
    folder_with(tmp_path, "large.md", content=b"x" * 10_000_000)
    found = look(tmp_path / "docs", tmp_path, RULES)
    assert [str(one) for one in found.problems] == [
        "docs/empty.md:1: The file is empty. Write what belongs in it, or delete it.",
        "docs/large.md:1: The file has 10,000 kB, and the limit is 200 kB. Make several pages of it.",
    ]
    assert found.pages == []


def test_forty_files_alike_are_told_in_three_lines(tmp_path):
    folder_with(tmp_path, *(f"plan-{number}.docx" for number in range(40)))
    assert len(told_of_folder(tmp_path)) == 3
    assert "The same applies to 37 more files" in " ".join(told_of_folder(tmp_path))


def test_one_address_is_that_of_one_file(tmp_path):
    folder_with(tmp_path, "neglect.md", "neglect/index.md")
    [one] = told_of_folder(tmp_path)
    assert "This page and neglect/index.md have the same address." in one


def test_a_section_without_a_page_of_its_own_gets_advice(tmp_path):
    [one] = told_of_folder(folder_with(tmp_path, "reviews/one.md"))
    assert one.startswith("docs/reviews:1: advice: The folder has no index.md")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"words", "it is not a PDF"),
        (b"%PDF-1.7 words", "end of this PDF is missing"),
        (b"%PDF-1.7 /Encrypt %%EOF", "locked"),
        (b"%PDF-1.7 %%EOF", "no page that can be read"),
    ],
)
def test_a_pdf_is_one_that_everybody_can_read(tmp_path, content, words):
    [one] = told_of_folder(folder_with(tmp_path, "report.pdf", content=content))
    assert words in one


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"endings": {"md": 200, "svg": 10}}, "`svg` is an ending that cannot be allowed"),
        ({"endings": {"md": 200, "csv": 10}}, "`csv` is an ending that cannot be allowed"),
        ({"endings": {"pdf": 200}}, "`endings` has no line for `md`"),
        ({"endings": {"md": 0}}, "`md` is 0. Write a number that is at least 1."),
        ({"endings": {".md": 10}}, "without its dot"),
        ({"names": ["../x"]}, "is not a name of a file"),
        ({"names": ["run.js"]}, "cannot be allowed"),
        ({"pictures": {"widths": [960, 480]}}, "from small to large"),
        ({"endings": "md"}, "`endings` is"),
    ],
)
def test_the_table_of_files_cannot_allow_what_is_unsafe(data, words):
    found = check(Record("data/files.yml", data, {}), Files)
    assert isinstance(found, list)
    assert words in str(found[0])
