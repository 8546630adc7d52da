//! Who may see bodies and rules. They are public.

kernel::permissions! {
    /// A body with its seats and term.
    pub ShowBody = "committees.show_body" by [Anyone] or [], "查看楼委会组成", "see a committee's members";
    /// The rules in force, with their clauses.
    pub ShowRules = "committees.show_rules" by [Anyone] or [], "查看规则", "see the rules";
}
