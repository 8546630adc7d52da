-- A document of rules that somebody had checked and has not issued yet. It is forgotten after some weeks.
create table policy_draft (
    district bigint not null,
    id {{BLOB}} not null,
    -- Sixteen zeros above the building's layer.
    building {{BLOB}} not null,
    words text not null,
    kept_at bigint not null,
    kept_by {{BLOB}},
    primary key (district, id)
) {{CLUSTERED}};
create index policy_draft_kept on policy_draft (district, kept_at);
