//! The program `loushi`.

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    match loushi::cli::run(loushi::cli::Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "a failed command says why on the terminal")]
fn complain(line: &str) {
    eprintln!("loushi: {line}");
}
