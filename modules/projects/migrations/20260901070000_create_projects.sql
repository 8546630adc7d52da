-- A project: what comes of a matter that the committee has decided on.
create table project (
    district bigint not null,
    id {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    title text not null,
    purpose text not null,
    -- By what claims are judged, shown before anybody claims.
    conditions text not null,
    -- Where the money comes from.
    funding text not null,
    plan text not null,
    -- Fen: what it may cost, what awarded claims pledge, what was delivered and confirmed, what was spent.
    planned bigint not null,
    pledged bigint not null,
    delivered bigint not null,
    spent bigint not null,
    -- Where it stands (W7), and what belongs to that.
    state text not null,
    due_on bigint,
    provisional bigint not null,
    until_on bigint,
    round bigint not null,
    detail text,
    -- The sweep has dealt with this state.
    swept bigint not null,
    -- The floor of the nine.
    floor bigint not null,
    awaited_zh text not null,
    awaited_en text not null,
    -- Everybody may see it: it was published.
    open bigint not null,
    -- Everybody may see it, and somebody still has to do something.
    running bigint not null,
    -- Who proposed it, and for which side; who of the reviewers has signed first.
    proposer {{BLOB}} not null,
    proposer_side text not null,
    signer {{BLOB}},
    signer_side text,
    -- What shows whether it helped, in hundredths.
    indicator text not null,
    unit text not null,
    baseline bigint,
    target bigint,
    accepted_on bigint,
    -- How often it was handed in for acceptance.
    handed_in bigint not null,
    opened_at bigint not null,
    changed_at bigint not null,
    rev bigint not null,
    primary key (district, id)
) {{CLUSTERED}};
create index project_building on project (district, building, open, id);
create index project_state on project (district, building, state, id);
create index project_running on project (district, building, running, due_on, id);
create index project_until on project (district, state, swept, until_on);
create index project_due on project (district, state, swept, due_on);

-- The matters that it answers.
create table project_cluster (
    district bigint not null,
    project {{BLOB}} not null,
    cluster {{BLOB}} not null,
    at bigint not null,
    primary key (district, project, cluster),
    foreign key (district, project) references project (district, id)
) {{CLUSTERED}};
create unique index project_cluster_cluster on project_cluster (district, cluster);

-- What it needs, in fen or whole units, one of each kind; `pledged` is of awarded claims.
create table need (
    district bigint not null,
    id {{BLOB}} not null,
    project {{BLOB}} not null,
    kind text not null,
    what text not null,
    needed bigint not null,
    pledged bigint not null,
    primary key (district, id),
    foreign key (district, project) references project (district, id)
) {{CLUSTERED}};
create index need_project on need (district, project, id);

-- Who offers to do it. Those who claim together have the id of the first of them in `joint`.
create table claim (
    district bigint not null,
    id {{BLOB}} not null,
    project {{BLOB}} not null,
    joint {{BLOB}} not null,
    kind text not null,
    organisation {{BLOB}},
    -- The organisation's name; empty for a person.
    name text not null,
    -- Who claimed: for an organisation, or as a person.
    person {{BLOB}} not null,
    words text not null,
    state text not null,
    signed_at bigint,
    at bigint not null,
    primary key (district, id),
    foreign key (district, project) references project (district, id)
) {{CLUSTERED}};
create index claim_project on claim (district, project, id);
create index claim_person on claim (district, person, id);

-- What a claim gives, to one of the needs.
create table pledge (
    district bigint not null,
    id {{BLOB}} not null,
    project {{BLOB}} not null,
    claim {{BLOB}} not null,
    need {{BLOB}} not null,
    kind text not null,
    amount bigint not null,
    -- Confirmed by the other side, and said to be delivered.
    delivered bigint not null,
    reported bigint not null,
    state text not null,
    at bigint not null,
    primary key (district, id),
    foreign key (district, claim) references claim (district, id)
) {{CLUSTERED}};
create index pledge_project on pledge (district, project, id);

create table milestone (
    district bigint not null,
    id {{BLOB}} not null,
    project {{BLOB}} not null,
    claim {{BLOB}} not null,
    title text not null,
    due_on bigint not null,
    state text not null,
    -- Who reported it, who may not confirm it then.
    reporter {{BLOB}},
    -- 0 in time, 1 flagged, 2 supervised.
    alert bigint not null,
    -- The day that was asked for, until it is decided.
    asked_on bigint,
    primary key (district, id),
    foreign key (district, project) references project (district, id)
) {{CLUSTERED}};
create index milestone_project on milestone (district, project, due_on, id);
create index milestone_late on milestone (district, state, alert, due_on);

-- Who has accepted it or not; silence has no person.
create table acceptance (
    district bigint not null,
    project {{BLOB}} not null,
    -- Counts the times that it was handed in.
    round bigint not null,
    side text not null,
    person {{BLOB}} not null,
    verdict text not null,
    at bigint not null,
    primary key (district, project, round, side, person)
) {{CLUSTERED}};

-- The outcome, measured against the baseline, in hundredths.
create table measurement (
    district bigint not null,
    id {{BLOB}} not null,
    project {{BLOB}} not null,
    round bigint not null,
    value bigint not null,
    on_day bigint not null,
    primary key (district, id),
    foreign key (district, project) references project (district, id)
) {{CLUSTERED}};
create index measurement_project on measurement (district, project, round);
