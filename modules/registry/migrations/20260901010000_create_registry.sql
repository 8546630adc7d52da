-- A tenant: a district, or the office of a city.
create table tenant (
    district bigint not null,
    name text not null,
    opened_at bigint not null,
    -- Names the secret that its personal fields are sealed with.
    secret text not null,
    primary key (district)
) {{CLUSTERED}};

-- The administrative map down to residents' committees, kept by the tenant of its code's first six digits.
create table division (
    district bigint not null,
    code bigint not null,
    parent bigint,
    name text not null,
    primary key (district, code)
) {{CLUSTERED}};
create index division_parent on division (district, parent, code);
create index division_name on division (district, name);

-- Enterprises, owners, property managers, departments, Party organisations, clubs: whoever may be a party to something.
create table organisation (
    district bigint not null,
    id {{BLOB}} not null,
    kind text not null,
    name text not null,
    short_name text not null,
    -- 统一社会信用代码, GB 32100.
    unified_code text,
    industry text not null,
    rev bigint not null,
    primary key (district, id)
) {{CLUSTERED}};
create unique index organisation_unified_code on organisation (district, unified_code) where unified_code is not null;
create index organisation_name on organisation (district, name);

create table building (
    district bigint not null,
    id {{BLOB}} not null,
    -- The district's own number for it.
    code text not null,
    name text not null,
    subdistrict bigint not null,
    address text not null,
    floors_above bigint not null,
    floors_below bigint not null,
    area bigint,
    workforce bigint,
    ownership text not null,
    tier text not null,
    tax_band text not null,
    pilot bigint not null,
    owner {{BLOB}},
    property {{BLOB}},
    tenants bigint not null,
    rev bigint not null,
    edited_at bigint not null,
    edited_by {{BLOB}},
    primary key (district, id)
) {{CLUSTERED}};
create unique index building_code on building (district, code);
create index building_subdistrict on building (district, subdistrict, name);
create index building_name on building (district, name);

create table floor (
    district bigint not null,
    id {{BLOB}} not null,
    building {{BLOB}} not null,
    -- What the lift's panel shows: 17, B1.
    label text not null,
    -- -1 is B1, 1 is the ground floor.
    ordinal bigint not null,
    primary key (district, id),
    foreign key (district, building) references building (district, id)
) {{CLUSTERED}};
create unique index floor_label on floor (district, building, label);
create index floor_ordinal on floor (district, building, ordinal);

-- Who is where from when until when. A move ends a row and begins another.
create table tenancy (
    district bigint not null,
    id {{BLOB}} not null,
    organisation {{BLOB}} not null,
    building {{BLOB}} not null,
    floor {{BLOB}},
    from_on bigint not null,
    until_on bigint,
    primary key (district, id),
    foreign key (district, building) references building (district, id),
    foreign key (district, organisation) references organisation (district, id)
) {{CLUSTERED}};
create index tenancy_building on tenancy (district, building, organisation);
create index tenancy_organisation on tenancy (district, organisation, building);

-- Short codes on posters: a tower, or one of its floors.
create table place_code (
    district bigint not null,
    code text not null,
    building {{BLOB}} not null,
    floor {{BLOB}},
    primary key (district, code)
) {{CLUSTERED}};
create index place_code_building on place_code (district, building);

-- Uploaded spreadsheets between preview and confirmation.
create table upload (
    district bigint not null,
    id {{BLOB}} not null,
    kind text not null,
    file_name text not null,
    bytes {{BLOB}} not null,
    state text not null,
    summary text not null,
    uploaded_at bigint not null,
    uploaded_by {{BLOB}},
    primary key (district, id)
) {{CLUSTERED}};

create table upload_row (
    district bigint not null,
    upload {{BLOB}} not null,
    line bigint not null,
    state text not null,
    cells text not null,
    notes text not null,
    primary key (district, upload, line)
) {{CLUSTERED}};
