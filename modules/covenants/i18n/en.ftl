# Menu and lists.
nav-charters = Covenant and rules
charters-title = Covenant and rules of procedure of { $tower }
charters-intro = The covenant is agreed on and signed by the organisations of the tower; the rules of procedure bind the committee's meetings. Neither replaces law or contract.
document = { $code ->
    [covenant] governance covenant
   *[procedure] rules of procedure
}
document-short = { $code ->
    [covenant] covenant
   *[procedure] rules of procedure
}
title-of = { $tower }: { $document }
edition-of = { $title } (edition { $n })
edition-n = Edition { $n }
article-n = Article { $n }
article-headed = { $number } { $heading }
article-says = { $kind ->
    [covenant] Article { $n } of the covenant: { $words }
   *[procedure] Article { $n } of the rules of procedure: { $words }
}
article-of = { $title } { $number }
article-number = Article { $numeral }
annex-mark = Annex:
numeral-digits = 0 1 2 3 4 5 6 7 8 9
numeral-ten = 10
numeral-hundred = 100
number-was = { $now } (was { $before })
number-line = { $rule }: { $value }
annex = Numbers that these rules set
annex-line = { $rule }: { $value }; { $article }
docno = { $number } in force from { $day }
stage = { $code ->
    [drafting] drafting
    [commenting] open for comments
    [placed] before the committee
    [voted] adopted, on notice
    [in_force] in force
   *[superseded] superseded
}
step = { $code ->
    [edit] edit it
    [publish] publish it
    [comment] comment on it
    [submit] submit it
    [take_back] take it back
    [vote] vote on it
    [take_effect] put it in force
    [supersede] supersede it
    [sign] sign it
   *[cite] cite it
}
none-in-force = No edition is in force yet.
none-on-day = No edition was in force on that day.
not-yet = Not yet
draft = Draft
see-draft = See the draft
see-all = See all
see-article = See the article
version-since = Edition { $n }, in force from { $day }
since = From { $day }
span = { $since } to { $until }
as-of = As of { $day }
is-coming = A new edition is on its way
editions = Editions
articles = Articles
no-articles = There are no articles yet.
signatures = Signatures
signed-by = { $n } of { $all } organisations signed
signed-firms = Organisations
signed-members = Members and secretary
of-all = { $n } / { $all }
nobody-signed = Nobody has signed yet.
not-signed-yet = { $n ->
    [one] 1 organisation has not signed yet
   *[other] { $n } organisations have not signed yet
}
members-unsigned = { $n ->
    [one] 1 member has not signed yet
   *[other] { $n } members have not signed yet
}
reading-help = To help reading, not binding: { $words }
a-member = A member of the committee
sign-short = { $n ->
    [one] { $needed } organisations have to sign, one is missing
   *[other] { $needed } organisations have to sign, { $n } are missing
}
uses = Uses
used-times = { $n ->
    [one] cited once
   *[other] cited { $n } times
}
broken-times = { $n ->
    [one] one breach reported
   *[other] { $n } breaches reported
}
no-uses = Not cited yet. Where a meeting, an item or its settling applies this article, it is kept here.
lacks = { $n ->
    [one] One mandatory article is missing
   *[other] { $n } mandatory articles are missing
}
comma = { ", " }
semicolon = { "; " }
asleep-title = Articles that nobody cites
asleep-note = By the rules it is reconsidered whether to keep them.
breaches-title = Reported breaches
breaches-note = Seen by those concerned and the committee only.
timeline = What happened
print = Print
nameless = (erased)
somebody = Somebody of the tower
the-secretary = the committee's secretary
the-reporter = whoever reported it
yes = yes
no = no

# An edition.
was-rejected = Not adopted last time: { $votes }. It can be changed and published again.
votes = { $yes } for, { $no } against, { $abstain } abstained
open-until = Comments are taken until { $day }
on-agenda = On the committee’s agenda; it needs { $share } of all members
under-notice = Adopted ({ $number }); in force when the notice is over
in-force-since = In force from { $day }
was-in-force = In force from { $since } to { $until }
seems = Seems to speak of what no rule may say:{ " " }
looked-by = { $name } has looked: { $words }
opinions = Comments on the whole
answered = Answer: { $words }
numbers-note = Once in force, meetings go by these numbers; they may only be stricter than those above.
verdict = { $code ->
    [open] not answered
    [taken] taken up
   *[not_taken] not taken up
}
difference = What changed
difference-title = { $title }: what changed from edition { $from } to edition { $to }
difference-intro = What went is struck out, what came is underlined.
unchanged = { $n ->
    [one] one article unchanged
   *[other] { $n } articles unchanged
}
what-changed = { $code ->
    [new] new
    [gone] gone
    [changed] changed
    [moved] moved
   *[same] same
}
as-above = as above

# Steps and their forms.
do-start = Draft
start-lead = Begin with the mandatory articles, or paste a whole text: it is split into its articles.
which-document = Which document
from-what = Begin with
from-in-force = the edition in force
from-in-force-hint = Change it article by article; every change can be seen.
from-model = the models of the mandatory articles
from-model-hint = Each has a text to be adapted.
from-text = a text that I paste
from-text-hint = For a covenant or rules that you have already.
from-blank = nothing
whole-text = Whole text
whole-text-hint = Each article begins with its number (第……条); titles of chapters are left out.
article-too-long = Article { $n } has more than { $most } characters; split it
started-done = The draft is begun: { $title }.
do-amend = Amend
do-add-article = Add an article
do-edit-article = Edit
do-remove-article = Take out
article-lead = One thing in each article: who does what, and how.
heading = Heading
article-words = Text
covers = Which mandatory article it is
covers-hint = It is found by its words; where that is wrong, you say so.
by-words = by its words
position = Place
article-saved = Saved.
article-added = Added.
article-removed = Taken out.
do-set-number = Set a number
number-lead = Rules of procedure may ask for more than the rules above. Once they are in force, meetings go by the tower's own numbers.
rule = Rule
choose-rule = choose
rule-with-own = { $rule }: above { $above }, here { $own }
rule-with-above = { $rule }: above { $above }
value = The tower's number
value-hint = Such as 7, 3/4, >1/2 (more than half), or 30, 60, 90; leave it empty to go by the rules above.
number-set = Set.
do-look = Look at it
look-lead = { $number } seems to speak of: { $matters }. Look at the text; where something is wrong, go back and change it.
look-words = Why it may stand
look-hint = Your name and these words are kept.
looked-done = Kept.
do-publish = Publish for comments
published-done = Published; comments are taken until { $date }.
do-give-opinion = Comment
opinion-lead = Say which article, how to change it and why. Every comment is answered.
about-article = About
whole-draft = the whole text
opinion-words = Comment
opinion-hint = People of the tower see who said it.
opinion-done = Your comment was received; you will hear what becomes of it.
do-answer-opinion = Answer
what-becomes = What becomes of it
taken-hint = Change the article first.
reason = Reason
reason-hint = Whoever commented receives it.
opinion-answered-done = Answered.
do-submit = Put it before the committee
motion = Adopt the { $document } (edition { $n })
submitted-done = It is on the agenda and waits for a meeting.
do-take-back = Take it back
take-back-lead = Then it can be changed and published again.
taken-back-done = Taken back.
do-sign = Sign
sign-lead = By signing, your organisation or you know it and mean to keep it. It replaces no contract and costs nothing.
sign-for = For whom
as-member = as a member of the committee
signed-done = Signed.
do-cite = Write down a use
cite-lead = Where this article has decided something, write it down. Votes and notices of meetings are kept by themselves.
cite-kind = Where
cite-href = Address
cite-href-hint = Of the page of the item or resolution; paste it.
cite-words = What it decided
cite-words-hint = No personal data.
fault-href = This is no address of a page here
cited-done = Kept.
citation = { $code ->
    [ballot] a vote was counted by it
    [notice] members were told as early as it asks for
    [petition] an item came on the agenda by it
    [breach] a breach of it was reported
    [issue] an item was settled
    [resolution] a resolution says so
    [agreement] parties agreed on it
   *[other] something else
}

# Breaches.
breach-stage = { $code ->
    [reported] waits for the answer
    [answered] answered
    [reminded] reminded
    [mediated] mediated
   *[closed] closed
}
breach-step = { $code ->
    [answer] answer
    [remind] remind
    [mediate] mediate
   *[close] close
}
do-report-breach = Report a breach
breach-lead = This sets no penalty. Only the organisation concerned, you and the committee see it.
breach-firm = Organisation concerned
choose-firm = choose
breach-words = What happened
breach-hint = When, where, what; no names of persons.
breach-title = A report about { $article }
breach-of = A report about { $article } of the { $document }
breach-reported = Passed on; the answer is due by { $date }.
breach-facts = The report
breach-private = Seen by the organisation concerned, whoever reported it and the committee; the public sees how many there are of each article.
answer-until = The organisation concerned answers by { $day }
do-answer-breach = Answer
answer-breach-lead = Say how it was and what you will do.
answer-words = Answer
breach-answered-done = Answered.
do-settle-breach = Settle
settle-breach-lead = Remind, mediate or close it: no penalty, nothing public.
what-next = What next
turn-hint = { $code ->
    [remind] The organisation is asked to keep the article, and answers again.
    [mediate] A coordination meeting with both sides.
   *[close] Nothing more is to be done.
}
settle-words = What the committee says
settle-hint = The organisation and whoever reported it receive it.
breach-settled = Done.

# Refusals.
not-now = An edition that is “{ $stage }” does not let you { $step }.
no-articles-yet = The draft has no article yet.
comments-open = Comments are taken until { $date }; it can be submitted after that.
comments-over = Comments were taken until { $date }.
opinions-open = { $n ->
    [one] One comment has no answer.
   *[other] { $n } comments have no answer.
}
opinion-answered = This comment was answered already.
suspect = { $article } seems to speak of what no rule may say: { $matter }.
nothing-to-look = There is nothing to look at in this article.
missing-articles = Mandatory articles are missing: { $list }.
too-many-articles = At most { $most } articles.
draft-exists = There is a draft already, or an edition on notice.
no-committee = The tower has no committee yet that could decide on it.
no-numbers = Only rules of procedure set numbers.
not-yours = You cannot sign in this name.
signed-already = This edition is signed already.
not-of-the-tower = This organisation is not in the tower.
breach-not-now = While it is “{ $stage }” there is no such step: { $step }.
answer-first = The organisation concerned has not answered, and still has time to.
way-reload = Load the page again to see where it stands.
way-write = Write the articles first, or paste a text.
way-wait = Submit it after that day; comments can be answered before.
way-meeting = Tell a member: the meeting can amend it.
way-answer = Answer each on the draft's page.
way-look = Change the text; or the secretary, the chair, the Party secretary or the subdistrict looks at it and says why it may stand.
way-missing = Add them; where they are there under other words, mark the article as such.
way-draft = Work on the draft that there is.
way-found = Found the committee first; its first meeting adopts it.
way-delegate = Somebody who acts for an organisation of the tower signs, or the member in person.
way-answer-first = Wait for the answer, or until the time for it is over.

# Notices.
notice-published = { $title } is open for comments until { $date }
notice-opinion = A comment on { $title } waits for an answer
notice-answered = Your comment on { $title } was answered: { $verdict }
notice-submitted = { $title } is on the agenda and waits for a meeting
notice-rejected = { $title } was not adopted; it can be changed and published again
notice-unsigned = You have not signed { $title } yet; please do by { $date }
notice-sign = { $title } is in force; please sign it by { $date }
notice-left-out = The rules above are stricter by now and hold instead: { $rules }
notice-breach = { $title }: please answer by { $date }
notice-breach-kept = { $title }: passed on to the organisation concerned
notice-breach-answered = { $title }: the organisation concerned has answered
notice-breach-reminded = { $title }: the committee reminds, please answer by { $date }
notice-breach-mediated = { $title }: there will be a coordination meeting
notice-breach-closed = { $title }: closed

# Timeline.
line-started = Edition { $n } is drafted
line-changed = The draft of edition { $n } was changed
line-looked = An article that seemed unlawful was looked at
line-published = The draft of edition { $n } is open for comments until { $date }
line-opinion = Somebody commented
line-taken = The comment was taken up
line-not-taken = The comment was not taken up, with the reason
line-submitted = The draft of edition { $n } is before the committee
line-rejected = The draft of edition { $n } was not adopted
line-taken-back = The draft of edition { $n } was taken back
line-voted = Edition { $n } was adopted ({ $number })
line-effective = Edition { $n } is in force
line-signed = { $name } signed edition { $n }
line-cited = The article was cited: { $what }
line-breach = A breach was reported; the answer is due by { $date }
line-breach-answered = The organisation concerned answered
line-breach-reminded = The committee reminded of the article
line-breach-mediated = The committee called a coordination
line-breach-closed = The report was closed
