-- Bảng tự soạn: boards that people compose, as they are now; a projection of the events of streams board:<id>.
CREATE TABLE insight_board (
    id TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,                      -- the account
    owner_name TEXT NOT NULL,                 -- when it was composed
    name TEXT NOT NULL,
    subject TEXT NOT NULL,                    -- of whom it speaks, as in addresses; '' is the province
    blocks TEXT NOT NULL,                     -- words with a blank between them: card:dung-han map
    sharing TEXT NOT NULL,                    -- mine, agency:<id>, role:<role>
    version BIGINT NOT NULL,                  -- one more for each change
    changed_at BIGINT NOT NULL
);
CREATE INDEX insight_board_owner ON insight_board (owner);
