-- What a body held, by the day.
create index meeting_opened on meeting (district, body, opened_at);
