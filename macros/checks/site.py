"""Everything that is wrong with a site, found in one run: facts, tables, figures, pages, macros.

Each check is its own piece of work, whose result is in the cache with its inputs: a change is checked where it can
matter, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from macros import pages, prose, tables
from macros.characters.invisible import unseen as unseen_in
from macros.checks.fact_files import folders_missing
from macros.checks.facts import CHECKS, files_of_facts
from macros.checks.live import words_of_a_demonstration
from macros.checks.only_read import silences_of_facts
from macros.checks.pages import check_page
from macros.checks.places import documents_without_an_address
from macros.checks.procedures import procedures_that_lead_nowhere
from macros.checks.security import contact_for_weaknesses, exit_that_does_not_leave
from macros.checks.shared import guarded_work, own_places
from macros.checks.tables import check_table
from macros.checks.telephones import numbers_in_facts, numbers_in_settings
from macros.checks.unused import tables_without_a_place
from macros.checks.versions import languages, wrong_versions
from macros.content import Site, moved
from macros.files import properties_of
from macros.messages import INVISIBLE, UNKNOWN_FIELD, Problem, bundled, guarded
from macros.page_macros import PageMacros
from macros.settings import check_settings
from macros.system.cache import Made
from macros.system.inputs import used


def check_all(site: Site) -> list[Problem]:
    """Every fault of the content and of the site's own settings."""
    name = "" if site.fact("partnership.yml")[1] else site.partnership.name
    settings = guarded("mkdocs.yml", lambda: [*check_settings(site.root, site.docs, name), *numbers_in_settings(site)])
    return sorted({*settings, *check_site(site)})


def check_site(site: Site) -> list[Problem]:
    """Every fault of the content, in the order of the files."""
    site = site.on_every_day()
    cache = site.cache
    page_macros = PageMacros(site)
    values = prose.Values(lambda: site.sound)
    found: list[Problem] = []
    for name, (path, check) in SITE.items():
        found += cache.made(f"check {name}", partial(_made, path, partial(check, site))).problems
    for stem in site.stems:
        path = f"data/tables/{stem}.csv"
        found += cache.made(f"check {path}", partial(_made, path, partial(check_table, page_macros, stem))).problems
    told = {problem.what for problem in found}
    for document in (*site.documents, *site.translations):
        made = cache.made(f"check {document.path}", partial(check_page, page_macros, document, values))
        again = set(made.data)  # a figure that cannot be drawn may have been reported at its table
        found += [one for index, one in enumerate(made.problems) if index not in again or one.what not in told]
    unseen = [
        problem
        for path in pages.files_with_letters([site.docs, site.data])
        for problem in cache.made(
            f"check letters of {path.relative_to(site.root).as_posix()}",
            partial(_made, "docs", partial(_letters, site, path)),
        ).problems
    ]
    return bundled(_with_letters(found, unseen, site.root))


def _made(path: str, check: Callable[[], Iterable[Problem]]) -> Made:
    return Made(problems=guarded_work(path, check))


def _letters(site: Site, path: Path) -> Iterator[Problem]:
    used("file", path.relative_to(site.root).as_posix())
    yield from pages.letters_unseen(path, site.root)


def _files_of_tables(site: Site) -> Iterator[Problem]:
    used("files", "data/tables")
    yield from tables.files_that_are_no_tables(site.data / "tables", site.root)


def _across_tables(site: Site) -> Iterator[Problem]:
    records = {stem: record for stem in site.sound if (record := site.table_folder.load(stem)[2])}
    yield from tables.hidden_counts_that_tables_give_away(site.sound, records)


def _whole_pages(site: Site) -> list[pages.Document]:
    return [document for document in site.documents if document.whole]


def _languages(site: Site) -> Iterator[Problem]:
    yield from prose.languages_without_font(site.files, site.fact("files.yml")[2])


def _counts_in_facts(site: Site) -> Iterator[Problem]:
    used("files", "data")
    used("file", "mkdocs.yml")
    yield from prose.check_facts(site.data, site.root, own_places(site))


def _counts_in_comments(site: Site) -> Iterator[Problem]:
    used("files", "docs")
    used("files", "data/tables")
    yield from prose.small_counts_in_comments(site.root, own_places(site))


def _counts_in_names(site: Site) -> Iterator[Problem]:
    used("names", "docs")
    used("names", "data/tables")
    paths = [*site.docs.rglob("*"), *(site.data / "tables").glob("*.csv")]
    yield from prose.small_counts_in_names(sorted(path.relative_to(site.root).as_posix() for path in paths))


def _counts_in_pdfs(site: Site) -> Iterator[Problem]:
    used("files", "docs")
    for path in site.folder.others:
        name = path.relative_to(site.root).as_posix()
        for text in properties_of(path.read_bytes()) if path.suffix.casefold() == ".pdf" else ():
            for found in prose.small_counts_in(text, own_places(site), local=True):
                fix = "Change it in its properties (File, Info or File, Properties), and save it again"
                yield Problem(name, 1, f"The properties of this PDF: {found.what}", fix)


def _folders(site: Site) -> Iterator[Problem]:
    used("names", "docs")
    used("names", "data")
    yield from folders_missing(site.root)


SITE: dict[str, tuple[str, Callable[[Site], Iterable[Problem]]]] = {
    "folders": ("docs", _folders),
    "files of facts": ("data", files_of_facts),
    **{f"facts of {path}": (path, check) for path, check in CHECKS.items()},
    "files of tables": ("data/tables", _files_of_tables),
    "across tables": ("data/tables", _across_tables),
    "unused tables": ("data/tables", tables_without_a_place),
    "thresholds": ("data/thresholds", lambda site: site.read_thresholds[1]),
    "procedures": ("data/thresholds", procedures_that_lead_nowhere),
    "files": ("docs", lambda site: site.folder.problems),
    "properties of documents": ("docs", _counts_in_pdfs),
    "front matter": ("docs", lambda site: site.faults_of_front_matter),
    "twins": ("docs", lambda site: pages.check_twins(_whole_pages(site))),
    "reports": ("docs", lambda site: pages.check_reports(site.documents, site.labels.of_reports)),
    "days": ("docs", lambda site: pages.check_days_together(_whole_pages(site), site.today)),
    "templates": ("docs", lambda site: pages.check_templates(site.documents, site.docs)),
    "moved": ("data/moved.yml", moved.check_moved),
    "named files": ("docs", lambda site: pages.files_that_no_page_names(site.documents, site.folder, site.root)),
    "documents as files": ("docs", lambda site: pages.documents_without_a_page(site.folder, site.root)),
    "languages": ("data/files.yml", _languages),
    "languages of versions": ("data/languages.yml", languages),
    "versions": ("docs", wrong_versions),
    "counts in facts": ("data", _counts_in_facts),
    "counts in comments": ("docs", _counts_in_comments),
    "counts in names": ("docs", _counts_in_names),
    "telephones in facts": ("data", numbers_in_facts),
    "silences in facts": ("data", silences_of_facts),
    "documents": ("data/sources.yml", documents_without_an_address),
    "live": ("data/partnership.yml", words_of_a_demonstration),
    "security": ("data/partnership.yml", contact_for_weaknesses),
    "exit": ("data/partnership.yml", exit_that_does_not_leave),
    "governance": ("data/governance.yml", lambda site: site.arrangements.problems()),
}
"""The checks of what no table and no page is alone: the file at fault where the check itself fails, and the check."""


def _with_letters(found: list[Problem], letters: Iterable[Problem], root: Path) -> list[Problem]:
    """The faults with those of letters that no one sees, which no other rule reports again."""
    unseen = list(letters)
    files = {one.path for one in unseen}
    rows = {path: (root / path).read_text(encoding="utf-8").split("\n") for path in files}

    def again(one: Problem) -> bool:
        if one.path in files and one.code == UNKNOWN_FIELD:
            return next(unseen_in("".join(rows[one.path][one.line - 1 : one.line])), None) is not None
        if one.path not in files or one.code != INVISIBLE:
            return False
        # A value of a record can go on below its line; a cell with another fault of this kind is in its own row.
        return (
            not one.path.endswith(".csv")
            or next(unseen_in("".join(rows[one.path][one.line - 1 : one.line])), None) is not None
        )

    return [*(one for one in found if not again(one)), *unseen]
