"""Keeps a site up to date during a preview: after each change, build the pages being viewed first and the rest in the background."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from macros.build import unchanged
from macros.build.site import laid_out, of, read
from macros.checks.site import check_all
from macros.content import Site
from macros.messages import Fault, Problem, unexpected
from macros.outputs import Making, editions, finish, redirects
from macros.outputs.appearance import copied
from macros.outputs.targets import Target, make, targets
from macros.system import disk
from macros.system.lock import one_at_a_time


class Live:
    """The site in this folder, as its files are now, or as they were when they were last right.

    `home` is the address that it is read at. Requests come while something is made, so each piece of work takes the lock.
    """

    def __init__(self, root: Path, home: str) -> None:
        self.root, self.home = root, home
        self.faults: list[Problem] = []
        self.site: Site | None = None
        self.making: Making | None = None
        self.lock = threading.RLock()
        self._design: tuple[object, ...] = ()
        self._waiting = 0
        self._made: dict[str, bytes] = {}
        self._good: dict[str, bytes] = {}
        self._owners: dict[str, str] = {}

    def renew(self, looked_at: list[str]) -> None:
        """What has changed is checked; where it is right, the pages at these addresses are made."""
        with self._at_once():
            try:
                self.faults = self._renew(looked_at)
            except Exception as error:
                self.faults = [unexpected.as_problem(error, self.root)]

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """Give requests priority over background work."""
        self._waiting += 1
        try:
            with self.lock:
                yield
        finally:
            self._waiting -= 1

    def _renew(self, looked_at: list[str]) -> list[Problem]:
        if not self.faults:
            self._good |= self._made
        self._made = {}
        site = read(self.root, preview=True, before=self.site)
        self.site = site
        problems = [problem for problem in check_all(site) if problem.stops]
        if problems:
            return problems
        names = [site.cache.state(("names", folder)) for folder in ("docs", "overrides")]
        design = (unchanged.settings_of(self.root), site.urls, names)
        if self.making is None or design != self._design:
            making, problems = laid_out(site, "serve", self.home)
            if making is None:
                return problems
        else:
            self.making.layout.renew(site)
            making = of(site, self.making.layout, self.home, published=False)
        self.making, self._design = making, design
        self._targets = {target.name: target for target in targets(making)}
        self._owners |= {address: target.name for target in self._targets.values() for address in target.files}
        for address in looked_at:
            self._make_for(address)
        return [problem for problem in making.faults if problem.stops]

    def answer(self, address: str) -> bytes | None:
        """The file at an address below the site's own; None where there is none."""
        with self._at_once():
            if self.making is not None and not self.faults and address not in self._made:
                try:
                    self._make_for(address)
                except Exception as error:
                    self.faults = [unexpected.as_problem(error, self.root)]
                self.faults += [problem for problem in self.making.faults if problem.stops]
            return (self._good if self.faults else self._made).get(address)

    def _make_for(self, address: str) -> None:
        """The piece of work that has this file, if one has."""
        assert self.making is not None
        static = self.making.layout.files().get(address)
        if static is not None:
            self._made[address] = copied(static)
            return
        name = self._owners.get(address, "")
        if name in self._targets:
            self._make(self._targets[name])
        elif "." in address.rpartition("/")[2]:
            for _ in self._rest():
                if address in self._made:
                    return

    def _make(self, target: Target) -> None:
        assert self.making is not None
        made = make(self.making, target)
        self.making.faults += made.problems
        self._made |= made.files
        self._owners |= dict.fromkeys(made.files, target.name)

    def _rest(self) -> Iterator[None]:
        """Everything that no one has asked for yet, piece by piece."""
        for name in [*self._targets]:
            with self.lock:
                if target := self._targets.get(name):
                    self._make(target)
            yield

    def finish(self, waiting: Callable[[], bool]) -> bool:
        """The rest of the site, unless somebody saves a change meanwhile. Whether all of it was made."""
        making = self.making
        if making is None or self.faults:
            return False
        for _ in self._rest():
            while self._waiting:
                time.sleep(0.005)
            if waiting() or self.making is not making:
                return False
        with self.lock:
            making.faults += redirects.add(making, self._made, lambda text, address: finish(making, text, address))
            with (
                suppress(OSError, Fault),
                one_at_a_time(disk.lock_of(self.root / "site")),
            ):  # a build puts its own there
                editions.write(making)
                disk.put_in_place(self.root, editions.FOLDER)
        self.faults = [problem for problem in making.faults if problem.stops]
        return not self.faults
