//! Preview and import: batches of rows against what is stored, in one pass.

use std::ops::ControlFlow;

use kernel::{Error, Result, Text};
use ledger::Tx;
use sha2::{Digest as _, Sha256};

use crate::{
    BATCH, Change, ImportId, ImportKind, ImportRefusal, Imported, Importer, Limits, Row, RowState, Severity, Sheet,
    Source, Summary, Verdict,
};

/// Compares a file with what is stored, in bounded memory. `each` is called for every row but those that are unchanged
/// and without a note.
///
/// # Errors
/// A [`SheetError`](crate::SheetError), or the database's own failure.
pub fn preview(
    tx: &mut Tx<'_, '_>,
    kind: &ImportKind,
    source: &Source,
    limits: Limits,
    each: &mut dyn FnMut(&Row, &Verdict),
) -> Result<Summary> {
    let sheet = Sheet::open(source)?;
    let mut run = Run::new(tx, kind, sheet.digest())?;
    run.read(tx, kind, &sheet, limits, &mut |_, _, rows| {
        let told = rows.iter().filter(|(_, v)| v.state != RowState::Unchanged || !v.notes.is_empty());
        told.for_each(|(row, verdict)| each(row, verdict));
        Ok(())
    })?;
    Ok(run.summary)
}

/// Imports a file in this transaction and records [`Imported`]; records nothing if nothing is new or changed. Nothing is
/// kept in memory between two runs, so the transaction may run again. `progress` is told how many rows are done.
///
/// # Errors
/// [`ImportRefusal`] if a row is an error, or the file or the data differ from `expected`, the preview that a person
/// has seen; a [`SheetError`](crate::SheetError); or the database's own failure. The caller's transaction is rolled back.
pub fn apply(
    tx: &mut Tx<'_, '_>,
    kind: &ImportKind,
    source: &Source,
    limits: Limits,
    expected: Option<&Summary>,
    progress: &mut dyn FnMut(u64),
) -> Result<Summary> {
    let sheet = Sheet::open(source)?;
    if expected.is_some_and(|expected| expected.digest != sheet.digest()) {
        return Err(ImportRefusal::AnotherFile.into());
    }
    let mut run = Run::new(tx, kind, sheet.digest())?;
    let (mut done, mut first_error) = (0u64, None);
    run.read(tx, kind, &sheet, limits, &mut |tx, importer, rows| {
        // Once a row is refused the others are only looked at, to say how many there are.
        first_error = first_error.take().or_else(|| first_error_of(&rows));
        if first_error.is_none() {
            done += rows.len() as u64;
            let write: Vec<(Row, Verdict)> = rows.into_iter().filter(|(_, v)| v.state != RowState::Unchanged).collect();
            if !write.is_empty() {
                importer.apply(tx, &write)?;
            }
            progress(done);
        }
        Ok(())
    })?;
    let Run { mut importer, summary, .. } = run;
    if let Some((first_line, first_reason)) = first_error {
        return Err(ImportRefusal::Errors { count: summary.errors, first_line, first_reason }.into());
    }
    if expected.is_some_and(|expected| !expected.does_as(&summary)) {
        return Err(ImportRefusal::ChangedSincePreview.into());
    }
    if summary.changes_something() {
        importer.finish(tx)?;
        tx.record(&Imported::of(ImportId::new(tx.now()), kind, &summary))?;
    } else {
        tx.nothing_to_record();
    }
    Ok(summary)
}

fn first_error_of(rows: &[(Row, Verdict)]) -> Option<(u32, Text)> {
    let (row, verdict) = rows.iter().find(|(_, v)| v.state == RowState::Error)?;
    let note = verdict.notes.iter().find(|n| n.severity == Severity::Error);
    Some((row.line, note.map_or_else(|| Text::same(""), |n| n.reason.clone())))
}

/// What is done with a batch after it was checked.
type Done<'d> = dyn FnMut(&mut Tx<'_, '_>, &mut dyn Importer, Vec<(Row, Verdict)>) -> Result<()> + 'd;

/// One pass over a file.
struct Run {
    importer: Box<dyn Importer>,
    summary: Summary,
    plan: Sha256,
}

impl Run {
    fn new(tx: &mut Tx<'_, '_>, kind: &ImportKind, digest: [u8; 32]) -> Result<Self> {
        tx.bulk()?;
        let summary = Summary { digest, ..Summary::default() };
        Ok(Self { importer: (kind.open)(tx)?, summary, plan: Sha256::new() })
    }

    fn read(
        &mut self,
        tx: &mut Tx<'_, '_>,
        kind: &ImportKind,
        sheet: &Sheet,
        limits: Limits,
        done: &mut Done<'_>,
    ) -> Result<()> {
        let (mut batch, mut failure) = (Vec::with_capacity(BATCH), None);
        let read = sheet.read(kind.columns, limits, &mut |row| {
            batch.push(row);
            if batch.len() < BATCH {
                return ControlFlow::Continue(());
            }
            failure = self.batch(tx, std::mem::replace(&mut batch, Vec::with_capacity(BATCH)), done).err();
            if failure.is_none() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        if let Some(failure) = failure {
            return Err(failure);
        }
        self.batch(tx, batch, done)?;
        self.summary.unknown_columns = read.unknown_columns;
        self.summary.plan = std::mem::take(&mut self.plan).finalize().into();
        Ok(())
    }

    fn batch(&mut self, tx: &mut Tx<'_, '_>, rows: Vec<Row>, done: &mut Done<'_>) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let verdicts = self.importer.check(tx, &rows)?;
        if verdicts.len() != rows.len() {
            return Err(Error::bug(format!("an importer gave {} verdicts for {} rows", verdicts.len(), rows.len())));
        }
        let judge = |(row, verdict): (Row, Verdict)| {
            let verdict = verdict.with(row.faults());
            (row, verdict)
        };
        let rows: Vec<(Row, Verdict)> = rows.into_iter().zip(verdicts).map(judge).collect();
        rows.iter().for_each(|(row, verdict)| self.count(row, verdict));
        done(tx, self.importer.as_mut(), rows)
    }

    fn count(&mut self, row: &Row, verdict: &Verdict) {
        let summary = &mut self.summary;
        let counter = match verdict.state {
            RowState::New => &mut summary.new,
            RowState::Changed => &mut summary.changed,
            RowState::Unchanged => &mut summary.unchanged,
            RowState::Error => &mut summary.errors,
        };
        *counter += 1;
        summary.warnings += u64::from(verdict.has_warning());
        if verdict.state == RowState::Unchanged {
            return;
        }
        self.plan.update(row.line.to_be_bytes());
        self.plan.update([verdict.state as u8]);
        let mut changes: Vec<&Change> = verdict.changes.iter().collect();
        changes.sort_unstable();
        for Change { column, from, to } in changes {
            // The lengths keep two texts apart that run into each other.
            for text in [*column, from, to] {
                self.plan.update((text.len() as u64).to_be_bytes());
                self.plan.update(text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kernel::{Clock, District, EventKind, Locale, Refusal, Timestamp, WorkCalendar};
    use ledger::{Store, Who};

    use super::*;
    use crate::{
        SheetError,
        fixtures::{self, KIND},
        row::held,
    };

    /// A store on one of the databases.
    struct Bench {
        store: Store,
        who: Who,
    }

    fn open(target: &db::Target) -> db::Db {
        let db = db::Db::open(target).unwrap();
        db::migrate(&db, &[ledger::MIGRATIONS, &[fixtures::TOY]].concat(), Timestamp::from_micros(0)).unwrap();
        db
    }

    /// Runs `test` on SQLite and on PostgreSQL, each time with a database of its own.
    fn on_both(test: impl Fn(&Bench)) {
        let folder = tempfile::tempdir().unwrap();
        test(&Bench::new(&db::Target::Sqlite(folder.path().join("imports.db"))));
        let database = testkit::pg::database("imports", |url| drop(open(&db::Target::Postgres(url.to_owned()))));
        test(&Bench::new(&db::Target::Postgres(database.url())));
    }

    impl Bench {
        fn new(target: &db::Target) -> Self {
            let db = open(target);
            assert_eq!(db::check(&db, fixtures::sql::ALL), []);
            let clock = Clock::by_hand("2026-11-28T09:30".parse().unwrap());
            let secrets = Arc::new(crypto::Secrets::from_master(&[7; 32]));
            let store = Store::new(db, clock, WorkCalendar::built_in(), secrets, Vec::new());
            let district: District = "310106".parse().unwrap();
            Self { store, who: Who::system("import", district) }
        }

        fn preview(&self, source: &Source) -> Result<(Summary, Vec<String>)> {
            let source = source.clone();
            self.store.read_now(&self.who, move |tx| {
                let mut told = Vec::new();
                let summary = preview(tx, &KIND, &source, Limits::WEB, &mut |row, verdict| {
                    told.push(format!("{} {:?} {}", row.line, verdict.state, row.get("name")));
                })?;
                Ok((summary, told))
            })
        }

        fn apply(&self, source: &Source, expected: Option<&Summary>) -> Result<Summary> {
            let (source, expected) = (source.clone(), expected.cloned());
            self.store
                .write_now(&self.who, move |tx| apply(tx, &KIND, &source, Limits::WEB, expected.as_ref(), &mut |_| {}))
        }

        /// Rows stored, and the data of the events recorded.
        fn state(&self) -> (i64, Vec<String>) {
            const EVENTS: db::Query<(String,)> =
                db::Query::new("EVENTS", "select data from event where district = $1 and kind = $2", false, None);
            self.store
                .read_now(&self.who, |tx| {
                    let district = tx.district();
                    let stored = tx.one(&fixtures::sql::COUNT, db::args![district])?.0;
                    let events = tx.all(&EVENTS, db::args![district, <Imported as kernel::Event>::KIND])?;
                    Ok((stored, events.into_iter().map(|(data,)| data).collect()))
                })
                .unwrap()
        }
    }

    fn csv(rows: &str) -> Source {
        fixtures::named("楼宇.csv", format!("楼宇名称,代码,地址,层数\n{rows}").as_bytes())
    }

    fn refused(result: Result<Summary>) -> (&'static str, String) {
        match result {
            Err(Error::Refused(refusal)) => (refusal.code(), refusal.sentence().zh.into_owned()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_file_is_previewed_imported_and_then_changes_nothing() {
        on_both(|bench| {
            let source = csv("甲,310106001,南京西路\n疑,310106002,北京西路\n");
            let (seen, told) = bench.preview(&source).unwrap();
            assert_eq!((seen.new, seen.changed, seen.unchanged, seen.warnings, seen.errors), (2, 0, 0, 1, 0));
            assert_eq!(seen.unknown_columns, ["层数"]);
            assert_eq!(told, ["2 New 甲", "3 New 疑"]);
            assert_eq!(bench.state(), (0, Vec::new()));

            assert_eq!(bench.apply(&source, Some(&seen)).unwrap(), seen);
            let (stored, events) = bench.state();
            assert_eq!((stored, events.len()), (2, 1));
            let line = (EventKind::of::<Imported>().line)(&events[0], Locale::Zh).unwrap();
            assert_eq!(line.text, "导入“楼宇”：新增 2 条，更新 0 条，未变 0 条。");
            assert!(events[0].contains(&crypto::hex(&seen.digest)) && events[0].contains("\"imp_"), "{}", events[0]);

            // Again: nothing new, no event; only the row with a note is told.
            let (again, told) = bench.preview(&source).unwrap();
            assert_eq!(
                (again.unchanged, again.changes_something(), told.as_slice()),
                (2, false, ["3 Unchanged 疑".into()].as_slice())
            );
            assert_eq!(bench.apply(&source, Some(&again)).unwrap(), again);
            assert_eq!(bench.state().1.len(), 1);

            let changed = bench.apply(&csv("甲,310106001,南京西路 1515 号\n疑,310106002,北京西路\n"), None).unwrap();
            assert_eq!((changed.new, changed.changed, changed.unchanged), (0, 1, 1));
            assert_eq!(bench.state().1.len(), 2);
        });
    }

    #[test]
    fn one_row_in_error_and_nothing_is_imported() {
        on_both(|bench| {
            // The error stands in the third batch, when two have been written; a required cell is empty in the fourth.
            let row = |i: usize| match i {
                600 => "坏,310600,\n".to_owned(),
                900 => "甲,,\n".to_owned(),
                i => format!("甲,{i},\n"),
            };
            let source = csv(&(0..1_000).map(row).collect::<String>());
            let (code, sentence) = refused(bench.apply(&source, None));
            assert_eq!(code, "imports.errors");
            assert_eq!(sentence, "有 2 行不能导入，全部数据均未写入。第 602 行起：名称不对。");
            assert_eq!(bench.state(), (0, Vec::new()));
            let (seen, told) = bench.preview(&source).unwrap();
            assert_eq!((seen.new, seen.errors), (998, 2));
            assert!(told.contains(&"902 Error 甲".to_owned()), "a row's own fault is an error");
        });
    }

    #[test]
    fn what_was_not_previewed_is_not_imported() {
        on_both(|bench| {
            let source = csv("甲,1,南京西路\n乙,2,\n");
            bench.apply(&csv("甲,1,北京西路\n"), None).unwrap();
            let (seen, _) = bench.preview(&source).unwrap();
            assert_eq!((seen.new, seen.changed), (1, 1));
            // Somebody changes the same row: the counts would be equal, the change would not.
            bench.apply(&csv("甲,1,东京西路\n"), None).unwrap();
            assert_eq!(refused(bench.apply(&source, Some(&seen))).0, "imports.changed_since_preview");
            assert_eq!(refused(bench.apply(&csv("甲,1,南京西路\n乙,3,\n"), Some(&seen))).0, "imports.another_file");
            assert_eq!(bench.state().0, 1);
            let (seen, _) = bench.preview(&source).unwrap();
            assert_eq!(bench.apply(&source, Some(&seen)).unwrap(), seen);
            assert_eq!(bench.state().0, 2);
        });
    }

    #[test]
    fn a_file_that_is_no_sheet_is_a_refusal() {
        on_both(|bench| {
            let refusal = bench.apply(&fixtures::named("楼宇.xlsx", fixtures::PNG), None);
            let Err(Error::Refused(refusal)) = refusal else { panic!("{refusal:?}") };
            assert_eq!((refusal.code(), refusal.status()), (SheetError::Image.code(), 422));
            assert!(refusal.way_out().is_some());
            let (code, sentence) =
                refused(bench.apply(&fixtures::named("a.csv", "名称,地址\n甲,乙\n".as_bytes()), None));
            assert_eq!(code, "imports.missing_columns");
            assert_eq!(sentence, "表格缺少必填的列：楼宇名称、代码。表中的列是：名称、地址。");
        });
    }

    #[test]
    fn two_hundred_thousand_rows_pass_in_bounded_memory() {
        on_both(|bench| {
            bench.apply(&csv("甲,5,南京西路\n"), None).unwrap();
            let text: String = (0..200_000).map(|i| format!("甲,{i},南京西路,40\n")).collect();
            let source = csv(&text);
            let start = std::time::Instant::now();
            let (summary, told, peak) = bench
                .store
                .read_now(&bench.who, move |tx| {
                    let mut told = 0;
                    let summary = preview(tx, &KIND, &source, Limits::WEB, &mut |_, _| told += 1)?;
                    Ok((summary, told, held::peak()))
                })
                .unwrap();
            let rate = 200_000.0 / start.elapsed().as_secs_f64();
            println!("{rate:.0} rows/s");
            assert_eq!((summary.new, summary.unchanged, told), (199_999, 1, 199_999));
            assert!(peak <= BATCH + crate::header::AMONG, "{peak} rows were held at once");
        });
    }
}
