create table appraisal (
    district bigint not null,
    id {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    number bigint not null,
    subject text not null,
    href text not null,
    title text not null,
    state text not null,
    opened_at bigint not null,
    until_on bigint not null,
    provisional bigint not null,
    -- How the lot was drawn, to draw it again.
    seed {{BLOB}} not null,
    head bigint,
    pool bigint not null,
    quota text not null,
    drawn bigint not null,
    neutral bigint not null,
    ordinary bigint not null,
    closed_on bigint,
    scored bigint,
    result text,
    primary key (district, id)
) {{CLUSTERED}};
create unique index appraisal_number on appraisal (district, building, number);
create index appraisal_building on appraisal (district, building, id);
create index appraisal_subject on appraisal (district, subject, id);
create index appraisal_state on appraisal (district, state, until_on);

-- Who was drawn. Says who scored, and neither when nor how.
create table appraiser (
    district bigint not null,
    appraisal {{BLOB}} not null,
    person {{BLOB}} not null,
    neutral bigint not null,
    ordinary bigint not null,
    scored bigint not null,
    primary key (district, appraisal, person),
    foreign key (district, appraisal) references appraisal (district, id)
) {{CLUSTERED}};
create index appraiser_person on appraiser (district, person, appraisal);

-- Scores: a random id, the numbers and what was written, and nothing else.
create table score_slip (
    district bigint not null,
    appraisal {{BLOB}} not null,
    id {{BLOB}} not null,
    service bigint not null,
    process bigint not null,
    result bigint not null,
    remark text,
    primary key (district, appraisal, id)
) {{CLUSTERED}};

create table improvement (
    district bigint not null,
    appraisal {{BLOB}} not null,
    id {{BLOB}} not null,
    what text not null,
    organisation {{BLOB}},
    role text,
    debtor_zh text not null,
    debtor_en text not null,
    due_on bigint not null,
    provisional bigint not null,
    state text not null,
    done_on bigint,
    primary key (district, appraisal, id),
    foreign key (district, appraisal) references appraisal (district, id)
) {{CLUSTERED}};
