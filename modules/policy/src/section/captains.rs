//! Floor captains (W2, R80).

use super::section;

section! {
    /// W2. Working days where the name says `work_days`.
    CaptainRules = "captains" {
        /// In which a nominee answers.
        accept_work_days: u32, 1..=365, Less;
        /// In which the floor may object.
        inquiry_work_days: u32, 1..=365, More;
        /// In which the secretary answers an objection.
        objection_work_days: u32, 1..=365, Less;
        /// To appoint whom nothing stands against.
        appoint_work_days: u32, 1..=365, Less;
        /// In which a captain acknowledges the duties.
        acknowledge_work_days: u32, 1..=365, Less;
        term_months: u32, 1..=120, Less;
        /// Floors of one person.
        floors_most: u32, 1..=99, Less;
        /// In a row that somebody may stand in.
        substitute_days: u32, 1..=365, Less;
        handover_work_days: u32, 1..=365, Less;
        /// To find somebody for a floor that nobody looks after.
        vacancy_work_days: u32, 1..=365, Less;
    }
}
