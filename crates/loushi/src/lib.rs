//! The program: the list of modules, configuration, start, and the command line.

pub mod boot;
pub mod cli;
mod commands;
pub mod config;
mod modules;
mod serve;

pub use modules::{migrations, modules, statements};
