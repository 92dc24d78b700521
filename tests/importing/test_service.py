"""The statistics service is asked for what is new; whatever it answers, an officer is told what to do, and nothing is lost."""

from __future__ import annotations

import gzip
import socket
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from importing import PUBLISHED, everything, project, take
from statistics_service import DATA_SET, Answer, Service, packed, problem

from macros.__main__ import main

ROOT = Path(__file__).parent.parent.parent


PLANS = (PUBLISHED / "plans_2025.csv").read_bytes()


YEARS = [(b"2024,Rep", b"2023,Rep"), (b"2025,Rep", b"2024,Rep")]


def year_before(rows: bytes) -> bytes:
    """The release of the year before."""
    for new, old in YEARS:
        rows = rows.replace(new, old)
    return rows


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with the plans of the year before, which the service can be asked about."""
    project(tmp_path)
    path = tmp_path / "data" / "publications.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("plans:\n", f"plans:\n  service: {{data_set: {DATA_SET}}}\n", 1), encoding="utf-8")
    who = yaml.safe_load((ROOT / "data" / "partnership.yml").read_text(encoding="utf-8"))
    who |= {
        "authority": {"name": "Homeham", "old_la_code": "333", "new_la_code": "E06000333"},
        "region": {"name": "Midshire", "region_code": "E12000012"},
        "country": {"name": "Albion", "country_code": "E92000001"},
    }
    (tmp_path / "data" / "partnership.yml").write_text(yaml.safe_dump(who), encoding="utf-8")
    (tmp_path / "earlier.csv").write_bytes(year_before(PLANS))
    take(tmp_path, (tmp_path / "earlier.csv").as_posix())
    return tmp_path


def ask(site: Path, far: Service, *words: str) -> tuple[int, str]:
    """The exit code and the words of `import --new`."""
    done = CliRunner().invoke(main, ["import", "--new", "--folder", str(site), "--service", far.address, *words])
    assert "unexpected error" not in done.output
    return done.exit_code, done.output


def source(site: Path) -> dict[str, str]:
    """The first source of the plans."""
    text = (site / "data" / "tables" / "plans.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["sources"][0]


def test_a_newer_version_is_shown_and_not_taken(site, far):
    far.publish("2.0", PLANS)
    before = everything(site)
    code, told = ask(site, far)
    assert code == 0, told
    assert "plans: version 2.0 has been published, and the table does not say from which it was made." in told
    assert "1 new period: 2025." in told
    assert f"import --write --new --service {far.address} --folder {site}" in told.splitlines()[-1]
    assert everything(site) == before


def test_a_newer_version_is_taken_and_the_table_says_which(site, far):
    far.publish("2.0", PLANS)
    code, told = ask(site, far, "--write")
    assert code == 0, told
    assert "2025,Homeham,418" in (site / "data" / "tables" / "plans.csv").read_text(encoding="utf-8")
    assert source(site) == {"document": "plans-2025", "locator": "All authorities", "version": "2.0"}


def test_a_release_that_needs_another_file_waits_and_its_table_stays(site, far):
    take(site, "people_2024", "plans_2025")
    far.publish("2.0", PLANS.replace(b"2025,Rep", b"2026,Rep"))
    before = everything(site)
    code, told = ask(site, far, "--write")
    assert code == 0, told
    assert (
        "plans: its table keeps its last release. Numbers of 2026 are worked out with the population file, which the tables "
        "do not have for that time yet."
    ) in told
    assert "and import both: `" in told
    assert everything(site) == before


@pytest.mark.parametrize(
    ("version", "newer"), [("2.0", False), ("2.0.0", False), ("1.12", False), ("2.0.1", True), ("10.0", True)]
)
def test_a_version_is_newer_by_its_numbers(site, far, version, newer):
    far.publish("2.0", PLANS)
    ask(site, far, "--write")
    before = everything(site)
    far.asked.clear()
    far.publish(version, PLANS)
    code, told = ask(site, far, "--write")
    assert code == 0, told
    assert ("plans: no newer version than 2.0, from which the table was made." in told) is not newer
    assert len(far.asked) == (2 if newer else 1)
    assert (everything(site) == before) is not newer


def test_a_version_with_the_same_numbers_is_noted_so_that_it_is_not_fetched_again(site, far):
    far.publish("2.0", PLANS)
    ask(site, far, "--write")
    far.publish("2.1", PLANS)
    code, told = ask(site, far, "--write")
    assert code == 0, told
    assert "Written: data/tables/plans.yml." in told
    assert source(site)["version"] == "2.1"


def test_a_release_taken_by_hand_has_no_version(site, far):
    far.publish("1.0", year_before(PLANS))
    ask(site, far, "--write")
    assert source(site)["version"] == "1.0"
    take(site, "plans_2025")
    assert source(site) == {"document": "plans-2025", "locator": "All authorities"}


def test_what_has_not_been_modified_changes_nothing(site, far):
    far.fails(Answer(status=304))
    before = everything(site)
    code, told = ask(site, far, "--write")
    assert code == 0, told
    assert "plans: nothing has changed since version the table was made." not in told
    assert "plans: nothing has changed since the table was made." in told
    assert everything(site) == before


def test_publications_without_an_id_are_listed_with_how_to_find_it(site, far):
    far.publish("2.0", PLANS)
    _, told = ask(site, far)
    assert "no `service: {data_set: …}` is known for them: neighbours, people, factors." in told
    assert "at “API data set ID”" in told


REFUSALS = {
    "401": (problem(401, "Unauthorized"), "refused (status 401): “Unauthorized”. The service asks us to sign in"),
    "403": (problem(403, "Forbidden"), "refused (status 403): “Forbidden”. It does not give this data set to the public."),
    "404": (problem(404, "Not Found"), "refused (status 404): “Not Found”. Check that `data_set` is right"),
    "429": (problem(429, "Too Many Requests"), "(status 429): “Too Many Requests”. There have been too many requests. Try again in an hour."),
    "500": (problem(500, "Error"), "refused (status 500): “Error”. The problem is with the service. Try again in an hour."),
    "503 in HTML": (Answer(b"<html>Down</html>", 503, "text/html"), "refused (status 503). The problem is with the service."),
    "HTML": (Answer(b"<!doctype html><p>Sign in", kind="text/html"), "answered with a web page. Something on the way"),
    "no JSON": (Answer(b"{'id': 3}"), "answered with no JSON."),
    "other JSON": (Answer(b"[1, 2]"), "is not as its documentation says. It may have changed"),
    "no version": (Answer(b'{"title": "P", "status": "Published", "latestVersion": {}}'), "at `latestVersion.version`."),
    "odd version": (Answer(b'{"title": "P", "status": "Published", "latestVersion": {"version": "two/../.."}}'), "at `latestVersion.version`."),
    "withdrawn": (Answer(b'{"title": "P", "status": "Withdrawn"}'), "The data set “P” has been withdrawn. Check"),
    "huge": (Answer(b" " * 1_100_000), "has more than 1 MB."),
    "damaged gzip": (Answer(b"\x1f\x8bnot gzip at all", headers={"Content-Encoding": "gzip"}), "was cut off. Try again in an hour."),
    "a bomb": (Answer(gzip.compress(bytes(50_000_000)), headers={"Content-Encoding": "gzip"}), "has more than 1 MB."),
    "cut off": (Answer(b'{"title": ', claimed=500), "The response from the statistics service was cut off. Try again in an hour."),
    "round and round": (Answer(status=302, headers={"Location": f"/statistics/v1/data-sets/{DATA_SET}"}), "more than 3 times."),
    "elsewhere": (Answer(status=302, headers={"Location": "http://example.org/"}), "`http://example.org/` is not an address with an encrypted connection."),
    "a file": (Answer(status=302, headers={"Location": "file:///etc/hosts"}), "is not an address with an encrypted connection."),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSALS)
def test_an_answer_of_no_use_is_told_and_nothing_is_lost(site, far, name):
    answer, said = REFUSALS[name]
    far.fails(answer)
    before = everything(site)
    code, told = ask(site, far, "--write")
    assert code == 1
    assert told.startswith("data/publications.yml:38: the plans file: ")
    assert said in told
    assert told.endswith("\nNothing was written.\n")
    assert everything(site) == before


CSVS = {
    "refused": (problem(404, "Not Found"), "data/publications.yml:38: the plans file: The statistics service refused (status 404)"),
    "cut off": (Answer(gzip.compress(PLANS)[:200], claimed=999, headers={"Content-Encoding": "gzip"}), "was cut off. Try again"),
    "cut off in silence": (Answer(gzip.compress(PLANS)[:200], headers={"Content-Encoding": "gzip"}), "plans-2.0.csv.gz:1: The packed file is damaged or cut short."),
    "a page": (packed(b"<html><body>Sorry"), "plans-2.0.csv.gz:1: This is a web page or XML, not a CSV: the download has failed."),
    "nothing": (packed(b""), "plans-2.0.csv.gz:1: This file is empty."),
    "not modified": (Answer(status=304), "sent no data set (status 304)."),
    "another column": (packed(PLANS.replace(b"CPP_subsequent,", b"CPP_second,")), "and it has no column `CPP_subsequent`. New in this file: `CPP_second`."),
    "fewer rows": (packed(b"\n".join(PLANS.splitlines()[:3])), "No row is for Homeham"),
    "another data set": (packed((PUBLISHED / "people_2024.csv").read_bytes()), "The data set “Plans” is the population file, and not the plans file. Write the `data_set` of the plans file."),
}  # fmt: skip


@pytest.mark.parametrize("name", CSVS)
def test_a_data_set_that_is_not_whole_or_not_right_is_told_and_nothing_is_lost(site, far, name):
    answer, said = CSVS[name]
    far.publish("2.0", PLANS)
    far.fails(answer, csv_of="2.0")
    before = everything(site)
    code, told = ask(site, far, "--write")
    assert code == 1
    assert said in told
    assert everything(site) == before
    assert [path.name for path in (site / ".cache").rglob("*.part")] == []


def test_where_nobody_listens_there_is_no_connection(site):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code, told = ask(site, Service(f"http://127.0.0.1:{port}"))
    assert code == 1
    assert "There is no connection to 127.0.0.1. Check that this computer is online" in told


def test_a_service_without_encryption_is_not_asked(site):
    code, told = ask(site, Service("http://example.org/statistics"))
    assert code == 1
    assert "is not an address with an encrypted connection. Name one that begins with https://." in told


def test_another_data_set_in_its_place_is_told(site, far):
    far.publish("2.0", PLANS, supersedingDataSetId="abc")
    _, told = ask(site, far)
    assert "plans: another data set takes the place of this one. Check it, and write its id as `data_set`: abc." in told


def test_what_is_no_id_is_told_at_its_line(site, far):
    path = site / "data" / "publications.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(DATA_SET, "plans-of-albion"), encoding="utf-8")
    code, told = ask(site, far)
    assert code == 1
    assert told.startswith("data/publications.yml:39: ")
    assert "`plans-of-albion`, which is not an id of a data set." in told


def test_files_and_the_service_are_not_asked_for_together(site, far):
    done = CliRunner().invoke(main, ["import", "--new", str(PUBLISHED / "plans_2025.csv")])
    assert "Name the files to import, or write --new" in done.output
    assert CliRunner().invoke(main, ["import"]).exit_code == 2
