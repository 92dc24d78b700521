"""A picture says nothing of place and camera, and is one that every browser and every machine can take."""

from __future__ import annotations

import io

import pytest
from editing import folder_with, jpeg, told_of_folder
from PIL import Image, ImageFile

from macros.files import Files
from macros.files.making import at_width, tidy_pictures, upright, written
from macros.files.photo import see

RULES = Files()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("photo.jpg", b"words", "is not a picture, or is damaged"),
        ("photo.jpg", jpeg()[:1500], "is incomplete or damaged"),
        ("photo.png", jpeg(), "is a JPEG inside. Call it `photo.jpg`"),
        ("photo.jpg", jpeg((100, 100)), "is 100 pixels wide, and should be at least 200"),
        ("photo.jpg", jpeg((10_000, 6000)), "the limit is 50 million"),
        ("photo.jpg", jpeg(place=True), "says where it was taken"),
        ("photo.jpg", jpeg() + b"GPSLatitude", "says where it was taken"),
    ],
)
def test_a_picture_that_cannot_be_published_as_it_is_is_told_once(tmp_path, name, content, words):
    [one] = told_of_folder(folder_with(tmp_path, name, content=content))
    assert one.startswith(f"docs/{name}:1: ")
    assert words in one


def test_half_a_picture_is_told_whatever_another_library_asks_of_the_whole_program(tmp_path, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert "is incomplete or damaged" in told_of_folder(folder_with(tmp_path, "photo.jpg", content=jpeg()[:1500]))[0]
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_what_a_camera_wrote_besides_the_place_is_advice(tmp_path):
    folder_with(tmp_path, "index.md")
    words = Image.Exif()
    words.get_ifd(0x8769)[0x9003] = "2026:11:20 10:00:00"
    Image.new("RGB", (640, 360)).save(tmp_path / "docs/photo.jpg", exif=words)
    [one] = told_of_folder(tmp_path)
    assert one.startswith("docs/photo.jpg:1: advice: The picture has metadata from the camera or an editing program")


def test_a_picture_that_moves_is_told(tmp_path):
    folder_with(tmp_path, "index.md")
    red, blue = (Image.new("RGB", (300, 300), colour) for colour in ("red", "blue"))
    red.save(tmp_path / "docs/face.webp", save_all=True, append_images=[blue])
    assert "The picture is animated" in told_of_folder(tmp_path)[0]


def test_a_bomb_is_refused_by_its_size_and_never_unpacked(tmp_path):
    folder_with(tmp_path, "index.md")
    Image.new("1", (20_000, 20_000)).save(tmp_path / "docs/bomb.png")
    assert "more pixels than any screen can show" in told_of_folder(tmp_path)[0]


@pytest.mark.parametrize("size", [(16_001, 300), (300, 16_001)])
def test_a_picture_whose_side_no_program_can_save_is_told(tmp_path, size):
    folder_with(tmp_path, "index.md")
    Image.new("1", size).save(tmp_path / "docs/strip.png")
    assert "no side may have more than 16,000" in told_of_folder(tmp_path)[0]


def test_a_small_jpeg_that_goes_over_its_pixels_thousands_of_times_is_refused_unread(tmp_path):
    out = io.BytesIO()
    Image.new("RGB", (640, 360)).save(out, "JPEG", progressive=True)
    whole = out.getvalue()
    layer = whole[whole.rindex(b"\xff\xda") : -2]
    [one] = told_of_folder(folder_with(tmp_path, "photo.jpg", content=whole[:-2] + layer * 100 + whole[-2:]))
    assert "layers of detail, and would keep a computer busy for minutes. Save it again as JPEG" in one


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_file_behind_the_end_of_a_picture_is_told_as_metadata_and_tidied_away(tmp_path, form):
    out = io.BytesIO()
    Image.new("RGB", (641, 361)).save(out, form)
    name = f"photo.{form.lower()}"
    assert told_of_folder(folder_with(tmp_path, name, content=out.getvalue())) == []
    [one] = told_of_folder(folder_with(tmp_path, name, content=out.getvalue() + b"PK\x03\x04 another file"))
    assert "has metadata" in one
    assert list(tidy_pictures([tmp_path / "docs" / name], RULES))
    assert told_of_folder(tmp_path) == []


def test_tidying_takes_out_the_place_turns_the_picture_and_bounds_its_pixels(tmp_path):
    folder_with(tmp_path, "photo.jpg", content=jpeg((3000, 2000), place=True, turned=6))
    path = tmp_path / "docs/photo.jpg"
    assert list(tidy_pictures([path], RULES)) == [path]
    with Image.open(path) as tidy:
        assert dict(tidy.getexif()) == {}
        assert tidy.size == (1067, 1600)
    assert told_of_folder(tmp_path) == []
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
