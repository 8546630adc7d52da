//! Who may do what with movement.

kernel::permissions! {
    /// The public page.
    pub ShowMovement = "movement.show_movement" by [Anyone] or [], "查看", "see";
}
