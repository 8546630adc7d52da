//! The index of public things, and looking something up in it.

use db::{Backend, Query, Statement, args, statements};
use kernel::{AnyId, District, Timestamp};

use crate::token::{Word, query, tokens};

/// What is put into the index.
#[derive(Debug, Clone)]
pub struct Doc<'a> {
    pub id: AnyId,
    /// `cluster`, `project`, `post`, `building`.
    pub kind: &'static str,
    pub title: &'a str,
    pub href: &'a str,
    /// Everything that it should be found by, besides the title.
    pub body: &'a str,
    pub at: Timestamp,
}

db::row! {
    /// Something found.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Hit {
        pub id: String,
        pub kind: String,
        pub title: String,
        pub href: String,
        pub at: Timestamp,
    }
}

mod sql {
    use super::statements;

    statements! {
        command PUT = "insert into search_doc (district, id, kind, title, href, tokens, at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (district, id) do update set title = excluded.title, href = excluded.href, tokens = excluded.tokens, at = excluded.at";
        command FORGET = "delete from search_doc where district = $1 and id = $2";
    }
}

const FIND_SQLITE: Query<Hit> = Query::new(
    "FIND_SQLITE",
    "select d.id, d.kind, d.title, d.href, d.at from search_fts f join search_doc d on d.rowid = f.rowid where search_fts match $2 and d.district = $1 order by f.rowid desc limit $3",
    false,
    None,
)
.only(Backend::Sqlite);
const FIND_PG: Query<Hit> = Query::new(
    "FIND_PG",
    "select id, kind, title, href, at from search_doc where district = $1 and words @@ to_tsquery('simple', $2) order by at desc limit $3",
    false,
    None,
)
.only(Backend::Postgres);

pub fn statements() -> Vec<Statement> {
    [sql::ALL, &[FIND_SQLITE.statement, FIND_PG.statement]].concat()
}

/// Puts a public thing into the index, or renews it.
///
/// # Errors
/// The database's own failure.
pub fn put(tx: &mut db::Tx<'_>, district: District, doc: &Doc<'_>) -> Result<(), db::Error> {
    // The district is a token too, so that SQLite's index answers for one tenant only.
    let text = format!("{} {} {}", mark(district), tokens(doc.title), tokens(doc.body));
    tx.run(&sql::PUT, args![district, doc.id.to_string(), doc.kind, doc.title, doc.href, text, doc.at])?;
    Ok(())
}

/// Takes a thing out of the index.
///
/// # Errors
/// The database's own failure.
pub fn forget(tx: &mut db::Tx<'_>, district: District, id: AnyId) -> Result<(), db::Error> {
    tx.run(&sql::FORGET, args![district, id.to_string()])?;
    Ok(())
}

/// What contains every word of `text`, newest first; nothing for a text without words.
///
/// # Errors
/// The database's own failure.
pub fn find(tx: &mut db::Tx<'_>, district: District, text: &str, most: u32) -> Result<Vec<Hit>, db::Error> {
    let words = query(text);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    match tx.backend() {
        Backend::Sqlite => tx.all(&FIND_SQLITE, args![district, sqlite_match(district, &words), most]),
        Backend::Postgres => tx.all(&FIND_PG, args![district, pg_match(&words), most]),
    }
}

fn mark(district: District) -> String {
    format!("district{district}")
}

/// FTS5: each word a phrase, all of them needed.
fn sqlite_match(district: District, words: &[Word]) -> String {
    let phrases = words.iter().map(|w| format!("\"{}\"{}", w.tokens.join(" "), if w.prefix { "*" } else { "" }));
    std::iter::once(format!("\"{}\"", mark(district))).chain(phrases).collect::<Vec<_>>().join(" AND ")
}

/// `tsquery`: tokens of a word follow each other, all words needed. Tokens hold letters and digits only.
fn pg_match(words: &[Word]) -> String {
    let phrase = |w: &Word| {
        let star = if w.prefix { ":*" } else { "" };
        w.tokens.iter().map(|t| format!("'{t}'{star}")).collect::<Vec<_>>().join(" <-> ")
    };
    words.iter().map(|w| format!("({})", phrase(w))).collect::<Vec<_>>().join(" & ")
}
