-- The grams of items that may be similar to a new one: a pool is a tower's open items.
create table similar_gram (
    district bigint not null,
    pool {{BLOB}} not null,
    gram bigint not null,
    item {{BLOB}} not null,
    primary key (district, pool, gram, item)
) {{CLUSTERED}};
create table similar_item (
    district bigint not null,
    pool {{BLOB}} not null,
    item {{BLOB}} not null,
    grams {{BLOB}} not null,
    primary key (district, pool, item)
) {{CLUSTERED}};
create index similar_gram_item on similar_gram (district, pool, item);
