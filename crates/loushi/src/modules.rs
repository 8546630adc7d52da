//! The list of modules: what the product is made of.

use web::Module;

/// Every module, in the order of their dependence.
pub fn modules() -> Vec<Module> {
    vec![
        registry::module(),
        identity::module(),
        policy::module(),
        commitments::module(),
        committees::module(),
        movement::module(),
        meetings::module(),
        issues::module(),
        captains::module(),
        covenants::module(),
        projects::module(),
        conformance::module(),
        founding::module(),
        party::module(),
        subjects::module(),
        handover::module(),
    ]
}

/// Every step of the schema.
pub fn migrations() -> Vec<db::Migration> {
    let platform = [ledger::MIGRATIONS, search::MIGRATIONS, jobs::MIGRATIONS].concat();
    let modules = modules();
    platform.into_iter().chain(modules.iter().flat_map(|m| m.migrations).copied()).collect()
}

/// Every registered statement, for the statement test.
pub fn statements() -> Vec<db::Statement> {
    let platform = [ledger::statements(), search::statements(), jobs::sql::ALL.to_vec()].concat();
    platform.into_iter().chain(modules().iter().flat_map(|m| (m.statements)())).collect()
}
