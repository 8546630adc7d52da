-- Who said last that it is settled, and when: a deed is theirs, whoever is in office when it is confirmed.
alter table cluster add column settled_by {{BLOB}};
alter table cluster add column settled_at bigint;
create index cluster_settled on cluster (district, settled_by, settled_at) where settled_by is not null;
