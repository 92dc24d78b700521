"""The day and the moment of a build: those of Britain by the clock, or those that the environment sets."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from macros.system import days


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2027, 3, 31, 23, 30, tzinfo=UTC), date(2027, 4, 1)),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2027, 6, 30, 22, 59, tzinfo=UTC), date(2027, 6, 30)),
    ],
)
def test_the_day_is_the_one_in_britain_in_summer_and_in_winter(now, day):
    assert days.today(now) == day


def test_the_environment_can_set_the_moment_so_that_a_build_can_be_repeated_on_another_day(monkeypatch):
    monkeypatch.setenv(days.EPOCH, "1806535800")  # 31 March 2027, 23:30 UTC
    assert (days.this_moment(), days.today()) == (datetime(2027, 3, 31, 23, 30, tzinfo=UTC), date(2027, 4, 1))


@pytest.mark.parametrize("told", ["yesterday", "1e9", "9" * 30])
def test_a_moment_that_is_no_number_is_told_in_a_sentence(tmp_path, told):
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check", "--folder", str(tmp_path)],
        env={**os.environ, days.EPOCH: told},
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (
        1,
        f"The environment variable `SOURCE_DATE_EPOCH` is `{told}`, which is not a number of seconds since 1970. "
        "Remove the variable, or give it a number, such as that of the command `git log -1 --format=%ct`.\n",
    )
