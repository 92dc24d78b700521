"""The one connection that this program opens: bounded in size and time, encrypted, and opened by `import --new` alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from statistics_service import Answer

from macros.importing import connection
from macros.importing.connection import Connection
from macros.messages import Fault

ROOT = Path(__file__).parent.parent.parent


def test_a_data_set_may_have_only_so_many_bytes(far, tmp_path, monkeypatch):
    monkeypatch.setattr(connection, "MOST_FILE", 1_000_000)
    far.answers["/large"] = Answer(bytes(1_200_000))
    with pytest.raises(Fault, match="has more than 1 MB"):
        Connection(far.address).fetch("/large", tmp_path / "large.csv")
    assert not list(tmp_path.iterdir())


def test_a_service_that_is_silent_is_not_waited_for(far):
    far.answers["/slow"] = Answer(b"{}", wait=2)
    with pytest.raises(Fault, match=r"took longer than 0\.3 seconds to answer"):
        Connection(far.address, patience=0.3).json("/slow")


def test_a_service_that_answers_in_drips_is_not_waited_for(far):
    far.answers["/slow"] = Answer(b" " * 100, drip=0.1)
    with pytest.raises(Fault, match=r"took longer than 0\.3 seconds\."):
        Connection(far.address, longest=0.3).json("/slow")


def test_only_import_new_can_open_a_connection(tmp_path):
    """The checks, a build and an import of files run where every socket is forbidden, and never load the connection."""
    code = (
        "import socket, sys\n"
        "def forbidden(*_, **__): raise AssertionError('a socket')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = forbidden\n"
        "from macros.__main__ import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "assert 'macros.importing.connection' not in sys.modules\n"
        "print('no connection')\n"
    )
    from example_sites import one_page

    folder = str(one_page(tmp_path))
    for words in (["check", "--folder", folder], ["site", "--folder", folder]):
        done = subprocess.run(
            [sys.executable, "-c", code, *words], capture_output=True, text=True, cwd=ROOT, check=False
        )
        assert done.stdout.endswith("no connection\n"), done.stdout + done.stderr
