-- The join. What people ruled and the history of incidents only grow; all else is made from the records and can be made again.

CREATE INDEX records_report ON records (report);

-- What the join needs of a record, made when it was coded. It is gone when the record is filed, and can be made from the record.
CREATE TABLE join_parts (
    record INTEGER PRIMARY KEY REFERENCES records (id),
    made_by TEXT NOT NULL,
    parts TEXT NOT NULL            -- compact
);

-- The reports that take part: of each input the latest reading.
CREATE TABLE join_reports (
    id INTEGER PRIMARY KEY REFERENCES records (id),
    name TEXT NOT NULL UNIQUE,     -- the document's id; with a mark behind where several inputs bear it
    document TEXT NOT NULL,
    input TEXT NOT NULL UNIQUE,
    rank TEXT NOT NULL,            -- sources sort before their copies by it; its end is the name
    prints TEXT NOT NULL,          -- the fingerprints of its words, JSON
    page TEXT NOT NULL             -- what its voices need, compact
);
CREATE INDEX join_reports_document ON join_reports (document);

CREATE TABLE join_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    report INTEGER NOT NULL REFERENCES join_reports (id),
    event TEXT NOT NULL,           -- its id in the record
    at INTEGER NOT NULL,           -- where its trigger starts
    facts TEXT NOT NULL,           -- compact
    UNIQUE (report, event)
);
CREATE TABLE join_homes (event INTEGER PRIMARY KEY, incident TEXT NOT NULL);
CREATE INDEX join_homes_incident ON join_homes (incident);

-- Events under the blocks in which others look for them.
CREATE TABLE join_blocks (block INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (block, event)) WITHOUT ROWID;

-- Events that are likely one, each pair in both directions.
CREATE TABLE join_edges (one INTEGER NOT NULL, other INTEGER NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;

-- Reports under the fingerprints of their words, and who carries whose text.
CREATE TABLE join_prints (print INTEGER NOT NULL, rank TEXT NOT NULL, PRIMARY KEY (print, rank)) WITHOUT ROWID;
CREATE TABLE join_copies (
    of TEXT NOT NULL,
    source TEXT NOT NULL,
    copy TEXT NOT NULL,            -- compact
    PRIMARY KEY (of, source)
) WITHOUT ROWID;
CREATE INDEX join_copies_source ON join_copies (source);

-- What is still to do: events whose incidents must be settled, reports whose copies must be looked for.
CREATE TABLE join_unsettled (event INTEGER PRIMARY KEY);
CREATE TABLE join_uncopied (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE join_unlinked (event INTEGER PRIMARY KEY);
CREATE TABLE join_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;  -- filed: the last record; made_by: version

CREATE TABLE incidents (
    id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    type TEXT,                     -- NULL in this table: unknown
    place TEXT,
    lat REAL,
    lon REAL,
    km REAL,
    first TEXT,
    last TEXT,
    events INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    independent INTEGER NOT NULL,
    conflicts TEXT NOT NULL,       -- names of fields, separated by commas
    denials INTEGER NOT NULL,
    grade INTEGER NOT NULL
) WITHOUT ROWID;

-- Append-only. An event is told by the digest of its report's input and by where its trigger starts: that holds whatever
-- reads it later.
CREATE TABLE rulings (
    id INTEGER PRIMARY KEY,
    one_input TEXT NOT NULL,
    one_at INTEGER NOT NULL,
    one_event TEXT NOT NULL,       -- its id when it was judged
    other_input TEXT NOT NULL,
    other_at INTEGER NOT NULL,
    other_event TEXT NOT NULL,
    judgement TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    why TEXT NOT NULL
);
CREATE INDEX rulings_one ON rulings (one_input);
CREATE INDEX rulings_other ON rulings (other_input);
CREATE TABLE incident_changes (
    id INTEGER PRIMARY KEY,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    report TEXT NOT NULL,
    event TEXT NOT NULL,
    count INTEGER NOT NULL,        -- of the events that went this way, of which the first is named
    at TEXT NOT NULL
);
CREATE INDEX incident_changes_old ON incident_changes (old);
CREATE INDEX incident_changes_new ON incident_changes (new);

CREATE TRIGGER rulings_keep BEFORE UPDATE ON rulings BEGIN SELECT raise(ABORT, 'rulings are append-only'); END;
CREATE TRIGGER rulings_stay BEFORE DELETE ON rulings BEGIN SELECT raise(ABORT, 'rulings are append-only'); END;
CREATE TRIGGER changes_keep BEFORE UPDATE ON incident_changes BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER changes_stay BEFORE DELETE ON incident_changes BEGIN SELECT raise(ABORT, 'history is append-only'); END;
