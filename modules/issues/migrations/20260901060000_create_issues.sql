-- A matter: one or more reports that say the same, and how far it has come.
create table cluster (
    district bigint not null,
    id {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    -- The floor of the building that it is about; null for the whole tower.
    place {{BLOB}},
    place_label text not null,
    title text not null,
    category text not null,
    -- Where it stands (W3), and what belongs to that.
    state text not null,
    level text,
    escalations bigint not null,
    due_on bigint,
    provisional bigint not null,
    until_on bigint,
    detail text,
    merged_into {{BLOB}},
    -- The floor of the nine.
    floor bigint not null,
    skipped bigint not null,
    -- Whom it waits for.
    handler_role text,
    handler_organisation {{BLOB}},
    handler_person {{BLOB}},
    awaited_zh text not null,
    awaited_en text not null,
    hard bigint not null,
    -- Everybody may see it: it was triaged.
    open bigint not null,
    -- Everybody may see it, and somebody still has to do something.
    running bigint not null,
    quotes bigint not null,
    issues bigint not null,
    supporters bigint not null,
    enterprises bigint not null,
    deferrals bigint not null,
    -- The project that came of it, as text.
    project text,
    outcome text,
    opened_at bigint not null,
    changed_at bigint not null,
    rev bigint not null,
    primary key (district, id)
) {{CLUSTERED}};
create index cluster_building on cluster (district, building, open, id);
create index cluster_running on cluster (district, building, running, place, due_on, id);
create index cluster_due_next on cluster (district, building, running, coalesce(due_on, 9999999), id);
create index cluster_floor on cluster (district, building, open, floor, id);
create index cluster_state on cluster (district, building, state, id);
create index cluster_due on cluster (district, state, due_on);
create index cluster_until on cluster (district, state, until_on);
create index cluster_merged on cluster (district, merged_into) where merged_into is not null;

-- One report.
create table issue (
    district bigint not null,
    id {{BLOB}} not null,
    -- The matter that it belongs to, and the one that it was raised as.
    cluster {{BLOB}} not null,
    home {{BLOB}} not null,
    building {{BLOB}} not null,
    place {{BLOB}},
    place_label text not null,
    -- Null for those who gave no name.
    person {{BLOB}},
    -- Who typed it in for somebody else.
    proxy {{BLOB}},
    channel text not null,
    words text not null,
    -- Keyed hash of the receipt code.
    receipt {{BLOB}} not null,
    photo {{BLOB}},
    at bigint not null,
    primary key (district, id),
    foreign key (district, cluster) references cluster (district, id)
) {{CLUSTERED}};
create index issue_cluster on issue (district, cluster, id);
create index issue_home on issue (district, home);
create index issue_person on issue (district, person, id);
create unique index issue_receipt on issue (district, receipt);

create table photo (
    district bigint not null,
    id {{BLOB}} not null,
    cluster {{BLOB}} not null,
    bytes {{BLOB}} not null,
    primary key (district, id)
) {{CLUSTERED}};

-- It is mine too. One for each person and matter; counts only towards the agenda.
create table support (
    district bigint not null,
    cluster {{BLOB}} not null,
    person {{BLOB}} not null,
    home {{BLOB}} not null,
    -- For an enterprise, by its delegate.
    organisation {{BLOB}},
    at bigint not null,
    primary key (district, cluster, person)
) {{CLUSTERED}};
create index support_person on support (district, person, cluster);

create table remark (
    district bigint not null,
    id {{BLOB}} not null,
    cluster {{BLOB}} not null,
    person {{BLOB}},
    -- How the speaker is shown: 12 层员工, 单位代表.
    speaker_zh text not null,
    speaker_en text not null,
    words text not null,
    at bigint not null,
    primary key (district, id)
) {{CLUSTERED}};
create index remark_cluster on remark (district, cluster, id);

-- News for many people, told batch by batch.
create table telling (
    district bigint not null,
    id {{BLOB}} not null,
    cluster {{BLOB}} not null,
    zh text not null,
    en text not null,
    -- The last supporter told.
    after {{BLOB}} not null,
    primary key (district, id)
) {{CLUSTERED}};
