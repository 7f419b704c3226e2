-- Everything that was ever read, append-only: originals, reports, records, their facts one by one, refused inputs.

CREATE TABLE originals (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL  -- zlib
) WITHOUT ROWID;

-- One row for each text that was ingested: readings by several engines share it.
CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,   -- sha256 of the record's document and blocks
    original TEXT NOT NULL REFERENCES originals (sha256),
    document TEXT NOT NULL,        -- the document's id
    title TEXT,                    -- NULL in this table: unknown; the record tells why
    published TEXT,
    source TEXT,
    url TEXT,
    text TEXT NOT NULL
);
CREATE INDEX reports_document ON reports (document);

CREATE TABLE records (
    id INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (id),
    input TEXT NOT NULL,           -- digest of the original bytes and of all that was given with them
    engine TEXT NOT NULL,
    version TEXT NOT NULL,
    settings TEXT NOT NULL,
    words INTEGER NOT NULL,
    body BLOB NOT NULL,            -- JSON, schema reportedly/1, zlib
    coded_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    UNIQUE (input, engine, version, settings)
);

-- Every fact of every record. seq 0 is the engine's; a correction is appended with the next seq, by whom, when and why.
CREATE TABLE assertions (
    id INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES records (id),
    subject TEXT NOT NULL,         -- document, event:e1, claim:0, place:3, time:2, actor:x1, attribution:a1
    field TEXT NOT NULL,           -- plover, when, agents.0, status, ...
    seq INTEGER NOT NULL,
    value TEXT,                    -- JSON; NULL where unknown
    unknown TEXT,                  -- the reason; NULL where there is a value
    basis TEXT,                    -- NULL for what is a marking of the engine and no field, such as a status
    spans TEXT NOT NULL,           -- JSON, [[start, end], ...]
    by TEXT NOT NULL,
    at TEXT,
    why TEXT,
    CHECK ((value IS NULL) <> (unknown IS NULL))
);
CREATE INDEX assertions_record ON assertions (record);
CREATE UNIQUE INDEX assertions_corrected ON assertions (record, subject, field, seq) WHERE seq > 0;

CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES records (id),
    place INTEGER NOT NULL,        -- index into the record's claims
    kind TEXT NOT NULL,
    claimed_by TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX claims_record ON claims (record);

CREATE TABLE refused (
    id INTEGER PRIMARY KEY,
    input TEXT NOT NULL,           -- where it was found
    why TEXT NOT NULL,
    original TEXT REFERENCES originals (sha256),
    refused_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    UNIQUE (input, why)
);

-- What counts now: each engine's latest reading of each input, and the latest word on each fact.
CREATE VIEW current_records AS
    SELECT * FROM records AS r
    WHERE r.id = (SELECT max(id) FROM records WHERE input = r.input AND engine = r.engine);

CREATE VIEW current_values AS
    SELECT * FROM assertions AS a
    WHERE NOT EXISTS (
        SELECT 1 FROM assertions AS later
        WHERE later.seq > 0 AND later.seq > a.seq
        AND later.record = a.record AND later.subject = a.subject AND later.field = a.field
    );

CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content = 'reports', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER reports_words AFTER INSERT ON reports BEGIN
    INSERT INTO report_words (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

CREATE VIRTUAL TABLE claim_words USING fts5 (
    text, content = 'claims', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER claims_words AFTER INSERT ON claims BEGIN
    INSERT INTO claim_words (rowid, text) VALUES (new.id, new.text);
END;

-- Nothing is overwritten. INSERT OR REPLACE would delete silently, hence the checks before an insert.
CREATE TRIGGER originals_keep BEFORE UPDATE ON originals BEGIN SELECT raise(ABORT, 'originals are append-only'); END;
CREATE TRIGGER originals_stay BEFORE DELETE ON originals BEGIN SELECT raise(ABORT, 'originals are append-only'); END;
CREATE TRIGGER reports_keep BEFORE UPDATE ON reports BEGIN SELECT raise(ABORT, 'reports are append-only'); END;
CREATE TRIGGER reports_stay BEFORE DELETE ON reports BEGIN SELECT raise(ABORT, 'reports are append-only'); END;
CREATE TRIGGER records_keep BEFORE UPDATE ON records BEGIN SELECT raise(ABORT, 'records are append-only'); END;
CREATE TRIGGER records_stay BEFORE DELETE ON records BEGIN SELECT raise(ABORT, 'records are append-only'); END;
CREATE TRIGGER assertions_keep BEFORE UPDATE ON assertions BEGIN SELECT raise(ABORT, 'assertions are append-only'); END;
CREATE TRIGGER assertions_stay BEFORE DELETE ON assertions BEGIN SELECT raise(ABORT, 'assertions are append-only'); END;
CREATE TRIGGER claims_keep BEFORE UPDATE ON claims BEGIN SELECT raise(ABORT, 'claims are append-only'); END;
CREATE TRIGGER claims_stay BEFORE DELETE ON claims BEGIN SELECT raise(ABORT, 'claims are append-only'); END;
CREATE TRIGGER refused_keep BEFORE UPDATE ON refused BEGIN SELECT raise(ABORT, 'refusals are append-only'); END;
CREATE TRIGGER refused_stay BEFORE DELETE ON refused BEGIN SELECT raise(ABORT, 'refusals are append-only'); END;
CREATE TRIGGER originals_once BEFORE INSERT ON originals
    WHEN EXISTS (SELECT 1 FROM originals WHERE sha256 = new.sha256)
    BEGIN SELECT raise(IGNORE); END;
CREATE TRIGGER reports_once BEFORE INSERT ON reports
    WHEN EXISTS (SELECT 1 FROM reports WHERE id = new.id OR digest = new.digest)
    BEGIN SELECT raise(IGNORE); END;
CREATE TRIGGER records_once BEFORE INSERT ON records
    WHEN EXISTS (
        SELECT 1 FROM records
        WHERE id = new.id
        OR (input = new.input AND engine = new.engine AND version = new.version AND settings = new.settings)
    )
    BEGIN SELECT raise(IGNORE); END;
CREATE TRIGGER assertions_once BEFORE INSERT ON assertions
    WHEN (new.id > 0 AND EXISTS (SELECT 1 FROM assertions WHERE id = new.id)) OR (new.seq > 0 AND EXISTS (
        SELECT 1 FROM assertions
        WHERE seq > 0 AND record = new.record AND subject = new.subject AND field = new.field AND seq = new.seq
    ))
    BEGIN SELECT raise(IGNORE); END;
CREATE TRIGGER claims_once BEFORE INSERT ON claims
    WHEN EXISTS (SELECT 1 FROM claims WHERE id = new.id)
    BEGIN SELECT raise(IGNORE); END;
CREATE TRIGGER refused_once BEFORE INSERT ON refused
    WHEN EXISTS (SELECT 1 FROM refused WHERE id = new.id OR (input = new.input AND why = new.why))
    BEGIN SELECT raise(IGNORE); END;
