"""Which gold sets there are, where they lie, and which of their scorers' figures we hold ourselves to."""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

DEFAULT = Path(__file__).resolve().parents[2] / "shared"
LEARNED = Path(__file__).resolve().parent / "pages" / "learned"
HELD = LEARNED.with_name("held")
"""Our own pages that nothing is learned from."""
TIMES_LEARNED = Path(__file__).resolve().parent / "pages_of_times" / "learned"
TIMES_HELD = TIMES_LEARNED.with_name("held")
"""The same for times."""

_GEO = (
    "end_to_end/F1@161km/F1",
    "end_to_end/F1@geonameid/F1",
    "recognition/overlap/F1",
    "resolution/resolved_only/acc@161",
    "resolution/all_gold/acc@161",
)
_DISPATCH = (
    "macro",
    "macro_parts/blocks",
    "places/overlap/F1",
    "places/role_accuracy",
    "places/within_20km",
    "times/overlap/F1",
    "times/interval_accuracy",
    "times/flags/F1",
    "events/accuracy_on_matched/interval",
    "macro_parts/who_said_what",
    "macro_parts/full_attribution",
    "macro_parts/event_record",
    "macro_parts/event_claimant",
    "macro_parts/agents",
    "macro_parts/counts",
    "macro_parts/claims",
    "macro_parts/wording",
    "macro_parts/warnings",
    "incidents/b_cubed/F1",
)
_STORIES = (*_DISPATCH, "incidents/independent_exact_in_2+_reports", "incidents/copies/F1", "incidents/denials/F1")
"""Of stories with several reports."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One gold set: its task, where its gold lies, its scorer, and the paths of the figures that count (first: headline)."""

    name: str
    task: str
    gold: Path
    scorer: Path
    figures: tuple[str, ...]

    def digest(self) -> str:
        """The first 16 hex digits of the SHA-256 of the gold files."""
        files = sorted(p for p in self.gold.rglob("*") if p.is_file()) if self.gold.is_dir() else [self.gold]
        total = hashlib.sha256()
        for path in files:
            total.update(path.read_bytes())
        return total.hexdigest()[:16]


def present(shared: Path) -> bool:
    """Whether the gold sets are on this machine."""
    return (shared / "bench" / "data").is_dir()


def to_learn(told: str) -> Path:
    """A folder of pages that a learner, or a reader of single errors, is given.

    Raises:
        argparse.ArgumentTypeError: the pages that are held out are in it, or it is one of them.
    """
    folder = Path(told)
    for held in (HELD, TIMES_HELD):
        if folder.resolve() in {held, *held.parents} or held in folder.resolve().parents:
            learned = held.with_name(LEARNED.name)
            raise argparse.ArgumentTypeError(f"{folder} has the pages that are held out of learning; name {learned} or others")
    return folder


def chosen(options: argparse.Namespace) -> tuple[GoldSet, ...]:
    """The sets that the command line asks for."""
    sets = _sets(options.shared, "train" if options.train else "dev")
    return tuple(s for s in sets if (not options.tasks or s.task in options.tasks) and s.gold.exists())


def _sets(shared: Path, part: str) -> tuple[GoldSet, ...]:
    data, score = shared / "bench" / "data", shared / "bench" / "score"

    def one(name: str, task: str, *figures: str) -> GoldSet:
        return GoldSet(name, task, data / f"{name}.{part}.jsonl.gz", score / f"score_{task}.py", figures)

    roles = ("token/source/F1", "token/cue/F1", "token/content/F1", "exact/content/F1")
    return (
        one("polnear", "attribution", "relation/who_said_what/F1", *roles),
        one("timex_tbaq", "timex", "value_F1", "relaxed/F1", "strict/F1"),
        one("timex_meantime", "timex", "value_F1", "relaxed/F1", "strict/F1"),
        *(one(name, "geo", *_GEO) for name in ("gwn", "trnews", "lgl", "geovirus")),
        one("html_seb", "html", "F1", "accuracy"),
        one("muc4", "muc4", "all_templates/F", "templates/F", "slots/PERP: ORGANIZATION CONFIDENCE/F"),
        one("case21_task2", "acled", "macro_F1", "accuracy", "accuracy_all"),
        one("petr_unittest_cameo2", "cameo", "root_code/F1", "exact_sentences"),
        GoldSet("dispatches", "dispatch", shared / "dispatches" / "stories", score / "score_dispatch.py", _STORIES),
        GoldSet("seed", "dispatch", shared / "seed", score / "score_dispatch.py", _DISPATCH),
    )


def rows(gold: GoldSet, limit: int = 0) -> Iterator[Mapping[str, Any]]:
    """The lines of a set as the adapter takes them; gold values are left in and never read by the adapter."""
    yield from _reports(gold.gold) if gold.gold.is_dir() else islice(lines(gold.gold), limit or None)


def lines(path: Path) -> Iterator[Mapping[str, Any]]:
    """The lines of a packed file of a set."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def _reports(folder: Path) -> Iterator[Mapping[str, Any]]:
    stories = [folder] if (folder / "story.toml").exists() else sorted(p.parent for p in folder.glob("*/story.toml"))
    for story in stories:
        for path in sorted(story.glob("*.txt")):
            about = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))["document"]
            text = path.read_bytes().decode("utf-8")
            published = str(about["published"])
            yield {"doc": path.stem, "story": story.name, "text": text, "published": published, "source": about["source"]}


def register(gold: GoldSet) -> Path | None:
    """The outlets register beside a dispatch set, if it has one."""
    return next((p for p in (gold.gold / "sources.toml", gold.gold.parent / "sources.toml") if p.exists()), None)
