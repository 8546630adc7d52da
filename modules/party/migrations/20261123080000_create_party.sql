-- A Party organisation of one of the five levels. Only what the organisation itself says: numbers, never a list of members.
create table party_unit (
    district bigint not null,
    id {{BLOB}} not null,
    kind text not null,
    name text not null,
    superior {{BLOB}},
    subdistrict bigint,
    bond text,
    bond_words text not null,
    -- The same as a party to claims and pledges, and the body that meets.
    organisation {{BLOB}},
    body {{BLOB}},
    founded_on bigint not null,
    dissolved_on bigint,
    full_members bigint not null,
    probationary_members bigint not null,
    counted_on bigint,
    rev bigint not null,
    edited_at bigint not null,
    edited_by {{BLOB}},
    primary key (district, id)
) {{CLUSTERED}};
create index party_unit_name on party_unit (district, name);

-- Towers that it covers.
create table party_tower (
    district bigint not null,
    unit {{BLOB}} not null,
    building {{BLOB}} not null,
    primary key (district, unit, building),
    foreign key (district, unit) references party_unit (district, id)
) {{CLUSTERED}};
create index party_tower_building on party_tower (district, building, unit);

-- Firms that it covers.
create table party_firm (
    district bigint not null,
    unit {{BLOB}} not null,
    firm {{BLOB}} not null,
    primary key (district, unit, firm),
    foreign key (district, unit) references party_unit (district, id)
) {{CLUSTERED}};
create index party_firm_firm on party_firm (district, firm, unit);

-- Under whom it stood from when until when. Moving ends a row and begins another.
create table party_superior (
    district bigint not null,
    unit {{BLOB}} not null,
    from_on bigint not null,
    superior {{BLOB}},
    until_on bigint,
    basis text not null,
    primary key (district, unit, from_on),
    foreign key (district, unit) references party_unit (district, id)
) {{CLUSTERED}};

-- What a firm says of itself, as of a day: members of the Party and of the trade union.
create table party_count (
    district bigint not null,
    firm {{BLOB}} not null,
    full_members bigint not null,
    probationary_members bigint not null,
    union_members bigint not null,
    counted_on bigint not null,
    primary key (district, firm)
) {{CLUSTERED}};

-- Trade union, youth league, women's organisation of a firm.
create table party_mass (
    district bigint not null,
    firm {{BLOB}} not null,
    kind text not null,
    name text not null,
    primary key (district, firm, kind)
) {{CLUSTERED}};

-- An alliance across the tree.
create table party_alliance (
    district bigint not null,
    id {{BLOB}} not null,
    name text not null,
    axis text not null,
    purpose text not null,
    -- The organisation that convenes it: whoever answers for that one founds and ends the alliance.
    convener {{BLOB}} not null,
    founded_on bigint not null,
    ended_on bigint,
    primary key (district, id),
    foreign key (district, convener) references party_unit (district, id)
) {{CLUSTERED}};

create table party_ally (
    district bigint not null,
    alliance {{BLOB}} not null,
    unit {{BLOB}} not null,
    joined_on bigint not null,
    left_on bigint,
    primary key (district, alliance, unit, joined_on),
    foreign key (district, alliance) references party_alliance (district, id),
    foreign key (district, unit) references party_unit (district, id)
) {{CLUSTERED}};
create index party_ally_unit on party_ally (district, unit, alliance);

-- A Party organisation that is to be founded.
create table party_proposal (
    district bigint not null,
    id {{BLOB}} not null,
    kind text not null,
    name text not null,
    superior {{BLOB}} not null,
    bond text,
    bond_words text not null,
    full_members bigint not null,
    probationary_members bigint not null,
    advised text not null,
    words text not null,
    state text not null,
    proposed_by {{BLOB}} not null,
    proposed_on bigint not null,
    decided_on bigint,
    unit {{BLOB}},
    primary key (district, id),
    foreign key (district, superior) references party_unit (district, id)
) {{CLUSTERED}};
create index party_proposal_state on party_proposal (district, state, id);

create table party_proposal_tower (
    district bigint not null,
    proposal {{BLOB}} not null,
    building {{BLOB}} not null,
    primary key (district, proposal, building),
    foreign key (district, proposal) references party_proposal (district, id)
) {{CLUSTERED}};

-- A firm that was asked. A firm that is not willing has no row any more: nothing is kept of it.
create table party_willingness (
    district bigint not null,
    proposal {{BLOB}} not null,
    firm {{BLOB}} not null,
    given_on bigint,
    -- What the written consent is called, and where it is kept.
    paper text not null,
    primary key (district, proposal, firm),
    foreign key (district, proposal) references party_proposal (district, id)
) {{CLUSTERED}};
create index party_willingness_firm on party_willingness (district, firm, proposal);

-- A post of a Party organisation, and since when nobody holds it.
create table party_post (
    district bigint not null,
    id {{BLOB}} not null,
    unit {{BLOB}} not null,
    kind text not null,
    vacant_since bigint,
    late_told bigint not null,
    primary key (district, id),
    foreign key (district, unit) references party_unit (district, id)
) {{CLUSTERED}};
create index party_post_unit on party_post (district, unit, kind);
create index party_post_vacant on party_post (district, late_told, vacant_since) where vacant_since is not null;

-- Who holds a post, or acts for its holder, from when until when.
create table party_tenure (
    district bigint not null,
    id {{BLOB}} not null,
    post {{BLOB}} not null,
    unit {{BLOB}} not null,
    person {{BLOB}} not null,
    acting bigint not null,
    from_on bigint not null,
    until_on bigint not null,
    ended_on bigint,
    state text not null,
    basis text not null,
    proposed_by {{BLOB}},
    primary key (district, id),
    foreign key (district, post) references party_post (district, id)
) {{CLUSTERED}};
create index party_tenure_unit on party_tenure (district, unit, id);
create index party_tenure_person on party_tenure (district, person, state);
create index party_tenure_until on party_tenure (district, state, until_on);

-- What a secretary has promised in that post.
create table party_promise (
    district bigint not null,
    id {{BLOB}} not null,
    unit {{BLOB}} not null,
    person {{BLOB}} not null,
    what text not null,
    due_on bigint not null,
    delivered_on bigint,
    kept_on bigint,
    primary key (district, id),
    foreign key (district, unit) references party_unit (district, id)
) {{CLUSTERED}};
create index party_promise_unit on party_promise (district, unit, id);

-- What was done in a tower that a duty can point to.
create table party_evidence (
    district bigint not null,
    building {{BLOB}} not null,
    evidence text not null,
    on_day bigint not null,
    event {{BLOB}} not null,
    primary key (district, building, evidence, event)
) {{CLUSTERED}};

-- Somebody's own declaration of membership. Nothing here names a person or a tower in the clear: both are keyed hashes, and
-- the content is sealed.
create table party_declaration (
    district bigint not null,
    who {{BLOB}} not null,
    tower {{BLOB}} not null,
    sealed {{BLOB}} not null,
    primary key (district, who)
) {{CLUSTERED}};
create index party_declaration_tower on party_declaration (district, tower, who);

-- A task that is offered to those who declared membership in a tower. Who was offered it, saw it or did not want it is kept
-- nowhere.
create table party_offer (
    district bigint not null,
    id {{BLOB}} not null,
    building {{BLOB}} not null,
    stage text not null,
    title text not null,
    what text not null,
    need bigint not null,
    due_on bigint not null,
    offered_by {{BLOB}} not null,
    offered_on bigint not null,
    closed_on bigint,
    primary key (district, id)
) {{CLUSTERED}};
create index party_offer_building on party_offer (district, building, id);
create index party_offer_due on party_offer (district, closed_on, due_on);

-- Somebody who took it, by the keyed hash of their declaration, and whether their name may stand there.
create table party_taking (
    district bigint not null,
    offer {{BLOB}} not null,
    who {{BLOB}} not null,
    tagged bigint not null,
    primary key (district, offer, who),
    foreign key (district, offer) references party_offer (district, id)
) {{CLUSTERED}};
create index party_taking_who on party_taking (district, who, offer);

-- Who read declarations, and what for; or those of an offer.
create table party_reading (
    district bigint not null,
    id {{BLOB}} not null,
    building {{BLOB}} not null,
    reader {{BLOB}} not null,
    purpose text not null,
    at bigint not null,
    offer {{BLOB}},
    primary key (district, id)
) {{CLUSTERED}};

create table party_read (
    district bigint not null,
    who {{BLOB}} not null,
    reading {{BLOB}} not null,
    primary key (district, who, reading),
    foreign key (district, reading) references party_reading (district, id)
) {{CLUSTERED}};
