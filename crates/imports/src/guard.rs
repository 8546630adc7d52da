//! Looks into a workbook's archive before it is read: what it is, how large it is in truth, and whether some part of it
//! would make the reader take more memory than the file is worth.
//!
//! calamine keeps the shared strings and styles of a workbook in memory and trusts some counts that the file declares.
//! So every entry is unpacked here once, into nothing, and its tags are counted. What is read afterwards is bounded by
//! [`Limits::unpacked`].

use std::{
    io::{BufReader, Read},
    panic::{AssertUnwindSafe, catch_unwind},
};

use zip::ZipArchive;

use crate::{
    Limits, SheetError, Source,
    scan::Scan,
    source::{BLOCK, Handle, fill},
};

/// No workbook has so many parts.
const MOST_ENTRIES: usize = 20_000;

/// Runs foreign code on foreign bytes: should it panic, the file is damaged.
pub(crate) fn calm<T>(f: impl FnOnce() -> T) -> Result<T, SheetError> {
    catch_unwind(AssertUnwindSafe(f)).map_err(|_| SheetError::Damaged)
}

/// What a workbook's archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Found {
    /// Merged cells in all sheets together.
    pub merged: u64,
}

/// Refuses an archive that is no workbook, that is larger unpacked than `limits` allow, or that lies about its size.
pub(crate) fn check(source: &Source, limits: Limits) -> Result<Found, SheetError> {
    let handle = BufReader::with_capacity(BLOCK, source.open()?);
    let mut zip = calm(|| ZipArchive::new(handle))?.map_err(|_| SheetError::Damaged)?;
    what_it_is(&zip)?;
    let mut declared = 0u64;
    for i in 0..zip.len() {
        let entry = zip.by_index_data(i).map_err(|_| SheetError::Damaged)?;
        if entry.encrypted() {
            return Err(SheetError::Password);
        }
        declared = declared.saturating_add(entry.size());
    }
    if declared > limits.unpacked {
        return Err(SheetError::TooLarge { limit: limits.unpacked });
    }
    if zip.len() > MOST_ENTRIES {
        return Err(SheetError::Bomb);
    }
    let (mut left, mut found) = (limits.unpacked, Found::default());
    for i in 0..zip.len() {
        let scan = calm(|| unpack(&mut zip, i, &mut left))??;
        scan.check(limits)?;
        found.merged += scan.merged;
    }
    Ok(found)
}

fn what_it_is(zip: &ZipArchive<BufReader<Handle>>) -> Result<(), SheetError> {
    let names: Vec<String> = zip
        .file_names_raw()
        .take(MOST_ENTRIES)
        .map(|name| String::from_utf8_lossy(name).replace('\\', "/").to_ascii_lowercase())
        .collect();
    let holds = |start: &str| names.iter().any(|name| name.starts_with(start));
    match () {
        () if holds("xl/workbook.bin") => Err(SheetError::OtherWorkbook { kind: "XLSB" }),
        () if holds("xl/") => Ok(()),
        () if holds("word/") => Err(SheetError::Document { kind: "Word" }),
        () if holds("ppt/") => Err(SheetError::Document { kind: "PowerPoint" }),
        () if holds("[content_types].xml") => Ok(()),
        () if holds("mimetype") && holds("content.xml") => Err(SheetError::OtherWorkbook { kind: "ODS" }),
        () if holds("index/document.iwa") => Err(SheetError::OtherWorkbook { kind: "Numbers" }),
        () => Err(SheetError::Archive),
    }
}

/// Unpacks an entry into nothing and counts its tags. `left` is what the whole archive may still unpack to.
fn unpack(zip: &mut ZipArchive<BufReader<Handle>>, i: usize, left: &mut u64) -> Result<Scan, SheetError> {
    let mut entry = zip.by_index(i).map_err(|_| SheetError::Damaged)?;
    // One byte more than declared: more than that is a lie.
    let most = entry.size().saturating_add(1).min(left.saturating_add(1));
    let (mut scan, mut block, mut read) = (Scan::default(), vec![0; BLOCK], 0u64);
    let mut bytes = entry.by_ref().take(most);
    loop {
        let len = fill(&mut bytes, &mut block).map_err(|_| SheetError::Damaged)?;
        read += len as u64;
        scan.feed(&block[..len]);
        if len < block.len() {
            break;
        }
    }
    *left = left.checked_sub(read).ok_or(SheetError::Bomb)?;
    if read > entry.size() {
        return Err(SheetError::Bomb);
    }
    Ok(scan)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;
    use crate::fixtures;

    fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn check_bytes(bytes: &[u8]) -> Result<Found, SheetError> {
        check(&fixtures::named("a.xlsx", bytes), Limits { rows: 100, unpacked: 10 << 20 })
    }

    #[test]
    fn archives_that_are_no_workbook_are_named() {
        let table: &[(&[&str], SheetError)] = &[
            (&["[Content_Types].xml", "word/document.xml"], SheetError::Document { kind: "Word" }),
            (&["[Content_Types].xml", "ppt/presentation.xml"], SheetError::Document { kind: "PowerPoint" }),
            (&["[Content_Types].xml", "xl/workbook.bin"], SheetError::OtherWorkbook { kind: "XLSB" }),
            (&["mimetype", "content.xml"], SheetError::OtherWorkbook { kind: "ODS" }),
            (&["楼宇.xlsx"], SheetError::Archive),
            (&[], SheetError::Archive),
        ];
        for (names, refusal) in table {
            let entries: Vec<(&str, &[u8])> = names.iter().map(|n| (*n, b"x".as_slice())).collect();
            assert_eq!(check_bytes(&archive(&entries)), Err(refusal.clone()), "{names:?}");
        }
    }

    #[test]
    fn what_unpacks_too_far_is_refused_by_its_declared_size() {
        let bytes =
            archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &vec![b' '; 11 << 20])]);
        assert!(bytes.len() < 20_000);
        assert_eq!(check_bytes(&bytes), Err(SheetError::TooLarge { limit: 10 << 20 }));
    }

    #[test]
    fn what_lies_about_its_size_is_refused_by_its_true_one() {
        let mut bytes = archive(&[("xl/worksheets/sheet1.xml", &vec![b' '; 11 << 20])]);
        // The size is declared in the local header and in the central directory.
        let size = (11u32 << 20).to_le_bytes();
        let places: Vec<usize> = (0..bytes.len() - 4).filter(|i| bytes[*i..*i + 4] == size).collect();
        assert_eq!(places.len(), 2);
        for place in places {
            bytes[place..place + 4].copy_from_slice(&1_000u32.to_le_bytes());
        }
        let refused = check_bytes(&bytes).unwrap_err();
        assert!(matches!(refused, SheetError::Bomb | SheetError::Damaged), "{refused:?}");
    }

    #[test]
    fn a_cut_or_garbled_archive_is_damaged() {
        let whole = fixtures::workbook(&[&["楼宇名称", "代码"], &["甲", "1"]]);
        assert_eq!(check_bytes(&whole), Ok(Found::default()));
        for cut in [4, 100, whole.len() / 2, whole.len() - 1] {
            assert_eq!(check_bytes(&whole[..cut]), Err(SheetError::Damaged), "{cut}");
        }
    }

    #[test]
    fn counts_that_would_cost_more_memory_than_the_file_is_worth_are_refused() {
        let strings = br#"<sst uniqueCount="99999999999999"><si><t>a</t></si></sst>"#;
        assert_eq!(check_bytes(&archive(&[("xl/sharedStrings.xml", strings)])), Err(SheetError::Bomb));
        let strings = format!("<sst>{}</sst>", "<si/>".repeat(200_000));
        assert_eq!(check_bytes(&archive(&[("xl/sharedStrings.xml", strings.as_bytes())])), Err(SheetError::Bomb));
        let styles = format!(
            "<styleSheet><fonts><font><name val=\"{}\"/></font></fonts><cellXfs>{}</cellXfs></styleSheet>",
            "x".repeat(100_000),
            "<xf/>".repeat(60_000)
        );
        assert_eq!(check_bytes(&archive(&[("xl/styles.xml", styles.as_bytes())])), Err(SheetError::Bomb));
    }
}
