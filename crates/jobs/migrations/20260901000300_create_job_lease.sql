-- Who runs which job for a district, until when: several processes on one database share the work.
create table job_lease (
    district bigint not null,
    name text not null,
    holder text not null,
    until bigint not null,
    ran_at bigint not null,
    primary key (district, name)
) {{CLUSTERED}};
