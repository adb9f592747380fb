-- Quy tắc cảnh báo: what people asked to be told of, and what they were told; a projection of the events of the streams
-- alert-rule:<id>.
CREATE TABLE insight_alert_rule (
    id TEXT NOT NULL PRIMARY KEY,
    owner_id TEXT NOT NULL,                   -- the person who wrote it
    agency_id TEXT,                           -- the owner's agency, for "a role in my agency"
    indicator TEXT NOT NULL,
    subject TEXT NOT NULL,                    -- of whom, as in addresses; '' for the whole province
    condition TEXT NOT NULL CHECK (condition IN ('below', 'above', 'behind_path', 'changed', 'growing')),
    bound TEXT,                               -- a decimal number; NULL for the path
    days BIGINT NOT NULL,                     -- over how many days
    receivers TEXT NOT NULL,                  -- words with blanks between them
    quiet_days BIGINT NOT NULL,               -- it fires at most once in so many days
    is_prompt BIGINT NOT NULL CHECK (is_prompt IN (0, 1)), -- 1: looked at every hour
    state TEXT NOT NULL CHECK (state IN ('waiting', 'firing', 'resting', 'ended')),
    reason TEXT,                              -- why it rests
    position BIGINT NOT NULL,                 -- how many events it has
    written_at BIGINT NOT NULL,
    fired_at BIGINT                           -- when it fired last
);
CREATE INDEX insight_alert_rule_owner ON insight_alert_rule (owner_id, id);
-- Nearly all rules that are kept are looked at: ended ones are few.
CREATE INDEX insight_alert_rule_look ON insight_alert_rule (is_prompt, subject, days) WHERE state <> 'ended';

-- Cảnh báo: each time when a rule fired, with the figure as it stood.
CREATE TABLE insight_alert (
    rule_id TEXT NOT NULL,
    number BIGINT NOT NULL,                   -- 1, 2 … of the rule
    indicator TEXT NOT NULL,
    subject TEXT NOT NULL,
    value TEXT NOT NULL,                      -- decimal numbers
    compared TEXT,                            -- with what it was compared
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    fired_at BIGINT NOT NULL,
    told BIGINT NOT NULL,                     -- how many people got the message
    withheld BIGINT NOT NULL,                 -- how many did not, since they may not see the figure
    over_at BIGINT,
    over_value TEXT,
    PRIMARY KEY (rule_id, number)
);
CREATE INDEX insight_alert_time ON insight_alert (fired_at);
