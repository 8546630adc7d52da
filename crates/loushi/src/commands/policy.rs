//! policy check, policy diff: documents of rules without a database.

use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
};

use kernel::Text;
use policy::api::{self, Document, LONGEST, Layer, Pack, PackFault, Template};
use serde_json::json;

use super::say;
use crate::boot::BootError;

/// A file's text. No more of it is read than a document may be long.
fn text(file: &Path) -> Result<String, BootError> {
    let failed = |e: std::io::Error| BootError(format!("{}: {e}", file.display()));
    let mut bytes = Vec::new();
    File::open(file).map_err(failed)?.take(LONGEST as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    String::from_utf8(bytes).map_err(|e| {
        let line = e.as_bytes()[..e.utf8_error().valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
        say(format!("{}:{line}: not UTF-8", file.display()));
        faults_of(file, 1)
    })
}

/// Prints every fault at its line.
fn refuse(file: &Path, faults: &[PackFault]) -> BootError {
    for fault in faults {
        let (at, key) = (file.display(), &fault.key);
        let key = if key.is_empty() { String::new() } else { format!("{key}: ") };
        say(format!("{at}:{}: {key}{}", fault.line.max(1), fault.reason.en));
    }
    faults_of(file, faults.len())
}

fn faults_of(file: &Path, n: usize) -> BootError {
    BootError(format!("{}: {n} {}.", file.display(), if n == 1 { "fault" } else { "faults" }))
}

fn document(file: &Path) -> Result<Document, BootError> {
    api::read(&text(file)?).map_err(|faults| refuse(file, &faults))
}

/// The pack that a document makes under `above`, or under what it is based on, or alone.
fn put(above: Option<Pack>, document: &Document) -> Result<Pack, Vec<PackFault>> {
    match above {
        Some(above) => above.admits(document),
        None if document.layer == Layer::Model => Pack::of(document),
        None => api::base_of(document).admits(document),
    }
}

/// Checks a document under the documents above it, the highest first, or else under the draft proposal.
pub fn check(file: &Path, over: &[PathBuf]) -> Result<(), BootError> {
    let mut above = None;
    let mut stands = Vec::new();
    for higher in over {
        let document = document(higher)?;
        let under = document.based_on.map_or("the draft proposal", Template::code);
        if above.is_none() && document.layer != Layer::Model {
            stands.push(under.to_owned());
        }
        stands.push(format!("{} ({})", document.id, document.layer.code()));
        above = Some(put(above, &document).map_err(|faults| refuse(higher, &faults))?);
    }
    let document = document(file)?;
    if above.is_none() && document.layer != Layer::Model {
        stands.push(document.based_on.map_or("the draft proposal", Template::code).to_owned());
    }
    let under = if stands.is_empty() { "nothing".to_owned() } else { stands.join(", ") };
    say(format!("{}: layer {}, checked under {under}", file.display(), document.layer.code()));
    put(above, &document).map_err(|faults| refuse(file, &faults))?;
    let (rules, clauses) = (document.rules.len(), document.clauses.len());
    say(format!("No faults: {rules} rules, {clauses} clauses, {} entries of lists.", document.items.len()));
    Ok(())
}

/// The pack of a side: `model`, `residents-committee`, or a file over what it is based on.
fn side(name: &str) -> Result<Pack, BootError> {
    if name == Layer::Model.code() {
        return Ok(Pack::clone(&api::of_nobody()));
    }
    if let Some(template) = Template::from_code(name) {
        return Ok(Pack::clone(&api::of_template(template)));
    }
    let file = Path::new(name);
    put(None, &document(file)?).map_err(|faults| refuse(file, &faults))
}

/// Prints what one document says otherwise than another.
pub fn diff(before: &str, after: &str, as_json: bool) -> Result<(), BootError> {
    let (one, two) = (side(before)?, side(after)?);
    let found = api::differences(&one, &two);
    if as_json {
        let side = |s: &Option<(Text, String)>| {
            s.as_ref().map(|(value, clause)| json!({ "value": value.zh, "clause": clause }))
        };
        let all: Vec<_> = found
            .iter()
            .map(|d| json!({ "name": d.name, "before": side(&d.before), "after": side(&d.after) }))
            .collect();
        say(serde_json::to_string_pretty(&all).map_err(|e| BootError(e.to_string()))?);
        return Ok(());
    }
    let cell = |s: &Option<(Text, String)>| match s {
        None => "-".to_owned(),
        Some((value, clause)) if clause.is_empty() => value.zh.to_string(),
        Some((value, clause)) => format!("{} [{clause}]", value.zh),
    };
    let rows: Vec<[String; 3]> = found.iter().map(|d| [d.name.clone(), cell(&d.before), cell(&d.after)]).collect();
    let width = |column: usize| rows.iter().map(|r| columns(&r[column])).max().unwrap_or_default();
    let widths = [width(0), width(1)];
    for [name, old, new] in &rows {
        let pad = |text: &str, to: usize| " ".repeat(to.saturating_sub(columns(text)));
        say(format!("{name}{}  {old}{}  {new}", pad(name, widths[0]), pad(old, widths[1])));
    }
    say(if rows.is_empty() { "No difference.".to_owned() } else { format!("{} differences.", rows.len()) });
    Ok(())
}

/// How many columns of a terminal a text takes: Chinese characters take two.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{2E80}' { 2 } else { 1 }).sum()
}
