-- What was wrong with a row of a roster that was taken over all the same: the body has it, the conformance report shows it.
create table roster_fault (
    district bigint not null,
    body {{BLOB}} not null,
    line bigint not null,
    fault text not null,
    -- What stood there, where it is the name of an organisation, a kind of seat or a date; never a person's.
    word text not null,
    found_on bigint not null,
    primary key (district, body, line, fault),
    foreign key (district, body) references body (district, id)
) {{CLUSTERED}};
create index body_name on body (district, name);
