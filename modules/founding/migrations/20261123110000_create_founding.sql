-- The founding of a committee, or its renewal for another term (W1).
create table founding (
    district bigint not null,
    id {{BLOB}} not null,
    kind text not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    -- The committee: from the filing on, or the one that is renewed.
    body {{BLOB}},
    -- By the rule for names (R60).
    name text not null,
    -- What it is before the law (R46); nothing is handed in without it.
    legal_status text,
    -- Drafts of the rules of procedure and the covenant, and the report on the term that ends.
    rules text not null,
    covenant text not null,
    report text not null,
    -- Where it stands, and what belongs to that.
    state text not null,
    due_on bigint,
    provisional bigint not null,
    until_on bigint,
    awaited_zh text not null,
    awaited_en text not null,
    -- The sweep has told that this state is late.
    told_late bigint not null,
    -- How often it was sent back, what was named then, and the digests of what was read then.
    returns bigint not null,
    missing text not null,
    seen text not null,
    -- The two sides that review: nothing, or who approved.
    by_subdistrict {{BLOB}},
    by_district {{BLOB}},
    -- Why it was sent back or rejected.
    words text not null,
    filed_no text,
    filed_on bigint,
    applied_on bigint,
    -- Who handed it in last: somebody else judges it.
    applied_by {{BLOB}},
    term_from bigint,
    term_until bigint,
    meeting text,
    -- A later renewal: until when, and whether that was asked for, granted or refused.
    extend_to bigint,
    extension text not null,
    -- How often it was granted.
    extended bigint not null,
    -- The term ended before the renewal did, and that was told.
    expired bigint not null,
    opened_by {{BLOB}} not null,
    opened_at bigint not null,
    changed_at bigint not null,
    rev bigint not null,
    primary key (district, id)
) {{CLUSTERED}};
create index founding_building on founding (district, building, id);
create index founding_state on founding (district, state, due_on);

-- Who initiates it; each declares its own willingness.
create table founding_initiator (
    district bigint not null,
    id {{BLOB}} not null,
    founding {{BLOB}} not null,
    side text not null,
    organisation {{BLOB}},
    name text not null,
    person {{BLOB}},
    willing_at bigint,
    primary key (district, id),
    foreign key (district, founding) references founding (district, id)
) {{CLUSTERED}};
create index founding_initiator_of on founding_initiator (district, founding, id);

-- Who is proposed for a seat.
create table founding_member (
    district bigint not null,
    id {{BLOB}} not null,
    founding {{BLOB}} not null,
    person {{BLOB}} not null,
    kind text not null,
    position text not null,
    organisation {{BLOB}},
    ordinary bigint not null,
    primary key (district, id),
    foreign key (district, founding) references founding (district, id)
) {{CLUSTERED}};
create index founding_member_of on founding_member (district, founding, id);

-- A condition that no system can see, and who vouches for it.
create table founding_attestation (
    district bigint not null,
    founding {{BLOB}} not null,
    condition text not null,
    person {{BLOB}} not null,
    at bigint not null,
    primary key (district, founding, condition),
    foreign key (district, founding) references founding (district, id)
) {{CLUSTERED}};

-- What somebody has against it while it is on public notice.
create table founding_objection (
    district bigint not null,
    id {{BLOB}} not null,
    founding {{BLOB}} not null,
    -- Nobody: without a name.
    person {{BLOB}},
    receipt {{BLOB}} not null,
    words text not null,
    at bigint not null,
    verdict text,
    answer text not null,
    answered_at bigint,
    primary key (district, id),
    foreign key (district, founding) references founding (district, id)
) {{CLUSTERED}};
create index founding_objection_of on founding_objection (district, founding, id);
create unique index founding_objection_receipt on founding_objection (district, receipt);

-- What the first meeting decides on: candidates for the chair one after the other, the rules, the covenant.
create table founding_motion (
    district bigint not null,
    id {{BLOB}} not null,
    founding {{BLOB}} not null,
    about text not null,
    person {{BLOB}},
    place bigint not null,
    state text not null,
    primary key (district, id),
    foreign key (district, founding) references founding (district, id)
) {{CLUSTERED}};
create index founding_motion_of on founding_motion (district, founding, place);
