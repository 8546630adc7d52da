-- Who opened a meeting, and who closed it in the chair's place.
create table presiding (
    district bigint not null,
    meeting {{BLOB}} not null,
    -- `open` or `close`.
    step text not null,
    person {{BLOB}} not null,
    -- The vice-chair's seat; nobody's if it was the chair.
    vice {{BLOB}},
    at bigint not null,
    primary key (district, meeting, step),
    foreign key (district, meeting) references meeting (district, id)
) {{CLUSTERED}};
