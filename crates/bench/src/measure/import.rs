//! Import: the whole national list of divisions, from the command line, into a database of its own.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use ledger::Who;

use crate::{
    Done,
    data::{DISTRICT, Scale},
    place::Place,
    server::{peak_memory, program},
    table::{Bar, Table},
};

pub fn measure(place: &Place, scale: &Scale, table: &mut Table) -> Done {
    let fresh = Place::make(place.kind, &place.folder)?;
    let opened =
        fresh.store()?.write_now(&Who::system("bench", DISTRICT), |tx| registry::api::open_tenant(tx, "bench"));
    opened.map_err(|e| e.to_string())?;
    let file = fresh.folder.join("divisions.csv");
    write_list(&file, scale.divisions).map_err(|e| format!("{}: {e}", file.display()))?;
    let (seconds, memory) = import(&fresh, &file)?;
    let (rows, name) = (scale.divisions as f64, place.kind.name());
    table.alone("import from the command line", name, "rows/s", rows / seconds, Bar::AtLeast(20_000.0));
    table.alone("memory of the import", name, "MB", memory, Bar::AtMost(200.0));
    Ok(())
}

/// As many rows as wanted in the shape of the national list: codes of twelve digits below those of nine.
fn write_list(file: &Path, rows: usize) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(file)?);
    writeln!(out, "code,name")?;
    let mut rng = synth::Rng::new(9);
    let (mut left, mut town) = (rows, 0usize);
    while left > 0 {
        // 31 provinces of 9,999 districts are more than enough for towns with a hundred committees each.
        let code = 110_001_001 + (town % 31) * 1_000_000 + (town / 31) * 1_000;
        writeln!(out, "{code:09},{}", synth::person_name(&mut rng))?;
        left -= 1;
        for committee in 1..=left.min(99) {
            writeln!(out, "{code:09}{committee:03},{}", synth::person_name(&mut rng))?;
        }
        left -= left.min(99);
        town += 1;
    }
    out.flush()
}

/// Runs the import and answers its seconds and the most memory that it held.
fn import(place: &Place, file: &Path) -> Done<(f64, f64)> {
    let mut command = program()?;
    command.arg("import").arg(file).args(["--kind", "divisions"]).args(place.args());
    let begun = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = child.map_err(|e| format!("{command:?}: {e}"))?;
    let mut memory: f64 = 0.0;
    loop {
        // The high-water mark only grows; what is read last before the end is near enough.
        memory = peak_memory(child.id()).unwrap_or(0.0).max(memory);
        if let Some(status) = child.try_wait().map_err(|e| e.to_string())? {
            if status.success() {
                return Ok((begun.elapsed().as_secs_f64(), memory));
            }
            let said = child.wait_with_output().map(|o| String::from_utf8_lossy(&o.stderr).into_owned());
            return Err(format!("the import failed: {}", said.unwrap_or_default()));
        }
        thread::sleep(Duration::from_millis(5));
    }
}
