-- When the reporter said that the last result solves it; null until then, and again once it is taken up anew.
alter table issue add column confirmed_at bigint;

-- Its words are not shown to everybody, whatever is shown of the matter that it was joined to.
alter table issue add column hidden bigint not null default 0;

-- What was taken over from a spreadsheet: the digest of tower, floor, words and day, so that no row comes in twice.
create table imported_issue (
    district bigint not null,
    digest {{BLOB}} not null,
    cluster {{BLOB}} not null,
    primary key (district, digest)
) {{CLUSTERED}};
