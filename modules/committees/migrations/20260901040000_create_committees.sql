-- A body that meets: a building committee under whatever local name, a building's Party committee.
create table body (
    district bigint not null,
    id {{BLOB}} not null,
    kind text not null,
    name text not null,
    -- As the building calls it.
    local_name text not null,
    building {{BLOB}} not null,
    organisation {{BLOB}},
    term_from bigint not null,
    term_until bigint not null,
    rev bigint not null,
    primary key (district, id)
) {{CLUSTERED}};
create index body_building on body (district, building, kind);

-- A seat with its holder for a term. Holders change by a new row.
create table seat (
    district bigint not null,
    id {{BLOB}} not null,
    body {{BLOB}} not null,
    person {{BLOB}} not null,
    kind text not null,
    position text not null,
    organisation {{BLOB}},
    -- An ordinary employee: nobody's superior.
    ordinary bigint not null,
    votes bigint not null,
    from_on bigint not null,
    until_on bigint not null,
    ended_on bigint,
    primary key (district, id),
    foreign key (district, body) references body (district, id)
) {{CLUSTERED}};
create index seat_body on seat (district, body, id);
create index seat_person on seat (district, person);
