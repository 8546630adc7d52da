//! Keepers: a small shell script that starts something, says so on one line, and stops it when our end of its input
//! closes, which it does however this process ends.

use std::{
    io::{BufRead, BufReader},
    os::unix::process::CommandExt,
    process::{Child, ChildStdin, Command, Stdio},
};

/// A running keeper. Dropping it stops what it keeps and waits for that.
pub struct Keeper {
    child: Child,
    input: Option<ChildStdin>,
}

impl Keeper {
    /// Starts `script`, which sees `args`, and reads its lines until `ready` finds something in one.
    ///
    /// # Errors
    /// Everything that the script said, if it ends before.
    pub fn start<T>(script: &str, args: &[&str], ready: impl Fn(&str) -> Option<T>) -> Result<(Self, T), String> {
        let mut child = Command::new("sh")
            .args(["-c", script, "keeper"])
            .args(args)
            // A group of its own: an interrupt from the keyboard must reach us, not the keeper that clears up after us.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("sh starts");
        let input = child.stdin.take();
        let mut keeper = Self { child, input };
        let mut said = String::new();
        if let Some(output) = keeper.child.stdout.take() {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some(found) = ready(&line) {
                    return Ok((keeper, found));
                }
                said.push_str(&line);
                said.push('\n');
            }
        }
        Err(said)
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.input = None;
        let _ = self.child.wait();
    }
}
