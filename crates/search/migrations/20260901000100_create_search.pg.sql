-- What can be found. Every entry is public.
create table search_doc (
    district bigint not null,
    id text not null,
    kind text not null,
    title text not null,
    href text not null,
    tokens text not null,
    at bigint not null,
    words tsvector generated always as (to_tsvector('simple', tokens)) stored,
    primary key (district, id)
);
create index search_doc_words on search_doc using gin (words);
create index search_doc_at on search_doc (district, at);
