//! Running other programs.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What went wrong, in sentences for the person at the terminal.
pub type Done<T = ()> = Result<T, String>;

/// The workspace's folder.
pub fn root() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("xtask"), PathBuf::from);
    xtask.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// A file of the workspace.
pub fn read(path: &str) -> Done<String> {
    fs::read_to_string(root().join(path)).map_err(|e| format!("{path}: {e}"))
}

/// The cargo that runs us, in the workspace's folder.
pub fn cargo(args: &[&str]) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(args).current_dir(root());
    // What `cargo run` set for us is not for the crates that we build: a build script would run again for each change.
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(|n| n.starts_with("CARGO_PKG_") || n.starts_with("CARGO_MANIFEST_")) {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// Runs a command to its end and shows what it says.
pub fn run(command: &mut Command) -> Done {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{}: {status}", shown(command))),
        Err(e) => Err(format!("{}: {e}", shown(command))),
    }
}

/// Runs a command to its end and answers what it says.
pub fn output(command: &mut Command) -> Done<String> {
    let out = command.output().map_err(|e| format!("{}: {e}", shown(command)))?;
    if !out.status.success() {
        return Err(format!("{}: {}\n{}", shown(command), out.status, String::from_utf8_lossy(&out.stderr)));
    }
    String::from_utf8(out.stdout).map_err(|e| format!("{}: {e}", shown(command)))
}

/// Whether a command can be run and succeeds; what it says is dropped.
pub fn succeeds(program: &str, args: &[&str]) -> bool {
    Command::new(program).args(args).output().is_ok_and(|out| out.status.success())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|w| w.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
