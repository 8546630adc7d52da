-- Why an employment ended.
alter table employment add column cause text;

-- Where within the building somebody sat until a day, once the firm has moved to another floor.
create table employment_floor (
    district bigint not null,
    employment {{BLOB}} not null,
    until_on bigint not null,
    floor {{BLOB}},
    primary key (district, employment, until_on),
    foreign key (district, employment) references employment (district, id)
) {{CLUSTERED}};
