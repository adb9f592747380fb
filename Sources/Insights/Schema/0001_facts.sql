-- Số liệu điều hành. The six tables are one projection of the events of dossiers: numbers and moments, nothing personal.

-- Luồng: what is counted together. A full lane has an agency, a place, a procedure and a channel; a lane that sums up an
-- agency or a procedure has '' for the rest.
CREATE TABLE insight_lane (
    id BIGINT NOT NULL PRIMARY KEY,
    agency_id TEXT NOT NULL,                  -- cơ quan tiếp nhận
    level TEXT NOT NULL,                      -- of that agency: province, district, commune
    place_id TEXT NOT NULL,                   -- the unit for which it is decided
    procedure_code TEXT NOT NULL,
    field TEXT NOT NULL,                      -- lĩnh vực
    channel TEXT NOT NULL,                    -- online, counter, post
    agency_lane BIGINT NOT NULL,              -- the lane that sums up its agency; itself for such a lane
    procedure_lane BIGINT NOT NULL            -- the lane that sums up its procedure; itself for such a lane
);
CREATE UNIQUE INDEX insight_lane_key ON insight_lane (agency_id, place_id, procedure_code, field, channel);
-- Of an agency, of a procedure; the sums of all agencies are those without a procedure.
CREATE INDEX insight_lane_procedure ON insight_lane (procedure_code, agency_id);

-- Mặt thống kê của hồ sơ: what every figure is counted from, and what it is drilled down to.
CREATE TABLE insight_fact (
    dossier_id TEXT NOT NULL PRIMARY KEY,
    lane BIGINT NOT NULL,                     -- where it lies
    submitted_lane BIGINT NOT NULL,           -- where it was handed in; a later transfer does not change what happened
    accepted_lane BIGINT,                     -- where it was taken in
    finished_lane BIGINT,                     -- where it ended
    transferred_at BIGINT,                    -- since when it is worked on in its lane, where another passed it on
    submitted_at BIGINT NOT NULL,
    accepted_at BIGINT,
    due_at BIGINT,                            -- hẹn trả, moved by pauses and an extension
    finished_at BIGINT,                       -- result made, refused, stopped or withdrawn
    handed_over_at BIGINT,
    paused_at BIGINT,                         -- since when the clock stands
    paused_for BIGINT NOT NULL,               -- milliseconds of earlier pauses
    waits_for BIGINT,                         -- national code of the state in which the clock stands
    supplements BIGINT NOT NULL,              -- how often papers were asked for
    overdue_since BIGINT,                     -- the second request for papers, which counts as overdue (QĐ 766/QĐ-TTg)
    outcome TEXT CHECK (outcome IN ('result', 'refused', 'stopped', 'withdrawn')),
    marks BIGINT NOT NULL,                    -- bits, see FactMarks
    fees TEXT NOT NULL,                       -- what is still to be paid: key=đồng, a space between
    rated_at BIGINT,                          -- when the citizen rated the service first
    rating BIGINT                             -- 1 to 5, as they rate it now
);
CREATE INDEX insight_fact_accepted ON insight_fact (accepted_lane, accepted_at) WHERE accepted_at IS NOT NULL;
CREATE INDEX insight_fact_finished ON insight_fact (finished_lane, finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX insight_fact_handed_over ON insight_fact (lane, handed_over_at) WHERE handed_over_at IS NOT NULL;
CREATE INDEX insight_fact_rated ON insight_fact (lane, rated_at) WHERE rated_at IS NOT NULL;
-- Open dossiers are few among millions.
CREATE INDEX insight_fact_open ON insight_fact (due_at) WHERE finished_at IS NULL AND accepted_at IS NOT NULL;

-- Nguyên nhân: each ground for which papers were asked for or a dossier was refused, once for each time it was named.
CREATE TABLE insight_cause (
    dossier_id TEXT NOT NULL,
    position BIGINT NOT NULL,                 -- of the event in the dossier's stream
    target TEXT NOT NULL,                     -- field, component, whole
    key TEXT NOT NULL,                        -- of the field or component in the procedure; empty for the whole
    deed TEXT NOT NULL CHECK (deed IN ('supplement', 'refusal')),
    lane BIGINT NOT NULL,                     -- where the dossier lay
    named_at BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, position, target, key)
);
CREATE INDEX insight_cause_named ON insight_cause (lane, named_at);

-- Bộ đếm nguyên nhân: how often a ground was named in a lane in a period; cuts and periods are those of insight_count.
CREATE TABLE insight_cause_count (
    cut BIGINT NOT NULL,
    lane BIGINT NOT NULL,
    period BIGINT NOT NULL,
    deed TEXT NOT NULL,
    target TEXT NOT NULL,
    key TEXT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (cut, lane, period, deed, target, key)
);

-- Bộ đếm: how much happened in a lane in a period. Whoever asks adds them up; no event is read again. A lane's periods lie
-- beside each other: a board reads one stretch of each lane and sums it up in that order.
CREATE TABLE insight_count (
    cut BIGINT NOT NULL,                      -- what is summed over what, see Cut
    period BIGINT NOT NULL,                   -- days since 1970-01-01, or months since January of year 0
    lane BIGINT NOT NULL,
    submitted BIGINT NOT NULL DEFAULT 0,
    accepted_online BIGINT NOT NULL DEFAULT 0,
    accepted_counter BIGINT NOT NULL DEFAULT 0,
    accepted_post BIGINT NOT NULL DEFAULT 0,
    refused BIGINT NOT NULL DEFAULT 0,
    early BIGINT NOT NULL DEFAULT 0,
    on_time BIGINT NOT NULL DEFAULT 0,
    late BIGINT NOT NULL DEFAULT 0,
    stopped BIGINT NOT NULL DEFAULT 0,
    withdrawn BIGINT NOT NULL DEFAULT 0,
    handed_over BIGINT NOT NULL DEFAULT 0,
    digital BIGINT NOT NULL DEFAULT 0,
    electronic_result BIGINT NOT NULL DEFAULT 0,
    digitised BIGINT NOT NULL DEFAULT 0,
    reused BIGINT NOT NULL DEFAULT 0,
    with_fee BIGINT NOT NULL DEFAULT 0,
    paid_online BIGINT NOT NULL DEFAULT 0,
    fees_collected BIGINT NOT NULL DEFAULT 0,
    fees_online BIGINT NOT NULL DEFAULT 0,
    first_supplements BIGINT NOT NULL DEFAULT 0,
    further_supplements BIGINT NOT NULL DEFAULT 0,
    extensions BIGINT NOT NULL DEFAULT 0,
    returns BIGINT NOT NULL DEFAULT 0,
    transfers BIGINT NOT NULL DEFAULT 0,
    waiting_counter BIGINT NOT NULL DEFAULT 0,
    waiting_online BIGINT NOT NULL DEFAULT 0,
    handling_minutes BIGINT NOT NULL DEFAULT 0,
    rated BIGINT NOT NULL DEFAULT 0,
    satisfied BIGINT NOT NULL DEFAULT 0,
    dissatisfied BIGINT NOT NULL DEFAULT 0,
    rating_sum BIGINT NOT NULL DEFAULT 0,
    transfer_change BIGINT NOT NULL DEFAULT 0,
    paused_change BIGINT NOT NULL DEFAULT 0,
    late_change BIGINT NOT NULL DEFAULT 0,
    paused_late_change BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (cut, lane, period)
);

-- Ngày bị tính lại: days that were over when an event changed what they count (a fee is paid, a rating corrected). What was
-- read of all other days that are over may be remembered.
CREATE TABLE insight_amended_day (
    day BIGINT NOT NULL PRIMARY KEY,          -- days since 1970-01-01
    record BIGINT NOT NULL                    -- the last record of the ledger that did
);
