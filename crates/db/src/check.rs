//! The statement test: every registered statement is prepared, its columns compared with its row, its plan read.

use std::fmt;

use crate::{Backend, Db, Error, Statement};

/// A statement that the test refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementFault {
    pub statement: &'static str,
    pub fault: String,
}

impl fmt::Display for StatementFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.statement, self.fault)
    }
}

/// Prepares `statements` on `db` (migrated) and answers every fault found: a statement that does not prepare, columns
/// that differ from the row type, a statement without `district`, a full table scan that is not declared.
pub fn check(db: &Db, statements: &[Statement]) -> Vec<StatementFault> {
    let mine = statements.iter().filter(|s| s.only.is_none_or(|backend| backend == db.backend()));
    mine.filter_map(|s| fault_of(db, *s).map(|fault| StatementFault { statement: s.name, fault })).collect()
}

fn fault_of(db: &Db, statement: Statement) -> Option<String> {
    if !statement.sql.contains("district") && statement.scans.is_none() {
        return Some("does not name the district".to_owned());
    }
    if statement.sql.chars().any(char::is_uppercase) {
        return Some("SQL is written in lower case".to_owned());
    }
    let read = db.read_now(move |tx| {
        let columns = tx.columns(&statement)?;
        let plan = if tx.backend() == Backend::Sqlite { tx.plan(&statement)? } else { Vec::new() };
        Ok::<_, Error>((columns, plan))
    });
    let (columns, plan) = match read {
        Ok(found) => found,
        Err(error) => return Some(error.to_string()),
    };
    if let Some((names, width)) = statement.columns {
        if columns.len() != width {
            return Some(format!("answers {} columns, the row has {width}", columns.len()));
        }
        if !names.is_empty() && columns != names {
            return Some(format!("answers {columns:?}, the row has {names:?}"));
        }
    }
    let scan = plan.iter().find(|line| line.starts_with("SCAN ") && !line.contains("VIRTUAL TABLE INDEX"))?;
    // A common table expression, a subquery or a constant row is not a table.
    let harmless = ["CONSTANT ROW", "(subquery"].iter().any(|word| scan.contains(word));
    (statement.scans.is_none() && !harmless).then(|| format!("reads a whole table: {scan}"))
}
