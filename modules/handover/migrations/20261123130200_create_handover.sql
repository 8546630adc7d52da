-- That somebody hands a post over to whoever comes after them.
create table handover (
    district bigint not null,
    id {{BLOB}} not null,
    building {{BLOB}} not null,
    role text not null,
    -- The captain's floor.
    floor {{BLOB}},
    floor_label text not null,
    leaver {{BLOB}} not null,
    -- Nobody while the post is vacant.
    successor {{BLOB}},
    -- The last day in the post.
    ends_on bigint not null,
    due_on bigint not null,
    state text not null,
    opened_at bigint not null,
    signed_at bigint,
    signed_by {{BLOB}},
    -- Somebody signed in the leaver's place.
    stood_in bigint not null,
    -- The pack as it was signed, and its digest.
    pack text,
    digest text,
    done_at bigint,
    primary key (district, id)
) {{CLUSTERED}};
create index handover_building on handover (district, building, state, id);
create index handover_leaver on handover (district, leaver, state, id);
create index handover_successor on handover (district, successor, state, id);

-- What the leaver adds to a section.
create table handover_note (
    district bigint not null,
    handover {{BLOB}} not null,
    section text not null,
    words text not null,
    primary key (district, handover, section),
    foreign key (district, handover) references handover (district, id)
) {{CLUSTERED}};

-- A section that the successor has gone through.
create table handover_check (
    district bigint not null,
    handover {{BLOB}} not null,
    section text not null,
    at bigint not null,
    primary key (district, handover, section),
    foreign key (district, handover) references handover (district, id)
) {{CLUSTERED}};

create table handover_question (
    district bigint not null,
    id {{BLOB}} not null,
    handover {{BLOB}} not null,
    section text not null,
    words text not null,
    asked_at bigint not null,
    answer text,
    answered_at bigint,
    primary key (district, id),
    foreign key (district, handover) references handover (district, id)
) {{CLUSTERED}};
create index handover_question_of on handover_question (district, handover, id);

-- That somebody is through with the first steps in a post.
create table first_day (
    district bigint not null,
    person {{BLOB}} not null,
    building {{BLOB}} not null,
    role text not null,
    done_at bigint not null,
    primary key (district, person, building, role)
) {{CLUSTERED}};
