"""Files as large and in the form that departments publish, and the command that imports them."""

from __future__ import annotations

import csv
import io
import shlex
import tempfile
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from importing import (
    FILES,
    PUBLISHED,
    REAL,
    ROOT,
    at_home,
    everything,
    faults,
    metadata,
    project,
    rows,
    show,
    take,
)

from macros.__main__ import main
from macros.importing import Publication
from macros.importing.publications import CODES
from macros.system.package import GIVEN


def test_two_hundred_thousand_rows_are_imported_in_bounded_memory(tmp_path):
    root = tmp_path / "site"
    project(root)
    head, *lines = (PUBLISHED / "people_2024.csv").read_text(encoding="utf-8").splitlines()
    with (tmp_path / "large.csv").open("w", encoding="utf-8") as file:
        file.write(f"{head}\n")
        for number in range(200_000):
            file.write(
                f"2024,Reporting year,Local authority,E92000001,Albion,E12000009,Far,{number + 1000},,Farland {number},90\n"
            )
        file.write("\n".join(lines) + "\n")
    take(root, (PUBLISHED / "people_2024.csv").as_posix())  # so that loading the program itself is not measured
    tracemalloc.start()
    told = take(root, (tmp_path / "large.csv").as_posix())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "200,002 rows left out" in told
    assert len(rows(root, "people")) == 6
    assert peak < 4_000_000 < (tmp_path / "large.csv").stat().st_size / 3


NUMBERS = st.one_of(st.integers(500, 999).map(str), st.sampled_from(["c", "x", "z", "u", "low"]))


RELEASES = st.dictionaries(
    st.tuples(st.sampled_from(["2021", "2022", "2023", "2024"]), st.sampled_from(["Homeham", "Midshire", "Farley"])),
    NUMBERS,
    min_size=1,
).filter(lambda release: any(area == "Homeham" for _, area in release))


PLACES = {
    "Homeham": "Local authority,E92000001,Albion,E12000012,Midshire,333,E06000333,Homeham",
    "Midshire": "Regional,E92000001,Albion,E12000012,Midshire,,,",
    "Farley": "Local authority,E92000001,Albion,E12000012,Midshire,901,E06000901,Farley",
}


def release_file(root: Path, release: dict[tuple[str, str], str]) -> str:
    """A published population file with these values."""
    head = (PUBLISHED / "people_2024.csv").read_text(encoding="utf-8").splitlines()[0]
    lines = [f"{year},Reporting year,{PLACES[area]},{value}" for (year, area), value in release.items()]
    path = root / "people.csv"
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return path.as_posix()


@settings(max_examples=25, deadline=None)
@given(st.lists(RELEASES, min_size=1, max_size=3))
def test_after_any_releases_the_table_says_what_each_period_was_last_published_as(releases):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        expected: dict[tuple[str, str], str] = {}
        revised = 0
        for number, release in enumerate(releases):
            take(root, release_file(root, release), day=date(2026, 1, number + 1), older=True, losses=True)
            named = {(f"{year}-06-30", area): text for (year, area), text in release.items() if area != "Farley"}
            revised += sum(key in expected and expected[key] != text for key, text in named.items())
            spoken = {period for period, _ in named}
            expected = {key: text for key, text in expected.items() if key[0] not in spoken} | named
        found = {(row["time_period"], row["area"]): row["population_count"] for row in rows(root, "people")}
        assert found == expected
        assert (root / "data" / "tables" / "revisions.csv").exists() == bool(revised)
        assert not revised or len(rows(root, "revisions")) == revised
        assert faults(root, "people") == []
        before = everything(root)
        take(root, release_file(root, releases[-1]), day=date(2027, 1, 1), older=True, losses=True)
        assert everything(root) == before


def published_form(publication: Publication) -> str:
    """A small file in the form of a real publication: two years of the home area and the country, a symbol in each row."""
    if publication.kind == "neighbours":
        return (PUBLISHED / "neighbours_2025.csv").read_text(encoding="utf-8")
    names = ["country_name", "region_name", "la_name"]
    header = list(dict.fromkeys([*publication.needed, *CODES, *names]))
    academic = publication.name.endswith("absence")
    # Of several groups that the table calls by one name, the file has one.
    known = [one for one in publication.breakdowns.values() if one.source]
    sources = {one.source: list({said: text for text, said in one.values.items()}.values()) for one in known}
    words = {level: word for word, level in publication.levels.items()}
    day = "-05-13" if publication.is_of_events else ""
    groups: list[dict[str, str]] = [{}]
    for column, values in sources.items():
        groups = [{**group, column: value} for group in groups for value in values]
    lines = []
    for year in ("202324", "202425") if academic else (f"2024{day}", f"2025{day}"):
        for level, codes in (
            ("Local authority", {"region_code": "E12000012", "old_la_code": "333", "new_la_code": "E06000333"}),
            ("National", {}),
        )[: 1 if "" in publication.levels else 2]:
            for group in groups:
                row = dict.fromkeys(header, "") | dict.fromkeys(publication.published, "10")
                row |= {"time_period": year, "time_identifier": "Academic year" if academic else "Reporting year"}
                row |= {
                    "geographic_level": words.get(level, level),
                    "country_code": "E92000001",
                    **codes,
                    **publication.where,
                    **group,
                }
                row[publication.published[-1 if not publication.where else -len(publication.where) - 1]] = "c"
                row |= group
                lines.append({name: row[name] for name in header})
    text = io.StringIO()
    writer = csv.DictWriter(text, header)
    writer.writeheader()
    writer.writerows(lines)
    return text.getvalue()


@pytest.mark.parametrize("stem", FILES)
def test_each_publication_of_the_project_is_known_by_its_form_and_imports_twice_alike(tmp_path, stem):
    project(tmp_path)
    known = yaml.safe_load((GIVEN / "publications.yml").read_text(encoding="utf-8"))
    for one in known.values():
        one["words"]["reconcile"] = []  # the numbers of this small file are all alike
    (tmp_path / "data" / "publications.yml").write_text(yaml.safe_dump(known, sort_keys=False), encoding="utf-8")
    (tmp_path / "file_2025.csv").write_text(published_form(REAL.publications[stem]), encoding="utf-8")
    assert take(tmp_path, (tmp_path / "file_2025.csv").as_posix()).startswith(f"{stem}: ")
    before = everything(tmp_path)
    assert show(tmp_path, (tmp_path / "file_2025.csv").as_posix()).files == {}
    assert {f"data/tables/{stem}.csv", f"data/tables/{stem}.yml"} <= before.keys()


@pytest.mark.parametrize("stem", FILES)
def test_each_official_table_has_the_areas_that_the_partnership_names(stem):
    who = yaml.safe_load((ROOT / "data" / "partnership.yml").read_text(encoding="utf-8"))
    found = {row["area"] for row in rows(ROOT, stem)}
    home = who["authority"]["name"]
    if REAL.publications[stem].kind == "neighbours":
        assert found == {home}
    else:
        ten = {row["neighbour"] for row in rows(ROOT, REAL.one("neighbours")[0])}
        assert len(ten) == 10
        above = {"Regional": who["region"]["name"], "National": who["country"]["name"]}
        assert found == {home, *ten} | {above[level] for level in above.keys() - {*REAL.publications[stem].without}}


def test_the_command_shows_before_it_writes_and_says_what_to_type(tmp_path):
    project(tmp_path)
    at_home(tmp_path)
    before = everything(tmp_path)
    words = ["import", "--folder", str(tmp_path), "--retrieved", "2026-11-02"]
    shown = CliRunner().invoke(main, [*words, str(PUBLISHED / "plans_2025.csv")])
    assert shown.exit_code == 0, shown.output
    assert "plans: 6 rows from the plans file." in shown.output
    assert "Nothing was written. To write it, type:" in shown.output
    assert everything(tmp_path) == before
    command = shlex.split(shown.output.splitlines()[-1])
    done = CliRunner().invoke(main, command[command.index("macros") + 1 :])
    assert "Written: data/sources.yml, data/tables/areas.csv" in done.output
    assert metadata(tmp_path, "plans")["retrieved"] == date(2026, 11, 2)
    wrong = CliRunner().invoke(main, [*words, str(tmp_path / "none.csv")])
    assert wrong.exit_code == 1
    assert "none.csv:1: There is no such file." in wrong.output
