//! Who may see rules, and who may issue them.

kernel::permissions! {
    /// The rules in force, with their clauses.
    pub ShowRules = "policy.show_rules" by [Anyone] or [], "查看规则", "see the rules";
}
