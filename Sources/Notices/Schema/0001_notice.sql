-- Tin nhắn: what the province wrote to people. No projection: a message is made once, with the event that it tells of,
-- and a rebuild of the projections must not write anybody a second time.
CREATE TABLE notice (
    id TEXT NOT NULL PRIMARY KEY,           -- UUIDv7, so it is in the order of time
    person_id TEXT,                         -- whose inbox; NULL: only sent to the phone (codes, people without an account)
    phone TEXT,                             -- digits; NULL: only read in the inbox
    kind TEXT NOT NULL,                     -- why: dossier.accepted, account.reset_code …
    dossier_id TEXT,                        -- the dossier that it tells of; NULL for accounts
    address TEXT,                           -- the page on which the person reads on; NULL: that of the dossier, or none
    words TEXT NOT NULL,                    -- as it was sent; the first line is what fits into an SMS
    english TEXT NOT NULL,                  -- the same in English, for the inbox
    created_at BIGINT NOT NULL,             -- ms
    expires_at BIGINT,                      -- of no use after it (codes); such rows are swept
    read_at BIGINT                          -- when the person marked it as read
);

-- The inbox, newest first, and how much of it is unread; nothing else has to be looked at for either.
CREATE INDEX notice_inbox ON notice (person_id, id, read_at);
