//! export, verify, doctor.

use std::{
    fs::File,
    io::{BufReader, BufWriter},
    path::Path,
};

use kernel::{Clock, District};

use super::{Progress, district, runtime, say, store};
use crate::{boot::BootError, config::Config, serve};

pub fn export(config: &Config, what: &str, out: &Path, named: Option<District>) -> Result<(), BootError> {
    if what != "ledger" {
        return Err(BootError(format!("unknown export `{what}`: one of ledger.")));
    }
    let store = store(config)?;
    let district = district(&store, named)?;
    let file = File::create(out).map_err(|e| BootError(format!("{}: {e}", out.display())))?;
    let mut progress: Option<Progress> = None;
    let events = runtime()?
        .block_on(ledger::export(&store, district, BufWriter::new(file), move |done, total| {
            progress.get_or_insert_with(|| Progress::new("events", total)).at(done);
        }))
        .map_err(|e| BootError(e.to_string()))?;
    say(format!(
        "{events} events of district {district} are in {}. Check them with `loushi verify {}`.",
        out.display(),
        out.display()
    ));
    Ok(())
}

pub fn verify(file: &Path, key: Option<&str>) -> Result<(), BootError> {
    let reader = File::open(file).map_err(|e| BootError(format!("{}: {e}", file.display())))?;
    let report =
        ledger::verify(BufReader::new(reader), key).map_err(|e| BootError(format!("{}: {e}", file.display())))?;
    say(format!("{}: {} events, {} signed heads, key {}.", report.origin, report.events, report.heads, report.key));
    for finding in &report.findings {
        say(finding.to_string());
    }
    if report.is_clean() {
        say("Nothing was changed.");
        return Ok(());
    }
    Err(BootError(format!("{} findings: the record is not what was signed.", report.findings.len())))
}

/// What is not known yet about a year that is needed soon. Nobody can mend it before the State Council has spoken.
fn calendar_note(store: &ledger::Store) -> Option<String> {
    let soon = store.clock().now().date().plus_days(60).year();
    (!store.calendar().announced(soon)).then(|| {
        format!("the holidays of {soon} are not known: deadlines that reach into it are provisional. Give LOUSHI_CALENDAR once the State Council has announced them.")
    })
}

pub fn doctor(config: &Config) -> Result<(), BootError> {
    let store = store(config)?;
    say(format!("database: {:?}, schema up to date", store.db().backend()));
    let mut findings = Vec::new();
    if let Some(url) = config.public_url.as_deref().filter(|u| !u.starts_with("https://")) {
        findings.push(format!("public_url is {url}: without HTTPS, cookies can be read on the way."));
    }
    let now = Clock::machine().now();
    if let Some(note) = calendar_note(&store) {
        say(format!("note: {note}"));
    }
    let districts = store.db().read_now(serve::districts).map_err(|e| BootError(e.to_string()))?;
    say(format!("districts: {}", districts.len()));
    for district in districts {
        let events = runtime()?.block_on(ledger::audit(&store, district)).map_err(|e| BootError(e.to_string()))?;
        say(format!("district {district}: {} events sealed, {} findings", events.events, events.findings.len()));
        findings.extend(events.findings.iter().map(|f| format!("district {district}: {f}")));
        let head = store.db().read_now(move |tx| ledger::head(tx, district)).map_err(|e| BootError(e.to_string()))?;
        if head.is_some_and(|h| h.at > now.plus_seconds(300)) {
            findings.push(format!("district {district}: the newest signature is later than this machine's clock."));
        }
    }
    for finding in &findings {
        say(format!("! {finding}"));
    }
    if findings.is_empty() {
        say("Nothing to mend.");
        return Ok(());
    }
    Err(BootError(format!("{} findings.", findings.len())))
}
