-- A list of rights and duties as it was when somebody acknowledged it, by its digest: what changed since can be said.
create table rights_version (
    district bigint not null,
    digest text not null,
    kind text not null,
    words text not null,
    primary key (district, digest)
) {{CLUSTERED}};

-- That a person, or somebody for an organisation, has read and taken note of a list in a building.
create table acknowledgement (
    district bigint not null,
    id {{BLOB}} not null,
    building {{BLOB}} not null,
    kind text not null,
    organisation {{BLOB}},
    person {{BLOB}} not null,
    digest text not null,
    at bigint not null,
    primary key (district, id),
    foreign key (district, digest) references rights_version (district, digest)
) {{CLUSTERED}};
create index acknowledgement_kind on acknowledgement (district, building, kind, organisation, id);
create index acknowledgement_person on acknowledgement (district, person, building, kind, id);
