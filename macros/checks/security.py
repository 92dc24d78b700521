"""Where weaknesses of the site are reported is looked at once a year (RFC 9116, section 2.5.5), and the way out leads out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from macros.content import Site
from macros.messages import Problem
from macros.settings import home

FILE = "data/partnership.yml"
LONGEST = timedelta(days=366)
AHEAD = timedelta(days=30)
"""How long before the end the weekly list names it."""
EXIT = "Write the address of an ordinary page that many people open, such as https://www.bbc.co.uk/weather"
FILE_ENDING = re.compile(r"\.(?!html?$|php$|aspx?$)[A-Za-z0-9]{2,5}$")
FIX = "Check the contact, and write a day within a year"


def contact_for_weaknesses(site: Site) -> Iterator[Problem]:
    """The day on which the contact ends is within a year, and has not passed."""
    record, given = site.fact("partnership.yml")[2], site.partnership.security
    if record is None or given is None:
        return
    line = record.line("security", "expires")
    if given.expires > site.today + LONGEST:
        yield Problem(FILE, line, f"`expires` is {given.expires}, which is more than a year ahead", FIX)
    elif given.expires < site.today:
        what = f"`expires` is {given.expires}, which has passed: security.txt is not published any more"
        yield Problem(FILE, line, what, FIX, stops=False)


def ends_soon(site: Site) -> bool:
    """Whether somebody should check the contact now, before security.txt is no longer published."""
    given = site.partnership.security
    return given is not None and given.expires <= site.today + AHEAD


def exit_that_does_not_leave(site: Site) -> Iterator[Problem]:
    """“Exit this page” opens a page of another website: this one would still be seen, and a file would stay on the computer."""
    record, to = site.fact("partnership.yml")[2], site.partnership.exit_to
    if record is None:
        return
    address, own = urlsplit(to), urlsplit(home(site.root))
    if address.hostname == own.hostname and f"{address.path}/".startswith(own.path):
        what = f"`exit_to` is `{to}`, which is a page of this site, so the browser still shows it"
        yield Problem(FILE, record.line("exit_to"), what, EXIT)
    elif FILE_ENDING.search(address.path):
        what = f"`exit_to` is `{to}`, which is a file, and would stay on the reader's computer"
        yield Problem(FILE, record.line("exit_to"), what, EXIT)
