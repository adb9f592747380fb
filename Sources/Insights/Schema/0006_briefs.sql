-- Bản tin điều hành tuần: the figures of a week of one subject, frozen when it was made; a projection of the events of the
-- streams brief:<id>. The paper is set from them whenever it is asked for, and is the same each time.
CREATE TABLE insight_brief (
    subject TEXT NOT NULL,                    -- of whom, as in addresses; '' for the whole province
    first_day TEXT NOT NULL,                  -- the Monday
    id TEXT NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    figures TEXT NOT NULL,                    -- JSON, see Brief
    announced_at BIGINT,                      -- when those who asked for it were told
    PRIMARY KEY (subject, first_day)
);

-- Người nhận bản tin: who is told each Monday, of which subject; from the events of the streams brief-reader:<person>.
CREATE TABLE insight_brief_reader (
    person_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (person_id, subject)
);
CREATE INDEX insight_brief_reader_subject ON insight_brief_reader (subject);
