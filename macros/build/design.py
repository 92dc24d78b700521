"""What the two doors have in common: what a page in the site's design says, and the inputs that it is made from."""

from __future__ import annotations

from typing import Any

from macros.content import Site, in_words, own_date
from macros.content.languages import language_of_page, state_of_version, versions_of
from macros.outputs.appearance import logo_of
from macros.pages import Document
from macros.system.inputs import answer, used

FACTS = ("partnership.yml", "contacts.yml", "themes.yml")
"""The files that every template may speak from."""
APART = ("admin", "components", *(f"assets/{name}.css" for name in ("tokens", "page", "components", "print")))
"""What stays out of the site: the form to write in, which is a build by itself, the parts that pages and editions are made
from, and the parts of the style sheet of every page.
"""


class Design:
    """The design of one site. `nav` is its menu, and `pages` are the files of all pages, as templates see them."""

    asked_as = "answer of layout"
    site: Site
    nav: Any
    pages: Any

    def repository_of(self, address: str, way: str) -> tuple[str, str]:
        """The address of the repository, and the way from there to a file, by `repo_url` and `edit_uri`; blank without them."""
        used("file", "mkdocs.yml")
        address, way = address.rstrip("/"), way.strip("/")
        docs = f"/{self.site.docs.name}"
        return (address, way.removesuffix(docs)) if address and way.endswith(docs) else ("", "")

    def facts(self) -> dict[str, Any]:
        """What every page's template may say, and how many times as wide as high the logo is, whose room is kept until it comes."""
        drawn = logo_of(self.site)
        return {**self.site.facts(), "logo_wide": drawn.wide if drawn else 1.0}

    def words_of(self, document: Document) -> dict[str, Any]:
        """What the template of a page says beside what the program that lays it out gives to every template."""
        return {
            "language": language_of_page(self.site, document.language),
            "versions": versions_of(self.site, document),
            "translation": state_of_version(self.site, document),
            "dated": own_date(self.site, document),
            "compiled": in_words(document.meta.date),
        }

    @answer
    def menu(self) -> list[Any]:
        """What every page says of others: the menu, and which pages there are."""

        def told(items: Any) -> list[Any]:
            return [[one.title, getattr(one, "url", ""), told(one.children or [])] for one in items]

        return [told(self.nav.items), [file.url for file in self.pages]]

    def note(self) -> None:
        """What every page is made of, beside its own file and its templates."""
        self.menu()
        self.site.notices_of_today()
        used("day")  # templates say what is overdue, and what is over
        used("file", "mkdocs.yml")
        used("names", "overrides")
        logo = self.site.partnership.look.logo
        for name in (*FACTS, *([logo.file] if logo else [])):
            used("file", f"data/{name}")
