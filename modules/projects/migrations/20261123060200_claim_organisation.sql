-- What an organisation has claimed, for the day on which it leaves.
create index claim_organisation on claim (district, organisation, state);
