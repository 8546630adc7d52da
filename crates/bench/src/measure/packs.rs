//! `loushi policy check` on hostile documents of a megabyte: the slowest of them, and the most memory.

use std::{
    fs,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use crate::{
    Done,
    place::Place,
    server::{peak_memory, program},
    table::{Bar, Table},
};

const MB: usize = 1 << 20;

pub fn measure(place: &Place, table: &mut Table) -> Done {
    let entry = "[[duty]]\nid=\"a\"\nof=\"b\"\nclause=\"c\"\nzh=\"d\"\nen=\"e\"\n";
    let hostile: [Vec<u8>; 7] = [
        ("a=".to_owned() + &"[".repeat(MB - 2)).into(),
        "{a=".repeat(MB / 3).into(),
        "a.".repeat(MB / 2).into(),
        (0..110_000).map(|n| format!("{n:x}=1\n")).collect::<String>().into(),
        ("version=".to_owned() + &"9".repeat(MB - 8)).into(),
        entry.repeat(MB / entry.len()).into(),
        vec![0; MB],
    ];
    let file = place.folder.join("hostile.toml");
    let (mut slowest, mut memory) = (0.0f64, 0.0f64);
    for bytes in hostile {
        fs::write(&file, bytes).map_err(|e| format!("{}: {e}", file.display()))?;
        let mut command = program()?;
        command.args(["policy", "check"]).arg(&file);
        let begun = Instant::now();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let mut child = child.map_err(|e| format!("{command:?}: {e}"))?;
        loop {
            memory = peak_memory(child.id()).unwrap_or(0.0).max(memory);
            if child.try_wait().map_err(|e| e.to_string())?.is_some() {
                break;
            }
            thread::sleep(Duration::from_millis(1));
        }
        slowest = slowest.max(begun.elapsed().as_secs_f64());
    }
    table.alone("checking a hostile document of 1 MB", "none", "s", slowest, Bar::AtMost(1.0));
    table.alone("memory of that check", "none", "MB", memory, Bar::AtMost(200.0));
    Ok(())
}
