//! The program: the list of modules, configuration, start, and the command line.

pub mod boot;
pub mod cli;
mod commands;
pub mod config;
pub mod demo;
mod modules;
pub mod serve;
pub mod walk;

pub use modules::{migrations, modules, statements};
