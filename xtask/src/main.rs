//! `cargo xtask`: what a developer and CI run. It needs a Rust toolchain and nothing else that it does not set up itself.
//!
//! Plain `std`, so that the first `cargo xtask` of the day starts at once. Each command is a file; what the project
//! promises about its sources is in `tidy`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command of developers speaks to its terminal")]

mod ci;
mod cluster;
mod deny;
mod lex;
mod metadata;
mod new_module;
mod run;
mod setup;
mod tidy;
mod unused;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  ci                   everything that CI checks, cheap steps first
  test [WORD..]        set up what the tests need, then run those whose name has a WORD
       -p CRATE          of this crate only; may be repeated
  setup                only set up: PostgreSQL, Chromium, its driver, Chinese fonts
  tidy                 the rules that no other tool checks, each with how to mend it
  deny                 licences, sources and duplicates of all dependencies (deny.toml)
  unused               dependencies that no source names
  bench [--small]      the figures of speed, as a table; `bench --help` for more
  new-module NAME      a new module in modules/NAME
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = args.split_first().map_or(("--help", &[][..]), |(command, rest)| (command.as_str(), rest));
    let done = match (command, rest) {
        ("ci", []) => ci::ci(),
        ("test", rest) => ci::test(rest),
        ("setup", []) => setup::setup(),
        ("tidy", []) => tidy::tidy(),
        ("deny", []) => deny::deny(),
        ("unused", []) => unused::unused(),
        ("bench", rest) => ci::bench(rest),
        ("new-module", [name]) => new_module::new_module(name),
        ("help" | "-h" | "--help", _) => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(format!("There is no such command: {}\n\n{HELP}", args.join(" "))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}
