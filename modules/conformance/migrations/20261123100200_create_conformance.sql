-- What a body was from a day on, so that a report can be made for any day: a row where something changed.
create table standing (
    district bigint not null,
    body {{BLOB}} not null,
    from_on bigint not null,
    name text not null,
    local_name text not null,
    state text not null,
    legal_status text not null,
    filed_no text,
    term_from bigint not null,
    term_until bigint not null,
    primary key (district, body, from_on)
) {{CLUSTERED}};

-- Days on which something of substance happened in a building: a matter was answered, something was decided or delivered.
create table substance (
    district bigint not null,
    building {{BLOB}} not null,
    on_day bigint not null,
    primary key (district, building, on_day)
) {{CLUSTERED}};

-- Signed minutes that repeat earlier ones of the same body, and how much of them.
create table copied_minutes (
    district bigint not null,
    body {{BLOB}} not null,
    meeting {{BLOB}} not null,
    number bigint not null,
    held_on bigint not null,
    of_number bigint not null,
    percent bigint not null,
    primary key (district, body, meeting)
) {{CLUSTERED}};

-- The newest report of a body, for the overview. The whole of it is made when it is read.
create table body_report (
    district bigint not null,
    body {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    name text not null,
    local_name text not null,
    state text not null,
    fails bigint not null,
    warns bigint not null,
    -- Rules that are not kept, each between spaces, to be looked for.
    rules text not null,
    -- What is not kept since when, and what was mended lately.
    kept text not null,
    checked_on bigint not null,
    checked_at bigint not null,
    -- Something happened since.
    stale bigint not null,
    primary key (district, body)
) {{CLUSTERED}};
create index body_report_place on body_report (district, subdistrict, name, body);
create index body_report_stale on body_report (district, body) where stale = 1;

-- How far the round of a day has come.
create table check_round (
    district bigint not null,
    day bigint not null,
    after {{BLOB}} not null,
    over bigint not null,
    primary key (district)
) {{CLUSTERED}};
