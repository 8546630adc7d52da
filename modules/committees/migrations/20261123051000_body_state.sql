-- Where a body stands in its life (W1), and what it is before the law (R46). What was registered before is at work, and is no
-- legal person.
alter table body add column state text not null default 'active';
alter table body add column legal_status text not null default 'none';
-- The number under which the district filed it, and the day.
alter table body add column filed_no text;
alter table body add column filed_on bigint;
