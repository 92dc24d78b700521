"""A packed file that lies about its sizes takes no more memory than it says."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest

from macros.system import unpacked


def part(said: int, how: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipFile:
    """A packed file whose part has 20 MB, and says that it has another size."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as file:
        file.writestr("words.xml", b" " * 20_000_000)
    raw = bytearray(out.getvalue())
    start = raw.rindex(b"PK\x01\x02") + 24
    raw[start : start + 4] = said.to_bytes(4, "little")
    return zipfile.ZipFile(io.BytesIO(raw))


def test_a_part_that_says_its_size_is_read_whole():
    with part(20_000_000) as file:
        assert unpacked.content(file, file.infolist()[0]) == b" " * 20_000_000


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_that_is_larger_than_it_says_is_refused_in_little_memory(how):
    with part(100, how) as file:
        tracemalloc.start()
        try:
            with pytest.raises(zipfile.BadZipFile):
                unpacked.content(file, file.infolist()[0])
            assert tracemalloc.get_traced_memory()[1] < 5_000_000
        finally:
            tracemalloc.stop()
