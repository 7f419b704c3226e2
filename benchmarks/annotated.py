"""python -m benchmarks.annotated STORIES OUT.jsonl [--without STORY]: gold stories as what `reportedly train` reads.

Only the outermost voices, with the quotation marks and the "that" before what they say, as docs/training.md asks.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.floors import module
from benchmarks.sets import DEFAULT
from benchmarks.shapes import with_marks
from reportedly.types.span import Span


def stories(folder: Path, without: str = "") -> Iterator[dict[str, Any]]:
    """One line a report; those of the story ``without`` are left out."""
    gold = module(DEFAULT / "bench" / "score" / "score_dispatch.py").load(str(folder))
    for name, story in gold.items():
        for report in story["reports"].values() if name != without else ():
            yield {"doc_id": report["id"], "text": report["text"], "attributions": list(_outermost(report))}


def _outermost(report: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for a in report["attribution"]:
        if a["parent"] is None and a["cue"]:
            content = [with_marks(report["text"], Span(s["start"], s["end"])) for s in a["content"]]
            yield {"source": a["source"], "cue": a["cue"][:1], "content": content}


def main() -> int:
    """Writes the file; 0."""
    parser = argparse.ArgumentParser("python -m benchmarks.annotated", description=__doc__)
    parser.add_argument("stories", type=Path, help="a folder of stories")
    parser.add_argument("out", type=Path, help="the file to write")
    parser.add_argument("--without", default="", metavar="STORY", help="leave this one out, to be measured on")
    options = parser.parse_args()
    lines = [json.dumps(row, ensure_ascii=False) for row in stories(options.stories, options.without)]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{options.out}: {len(lines)} reports")
    return 0


if __name__ == "__main__":
    sys.exit(main())
