//! Meetings.
mod agenda; mod answer; mod appraisal; mod attend; mod ballot; mod cast; mod close_ballot; mod close_meeting; mod convene;
mod coordination; mod edit_minutes; mod events; mod form; mod load; mod meeting; mod minutes; mod note; mod notice;
mod open_ballot; mod open_meeting; mod permissions; mod pool; mod proceedings; mod publish_minutes; mod recuse; mod refusal;
mod resolution; mod sign_minutes; mod store; mod take_up;
i18n::messages!("i18n");
mod coordination_parts; mod load_coordination; mod coordinate; mod appoint_mediator; mod give_consent; mod hold_round; mod agree; mod fail; mod follow_up; mod show_coordination;
mod load_appraisal; mod appraise; mod appraisal_parts; mod new_appraisal; mod score; mod close_appraisal; mod improve; mod deliver_improvement; mod recheck; mod show_appraisal; mod sweep;
#[cfg(test)] mod test_world; #[cfg(test)] mod coordination_story_tests; #[cfg(test)] mod appraisal_story_tests;
