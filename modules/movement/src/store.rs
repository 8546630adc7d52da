//! The SQL.

use db::{Statement, statements};

pub mod sql {
    use super::statements;

    statements! {}
}

pub fn statements() -> Vec<Statement> {
    sql::ALL.to_vec()
}
