-- Where a tenancy stands (planned, current, left): what its dates bring is done once, by whoever records it or by the job.
alter table tenancy add column stage text not null default 'current';
-- Square metres and people, where the rent roll says so.
alter table tenancy add column area bigint;
alter table tenancy add column headcount bigint;
create index tenancy_until on tenancy (district, stage, until_on);
create index tenancy_from on tenancy (district, stage, from_on);
create index tenancy_left on tenancy (district, building, until_on, id);
