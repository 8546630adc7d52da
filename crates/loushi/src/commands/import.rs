//! import: the same code as the upload page, with no limit on rows.

use std::{path::PathBuf, time::Instant};

use imports::{ImportKind, Limits, RowState, Source};
use kernel::{District, Error, Locale};
use ledger::Who;

use super::{Progress, district, say, store};
use crate::{boot::BootError, config::Config, modules};

/// How many rows with notes a command prints.
const SHOWN: usize = 40;

pub fn import(
    config: &Config,
    file: PathBuf,
    kind: &str,
    named: Option<District>,
    dry_run: bool,
) -> Result<(), BootError> {
    let all = modules();
    let mut kinds = all.iter().flat_map(|m| m.imports);
    let kind: &'static ImportKind = kinds.find(|k| k.name == kind).copied().ok_or_else(|| {
        let names: Vec<&str> = all.iter().flat_map(|m| m.imports).map(|k| k.name).collect();
        BootError(format!("unknown kind `{kind}`: one of {}.", names.join(", ")))
    })?;
    let store = store(config)?;
    let who = Who::system("import", district(&store, named)?);
    let started = Instant::now();
    let source = Source::File(file);
    let summary = if dry_run {
        store.read_now(&who, move |tx| {
            let mut shown = 0;
            imports::preview(tx, kind, &source, Limits::CLI, &mut |row, verdict| {
                if verdict.notes.is_empty() || shown >= SHOWN {
                    return;
                }
                shown += 1;
                let word = if verdict.state == RowState::Error { "error" } else { "note" };
                for note in &verdict.notes {
                    say(format!("row {}: {word}: {}: {}", row.line, note.column, note.reason.get(Locale::En)));
                }
            })
        })
    } else {
        store.write_now(&who, move |tx| {
            let mut progress = Progress::new("rows", 0);
            registry::api::import_file(tx, kind, &source, &mut |rows| progress.at(rows))
        })
    };
    let summary = summary.map_err(|e| explain(&e))?;
    let rows = summary.new + summary.changed + summary.unchanged + summary.errors;
    let seconds = started.elapsed().as_secs_f64();
    say(format!(
        "{}{} rows: {} new, {} changed, {} unchanged, {} warnings, {} errors ({:.0} rows/s).",
        if dry_run { "Nothing was changed. " } else { "" },
        rows,
        summary.new,
        summary.changed,
        summary.unchanged,
        summary.warnings,
        summary.errors,
        rows as f64 / seconds.max(0.001)
    ));
    if !summary.unknown_columns.is_empty() {
        say(format!("Columns not used: {}.", summary.unknown_columns.join(", ")));
    }
    if summary.errors > 0 { Err(BootError("the file has errors; nothing can be imported.".into())) } else { Ok(()) }
}

/// A refusal in the terminal's language.
pub fn explain(error: &Error) -> BootError {
    BootError(match error {
        Error::Refused(refusal) => {
            let way = refusal.way_out().map_or(String::new(), |w| format!(" {}", w.text.get(Locale::En)));
            format!("{}.{way}", refusal.sentence().get(Locale::En).trim_end_matches('.'))
        }
        Error::Invalid(faults) => {
            faults.iter().map(|f| format!("{}: {}", f.field, f.reason.get(Locale::En))).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    })
}
