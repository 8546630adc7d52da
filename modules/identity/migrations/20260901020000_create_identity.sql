-- A natural person. Erasing one empties the sealed fields and leaves the id, to which the record points.
create table person (
    district bigint not null,
    id {{BLOB}} not null,
    name {{BLOB}},
    -- Finds people of the same name without storing it.
    name_index {{BLOB}},
    made_at bigint not null,
    erased_at bigint,
    primary key (district, id)
) {{CLUSTERED}};
create index person_name on person (district, name_index);

create table account (
    district bigint not null,
    person {{BLOB}} not null,
    login text not null,
    -- PHC string; null until the account is activated.
    password text,
    must_change bigint not null,
    second_factor {{BLOB}},
    second_factor_step bigint not null,
    failures bigint not null,
    locked_until bigint,
    activation {{BLOB}},
    activation_until bigint,
    -- The appointments that hold, as JSON, and the last day on which they all do.
    grants text not null,
    grants_until bigint,
    tower {{BLOB}},
    tower_name text,
    unread bigint not null,
    primary key (district, person)
) {{CLUSTERED}};
create unique index account_login on account (district, login);
create index account_activation on account (district, activation) where activation is not null;
create index account_grants_until on account (district, grants_until) where grants_until is not null;

create table session (
    district bigint not null,
    digest {{BLOB}} not null,
    person {{BLOB}} not null,
    made_at bigint not null,
    expires_at bigint not null,
    -- What kind of browser, in few words.
    agent text not null,
    primary key (district, digest)
) {{CLUSTERED}};
create index session_person on session (district, person, made_at);
create index session_expires on session (district, expires_at);

-- Who works for whom, where, from when until when.
create table employment (
    district bigint not null,
    id {{BLOB}} not null,
    person {{BLOB}} not null,
    organisation {{BLOB}} not null,
    building {{BLOB}} not null,
    floor {{BLOB}},
    from_on bigint not null,
    until_on bigint,
    state text not null,
    confirmed_by {{BLOB}},
    primary key (district, id)
) {{CLUSTERED}};
create index employment_person on employment (district, person, state);
create index employment_building on employment (district, building, state, id);
create index employment_organisation on employment (district, organisation, state, id);
create index employment_until on employment (district, state, until_on);

-- A role in a scope between two dates.
create table appointment (
    district bigint not null,
    id {{BLOB}} not null,
    person {{BLOB}} not null,
    role text not null,
    scope text not null,
    scope_id text not null,
    -- The building that the scope lies in, to find those in charge of one.
    building {{BLOB}},
    from_on bigint not null,
    until_on bigint,
    -- The employment that it ends with.
    employment {{BLOB}},
    ended_at bigint,
    primary key (district, id)
) {{CLUSTERED}};
create index appointment_person on appointment (district, person);
create index appointment_scope on appointment (district, scope, scope_id, role);
create index appointment_building on appointment (district, building, role);
create index appointment_until on appointment (district, until_on) where ended_at is null;

create table invitation (
    district bigint not null,
    code text not null,
    building {{BLOB}} not null,
    organisation {{BLOB}},
    made_by {{BLOB}},
    made_at bigint not null,
    expires_on bigint not null,
    used bigint not null,
    primary key (district, code)
) {{CLUSTERED}};
create index invitation_building on invitation (district, building, made_at);

create table notice (
    district bigint not null,
    person {{BLOB}} not null,
    id {{BLOB}} not null,
    at bigint not null,
    zh text not null,
    en text not null,
    href text not null,
    read_at bigint,
    primary key (district, person, id)
) {{CLUSTERED}};

-- Confirmed employees of a building: the base of shares.
create table headcount (
    district bigint not null,
    building {{BLOB}} not null,
    employees bigint not null,
    primary key (district, building)
) {{CLUSTERED}};
