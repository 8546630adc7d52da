create table coordination (
    district bigint not null,
    id {{BLOB}} not null,
    body {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    number bigint not null,
    subject text not null,
    href text not null,
    title text not null,
    state text not null,
    mediator {{BLOB}},
    rounds bigint not null,
    opened_at bigint not null,
    due_on bigint not null,
    over_on bigint,
    turn_to text,
    -- The agreement, or why there is none.
    words text,
    primary key (district, id)
) {{CLUSTERED}};
create unique index coordination_number on coordination (district, body, number);
create index coordination_building on coordination (district, building, id);
create index coordination_subject on coordination (district, subject, id);

create table coordination_party (
    district bigint not null,
    coordination {{BLOB}} not null,
    id {{BLOB}} not null,
    organisation {{BLOB}},
    person {{BLOB}},
    name text not null,
    consent text,
    consented_at bigint,
    primary key (district, coordination, id),
    foreign key (district, coordination) references coordination (district, id)
) {{CLUSTERED}};

-- Who does what until when.
create table coordination_term (
    district bigint not null,
    coordination {{BLOB}} not null,
    id {{BLOB}} not null,
    party {{BLOB}} not null,
    what text not null,
    until_on bigint not null,
    kept_on bigint,
    primary key (district, coordination, id),
    foreign key (district, coordination) references coordination (district, id)
) {{CLUSTERED}};

create table coordination_revisit (
    district bigint not null,
    coordination {{BLOB}} not null,
    id {{BLOB}} not null,
    due_on bigint not null,
    -- Whether the agreement was found to be kept.
    kept bigint,
    done_on bigint,
    primary key (district, coordination, id),
    foreign key (district, coordination) references coordination (district, id)
) {{CLUSTERED}};
