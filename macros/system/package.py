"""Where this package has its own files: templates, settings and what it gives to every site.

In a checkout the templates are beside the package, in overrides/; in an installed package they are inside it.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
OVERRIDES = next((path for path in (PACKAGE / "overrides", PACKAGE.parent / "overrides") if path.is_dir()), PACKAGE)
"""The templates that every site uses."""
GIVEN = PACKAGE / "given"
"""Facts that are the same for every partnership in England, to which a file of the same name in a site's data/ adds."""
BASE = PACKAGE / "settings" / "base.yml"
"""The settings that every site has, to which its own mkdocs.yml adds."""
