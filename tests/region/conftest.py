"""Built sites of a few lines: each has its scorecard and nothing else."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main

ROW = {
    "measure": "Re-referrals",
    "better": "low",
    "unit": "percent",
    "time_period": "2025",
    "value": "20.0",
    "value_low": "18.21",
    "value_high": "21.88",
    "year_before_period": "2024",
    "year_before_value": "25.0",
    "year_before_verdict": "better",
    "years_before_period": "2020",
    "years_before_value": "20.1",
    "years_before_verdict": "no clear change",
    "partnership": "Homeham Partnership",
    "status": "live",
    "area": "Homeham",
    "area_code": "E06000001",
    "region": "Midshire",
    "region_code": "E12000012",
    "site": "https://homeham.example/",
    "licence": "Under the Open Government Licence.",
    "group": "The front door",
    "period": "year ending 31 March 2025",
    "figure": "figures/front-door/#figure-referrals",
    "source": "Children in need 2025 (The department)",
    "rules_since": "",
    "rules_changed": "",
    "values": "2023: 30.0; 2024: 25.0; 2025: 20.0",
}
Make = Callable[..., Path]


@pytest.fixture
def site(tmp_path: Path) -> Make:
    """Makes the folder of a built site: its rows are as `ROW`, each with these differences."""

    def make(folder: str, *rows: dict[str, str], **all_rows: str) -> Path:
        if code := all_rows.get("area_code"):  # two areas have no address in common
            all_rows.setdefault("site", f"https://{code.lower()}.example/")
        path = tmp_path / "sites" / folder / "figures" / "scorecard.csv"
        path.parent.mkdir(parents=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(ROW))
            writer.writeheader()
            writer.writerows(ROW | all_rows | one for one in rows or ({},))
        return path.parents[1]

    return make


@pytest.fixture
def three(site: Make) -> list[Path]:
    """Three sites: one has another period, one lacks a measure and has a hidden value, and one of its measures no direction."""
    plans = {"measure": "Plans", "better": "neither", "unit": "per 10,000 children", "year_before_verdict": "z"}
    return [
        site("homeham", {}, plans | {"value": "41", "values": "2024: 40; 2025: 41"}),
        site(
            "awayton",
            {"value": "30.5", "year_before_verdict": "worse", "values": "2023: c; 2024: 25.0; 2025: 30.5"},
            plans
            | {"time_period": "2024", "value": "1050", "period": "at 31 March 2024", "values": "2024: 1050; 2025: c"},
            area="Awayton",
            partnership="Awayton Partnership",
            area_code="E06000002",
            region="Northshire",
            site="https://awayton.example/site/",
        ),
        site("x", area="St Mary’s, City of", partnership="St Mary’s", area_code="E06000003", site="https://x.example/"),
    ]


@pytest.fixture
def typed(tmp_path: Path) -> Callable[..., str]:
    """What the command says about these sites; the page is in the folder `region`."""

    def run(*words: object, code: int = 0) -> str:
        done = CliRunner().invoke(main, ["region", *map(str, words), "--to", str(tmp_path / "region")])
        assert done.exit_code == code, done.output
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.output.replace(f"{tmp_path.as_posix()}/", "")

    return run
