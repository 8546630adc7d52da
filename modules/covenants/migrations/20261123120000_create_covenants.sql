-- The covenant and the rules of procedure of a tower: one document of each kind.
create table charter (
    district bigint not null,
    id {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    kind text not null,
    opened_at bigint not null,
    primary key (district, id)
) {{CLUSTERED}};
create unique index charter_building on charter (district, building, kind);

-- A version of a document, from its draft on.
create table edition (
    district bigint not null,
    id {{BLOB}} not null,
    charter {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    kind text not null,
    n bigint not null,
    state text not null,
    -- The last day for comments, the day on which it came into force, the day on which another took its place.
    until_on bigint,
    since_on bigint,
    ended_on bigint,
    -- The votes for, against and abstaining where it was not adopted last time, as JSON; and the number of the resolution where it was.
    returned text,
    number text,
    -- The numbers that rules of procedure set, as JSON.
    numbers text not null,
    author {{BLOB}} not null,
    signed_firms bigint not null,
    signed_members bigint not null,
    opened_at bigint not null,
    rev bigint not null,
    primary key (district, id),
    foreign key (district, charter) references charter (district, id)
) {{CLUSTERED}};
create unique index edition_charter on edition (district, charter, n);
create index edition_building on edition (district, building, kind, n);

create table edition_article (
    district bigint not null,
    edition {{BLOB}} not null,
    article {{BLOB}} not null,
    position bigint not null,
    heading text not null,
    words text not null,
    -- The mandatory article that it is, by a person's mark.
    covers text not null,
    -- Who has looked at a suspicion, and what they say to it.
    looked_by {{BLOB}},
    looked_words text,
    primary key (district, edition, article),
    foreign key (district, edition) references edition (district, id)
) {{CLUSTERED}};

-- What somebody says to a draft, and what becomes of it.
create table opinion (
    district bigint not null,
    id {{BLOB}} not null,
    edition {{BLOB}} not null,
    article {{BLOB}},
    person {{BLOB}} not null,
    words text not null,
    at bigint not null,
    state text not null,
    answer text,
    answered_by {{BLOB}},
    answered_at bigint,
    primary key (district, id),
    foreign key (district, edition) references edition (district, id)
) {{CLUSTERED}};
create index opinion_edition on opinion (district, edition, id);

-- Who has signed an edition: an organisation by somebody who acts for it, or a member of the committee.
create table charter_signature (
    district bigint not null,
    edition {{BLOB}} not null,
    -- The organisation's or the person's id.
    signer text not null,
    organisation {{BLOB}},
    person {{BLOB}} not null,
    name text not null,
    at bigint not null,
    primary key (district, edition, signer),
    foreign key (district, edition) references edition (district, id)
) {{CLUSTERED}};

-- What an article has decided.
create table citation (
    district bigint not null,
    id {{BLOB}} not null,
    charter {{BLOB}} not null,
    article {{BLOB}} not null,
    edition {{BLOB}} not null,
    building {{BLOB}} not null,
    kind text not null,
    -- What it was applied to, and its page.
    subject text not null,
    href text not null,
    words text not null,
    person {{BLOB}},
    on_day bigint not null,
    primary key (district, id),
    foreign key (district, charter) references charter (district, id)
) {{CLUSTERED}};
create index citation_article on citation (district, charter, article, id);
create unique index citation_subject on citation (district, charter, article, subject, kind);

create table breach (
    district bigint not null,
    id {{BLOB}} not null,
    charter {{BLOB}} not null,
    article {{BLOB}} not null,
    edition {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    state text not null,
    reporter {{BLOB}} not null,
    organisation {{BLOB}} not null,
    name text not null,
    words text not null,
    answer text,
    outcome text,
    due_on bigint,
    provisional bigint not null,
    at bigint not null,
    closed_on bigint,
    primary key (district, id),
    foreign key (district, charter) references charter (district, id)
) {{CLUSTERED}};
create index breach_building on breach (district, building, state, id);
create index breach_article on breach (district, charter, article, id);
