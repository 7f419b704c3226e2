-- What the join keeps of reports and events is bytes now, of an event its block keys beside its facts, and ranks are numbers. All
-- of it is made from the records and is made again by the next join; rulings and history stay.

DROP TABLE join_parts;
CREATE TABLE join_parts (
    record INTEGER PRIMARY KEY REFERENCES records (id),
    made_by TEXT NOT NULL,
    parts BLOB NOT NULL            -- compact
);

DROP TABLE join_events;
DROP TABLE join_reports;
CREATE TABLE join_reports (
    id INTEGER PRIMARY KEY REFERENCES records (id),
    name TEXT NOT NULL UNIQUE,     -- the document's id; with a mark behind where several inputs bear it
    document TEXT NOT NULL,
    input TEXT NOT NULL UNIQUE,
    rank INTEGER NOT NULL,         -- sources sort before their copies by it
    prints BLOB NOT NULL,          -- the fingerprints of its words, compact
    page BLOB NOT NULL             -- what its voices need, compact
);
CREATE INDEX join_reports_document ON join_reports (document);
CREATE TABLE join_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    report INTEGER NOT NULL REFERENCES join_reports (id),
    event TEXT NOT NULL,           -- its id in the record
    at INTEGER NOT NULL,           -- where its trigger starts
    facts BLOB NOT NULL,           -- compact
    blocks BLOB NOT NULL,          -- the keys under which it is filed, compact
    UNIQUE (report, event)
);

DROP TABLE join_prints;
CREATE TABLE join_prints (
    print INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    report INTEGER NOT NULL,
    PRIMARY KEY (print, rank, report)
) WITHOUT ROWID;

-- The fingerprints of new reports as they come in, until they are sorted in among all and who shares them has been seen.
CREATE TABLE join_new_prints (
    report INTEGER NOT NULL,
    print INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    PRIMARY KEY (report, print)
) WITHOUT ROWID;

DROP TABLE join_copies;
CREATE TABLE join_copies (
    of TEXT NOT NULL,
    source TEXT NOT NULL,
    copy BLOB NOT NULL,            -- compact
    PRIMARY KEY (of, source)
) WITHOUT ROWID;
CREATE INDEX join_copies_source ON join_copies (source);

DELETE FROM join_state;
