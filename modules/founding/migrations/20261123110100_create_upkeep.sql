-- A seat that was lost, until it is filled and the change is filed.
create table vacancy (
    district bigint not null,
    id {{BLOB}} not null,
    body {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    seat {{BLOB}} not null,
    kind text not null,
    position text not null,
    organisation {{BLOB}},
    until_on bigint not null,
    state text not null,
    person {{BLOB}},
    for_organisation {{BLOB}},
    ordinary bigint not null,
    due_on bigint not null,
    provisional bigint not null,
    told_late bigint not null,
    opened_at bigint not null,
    primary key (district, id)
) {{CLUSTERED}};
create index vacancy_body on vacancy (district, body, id);
create index vacancy_state on vacancy (district, state, due_on);

-- A committee that has to put itself right (整改).
create table rectification (
    district bigint not null,
    id {{BLOB}} not null,
    body {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    -- What the subdistrict found, by which clause, where it is to be seen.
    evidence text not null,
    clause text not null,
    link text not null,
    explanation text not null,
    state text not null,
    due_on bigint not null,
    told_late bigint not null,
    outcome text not null,
    opened_at bigint not null,
    closed_at bigint,
    primary key (district, id)
) {{CLUSTERED}};
create index rectification_body on rectification (district, body, id);
create index rectification_state on rectification (district, state, due_on);

create table rectification_task (
    district bigint not null,
    id {{BLOB}} not null,
    rectification {{BLOB}} not null,
    -- A finding of the conformance report, by its key, as it was on the first day; empty for what the subdistrict wrote.
    finding text not null,
    what_zh text not null,
    what_en text not null,
    evidence_zh text not null,
    evidence_en text not null,
    clause text not null,
    done_words text not null,
    done_at bigint,
    -- The check of that day held when the rectification was concluded.
    passed_on bigint,
    primary key (district, id),
    foreign key (district, rectification) references rectification (district, id)
) {{CLUSTERED}};
create index rectification_task_of on rectification_task (district, rectification, id);

-- The end of a committee, and what it hands over.
create table dissolution (
    district bigint not null,
    id {{BLOB}} not null,
    body {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    reason text not null,
    state text not null,
    due_on bigint not null,
    provisional bigint not null,
    opened_at bigint not null,
    closed_at bigint,
    primary key (district, id)
) {{CLUSTERED}};
create index dissolution_body on dissolution (district, body, id);
create index dissolution_building on dissolution (district, building, state, id);

-- Something that was open, and who takes it over.
create table dissolution_item (
    district bigint not null,
    dissolution {{BLOB}} not null,
    subject text not null,
    -- An office of the place by its code, or an organisation of the tower by its id.
    receiver text not null,
    at bigint not null,
    primary key (district, dissolution, subject),
    foreign key (district, dissolution) references dissolution (district, id)
) {{CLUSTERED}};
