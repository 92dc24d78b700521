"""What is new: each publication's data set is asked for, and where it has a newer version than the table, that is fetched.

Only `import --new` comes here. The questions are two a publication: `/data-sets/{id}` says which version is the latest,
`/data-sets/{id}/csv?dataSetVersion=…` has it whole. What is fetched lies in .cache/releases/, where it can be looked at,
and is then imported as any file is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from macros.importing.connection import Connection
from macros.importing.files import Refused
from macros.importing.project import Project
from macros.importing.publications import Publication
from macros.importing.recognition import recognise
from macros.importing.version import NUMBER, is_newer, version_of
from macros.messages import Fault, Problem, visible

FOLDER = Path(".cache") / "releases"
PUBLICATIONS = "data/publications.yml"
PACKED = b"\x1f\x8b"


class _Latest(BaseModel):
    model_config = ConfigDict(strict=True)
    version: str = Field(pattern=f"^{NUMBER.pattern}$")


class _DataSet(BaseModel):
    """What the service says of a data set: DataSetViewModel of its documentation, without what is not used here."""

    model_config = ConfigDict(strict=True)
    title: str
    status: str
    latest: _Latest | None = Field(default=None, alias="latestVersion")
    successor: str | None = Field(default=None, alias="supersedingDataSetId")


@dataclass
class News:
    """The files fetched, the version of each by the stem of its table, and what is said of every publication."""

    files: list[Path] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)


def news(project: Project, connection: Connection) -> News:
    """What the service has that the tables have not; Refused, with every fault, where one of its answers is of no use."""
    found = News()
    faults: list[Problem] = []
    known = {
        stem: one
        for stem, one in project.publications.publications.items()
        if one.is_file and (stem in project.publications.lines or (project.tables / f"{stem}.csv").is_file())
    }
    for stem, publication in known.items():
        data_set = publication.service.data_set if publication.service else ""
        if not data_set:
            continue
        try:
            found.lines += _ask(stem, data_set, found, project, connection)
        except Refused as refused:
            faults += refused.problems
        except Fault as fault:
            line = project.publications.lines.get(stem, 1)
            faults.append(Problem(PUBLICATIONS, line, f"{publication.name}: {fault.what}", fault.fix))
    if faults:
        raise Refused(*dict.fromkeys(faults))
    found.lines += _not_asked(known)
    return found


def _ask(stem: str, data_set: str, found: News, project: Project, connection: Connection) -> Iterator[str]:
    """The version that is newer than the table is fetched, and the report says whether there was one."""
    publication, held = project.publications.publications[stem], version_of(project.table(stem))
    answer = connection.json(f"/data-sets/{data_set}")
    if answer is None:
        yield f"{stem}: nothing has changed since {f'version {held}' if held else 'the table was made'}."
        return
    asked = _read(answer)
    if asked.status == "Withdrawn" or asked.latest is None:
        what = f"The data set “{visible(asked.title)}” has been withdrawn"
        raise Fault(what, "Check the publication's web page, and name the data set that takes its place")
    if asked.successor:
        yield f"{stem}: another data set takes the place of this one. Check it, and write its id as `data_set`: {visible(asked.successor)}."
    version = asked.latest.version
    if not is_newer(version, held):
        yield f"{stem}: no newer version than {held}, from which the table was made."
        return
    path = project.root / FOLDER / f"{stem}-{version}.csv"
    connection.fetch(f"/data-sets/{data_set}/csv?dataSetVersion={version}", path)
    if path.read_bytes()[: len(PACKED)] == PACKED:
        path = path.replace(path.with_suffix(".csv.gz"))
    file = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    recognised = recognise(file, project.publications)
    if recognised.stem != stem:
        what = f"The data set “{visible(asked.title)}” is {recognised.publication.name}, and not {publication.name}"
        raise Fault(what, f"Write the `data_set` of {publication.name}")
    found.files.append(file)
    found.versions[stem] = version
    than = f", and the table was made from {held}" if held else ", and the table does not say from which it was made"
    yield f"{stem}: version {version} has been published{than}."


def _read(answer: object) -> _DataSet:
    """The answer in the form that its documentation gives; Fault where it has another."""
    try:
        return _DataSet.model_validate(answer)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        what = f"The response from the statistics service is not as its documentation says{f', at `{visible(place)}`' if place else ''}"
        fix = "It may have changed: take the file from the publication's web page, import that, and report this"
        raise Fault(what, fix) from None


def _not_asked(known: Mapping[str, Publication]) -> Iterator[str]:
    """The publications that the service cannot be asked about, and how their data sets are found."""
    without = [stem for stem, one in known.items() if not (one.service and one.service.data_set)]
    if without:
        yield f"Not asked about, since no `service: {{data_set: …}}` is known for them: {', '.join(without)}."
        yield (
            "  A data set has its id on its page in the data catalogue of explore education statistics, at “API data set ID”. "
            "Where the page has none, the service does not have it yet: import the file by hand."
        )
