-- What anybody says against a resolution while it is on public notice, and the committee's answer.
create table objection (
    district bigint not null,
    id {{BLOB}} not null,
    resolution {{BLOB}} not null,
    -- Nobody: said without an account.
    person {{BLOB}},
    words text not null,
    at bigint not null,
    -- The last day of the notice.
    due_on bigint not null,
    -- The committee was told that the resolution waits for the answer.
    reminded bigint not null,
    state text not null,
    answer text,
    answered_by {{BLOB}},
    answered_at bigint,
    primary key (district, id),
    foreign key (district, resolution) references resolution (district, id)
) {{CLUSTERED}};
create index objection_resolution on objection (district, resolution, id);
create index objection_waiting on objection (district, state, reminded, due_on);
