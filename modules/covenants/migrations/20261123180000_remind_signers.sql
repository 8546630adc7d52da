-- On which day those are reminded who have not signed an edition.
create table signing_reminder (
    district bigint not null,
    edition {{BLOB}} not null,
    on_day bigint not null,
    primary key (district, edition),
    foreign key (district, edition) references edition (district, id)
) {{CLUSTERED}};
create index signing_reminder_day on signing_reminder (district, on_day);
