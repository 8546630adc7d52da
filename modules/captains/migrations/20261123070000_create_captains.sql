-- How somebody came to look after a floor, and how it ended.
create table captaincy (
    district bigint not null,
    id {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    floor {{BLOB}} not null,
    floor_label text not null,
    person {{BLOB}} not null,
    -- Who proposed: self, employer, secretary; imported where nobody did.
    origin text not null,
    nominated_by {{BLOB}},
    -- What speaks for the person, in a sentence.
    words text not null,
    -- Where it stands (W2), and what belongs to that.
    state text not null,
    detail text,
    due_on bigint,
    from_on bigint,
    until_on bigint,
    acknowledged bigint not null,
    -- The role while it is held, as identity keeps it.
    appointment {{BLOB}},
    -- The person agrees to be shown with what they did.
    shown bigint not null,
    -- Somebody still has to do something, or the floor is looked after.
    running bigint not null,
    opened_at bigint not null,
    changed_at bigint not null,
    primary key (district, id)
) {{CLUSTERED}};
create index captaincy_floor on captaincy (district, floor, running, id);
create index captaincy_building on captaincy (district, building, running, id);
create index captaincy_person on captaincy (district, person, running, id);
create index captaincy_state on captaincy (district, state, due_on);
create index captaincy_term on captaincy (district, state, until_on);
create index captaincy_appointment on captaincy (district, appointment) where appointment is not null;

-- What somebody of the floor has against a nominee. Without a name where none was given.
create table captain_objection (
    district bigint not null,
    id {{BLOB}} not null,
    captaincy {{BLOB}} not null,
    person {{BLOB}},
    words text not null,
    at bigint not null,
    -- upheld or rejected; null until it is answered.
    verdict text,
    answer text,
    primary key (district, id),
    foreign key (district, captaincy) references captaincy (district, id)
) {{CLUSTERED}};
create index captain_objection_of on captain_objection (district, captaincy, id);

-- Who stands in, from when until when.
create table substitution (
    district bigint not null,
    id {{BLOB}} not null,
    captaincy {{BLOB}} not null,
    floor {{BLOB}} not null,
    person {{BLOB}} not null,
    from_on bigint not null,
    until_on bigint not null,
    appointment {{BLOB}},
    primary key (district, id),
    foreign key (district, captaincy) references captaincy (district, id)
) {{CLUSTERED}};
create index substitution_captaincy on substitution (district, captaincy, until_on);
create index substitution_floor on substitution (district, floor, until_on);
create index substitution_person on substitution (district, person, until_on);
create index substitution_appointment on substitution (district, appointment) where appointment is not null;
