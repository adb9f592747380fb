-- Văn bản đã ký và khoá ký. All tables but signing_key_file and signing_attempt are projections of events.

-- Chứng thư số: the keys that may sign. Its private half lies elsewhere, see device.
CREATE TABLE signing_key (
    id TEXT NOT NULL PRIMARY KEY,
    owner_kind TEXT NOT NULL CHECK (owner_kind IN ('person', 'agency')),
    owner_id TEXT NOT NULL,
    device TEXT NOT NULL,                     -- JSON: a file of the house, a token
    chain TEXT NOT NULL,                      -- certificates in DER, Base64, the own one first, a space between them
    name TEXT NOT NULL,                       -- common name of the certificate
    not_before BIGINT NOT NULL,
    not_after BIGINT NOT NULL,
    registered_at BIGINT NOT NULL,
    retired_at BIGINT                         -- when it was taken out of use; NULL while it signs
);
CREATE INDEX signing_key_owner ON signing_key (owner_id, registered_at);

-- Tệp khoá: no projection. A PKCS#12 file behind its PIN, or the PIN of an agency's token, sealed with the secret of the
-- installation.
CREATE TABLE signing_key_file (
    key_id TEXT NOT NULL PRIMARY KEY,
    sealed BYTEA NOT NULL
);

-- Lần nhập sai PIN: no projection. Five wrong PINs close a key for a quarter of an hour.
CREATE TABLE signing_attempt (
    key_id TEXT NOT NULL PRIMARY KEY,
    wrong BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

-- Văn bản: each signed paper of a dossier, as it stands now.
CREATE TABLE document (
    id TEXT NOT NULL PRIMARY KEY,
    dossier_id TEXT NOT NULL,
    kind TEXT NOT NULL,                       -- 01 … 04: forms of TT 01/2018; result
    cause BIGINT NOT NULL,                    -- moment of what it tells of; 0 for the result, of which there is one
    name TEXT NOT NULL,                       -- Giấy tiếp nhận và hẹn trả, Giấy khai sinh
    number TEXT,                              -- số, ký hiệu; NULL while a result has none
    agency_id TEXT NOT NULL,
    agency_name TEXT NOT NULL,                -- as of the day of signing
    file TEXT NOT NULL,                       -- SHA-256 of the PDF
    size BIGINT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('B-B', 'B-T', 'B-LTA')),
    signatures TEXT NOT NULL,                 -- JSON list: who, as what, when
    form TEXT NOT NULL,                       -- layout of the paper: decree30, certificate, slip
    places TEXT NOT NULL,                     -- JSON: where the paper keeps room for signatures
    record BIGINT NOT NULL,                   -- number of the record that holds the hash of the file
    signed_at BIGINT NOT NULL,                -- last signature
    issued_at BIGINT,                         -- when the agency signed; NULL while a result waits for its number
    augmented_at BIGINT,                      -- when evidence for the long term was added
    UNIQUE (dossier_id, kind, cause)
);
