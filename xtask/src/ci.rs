//! The gate: every step that must pass before a change lands, the cheap ones first, in one target directory.

use std::{
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    cluster::{self, Cluster},
    deny,
    run::{Done, cargo, run},
    setup, tidy, unused,
};

type Step = (&'static str, fn() -> Done);

const STEPS: &[Step] = &[
    ("fmt", || run(&mut cargo(&["fmt", "--all", "--check"]))),
    ("tidy", tidy::tidy),
    ("deny", deny::deny),
    ("unused", unused::unused),
    ("setup", setup::setup),
    ("clippy", || {
        run(&mut cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))
    }),
    ("doc", || {
        let mut doc = cargo(&["doc", "--locked", "--workspace", "--no-deps", "--quiet"]);
        run(doc.env("RUSTDOCFLAGS", "-D warnings"))
    }),
    ("test", || test(&[])),
];

/// Runs the steps and stops at the first that fails.
pub fn ci() -> Done {
    let mut times: Vec<(&str, Duration)> = Vec::new();
    for (name, step) in STEPS {
        println!("== {name}");
        let start = Instant::now();
        let done = step();
        times.push((name, start.elapsed()));
        if let Err(reason) = done {
            report(&times);
            return Err(format!("{reason}\n\nStopped at {name}; what comes after it was not checked."));
        }
    }
    report(&times);
    Ok(())
}

fn report(times: &[(&str, Duration)]) {
    println!();
    for (name, time) in times {
        println!("{name:>8} {:7.1} s", time.as_secs_f64());
    }
    let total: Duration = times.iter().map(|(_, time)| *time).sum();
    println!("{:>8} {:7.1} s", "total", total.as_secs_f64());
}

/// Sets up, starts the cluster that all test programs share, and runs the tests.
pub fn test(args: &[String]) -> Done {
    setup::setup()?;
    let cluster = Cluster::start()?;
    run(tests(args)?.env(cluster::VARIABLE, &cluster.address))
}

/// `-p CRATE` narrows down the crates, any other word the names of the tests.
fn tests(args: &[String]) -> Done<Command> {
    let mut command = cargo(&["test", "--locked", "--no-fail-fast"]);
    let (mut crates, mut words) = (Vec::new(), Vec::new());
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "-p" => crates.extend(["-p", args.next().ok_or("-p CRATE: the name of a crate is missing.")?]),
            word => words.push(word),
        }
    }
    if crates.is_empty() {
        crates.push("--workspace");
    }
    command.args(crates).arg("--").args(words);
    Ok(command)
}

/// The figures of speed: the program and what measures it in one, with optimisation.
pub fn bench(args: &[String]) -> Done {
    setup::setup()?;
    run(cargo(&["run", "--locked", "--release", "--quiet", "--package", "bench", "--"]).args(args))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(args: &[&str]) -> String {
        let args: Vec<String> = args.iter().map(|a| (*a).to_owned()).collect();
        let command = tests(&args).unwrap();
        command.get_args().map(|a| a.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tests_are_narrowed_by_crate_and_by_name() {
        assert_eq!(line(&[]), "test --locked --no-fail-fast --workspace --");
        assert_eq!(line(&["quorum", "-p", "meetings"]), "test --locked --no-fail-fast -p meetings -- quorum");
        assert!(tests(&["-p".to_owned()]).is_err());
    }
}
