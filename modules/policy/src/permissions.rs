//! Who may see rules, and who may issue them.

kernel::permissions! {
    /// The rules in force, with their clauses.
    pub ShowRules = "policy.show_rules" by [Anyone] or [], "查看规则", "see the rules";
    /// Issuing a document: the district's clerk at every layer, the subdistrict's for its towers.
    pub IssueDocument = "policy.issue_document" by [SubdistrictClerk, DistrictClerk] or [], "发布规则文件", "issue a document of rules";
}
