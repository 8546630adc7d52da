//! Files that no program writes: each is read or refused, none ends in a panic.

use std::io::{Cursor, Read as _, Write as _};

use proptest::prelude::*;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{Limits, SheetError, fixtures};

/// The parts of a workbook, to be changed and packed again.
fn parts() -> Vec<(String, Vec<u8>)> {
    let whole = fixtures::workbook(&[&["楼宇名称", "代码", "地址"], &["甲", "1", "南京西路"], &["乙", "2", ""]]);
    let mut zip = ZipArchive::new(Cursor::new(whole)).unwrap();
    let count = zip.len();
    let part = |i: usize| {
        let mut entry = zip.by_index(i).unwrap();
        let (name, mut bytes) = (entry.name().unwrap().into_owned(), Vec::new());
        entry.read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    (0..count).map(part).collect()
}

fn pack(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn with_part(name: &str, from: &str, to: &str) -> Vec<u8> {
    let mut parts = parts();
    let part = parts.iter_mut().find(|(n, _)| n.ends_with(name)).unwrap();
    let text = String::from_utf8(part.1.clone()).unwrap();
    assert!(text.contains(from), "{text}");
    part.1 = text.replace(from, to).into_bytes();
    pack(&parts)
}

#[test]
fn workbooks_that_no_program_writes_are_read_or_refused() {
    assert_eq!(fixtures::rows(&pack(&parts())).unwrap().len(), 2);
    let small = Limits { rows: 10, unpacked: 1 << 20 };
    for (part, from, to) in [
        ("sheet1.xml", "<c r=\"A2\"", "<c r=\"ZZZZZZZZZZZZZ99999999999999\""),
        ("sheet1.xml", "<c r=\"A2\"", "<c r=\"\""),
        ("sheet1.xml", "<dimension ref=\"A1:C3\"", "<dimension ref=\"C3:A1\""),
        ("sheet1.xml", "<row r=\"2\"", "<row r=\"4294967295\""),
        ("sheet1.xml", "</sheetData>", ""),
        ("sharedStrings.xml", "uniqueCount=\"", "uniqueCount=\"99999999999"),
        ("sharedStrings.xml", "<si>", "<sj>"),
        ("workbook.xml", "<sheets>", "<sheets><sheet name=\"x\" sheetId=\"9\" r:id=\"rId99\"/>"),
        ("styles.xml", "<cellXfs", "<cellXfs><cellXfs"),
    ] {
        let bytes = with_part(part, from, to);
        if let Err(refusal) = fixtures::rows_within(&bytes, small) {
            let known = matches!(refusal, SheetError::Damaged | SheetError::Bomb | SheetError::MissingColumns { .. });
            assert!(known, "{part} {to}: {refusal:?}");
        }
    }
    let bytes = with_part("sheet1.xml", "<c r=\"A2\" t=\"s\"><v>3</v>", "<c r=\"A2\" t=\"e\"><v>#FIELD!</v>");
    assert_eq!(fixtures::rows(&bytes).unwrap_err(), SheetError::UnknownFormulaError { what: "#FIELD!".into() });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2_000), start in 0usize..8) {
        let starts: [&[u8]; 8] =
            [b"", b"PK\x03\x04", b"PK\x05\x06", fixtures::OLE, b"\xFF\xFE", b"\xFE\xFF", b"\xEF\xBB\xBF", b"a,b\n\""];
        let _ = fixtures::rows(&[starts[start], bytes.as_slice()].concat());
    }

    #[test]
    fn a_changed_archive_is_read_or_refused(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
        cuts: bool,
    ) {
        let mut bytes = pack(&parts());
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cuts {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = fixtures::rows(&bytes);
    }

    #[test]
    fn a_changed_part_is_read_or_refused(
        part in any::<prop::sample::Index>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), "[<>/\"'=&;!\\[\\]a-zA-Z0-9:# -]{0,6}"), 1..5),
    ) {
        let mut parts = parts();
        let which = part.index(parts.len());
        let bytes = &mut parts[which].1;
        for (at, text) in changes {
            let at = at.index(bytes.len());
            let end = (at + text.len() / 2).min(bytes.len());
            bytes.splice(at..end, text.bytes());
        }
        let _ = fixtures::rows(&pack(&parts));
    }

    #[test]
    fn a_changed_text_is_read_or_refused(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), "[,;\t\"\n\r，'=a-z0-9\u{fffd}]{0,4}"), 0..8),
        gb: bool,
    ) {
        let mut text: Vec<char> = "楼宇名称,代码,地址\n甲,1,\"南京\n西路\"\n乙,2,\n".chars().collect();
        for (at, piece) in changes {
            let at = at.index(text.len());
            text.splice(at..at, piece.chars());
        }
        let text: String = text.into_iter().collect();
        let bytes = if gb { encoding_rs::GB18030.encode(&text).0.into_owned() } else { text.into_bytes() };
        if let Ok(rows) = fixtures::rows(&bytes) {
            prop_assert!(rows.windows(2).all(|pair| pair[0].line < pair[1].line));
        }
    }
}
