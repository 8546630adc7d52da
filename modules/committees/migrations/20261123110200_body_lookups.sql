-- Which body an organisation is, and whose term ends.
create index body_organisation on body (district, organisation);
create index body_term on body (district, kind, term_until);
create index body_local_name on body (district, local_name);
