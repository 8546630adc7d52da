-- A document of rules that was issued: a city's guidance, a district's, a building's own. The draft proposal is not stored.
create table policy_document (
    district bigint not null,
    id {{BLOB}} not null,
    layer text not null,
    -- Sixteen zeros above the building's layer.
    building {{BLOB}} not null,
    -- Its own name and version, as its head says.
    code text not null,
    version bigint not null,
    title_zh text not null,
    title_en text not null,
    effective_from bigint not null,
    words text not null,
    issued_at bigint not null,
    issued_by {{BLOB}},
    -- It was taken back before its day.
    withdrawn_at bigint,
    primary key (district, id)
) {{CLUSTERED}};
create unique index policy_document_version on policy_document (district, building, layer, code, version);
-- Of city and district one document a day comes into force; a building's stand side by side.
create unique index policy_document_day on policy_document (district, layer, effective_from) where layer <> 'building' and withdrawn_at is null;
create unique index policy_document_own on policy_document (district, building, code, effective_from) where withdrawn_at is null;
