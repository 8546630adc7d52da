//! The documents' SQL.

use db::statements;
use kernel::{BuildingId, Date, District, DivisionCode, OrganisationId, PersonId, Timestamp};

use crate::{
    breach::{BreachId, BreachStage},
    charter::{ArticleId, CharterId, CharterKind, EditionId, EditionStage, EditionState},
    citation::{CitationId, CitationKind},
    opinion::{OpinionId, Verdict},
};

db::row! {
    /// A document.
    #[derive(Debug, Clone)]
    pub struct CharterRow {
        pub district: District,
        pub id: CharterId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub kind: CharterKind,
    }
}

db::row! {
    /// An edition without its articles.
    #[derive(Debug, Clone)]
    pub struct EditionRow {
        pub district: District,
        pub id: EditionId,
        pub charter: CharterId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub kind: CharterKind,
        pub n: u32,
        pub stage: EditionStage,
        pub until_on: Option<Date>,
        pub since_on: Option<Date>,
        pub ended_on: Option<Date>,
        pub returned: Option<String>,
        pub number: Option<String>,
        pub numbers: String,
        pub author: PersonId,
        pub signed_firms: u32,
        pub signed_members: u32,
        pub opened_at: Timestamp,
        pub rev: i64,
    }
}

impl EditionRow {
    /// # Errors
    /// A stored state that makes no sense.
    pub fn state(&self) -> kernel::Result<EditionState> {
        let whole = |day: Option<Date>| day.ok_or_else(|| kernel::Error::bug("an edition without its day"));
        Ok(match self.stage {
            EditionStage::Drafting => EditionState::Drafting,
            EditionStage::Commenting => EditionState::Commenting { until: whole(self.until_on)? },
            EditionStage::Placed => EditionState::Placed,
            EditionStage::Voted => EditionState::Voted,
            EditionStage::InForce => EditionState::InForce { since: whole(self.since_on)? },
            EditionStage::Superseded => {
                EditionState::Superseded { since: whole(self.since_on)?, until: whole(self.ended_on)? }
            }
        })
    }

    pub fn set(&mut self, state: EditionState) {
        self.stage = state.stage();
        match state {
            EditionState::Drafting => self.until_on = None,
            EditionState::Commenting { until } => self.until_on = Some(until),
            EditionState::Placed | EditionState::Voted => {}
            EditionState::InForce { since } => self.since_on = Some(since),
            EditionState::Superseded { since, until } => {
                (self.since_on, self.ended_on) = (Some(since), Some(until));
            }
        }
    }
}

db::row! {
    /// An article of an edition.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ArticleRow {
        pub article: ArticleId,
        pub position: u32,
        pub heading: String,
        pub words: String,
        pub covers: String,
        pub looked_by: Option<PersonId>,
        pub looked_words: Option<String>,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct OpinionRow {
        pub id: OpinionId,
        pub edition: EditionId,
        pub article: Option<ArticleId>,
        pub person: PersonId,
        pub words: String,
        pub at: Timestamp,
        pub verdict: Verdict,
        pub answer: Option<String>,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct SignatureRow {
        pub signer: String,
        pub organisation: Option<OrganisationId>,
        pub person: PersonId,
        pub name: String,
        pub at: Timestamp,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct CitationRow {
        pub id: CitationId,
        pub article: ArticleId,
        pub edition: EditionId,
        pub kind: CitationKind,
        pub href: String,
        pub words: String,
        pub on_day: Date,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct BreachRow {
        pub district: District,
        pub id: BreachId,
        pub charter: CharterId,
        pub article: ArticleId,
        pub edition: EditionId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub stage: BreachStage,
        pub reporter: PersonId,
        pub organisation: OrganisationId,
        pub name: String,
        pub words: String,
        pub answer: Option<String>,
        pub outcome: Option<String>,
        pub due_on: Option<Date>,
        pub provisional: bool,
        pub at: Timestamp,
        pub closed_on: Option<Date>,
    }
}

macro_rules! charters {
    ($rest:literal) => {
        concat!("select district, id, building, subdistrict, kind from charter where district = $1 ", $rest)
    };
}

macro_rules! editions {
    ($rest:literal) => {
        concat!(
            "select district, id, charter, building, subdistrict, kind, n, state as stage, until_on, since_on, ended_on, returned, number, numbers, author, signed_firms, signed_members, opened_at, rev from edition where district = $1 ",
            $rest
        )
    };
}

macro_rules! opinions {
    ($rest:literal) => {
        concat!(
            "select id, edition, article, person, words, at, state as verdict, answer from opinion where district = $1 ",
            $rest
        )
    };
}

macro_rules! citations {
    ($rest:literal) => {
        concat!("select id, article, edition, kind, href, words, on_day from citation where district = $1 ", $rest)
    };
}

macro_rules! breaches {
    ($rest:literal) => {
        concat!(
            "select district, id, charter, article, edition, building, subdistrict, state as stage, reporter, organisation, name, words, answer, outcome, due_on, provisional, at, closed_on from breach where district = $1 ",
            $rest
        )
    };
}

pub mod sql {
    use super::*;

    statements! {
        command ADD_CHARTER = "insert into charter (district, id, building, subdistrict, kind, opened_at) values ($1, $2, $3, $4, $5, $6)";
        query CHARTER: CharterRow = charters!("and id = $2");
        query CHARTERS_OF: CharterRow = charters!("and building = $2 order by kind");
        query CHARTER_OF: CharterRow = charters!("and building = $2 and kind = $3");

        command ADD_EDITION = "insert into edition (district, id, charter, building, subdistrict, kind, n, state, until_on, since_on, ended_on, returned, number, numbers, author, signed_firms, signed_members, opened_at, rev) values ($1, $2, $3, $4, $5, $6, $7, 'drafting', null, null, null, null, null, $8, $9, 0, 0, $10, 1)";
        lock query EDITION: EditionRow = editions!("and id = $2");
        query EDITION_READ: EditionRow = editions!("and id = $2");
        query EDITIONS: EditionRow = editions!("and charter = $2 order by n desc");
        command SAVE_EDITION = "update edition set state = $3, until_on = $4, since_on = $5, ended_on = $6, returned = $7, number = $8, numbers = $9, rev = rev + 1 where district = $1 and id = $2";
        command COUNT_SIGNATURE = "update edition set signed_firms = signed_firms + $3, signed_members = signed_members + $4 where district = $1 and id = $2";

        query ARTICLES: ArticleRow = "select article, position, heading, words, covers, looked_by, looked_words from edition_article where district = $1 and edition = $2 order by position, article";
        command ADD_ARTICLE = "insert into edition_article (district, edition, article, position, heading, words, covers, looked_by, looked_words) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        command SAVE_ARTICLE = "update edition_article set position = $4, heading = $5, words = $6, covers = $7, looked_by = $8, looked_words = $9 where district = $1 and edition = $2 and article = $3";
        command DROP_ARTICLE = "delete from edition_article where district = $1 and edition = $2 and article = $3";
        query HOLDING: EditionRow = editions!("and building in ($3..) and since_on <= $2 and (ended_on is null or ended_on > $2) order by building, kind, n");
        query ARTICLES_OF: (EditionId, String, String, String) = "select edition, heading, words, covers from edition_article where district = $1 and edition in ($2..) order by edition, position";
        query LAST_USES: (CharterId, Date) = "select charter, max(on_day) from citation where district = $1 and charter in ($3..) and on_day <= $2 group by charter";
        command DROP_ARTICLES = "delete from edition_article where district = $1 and edition = $2";

        command ADD_OPINION = "insert into opinion (district, id, edition, article, person, words, at, state, answer, answered_by, answered_at) values ($1, $2, $3, $4, $5, $6, $7, 'open', null, null, null)";
        query OPINION: OpinionRow = opinions!("and id = $2");
        query OPINIONS: OpinionRow = opinions!("and edition = $2 order by id limit $3");
        query UNANSWERED: (i64,) = "select count(*) from opinion where district = $1 and edition = $2 and state = 'open'";
        command ANSWER_OPINION = "update opinion set state = $3, answer = $4, answered_by = $5, answered_at = $6 where district = $1 and id = $2 and state = 'open'";

        command ADD_SIGNATURE = "insert into charter_signature (district, edition, signer, organisation, person, name, at) values ($1, $2, $3, $4, $5, $6, $7)";
        query SIGNATURES: SignatureRow = "select signer, organisation, person, name, at from charter_signature where district = $1 and edition = $2 order by signer";
        command REMIND = "insert into signing_reminder (district, edition, on_day) values ($1, $2, $3) on conflict do nothing";
        command REMINDED = "delete from signing_reminder where district = $1 and edition = $2";
        query REMINDERS: (EditionId,) = "select edition from signing_reminder where district = $1 and on_day <= $2 order by on_day, edition limit $3";
        query SIGNATURE: (String,) = "select signer from charter_signature where district = $1 and edition = $2 and signer = $3";

        command ADD_CITATION = "insert into citation (district, id, charter, article, edition, building, kind, subject, href, words, person, on_day) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing";
        query CITATIONS_OF: CitationRow = citations!("and charter = $2 and article = $3 order by id desc limit $4");
        query USES: (ArticleId, i64, Option<Date>) = "select article, count(*), max(on_day) from citation where district = $1 and charter = $2 group by article";

        command ADD_BREACH = "insert into breach (district, id, charter, article, edition, building, subdistrict, state, reporter, organisation, name, words, answer, outcome, due_on, provisional, at, closed_on) values ($1, $2, $3, $4, $5, $6, $7, 'reported', $8, $9, $10, $11, null, null, $12, $13, $14, null)";
        lock query BREACH: BreachRow = breaches!("and id = $2");
        query BREACH_READ: BreachRow = breaches!("and id = $2");
        query BREACHES_OPEN: BreachRow = breaches!("and building = $2 and state in ('reported', 'answered', 'reminded', 'mediated') order by id limit $3");
        query BREACH_COUNTS: (ArticleId, i64) = "select article, count(*) from breach where district = $1 and charter = $2 group by article";
        command SAVE_BREACH = "update breach set state = $3, answer = $4, outcome = $5, due_on = $6, provisional = $7, closed_on = $8 where district = $1 and id = $2";
    }
}
