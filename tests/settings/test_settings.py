"""Faults of `mkdocs.yml` are told at its own lines, and nothing in it takes a protection away in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.markdown import Parser, settings
from macros.settings import check_settings, faults_of_form
from macros.system.package import BASE

ROOT = Path(__file__).parent.parent.parent
NAME = "Exampleshire Children's Safeguarding Partnership"
SETTINGS = f"site_name: {NAME}\n{BASE.read_text(encoding='utf-8')}"
PAGES = ("index.md", "about/index.md", "figures/index.md")
MENU = "nav:\n  - index.md\n  - About: about/index.md\n  - More:\n      - Figures: figures/index.md\n"


def site(folder: Path, text: str) -> Path:
    """A site with three pages and these settings."""
    for page in PAGES:
        (folder / "docs" / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / page).write_text("x", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder


def told(folder: Path, text: str) -> list[str]:
    root = site(folder, text)
    return [str(one).removeprefix("mkdocs.yml:") for one in check_settings(root, root / "docs", NAME)]


def with_menu(menu: str = MENU, **words: str) -> str:
    """A site's own settings that have every word: a name, what every site has, a small menu, and the words given."""
    return SETTINGS + menu + "".join(f"{word}: {value}\n" for word, value in words.items())


def test_the_settings_of_the_example_have_no_fault():
    example = ROOT / "tests" / "examples" / "site"
    assert check_settings(example, example / "docs", NAME) == []


def test_a_site_needs_no_settings_but_its_menu(tmp_path):
    assert told(tmp_path, MENU) == []


def test_tags_of_the_generator_may_be_there_and_are_never_followed(tmp_path):
    assert "!ENV" in SETTINGS
    assert told(tmp_path, with_menu()) == []


@pytest.mark.parametrize("name", ["SITE_URL", "REPO_URL"])
def test_an_address_that_the_machine_gives_is_one(name, tmp_path, monkeypatch):
    monkeypatch.setenv(name, "hush")
    (one,) = told(tmp_path, MENU)
    assert one == (
        f"1: The variable `{name}` of this machine has a value that is not the address of a website. "
        f"Set `{name}` to an address that begins with https://, or remove it."
    )
    monkeypatch.setenv(name, "https://www.example.org/")
    assert told(tmp_path, MENU) == []


@pytest.mark.parametrize(
    "typed", ["!ENV SECRET", "!<!ENV> SECRET", '!ENV [SECRET, "x"]', '!ENV [REPO_URL, SECRET, "x"]', "!ENV\n  SECRET"]
)
def test_no_other_word_of_the_machine_is_published(typed, tmp_path):
    assert [one for one in told(tmp_path, f"{MENU}repo_url: {typed}\n") if "can be a password" in one]
    assert told(tmp_path, f'{MENU}repo_url: !ENV [REPO_URL, "https://www.example.org/"]\n') == []


CHANGES = {
    "a page that is not there": (
        "about/index.md",
        "abuot/index.md",
        "The menu names `abuot/index.md`, which is not a page. Did you mean `about/index.md`?",
    ),
    "a page twice": (
        "figures/index.md",
        "index.md",
        "`index.md` is in the menu a second time: it is on line {first} already. Keep one of them.",
    ),
    "a page outside docs/": (
        "about/index.md",
        "../README.md",
        "`../README.md` is not below docs/. Write the file from docs/ on, such as about/index.md.",
    ),
    "an address": (
        "about/index.md",
        "javascript:alert(1)",
        "`javascript:alert(1)` leads away from the site, and the menu names its own pages. Put the link on a page.",
    ),
    "no space after the colon of an entry": (
        "About: about/index.md",
        "About:about/index.md",
        "A space is missing after the colon of `About`. Write `- About: about/index.md`.",
    ),
    "an entry without a page": (
        "About: about/index.md",
        "About:",
        "An entry of the menu has no page. Write `- Its words: folder/page.md`.",
    ),
    "a number": ("- index.md", "- 12", "`12` is not an entry of a menu. Write `- Its words: folder/page.md`."),
    "another name": (
        "site_name: Exampleshire",
        "site_name: Elsewhere",
        f"`site_name` is `Elsewhere Children's Safeguarding Partnership`, and `name` in data/partnership.yml is `{NAME}`. "
        "Remove `site_name`: the site is called what that file says.",
    ),
    "an empty name": (
        f"site_name: {NAME}",
        "site_name:",
        "`site_name` is empty. Write its value after the colon, or remove the line.",
    ),
    "an address that anybody can change on the way": (
        "http://127.0.0.1:8000/",
        "http://www.example.org/",
        "`site_url` is `http://www.example.org/`, which is not an address that begins with https://. "
        "Write it as the browser shows it.",
    ),
    "a build that is not strict": (
        "strict: true",
        "strict: false",
        "`strict` is not true, so errors that MkDocs finds would be published. Write `strict: true`.",
    ),
    "strict in other words": (
        "strict: true",
        "strict: maybe",
        "`strict` is `maybe`, and should be true or false. Write true or false.",
    ),
    "letters from elsewhere": (
        "font: false",
        "font: {text: Roboto}",
        "`font` loads fonts from another company each time a page is read. Write `font: false`.",
    ),
    "dead links that pass": (
        "links: {not_found: warn",
        "links: {not_found: ignore",
        "`not_found: ignore` lets dead links and menus pass. Write `not_found: warn`.",
    ),
    "another theme": (
        "name: material",
        "name: readthedocs",
        "The theme is `readthedocs`, and the site's templates are made for `material`. Remove `name`.",
    ),
    "templates that are not there": (
        "font: false",
        "font: false\n  custom_dir: nowhere",
        "`custom_dir` is `nowhere`, and there are no templates for every page. "
        "Remove `custom_dir`: the templates come with the generator.",
    ),
    "settings of another file": (
        "strict: true",
        "strict: true\nINHERIT: ../mkdocs.yml",
        "`INHERIT` takes settings over from another file: those that every site has are there without it. Remove it.",
    ),
    "another plugin": (
        "  - meta\n",
        "  - meta\n  - exec\n",
        "`exec` is not a plugin that this site supports; it has not been reviewed. Remove it.",
    ),
    "a plugin mistyped": (
        "  - meta\n",
        "  - mtea\n",
        "`mtea` is not a plugin that this site supports; it has not been reviewed. Did you mean `meta`?",
    ),
    "a plugin taken out": (
        "  - meta\n",
        "",
        "The plugin `meta` is missing, and the site cannot be built without it. "
        "Remove `plugins`, which every site has already.",
    ),
    "macros that read other files": (
        "modules: [macros] ",
        "modules: [macros]\n      include_dir: /etc ",
        "`include_dir` changes what the plugin `macros` does. Remove it.",
    ),
    "macros of another program": (
        "modules: [macros]",
        "modules: [os]",
        "The plugin `macros` needs `modules: [macros]`. Write it so.",
    ),
    "faults of macros that pass": (
        "on_error_fail: true",
        "on_error_fail: false",
        "The plugin `macros` needs `on_error_fail: true`. Write it so.",
    ),
    "files put into pages": (
        "  - tables\n",
        "  - tables\n  - pymdownx.snippets: {base_path: /etc}\n",
        "`pymdownx.snippets` includes other files in pages, and these are not checked. Remove it.",
    ),
    "a program that runs": (
        "strict: true",
        "strict: true\nhooks: [x.py]",
        "`hooks` runs a program while the site is built. Remove it.",
    ),
    "a program on every page": (
        "strict: true",
        "strict: true\nextra_javascript: [https://example.org/x.js]",
        "`extra_javascript` adds a program to every page, which the site's own policy would not let run. Remove it.",
    ),
    "a word that MkDocs does not know": (
        "strict: true",
        "strict: true\nsite_nmae: x",
        "`site_nmae` is not a field that belongs here. Did you mean `site_name`?",
    ),
    "a word twice": (
        "strict: true",
        "strict: true\nstrict: true",
        "`strict` appears here a second time: it is on line {before} already. Keep one of them.",
    ),
    "a tag that runs a program": (
        "favicon: assets/favicon.svg",
        "favicon: !!python/object/apply:os.system [ls]",
        "`!!python/object/apply:os.system` is an instruction to a program, which is not done here. "
        "Remove it; put a text that begins with `!` in quotes.",
    ),
    "HTML": (
        "strict: true",
        "strict: true\nsite_author: <b>Who</b>",
        "`site_author` holds HTML: <b>. Write plain words.",
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_fault_of_the_settings_is_told_once_at_its_line(case, tmp_path):
    old, new, message = CHANGES[case]
    text = with_menu()
    assert old in text
    spoilt = text.replace(old, new, 1)
    at = text[: text.index(old)].count("\n") + 1
    message = message.replace("{first}", str(at - 3)).replace("{before}", str(at))
    [one] = told(tmp_path, spoilt)
    line, _, said = one.partition(": ")
    assert said == message
    taken_out = new == "" or new.startswith("#")
    assert int(line) in (range(1, at + 2) if taken_out else {at, at + 1} if "\n" in new else {at})


FILES = {
    "no file": (None, "1: This file is missing. Restore it, from an earlier version if need be."),
    "an empty file": ("", "1: There is nothing in it. Restore it, from an earlier version if need be."),
    "no YAML": ("site_name: a: b\n", "1: There is a colon inside this value: a: b. Put the whole value in quotes."),
    "a list": (
        "- a\n",
        "1: This is a list, and should be `word: value` lines. Begin each line with a word, a colon and a space.",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_cannot_be_used_is_told_once(case, tmp_path):
    text, message = FILES[case]
    root = site(tmp_path, text or "")
    if text is None:
        (root / "mkdocs.yml").unlink()
    assert [str(one) for one in check_settings(root, root / "docs", NAME)] == [f"mkdocs.yml:{message}"]


def test_settings_that_would_run_a_program_are_not_given_to_the_generator(tmp_path):
    root = site(tmp_path, with_menu(site_author="!!python/object/apply:os.system [ls]"))
    assert [one.what for one in faults_of_form(root)] == [
        "`!!python/object/apply:os.system` is an instruction to a program, which is not done here"
    ]


EXTENSIONS = {
    "a module of the machine": ("os", "reads pages in a way that the checks do not know. Remove it."),
    "a name mistyped": ("tabels", "reads pages in a way that the checks do not know. Did you mean `tables`?"),
    "a number": ("7", "An entry of `markdown_extensions` is `7`. Write `- ` and the name of an extension, or remove it."),
    "no name": ('""', "An entry of `markdown_extensions` is empty. Write its words, or remove it."),
    "two in one": ("{abbr: {}, smarty: {}}", "An entry of `markdown_extensions` is a mapping."),
    "a list": ("[abbr]", "An entry of `markdown_extensions` is a list."),
    "no words": ("smarty: 7", "What `smarty` is given is `7`, and should be lines of `word: value`. Write `- smarty` alone."),
    "a word mistyped": ("smarty: {smart_qoutes: true}", "Did you mean `smart_quotes`?"),
    "a word of another type": ("smarty: {smart_quotes: 7}", "`smart_quotes` is `7`, and should be true or false."),
}  # fmt: skip


@pytest.mark.parametrize("case", EXTENSIONS)
def test_an_extension_that_cannot_be_used_is_told_once_and_pages_are_read_without_it(case, tmp_path):
    typed, message = EXTENSIONS[case]
    [one] = told(tmp_path, with_menu().replace("  - tables\n", f"  - tables\n  - {typed}\n", 1))
    assert message in one
    assert Parser(settings(tmp_path)).read("# Words\n", 1).headings


@pytest.mark.parametrize("typed", ["x", "7", "{a: b}", "[{}]", "[null]", "", "[[[]]]", "{toc: {slugify: x}}"])
def test_a_list_of_extensions_that_is_none_is_told_once_and_pages_are_read(typed, tmp_path):
    text = with_menu()
    start, end = text.index("markdown_extensions:"), text.index("validation:")
    assert len(told(tmp_path, f"{text[:start]}markdown_extensions: {typed}\n{text[end:]}")) == 1
    assert Parser(settings(tmp_path)).read("# Words\n", 1).headings


THEMES = {
    "a picture of another site": ("favicon: assets/favicon.svg", "favicon: https://example.org/x.png", "`favicon` loads a picture from another"),
    "a picture in the address": ("favicon: assets/favicon.svg", "logo: data:image/png,x", "which can run a program"),
    "a picture that is a list": ("favicon: assets/favicon.svg", "logo: [a]", "`logo` is a list, and should name a file."),
    "a language that nobody knows": ("font: false", "font: false\n  language: xx", "`language` is `xx`, which is not a language"),
    "a language that is a list": ("font: false", "font: false\n  language: [en]", "`language` is a list, which is not a language"),
    "pages of its own": ("font: false", "font: false\n  static_templates: [x.html]", "`static_templates` adds pages that are not"),
    "features": ("font: false", "font: false\n  features: 7", "`features` is `7`, and should be a list of words."),
    "a word mistyped": ("favicon: assets", "favcon: assets", "`favcon` is not a word that belongs to the theme here. Did you"),
    "a question in the address": ("http://127.0.0.1:8000/", "https://example.org/?a=1", "has no `?` and no `#`."),
    "a part of a page as the address": ("http://127.0.0.1:8000/", "https://example.org/#a", "has no `?` and no `#`."),
    "lists": ("strict: true", "strict: true\nsite_description: [a]", "`site_description` is a list, and should be a text."),
}  # fmt: skip


@pytest.mark.parametrize("case", THEMES)
def test_a_word_of_the_theme_that_no_page_can_show_is_told_once(case, tmp_path):
    old, new, message = THEMES[case]
    text = with_menu()
    assert old in text
    [one] = told(tmp_path, text.replace(old, new, 1))
    assert message in one


@pytest.mark.parametrize("typed", ["7", "[]", "[7]", "x", "{scheme: [a]}"])
def test_a_palette_that_is_none_is_told_once(typed, tmp_path):
    text = with_menu()
    start, end = text.index("  palette:"), text.index("\nplugins:")
    [one] = told(tmp_path, f"{text[:start]}  palette: {typed}\n{text[end:]}")
    assert "`palette`" in one
