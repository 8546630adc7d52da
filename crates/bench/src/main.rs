//! The figures of speed, as one Markdown table: each measure is a ratio against a floor that was measured in the same run,
//! by turns, so that what else the machine does falls on both.
//!
//! `cargo xtask bench` builds the program and this in release. It makes a district of 200 towers with a year of life,
//! on SQLite and on a PostgreSQL cluster of its own, starts `loushi serve` on it and measures from outside. `--small`
//! does the same with a hundredth of the data. A file of `measure/` is one measure.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command of developers speaks to its terminal")]

mod client;
mod data;
mod floor;
mod measure;
mod place;
mod server;
mod table;

use std::{path::PathBuf, process::ExitCode};

use clap::Parser as _;
use data::Scale;
use loushi::cli::Cli;
use place::{Kind, Place};
use table::Table;

/// What went wrong, in a sentence.
pub type Done<T = ()> = Result<T, String>;

const HELP: &str = "\
cargo xtask bench [--small] [--only sqlite|postgres] [--just MEASURE] [--data FOLDER]

  --small   a hundredth of the data, short rounds: does everything work?
  --only    one database
  --just    one measure that makes its own data: checks, import
  --data    where the databases are made and deleted again; a real disk
";

struct Wanted {
    small: bool,
    kinds: Vec<Kind>,
    folder: PathBuf,
    just: Option<String>,
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["loushi", ..] => loushi::cli::run(Cli::parse_from(&args)).map_err(|e| e.to_string()),
        // This program again, as the server that the pages are compared with.
        ["floor", data, files @ ..] => floor::serve(data, files),
        _ => wanted(&args).and_then(|wanted| run(&wanted)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn wanted(args: &[String]) -> Done<Wanted> {
    let mut wanted =
        Wanted { small: false, kinds: vec![Kind::Sqlite, Kind::Postgres], folder: "target/bench".into(), just: None };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match (arg.as_str(), args.as_slice()) {
            ("--small", _) => wanted.small = true,
            ("--only", [name, ..]) => {
                wanted.kinds = vec![Kind::named(name).ok_or(HELP)?];
                args.next();
            }
            ("--just", [name, ..]) => {
                wanted.just = Some(name.clone());
                args.next();
            }
            ("--data", [folder, ..]) => {
                wanted.folder = folder.into();
                args.next();
            }
            _ => return Err(HELP.to_owned()),
        }
    }
    Ok(wanted)
}

fn run(wanted: &Wanted) -> Done {
    let scale = if wanted.small { Scale::small() } else { Scale::full() };
    let mut table = Table::default();
    for kind in &wanted.kinds {
        let place = Place::make(*kind, &wanted.folder)?;
        if let Some(name) = &wanted.just {
            measure::one(name, &place, &scale, &mut table)?;
            continue;
        }
        note(&format!("{}: making the data", kind.name()));
        let town = data::make(&place, &scale)?;
        measure::all(&place, &town, &scale, &mut table)?;
    }
    println!("{}", table.markdown());
    Ok(())
}

/// Tells the person who waits what is going on.
fn note(line: &str) {
    eprintln!("{line}");
}
