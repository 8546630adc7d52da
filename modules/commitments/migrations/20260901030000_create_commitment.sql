-- Who owes what to whom until when.
create table commitment (
    district bigint not null,
    id {{BLOB}} not null,
    -- Which step of the item it is: triage, handle, review, milestone.
    kind text not null,
    subject text not null,
    building {{BLOB}},
    title_zh text not null,
    title_en text not null,
    href text not null,
    floor bigint not null,
    -- Who owes it: a role in a building, an organisation, a person, or nobody with an account.
    debtor_role text,
    debtor_organisation {{BLOB}},
    debtor_person {{BLOB}},
    debtor_zh text not null,
    debtor_en text not null,
    -- Who confirms that it was delivered; done at once without one.
    creditor_role text,
    creditor_organisation {{BLOB}},
    creditor_person {{BLOB}},
    creditor_zh text,
    creditor_en text,
    opened_at bigint not null,
    due_on bigint,
    provisional bigint not null,
    state text not null,
    reminded bigint not null,
    told_late bigint not null,
    primary key (district, id)
) {{CLUSTERED}};
create index commitment_subject on commitment (district, subject, kind, state);
create index commitment_building on commitment (district, building, state, due_on);
create index commitment_organisation on commitment (district, debtor_organisation, state, due_on);
create index commitment_person on commitment (district, debtor_person, state, due_on);
create index commitment_creditor on commitment (district, creditor_person, state, due_on);
create index commitment_due on commitment (district, state, due_on);
