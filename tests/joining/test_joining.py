from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import reportedly
from reportedly import joining
from reportedly.deliver import deliver
from reportedly.errors import DataError, StoreError
from reportedly.joining import join
from reportedly.quarrel import listed, overrule, quarrel
from reportedly.types.incident import Judgement
from tests.joining.made import bare, homes, in_memory, joined, made, put, reread


def test_a_store_joins_as_memory_does(tmp_path: Path) -> None:
    records = made(300)
    put(tmp_path / "a.db", records)
    told = join(tmp_path / "a.db")
    found = joined(tmp_path / "a.db")
    assert bare(found) == bare(in_memory(records))
    assert (told.reports, told.events, told.incidents) == (len(records), sum(len(r.events) for r in records), len(found))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_in_any_parts_gives_the_same_incidents(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    records = made(200, seed)
    put(tmp_path / "whole.db", records)
    join(tmp_path / "whole.db")
    dice.shuffle(records)
    while records:
        part = records[: 1 + dice.randrange(60)]
        records = records[len(part) :]
        put(tmp_path / "parts.db", part)
        join(tmp_path / "parts.db")
    assert joined(tmp_path / "parts.db") == joined(tmp_path / "whole.db")


def test_a_copy_of_a_copy_is_one_origin_with_the_first_whatever_the_one_between_tells(tmp_path: Path) -> None:
    news = "Windows broke in the bazaar, and a bakery near the bridge lost its roof. Traders swept glass until dusk that day."
    more = "The mayor's garden, where peacocks are kept, was grey with dust of the brick kiln, and the birds fled to the river."
    told = {"wire": ("8 March", news), "middle": ("5 March", f"{news} {more}"), "late": ("8 March", f"{news} {more}")}
    records = [
        replace(record, document=replace(record.document, id=name))
        for day, (name, (date, rest)) in enumerate(told.items(), start=9)
        for record in [reportedly.read(f"A bomb killed three men in Qom on {date} 2021. {rest}", published=f"2021-03-{day:02}")]
    ]
    store = tmp_path / "a.db"
    for record in (records[2], records[0], records[1]):
        put(store, [record])
        join(store)
    found = joined(store)
    assert bare(found) == bare(in_memory(records))
    (blast,) = (i for i in found.values() if {e.report for e in i.events} == {"wire", "late"} and i.label.startswith("Remote"))
    assert blast.independent == 1
    assert [(c.of, c.source) for c in blast.copies] == [("late", "middle"), ("middle", "wire")]


def test_the_workers_play_no_part(tmp_path: Path) -> None:
    put(tmp_path / "one.db", made(150))
    put(tmp_path / "two.db", made(150))
    join(tmp_path / "one.db", workers=1)
    join(tmp_path / "two.db", workers=2)
    assert joined(tmp_path / "one.db") == joined(tmp_path / "two.db")


def test_joining_twice_is_joining_once(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    put(store, made(100))
    join(store)
    before = joined(store)
    join(store)
    put(store, made(100))
    join(store)
    assert joined(store) == before
    assert all(not quarrel(store, i).history for i in before)


def test_a_later_reading_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    records = made(120)
    put(tmp_path / "a.db", records)
    join(tmp_path / "a.db")
    cut = [replace(reread(r, "2"), events=r.events[:1]) for r in records[::3]]
    put(tmp_path / "a.db", cut)
    join(tmp_path / "a.db")
    latest = {r.document.id: r for r in (*records, *cut)}
    assert bare(joined(tmp_path / "a.db")) == bare(in_memory([*latest.values()]))


def test_readings_that_wait_with_their_later_ones_leave_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("_RECORDS", 7), ("_EVENTS", 5), ("_LOT", 1)):
        monkeypatch.setattr(joining, name, size)
    records = made(150)
    latest = [reread(r, "2") for r in records]
    put(tmp_path / "a.db", [*records, *latest])
    join(tmp_path / "a.db", workers=2)
    assert bare(joined(tmp_path / "a.db")) == bare(in_memory(latest))


def test_two_inputs_of_one_name_are_told_apart_whichever_came_first(tmp_path: Path) -> None:
    one, other = (replace(r, document=replace(r.document, id="page")) for r in made(40)[:12:11])
    for name, order in (("a.db", [one, other]), ("b.db", [other, one])):
        for record in order:
            put(tmp_path / name, [record])
            join(tmp_path / name)
    names = {ref.report for ref in homes(joined(tmp_path / "a.db"))}
    assert len(names) == 2
    assert all(n.startswith("page~") for n in names)
    assert joined(tmp_path / "a.db") == joined(tmp_path / "b.db")


def test_what_a_person_rules_is_obeyed_and_kept(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    put(store, made(200))
    join(store)
    found = joined(store)
    one, other = next(i.events for i in found.values() if len({e.report for e in i.events}) == 2 and len(i.events) == 2)
    pair = (f"{one.report}#{one.event}", f"{other.report}#{other.event}")
    overrule(store, pair, Judgement.DIFFERENT, "Ada", "two blasts, says the mayor")
    join(store)
    now = homes(joined(store))
    assert now[one] != now[other]
    overrule(store, pair, Judgement.SAME, "Ada", "one blast after all")
    put(store, made(200, seed=5)[:40])
    join(store)
    now = homes(joined(store))
    assert now[one] == now[other]
    shown = quarrel(store, now[one])
    assert shown.incident.members[0].reasons[0].name == "overruled"
    assert [(c.old, c.new) for c in shown.history] != []


def test_far_things_are_joined_when_a_person_says_so(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    put(store, made(200))
    join(store)
    first, last = (min(i.events) for i in (list(joined(store).values())[k] for k in (0, -1)))
    overrule(store, (f"{first.report}#{first.event}", f"{last.report}#{last.event}"), Judgement.SAME, "Ada", "one letter")
    join(store)
    now = homes(joined(store))
    assert now[first] == now[last]


def test_an_old_id_leads_to_what_it_has_become(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    records = made(150)
    several = next(i for i in in_memory(records).values() if len({e.report for e in i.events}) > 2)
    names = {e.report for e in several.events}
    mine = sorted((r for r in records if r.document.id in names), key=lambda r: r.document.published.value, reverse=True)
    old = []
    for record in mine:
        put(store, [record])
        join(store)
        old += [i.id for i in joined(store).values()]
    put(store, [r for r in records if r.document.id not in names])
    join(store)
    now = joined(store)
    for ident in old:
        assert quarrel(store, ident).incident.id in now


def test_a_store_that_other_rules_joined_says_so_until_it_is_joined_again(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    put(store, made(40))
    join(store)
    before = listed(store, 5)
    with closing(sqlite3.connect(store)) as db, db:
        db.execute("UPDATE join_state SET value = 'older' WHERE name = 'made_by'")
        db.execute("UPDATE join_events SET facts = x'80'")
    for look in (lambda: listed(store, 5), lambda: quarrel(store, before[0].id)):
        with pytest.raises(StoreError, match=r"other rules than this version's.*reportedly join --db"):
            look()
    join(store)
    assert listed(store, 5) == before


def test_errors_name_what_to_do_next(tmp_path: Path) -> None:
    store = tmp_path / "a.db"
    with pytest.raises(StoreError, match="reportedly code"):
        join(store)
    put(store, made(30))
    for ask in (lambda: quarrel(store, "i-1"), lambda: listed(store, 5), lambda: deliver(store, "crosswalk", tmp_path / "x")):
        with pytest.raises(StoreError, match="reportedly join"):
            ask()
    join(store)
    with pytest.raises(DataError, match="reportedly incident"):
        quarrel(store, "nothing")
    with pytest.raises(DataError, match="report#event"):
        overrule(store, ("daily", "daily#e1"), Judgement.SAME, "Ada", "so")
    with pytest.raises(DataError, match="named twice"):
        overrule(store, ("r0-0#e1", "r0-0#e1"), Judgement.SAME, "Ada", "so")
    with pytest.raises(DataError, match="no event daily#e1"):
        overrule(store, ("daily#e1", "daily#e2"), Judgement.SAME, "Ada", "so")


def test_runners_up_are_sought_in_the_whole_store(tmp_path: Path) -> None:
    records = made(300)
    put(tmp_path / "a.db", records)
    join(tmp_path / "a.db")
    told = in_memory(records)
    rivals = {name: quarrel(tmp_path / "a.db", name).incident.contenders for name in list(told)[:40]}
    assert rivals == {name: told[name].contenders for name in rivals}
    assert any(rivals.values())


def test_the_list_has_what_most_tell_first(tmp_path: Path) -> None:
    put(tmp_path / "a.db", made(200))
    join(tmp_path / "a.db")
    found = listed(tmp_path / "a.db", 5)
    assert [i.reports for i in found] == sorted((i.reports for i in found), reverse=True)
    whole = joined(tmp_path / "a.db")
    for one in found:
        incident = whole[one.id]
        assert (one.events, one.independent, one.grade) == (len(incident.events), incident.independent, incident.grade)


SCRIPT = """
import sys
from pathlib import Path
from reportedly import joining
joining._RECORDS, joining._EVENTS, joining._LOT = 10, 20, 1
joining.join(Path(sys.argv[1]), workers=int(sys.argv[2]), on_progress=lambda t: print(t.doing, t.done, flush=True))
"""


def _killed(store: Path, workers: int, lines: int) -> None:
    """Kills a join, it alone, after so many lines of progress."""
    command = [sys.executable, "-c", SCRIPT, str(store), str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as running:
        assert running.stdout is not None
        for _ in range(lines):
            running.stdout.readline()
        running.send_signal(signal.SIGKILL)
        running.wait()
        for _ in range(100):
            try:
                os.killpg(running.pid, 0)
            except ProcessLookupError:
                return
            time.sleep(0.1)
        pytest.fail("workers outlive the process that was killed")


def _survives(tmp_path: Path, events: int, kills: list[tuple[int, int]]) -> None:
    put(tmp_path / "whole.db", made(events))
    join(tmp_path / "whole.db")
    put(tmp_path / "killed.db", made(events))
    for workers, lines in kills:
        _killed(tmp_path / "killed.db", workers, lines)
    join(tmp_path / "killed.db")
    assert joined(tmp_path / "killed.db") == joined(tmp_path / "whole.db")


def test_a_kill_loses_and_doubles_nothing(tmp_path: Path) -> None:
    _survives(tmp_path, 150, [(1, 5), (2, 9), (1, 14)])


@pytest.mark.soak
def test_twenty_kills_at_random_moments_lose_and_double_nothing(tmp_path: Path) -> None:
    dice = random.Random(4)
    _survives(tmp_path, 1500, [(1 + n % 2, dice.randrange(1, 60)) for n in range(20)])
