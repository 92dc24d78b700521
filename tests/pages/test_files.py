"""Everything in docs/ is looked at: only what may be published lies there, under names that are addresses."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from editing import jpeg
from PIL import Image, ImageFile

from macros.files import Files, look, plain
from macros.files.making import at_width, tidy_pictures, upright, written
from macros.files.photo import see
from macros.records import Record, check

RULES = Files()


def folder_with(root: Path, *names: str, content: bytes = b"words") -> Path:
    for name in names:
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def told(root: Path) -> list[str]:
    return [str(one) for one in sorted(look(root / "docs", root, RULES).problems)]


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
        ("papers.zip", "inside an archive"),
        ("letter.eml", "names people"),
        ("LICENSE", "not published here"),
        ("thing.xyz", "not published here"),
    ],
)
def test_a_file_that_does_not_belong_on_the_site_is_told_once_with_what_to_do(tmp_path, name, words):
    [one] = told(folder_with(tmp_path, name))
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
    [one] = told(folder_with(tmp_path, name))
    assert f"Call it `{plain_name}`, and mend the links to it." in one
    assert one.isprintable()


def test_a_name_of_which_nothing_is_left_is_told(tmp_path):
    assert "Give it a name of letters a to z" in told(folder_with(tmp_path, "中文.md"))[0]


def test_a_name_that_is_not_even_text_is_told(tmp_path):
    (tmp_path / "docs").mkdir()
    with open(os.fsencode(tmp_path / "docs") + b"/bad\xff.md", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("words")
    assert "Call it `bad.md`" in told(tmp_path)[0]


def test_two_names_that_differ_in_capitals_alone_are_told_once(tmp_path):
    [one] = told(folder_with(tmp_path, "Noticing.md", "noticing.md"))
    assert "`noticing.md`, which is there already" in one


def test_a_plain_name_stays_plain():
    assert plain("local-picture-2025") == "local-picture-2025"


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        (".obsidian", "This folder is hidden"),
        ("drafts", "not to be published"),
        ("templates", "publishes nothing"),
        ("My Pages", "Call it `my-pages`"),
    ],
)
def test_a_folder_that_does_not_belong_on_the_site_is_told_once_and_not_each_file_of_it(tmp_path, folder, words):
    [one] = [
        one for one in told(folder_with(tmp_path, f"{folder}/index.md", f"{folder}/more.md")) if "advice" not in one
    ]
    assert one.startswith(f"docs/{folder}:1: ")
    assert words in one


def test_folders_go_so_deep_that_an_address_can_be_read_out(tmp_path):
    assert "deeper than 6 folders" in " ".join(told(folder_with(tmp_path, "a/b/c/d/e/f/g/h/i/index.md")))


def test_links_and_pipes_are_told_and_never_followed(tmp_path):
    folder_with(tmp_path, "index.md")
    (tmp_path / "docs/other.md").symlink_to("/etc/hostname")
    (tmp_path / "docs/loop").symlink_to(".")
    os.mkfifo(tmp_path / "docs/pipe.md")
    assert [one.split(". ")[0] for one in told(tmp_path)] == [
        "docs/loop:1: This is a link to another place, not a file",
        "docs/other.md:1: This is a link to another place, not a file",
        "docs/pipe.md:1: This is no file that can be published",
    ]


def test_an_empty_file_and_one_that_is_too_large_are_told_and_not_read(tmp_path):
    folder_with(tmp_path, "empty.md", content=b"")
    folder_with(tmp_path, "large.md", content=b"x" * 10_000_000)
    found = look(tmp_path / "docs", tmp_path, RULES)
    assert [str(one) for one in found.problems] == [
        "docs/empty.md:1: The file is empty. Write what belongs in it, or delete it.",
        "docs/large.md:1: The file has 10,000 kB, and may have 200 kB. Make several pages of it.",
    ]
    assert found.pages == []


def test_forty_files_alike_are_told_in_three_lines(tmp_path):
    folder_with(tmp_path, *(f"plan-{number}.docx" for number in range(40)))
    assert len(told(tmp_path)) == 3
    assert "So it is with 37 more files" in " ".join(told(tmp_path))


def test_one_address_is_that_of_one_file(tmp_path):
    folder_with(tmp_path, "neglect.md", "neglect/index.md")
    [one] = told(tmp_path)
    assert "This page and neglect/index.md have the same address." in one


def test_a_section_without_a_page_of_its_own_gets_advice(tmp_path):
    [one] = told(folder_with(tmp_path, "reviews/one.md"))
    assert one.startswith("docs/reviews:1: advice: The folder has no index.md")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"words", "is no PDF"),
        (b"%PDF-1.7 words", "end of this PDF is missing"),
        (b"%PDF-1.7 /Encrypt %%EOF", "locked"),
        (b"%PDF-1.7 /JavaScript %%EOF", "holds a program"),
        (b"%PDF-1.7 %%EOF", "has no tags"),
    ],
)
def test_a_pdf_is_one_that_everybody_can_read(tmp_path, content, words):
    [one] = told(folder_with(tmp_path, "report.pdf", content=content))
    assert words in one


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("photo.jpg", b"words", "is no picture, or a spoilt one"),
        ("photo.jpg", jpeg()[:1500], "end is missing"),
        ("photo.png", jpeg(), "is a JPEG inside. Call it `photo.jpg`"),
        ("photo.jpg", jpeg((100, 100)), "is 100 pixels wide, and should be at least 200"),
        ("photo.jpg", jpeg((10_000, 6000)), "may have 50 million"),
        ("photo.jpg", jpeg(place=True), "says where it was taken"),
        ("photo.jpg", jpeg() + b"GPSLatitude", "says where it was taken"),
    ],
)
def test_a_picture_that_cannot_be_published_as_it_is_is_told_once(tmp_path, name, content, words):
    [one] = told(folder_with(tmp_path, name, content=content))
    assert one.startswith(f"docs/{name}:1: ")
    assert words in one


def test_half_a_picture_is_told_whatever_another_library_asks_of_the_whole_program(tmp_path, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert "end is missing" in told(folder_with(tmp_path, "photo.jpg", content=jpeg()[:1500]))[0]
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_what_a_camera_wrote_besides_the_place_is_advice(tmp_path):
    folder_with(tmp_path, "index.md")
    words = Image.Exif()
    words.get_ifd(0x8769)[0x9003] = "2026:11:20 10:00:00"
    Image.new("RGB", (640, 360)).save(tmp_path / "docs/photo.jpg", exif=words)
    [one] = told(tmp_path)
    assert one.startswith("docs/photo.jpg:1: advice: The picture holds what the camera or a program wrote")


def test_a_picture_that_moves_is_told(tmp_path):
    folder_with(tmp_path, "index.md")
    red, blue = (Image.new("RGB", (300, 300), colour) for colour in ("red", "blue"))
    red.save(tmp_path / "docs/face.webp", save_all=True, append_images=[blue])
    assert "The picture moves" in told(tmp_path)[0]


def test_a_bomb_is_refused_by_its_size_and_never_unpacked(tmp_path):
    folder_with(tmp_path, "index.md")
    Image.new("1", (20_000, 20_000)).save(tmp_path / "docs/bomb.png")
    assert "more pixels than any screen shows" in told(tmp_path)[0]


def test_tidying_takes_out_the_place_turns_the_picture_and_bounds_its_pixels(tmp_path):
    folder_with(tmp_path, "photo.jpg", content=jpeg((3000, 2000), place=True, turned=6))
    path = tmp_path / "docs/photo.jpg"
    assert list(tidy_pictures([path], RULES)) == ["photo.jpg"]
    with Image.open(path) as tidy:
        assert dict(tidy.getexif()) == {}
        assert tidy.size == (1067, 1600)
    assert told(tmp_path) == []
    assert list(tidy_pictures([path], RULES)) == []


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_a_picture_in_any_colours_becomes_one_that_browsers_show(tmp_path, mode):
    path = tmp_path / ("photo.jpg" if mode == "CMYK" else "photo.png")
    Image.new(mode, (300, 200)).save(path)
    image = upright(path.read_bytes(), RULES.pictures)
    assert image.mode in ("RGB", "RGBA")
    made = written(at_width(image, 240), see(path, RULES.pictures).form)
    assert Image.open(io.BytesIO(made)).size == (240, 160)
    assert made == written(at_width(image, 240), see(path, RULES.pictures).form)


def test_a_deep_grey_keeps_its_shade(tmp_path):
    Image.new("I;16", (300, 200), 32_768).save(tmp_path / "grey.png")
    assert upright((tmp_path / "grey.png").read_bytes(), RULES.pictures).getpixel((0, 0)) in ((127,) * 3, (128,) * 3)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"endings": {"md": 200, "svg": 10}}, "`svg` is an ending that cannot be allowed"),
        ({"endings": {"md": 200, "csv": 10}}, "`csv` is an ending that cannot be allowed"),
        ({"endings": {"pdf": 200}}, "`endings` has no line for `md`"),
        ({"endings": {"md": 0}}, "`md` is 0. Write a number that is at least 1."),
        ({"endings": {".md": 10}}, "without its dot"),
        ({"names": ["../x"]}, "is no name of a file"),
        ({"names": ["run.js"]}, "cannot be allowed"),
        ({"pictures": {"widths": [960, 480]}}, "from small to large"),
        ({"endings": "md"}, "`endings` is"),
    ],
)
def test_the_table_of_files_cannot_allow_what_is_unsafe(data, words):
    found = check(Record("data/files.yml", data, {}), Files)
    assert isinstance(found, list)
    assert words in str(found[0])
