"""Time against size of the join on made corpora: ``python -m benchmarks.join_speed 1000 10000 50000``."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import log
from time import process_time

from benchmarks.made_corpus import corpus
from reportedly.reconcile.facts import facts
from reportedly.reconcile.link import linked
from reportedly.reconcile.merge import Cluster, ids, partition
from reportedly.types.incident import EventRef


def b_cubed(clusters: Iterable[Cluster], truth: Mapping[EventRef, int]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a partition, averaged over its events (Bagga and Baldwin 1998)."""
    real: dict[int, set[EventRef]] = defaultdict(set)
    for ref, happening in truth.items():
        real[happening].add(ref)
    shared = [(len({*c} & real[truth[r]]), len(c), len(real[truth[r]])) for c in clusters for r in c]
    precision = sum(both / found for both, found, _ in shared) / len(shared)
    recall = sum(both / true for both, _, true in shared) / len(shared)
    return precision, recall, 2 * precision * recall / (precision + recall)


def measured(events: int) -> tuple[float, int, float]:
    """CPU seconds, pairs that were compared, and B-cubed F1 of one made corpus of so many events."""
    made = list(corpus(events))
    start = process_time()
    known = {f.ref: f for m in made for f in facts(m.report)}
    found = linked(known)
    clusters = partition(known, found)
    ids(known, clusters)
    return process_time() - start, len(found), b_cubed(clusters, {r: t for m in made for r, t in m.truth})[2]


def main(sizes: Iterable[int]) -> None:
    """Prints a line for each size, and the exponent between each two."""
    found = [(n, *measured(n)) for n in sizes]
    print("| events | pairs | CPU seconds | B-cubed F1 |\n|---|---|---|---|")
    for size, seconds, compared, score in found:
        print(f"| {size} | {compared} | {seconds:.2f} | {score:.3f} |")
    print("exponents:", [round(log(b[1] / a[1]) / log(b[0] / a[0]), 2) for a, b in pairwise(found)])


if __name__ == "__main__":
    main([int(x) for x in sys.argv[1:]])
