//! Stories across modules, and what holds for every module alike: each test reads the list of modules, their OpenAPI
//! document, permissions and statements, so that a new module is covered without a change here.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops where it is")]

mod api;
mod documents;
mod english;
mod forms;
mod handbook;
mod handbook_bodies;
mod house;
mod html;
mod identity;
mod life;
mod offline;
mod offline_odd;
mod openapi;
mod operations;
mod pages;
mod permissions;
mod probes;
mod program;
mod record;
mod rules;
mod rules_ballots;
mod rules_captains;
mod rules_captains_floors;
mod rules_citations;
mod rules_command;
mod rules_conformance;
mod rules_covenants;
mod rules_documents;
mod rules_founding;
mod rules_handover;
mod rules_issues;
mod rules_meetings;
mod rules_moves;
mod rules_moves_files;
mod rules_numbers;
mod rules_offers;
mod rules_pack;
mod rules_party;
mod rules_party_posts;
mod rules_party_rights;
mod rules_projects;
mod rules_renewal;
mod rules_reporters;
mod rules_reports;
mod rules_sealed;
mod rules_seats;
mod rules_subjects;
mod rules_upkeep;
mod rules_work;
mod schema;
mod telephone;
mod templates;
mod year;
