"""The shape of the code: which package may import which, and where each library belongs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from macros.charts import KINDS

ROOT = Path(__file__).parent.parent.parent
MACROS = ROOT / "macros"

FLOORS = (
    {"messages"},
    {"system"},
    {"characters"},
    {"markdown", "records"},
    {"files", "settings"},
    {"facts", "tables", "pages"},
    {"charts", "importing", "prose", "thresholds", "word"},
    {"wording", "style", "spreadsheets"},
    {"figures", "render"},
    {"arrangements"},
    {"content"},
    {"sections"},
    {"page_macros"},
    {"admin", "checks"},
    {"new", "outputs"},
    {"build", "changes", "region"},
    {"verbs"},
    {"starting"},
    {"england"},
    {"commands"},
    {"__init__"},
    {"__main__"},
)
"""The packages of `macros`, from the ground up. A package knows the floors below its own, and no other package on its own floor."""

PACKAGES_OF = {
    "altair": {"charts"},
    "vl_convert": {"charts"},
    "pandas": {"charts", "importing", "tables"},
    "numpy": {"charts", "tables"},
    "jinja2": {"render"},
    "markdown": {"markdown"},
    "nh3": {"markdown"},
    "markupsafe": {"render"},
    "mkdocs": {"__init__", "build"},
    "mkdocs_macros": {"__init__"},
    "material": {"__init__"},
    "mammoth": {"word"},
    "markdownify": {"word"},
    "bs4": {"word"},
    "click": {"__main__", "commands"},
    "openpyxl": {"spreadsheets"},
    "ortools": {"tables"},
    "playwright": {"changes"},
    "pygments": {"style"},
    "pypdf": {"changes", "files"},
    "selectolax": {"changes", "outputs"},
    "snowballstemmer": {"outputs"},
    "textstat": {"style"},
    "urllib3": {"importing"},
}
"""The libraries that only some packages may know, so that each can be exchanged in one place."""

NETWORK = {"aiohttp", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib.request", "urllib3"}
CONNECTION = "macros/importing/connection.py"
"""The one module that may speak to the network, for `import --new`; no check, build or preview loads it."""

TAG = re.compile(r"(?<!\?P)</?[a-z][a-z0-9-]*(?=[\s/>])")
PICTURE = {"svg", "g", "path", "text", "title", "desc"}


def imports(folder: Path) -> Iterator[tuple[str, str, str, int]]:
    """Each import below `folder`: the package it stands in, the place, the whole name, and the level of a relative one."""
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            place = f"{path.relative_to(folder.parent).as_posix()}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Import):
                yield from ((parts[0], place, alias.name, 0) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (
                    (parts[0], place, f"{node.module or ''}.{alias.name}".strip("."), node.level)
                    for alias in node.names
                )


def imports_that_go_up(folder: Path) -> list[str]:
    """Each import of a package that is not below."""
    floor = {package: level for level, packages in enumerate(FLOORS) for package in packages}
    found = []
    for package, place, name, _ in imports(folder):
        if name.split(".")[0] == "macros":
            other = next((part for part in name.split(".")[1:2] if part in floor), "__init__")
            if package not in floor:
                found.append(f"{place}: {package} is a package that FLOORS does not name")
            elif other != package and floor[other] >= floor[package]:
                found.append(f"{place}: {package} imports {other}, which is not below it")
    return found


def imports_in_the_wrong_package(folder: Path) -> list[str]:
    """Each library that another package keeps to itself, each that speaks to the network, each relative import."""
    found = []
    for package, place, name, level in imports(folder):
        packages = PACKAGES_OF.get(name.split(".")[0])
        if level:
            found.append(f"{place}: a relative import")
        elif packages and package not in packages:
            found.append(f"{place}: {name.split('.')[0]} belongs to {' and '.join(sorted(packages))}")
        elif not place.startswith(f"{CONNECTION}:") and any(f"{name}.".startswith(f"{one}.") for one in NETWORK):
            found.append(f"{place}: {name} speaks to the network")
    return found


def tags_in(folder: Path) -> list[str]:
    """Each text with a tag of HTML that is neither a docstring nor a pattern to look for; charts write SVG, and XML is read as SVG."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        reads = {
            id(inside)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) or (isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."))
            for inside in ([node.value] if isinstance(node, ast.Expr) else ast.walk(node))
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in reads:
                tags = [
                    tag
                    for tag in TAG.findall(node.value)
                    if tag.strip("</") not in PICTURE or not {"charts", "reading.py"} & set(path.parts)
                ]
                if tags:
                    found.append(f"{path.relative_to(folder.parent).as_posix()}:{node.lineno}: {' '.join(tags)}")
    return found


def broken_packages(tmp_path: Path) -> Path:
    """A package with every fault that the tests below look for."""
    folder = tmp_path / "macros"
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "read.py").write_text(
        "import pandas\nimport urllib.request\nfrom urllib.parse import urlsplit\nfrom macros.tables import load\n"
        "from macros import build, figures\nfrom . import kinds\n",
        encoding="utf-8",
    )
    (folder / "render.py").write_text(
        '"""A docstring about <table>."""\nimport jinja2\nrow = f"<tr>{1}</tr>"\nless = "1 <2"\nread = re.compile("<td>")\n',
        encoding="utf-8",
    )
    return folder


def test_each_package_imports_only_what_is_below_it():
    assert imports_that_go_up(MACROS) == []


def test_each_package_keeps_its_libraries_to_itself_and_none_speaks_to_the_network():
    assert imports_in_the_wrong_package(MACROS) == []


def test_html_is_written_in_overrides_alone():
    assert tags_in(MACROS) == []


def test_every_package_is_on_a_floor():
    packages = {path.stem for path in MACROS.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert packages == set.union(*FLOORS)


def test_an_import_that_goes_up_is_told(tmp_path):
    assert imports_that_go_up(broken_packages(tmp_path)) == [
        "macros/pages/read.py:4: pages imports tables, which is not below it",
        "macros/pages/read.py:5: pages imports build, which is not below it",
        "macros/pages/read.py:5: pages imports figures, which is not below it",
    ]


def test_an_import_in_the_wrong_package_is_told(tmp_path):
    assert imports_in_the_wrong_package(broken_packages(tmp_path)) == [
        "macros/pages/read.py:1: pandas belongs to charts and importing and tables",
        "macros/pages/read.py:2: urllib.request speaks to the network",
        "macros/pages/read.py:6: a relative import",
    ]


def test_html_outside_overrides_is_told(tmp_path):
    assert tags_in(broken_packages(tmp_path)) == ["macros/render.py:3: <tr", "macros/render.py:3: </tr"]


def test_the_package_can_be_imported_without_the_generator_and_without_drawing():
    """An import error inside the package is told by mkdocs-macros as a missing module: this test tells the cause."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, macros.__main__; print(sorted({'mkdocs', 'altair', 'pandas'} & set(sys.modules)))",
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_the_solver_is_loaded_only_where_hidden_counts_are_linked():
    code = "import sys, macros.tables, macros.checks; print('ortools' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stdout.strip() == "False", done.stderr


def test_every_kind_of_chart_has_an_example_and_every_example_a_kind():
    for path in ("examples/*.csv", "examples/*.yml", "golden/*.wide.json", "golden/*.narrow.json"):
        shown = {file.name.split(".")[0] for file in (ROOT / "tests" / "charts").glob(path)}
        assert shown == set(KINDS), path


def test_a_gallery_that_the_pages_have_shows_every_kind_of_chart_once():
    """A new kind of chart is shown to editors too, where a site has that page."""
    pages = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md")))
    shown = re.findall(r'^\{\{ gallery\("([a-z0-9-]+)"\) \}\}$', pages, re.MULTILINE)
    assert sorted(shown) in ([], sorted(KINDS))


def test_no_word_of_a_page_is_a_word_of_its_front_matter():
    """Front matter would take the place of the macro on a page that has both."""
    from datetime import date

    from macros.content import Site
    from macros.page_macros import PageMacros
    from macros.pages import KINDS as PAGES

    words = set(PageMacros(Site(ROOT / "tests" / "examples" / "site", date(2026, 11, 21))).named)
    assert {name for model in PAGES.values() for name in model.model_fields} & words == set()
