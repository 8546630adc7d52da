//! Who may see bodies. They are public.

kernel::permissions! {
    /// A body with its seats and term.
    pub ShowBody = "committees.show_body" by [Anyone] or [], "查看楼委会组成", "see a committee's members";
}
