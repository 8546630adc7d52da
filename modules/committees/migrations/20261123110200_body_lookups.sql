-- Which body bears a name, and which one an organisation is.
create index body_name on body (district, name);
create index body_organisation on body (district, organisation);
create index body_term on body (district, kind, term_until);
