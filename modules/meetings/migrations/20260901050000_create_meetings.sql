-- Numbers that must not skip: meetings of a body by kind, documents of a body by year.
create table meeting_counter (
    district bigint not null,
    scope {{BLOB}} not null,
    name text not null,
    last bigint not null,
    primary key (district, scope, name)
) {{CLUSTERED}};

create table meeting (
    district bigint not null,
    id {{BLOB}} not null,
    body {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    kind text not null,
    -- Given when it is convened.
    number bigint,
    state text not null,
    starts_at bigint not null,
    venue text not null,
    -- Who else is asked to come, as the notice names them.
    guests text not null,
    notices bigint not null,
    told_at bigint,
    opened_at bigint,
    closed_at bigint,
    published_at bigint,
    cancelled_at bigint,
    reason text,
    current_item {{BLOB}},
    open_ballot {{BLOB}},
    rev bigint not null,
    primary key (district, id)
) {{CLUSTERED}};
create unique index meeting_number on meeting (district, body, kind, number);
create index meeting_building on meeting (district, building, starts_at);
create index meeting_state on meeting (district, building, state, starts_at);

create table agenda_item (
    district bigint not null,
    id {{BLOB}} not null,
    body {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    -- What it is about, in another module; nothing for the committee's own items.
    subject text,
    href text,
    title text not null,
    -- The draft resolution.
    words text not null,
    origin text not null,
    -- It makes or changes the covenant or the rules of procedure.
    charter bigint not null,
    state text not null,
    meeting {{BLOB}},
    deferrals bigint not null,
    deliberated bigint not null,
    amended bigint not null,
    outcome text,
    placed_at bigint not null,
    rev bigint not null,
    primary key (district, id)
) {{CLUSTERED}};
create index agenda_item_pool on agenda_item (district, body, state, id);
create index agenda_item_subject on agenda_item (district, subject, id);

-- An item on a meeting's agenda, and what became of it there.
create table agenda_entry (
    district bigint not null,
    meeting {{BLOB}} not null,
    item {{BLOB}} not null,
    position bigint not null,
    -- The outcome of the vote, `noted`, or `returned`; nothing before.
    fate text,
    primary key (district, meeting, item),
    foreign key (district, meeting) references meeting (district, id),
    foreign key (district, item) references agenda_item (district, id)
) {{CLUSTERED}};
create index agenda_entry_item on agenda_entry (district, item, meeting);

-- A text that was changed in a meeting.
create table amendment (
    district bigint not null,
    item {{BLOB}} not null,
    id {{BLOB}} not null,
    meeting {{BLOB}} not null,
    at bigint not null,
    person {{BLOB}},
    before text not null,
    after text not null,
    primary key (district, item, id),
    foreign key (district, item) references agenda_item (district, id)
) {{CLUSTERED}};

-- A member who stands aside.
create table recusal (
    district bigint not null,
    item {{BLOB}} not null,
    seat {{BLOB}} not null,
    person {{BLOB}} not null,
    at bigint not null,
    -- By the chair, not by the member.
    by_chair bigint not null,
    reason text not null,
    primary key (district, item, seat),
    foreign key (district, item) references agenda_item (district, id)
) {{CLUSTERED}};

-- Answers and presence. What a seat was is kept, since seats change hands.
create table attendance (
    district bigint not null,
    meeting {{BLOB}} not null,
    seat {{BLOB}} not null,
    person {{BLOB}} not null,
    kind text not null,
    position text not null,
    votes bigint not null,
    coming bigint,
    reason text,
    answered_at bigint,
    present bigint not null,
    arrived_at bigint,
    left_at bigint,
    primary key (district, meeting, seat),
    foreign key (district, meeting) references meeting (district, id)
) {{CLUSTERED}};
create index attendance_person on attendance (district, person, meeting);

create table paper (
    district bigint not null,
    meeting {{BLOB}} not null,
    id {{BLOB}} not null,
    item {{BLOB}},
    title text not null,
    words text,
    mime text,
    file_name text,
    size bigint not null,
    digest {{BLOB}} not null,
    added_at bigint not null,
    primary key (district, meeting, id),
    foreign key (district, meeting) references meeting (district, id)
) {{CLUSTERED}};
create unique index paper_id on paper (district, id);

-- The bytes of an uploaded paper, apart from the list that pages read.
create table paper_file (
    district bigint not null,
    paper {{BLOB}} not null,
    bytes {{BLOB}} not null,
    primary key (district, paper)
) {{CLUSTERED}};

create table ballot (
    district bigint not null,
    id {{BLOB}} not null,
    meeting {{BLOB}} not null,
    item {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    question text not null,
    mode text not null,
    state text not null,
    opened_at bigint not null,
    -- The rules and the text as they were when it was opened.
    rules text not null,
    words text not null,
    amended bigint not null,
    seats bigint not null,
    present bigint not null,
    recused bigint not null,
    electors bigint not null,
    quorum bigint not null,
    needed bigint not null,
    closed_at bigint,
    reason text,
    yes bigint,
    nays bigint,
    abstain bigint,
    missing bigint,
    outcome text,
    primary key (district, id),
    foreign key (district, meeting) references meeting (district, id),
    foreign key (district, item) references agenda_item (district, id)
) {{CLUSTERED}};
create unique index ballot_open on ballot (district, meeting) where state = 'open';
create index ballot_meeting on ballot (district, meeting, id);
create index ballot_item on ballot (district, item, id);

-- The electorate, frozen when the ballot was opened. Says who voted, and neither when nor how.
create table elector (
    district bigint not null,
    ballot {{BLOB}} not null,
    person {{BLOB}} not null,
    seat {{BLOB}} not null,
    voted bigint not null,
    primary key (district, ballot, person),
    foreign key (district, ballot) references ballot (district, id)
) {{CLUSTERED}};

create table vote (
    district bigint not null,
    ballot {{BLOB}} not null,
    seat {{BLOB}} not null,
    choice text not null,
    at bigint not null,
    primary key (district, ballot, seat),
    foreign key (district, ballot) references ballot (district, id)
) {{CLUSTERED}};

-- A vote of a secret ballot: a random id and a choice, and nothing else.
create table slip (
    district bigint not null,
    ballot {{BLOB}} not null,
    id {{BLOB}} not null,
    choice text not null,
    primary key (district, ballot, id)
) {{CLUSTERED}};

create table resolution (
    district bigint not null,
    id {{BLOB}} not null,
    body {{BLOB}} not null,
    building {{BLOB}} not null,
    subdistrict bigint not null,
    meeting {{BLOB}} not null,
    item {{BLOB}} not null,
    ballot {{BLOB}} not null,
    subject text,
    number text not null,
    title text not null,
    words text not null,
    state text not null,
    adopted_on bigint not null,
    published_on bigint,
    until_on bigint,
    provisional bigint not null,
    effective_on bigint,
    primary key (district, id),
    foreign key (district, item) references agenda_item (district, id)
) {{CLUSTERED}};
create unique index resolution_number on resolution (district, body, number);
create unique index resolution_item on resolution (district, item);
create index resolution_meeting on resolution (district, meeting, id);
create index resolution_state on resolution (district, state, until_on);
create index resolution_building on resolution (district, building, id);

create table minutes (
    district bigint not null,
    meeting {{BLOB}} not null,
    state text not null,
    rev bigint not null,
    edited_by {{BLOB}},
    edited_at bigint not null,
    signed_by {{BLOB}},
    signed_at bigint,
    published_at bigint,
    primary key (district, meeting),
    foreign key (district, meeting) references meeting (district, id)
) {{CLUSTERED}};

-- Every text that the minutes have had.
create table minutes_text (
    district bigint not null,
    meeting {{BLOB}} not null,
    rev bigint not null,
    words text not null,
    person {{BLOB}},
    at bigint not null,
    primary key (district, meeting, rev),
    foreign key (district, meeting) references meeting (district, id)
) {{CLUSTERED}};
