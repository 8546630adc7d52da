-- What happened. Immutable but for `leaf`, which the sealer fills in.
create table event (
    district bigint not null,
    id {{BLOB}} not null,
    at bigint not null,
    kind text not null,
    person {{BLOB}},
    acted_as text not null,
    subject text not null,
    thread text not null,
    building {{BLOB}},
    data text not null,
    leaf bigint,
    primary key (district, id)
) {{CLUSTERED}};
create index event_thread on event (district, thread, id);
create unique index event_leaf on event (district, leaf) where leaf is not null;
create index event_unsealed on event (district, id) where leaf is null;

-- The words that go with an event. They may be erased; the event keeps their salted digest.
create table event_words (
    district bigint not null,
    event {{BLOB}} not null,
    salt {{BLOB}} not null,
    words text,
    primary key (district, event)
) {{CLUSTERED}};

-- The district's Merkle tree in tiles of 256 hashes.
create table ledger_tile (
    district bigint not null,
    level bigint not null,
    n bigint not null,
    hashes {{BLOB}} not null,
    primary key (district, level, n)
) {{CLUSTERED}};

-- One row a district: how many leaves are sealed. Sealers take turns on it.
create table ledger_size (
    district bigint not null,
    size bigint not null,
    primary key (district)
) {{CLUSTERED}};

-- Every signed head.
create table ledger_head (
    district bigint not null,
    size bigint not null,
    at bigint not null,
    checkpoint text not null,
    primary key (district, size)
) {{CLUSTERED}};

-- Answers of requests that carried an idempotency key.
create table once (
    district bigint not null,
    actor text not null,
    key text not null,
    at bigint not null,
    answer text,
    primary key (district, actor, key)
) {{CLUSTERED}};
create index once_at on once (district, at);
