//! Stories across modules.
