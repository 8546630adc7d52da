//! Why an import was not carried out, though its file could be read.

use kernel::{Locale, Refusal, Text, WayOut};

use crate::T;

/// An import that was rolled back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportRefusal {
    /// So many rows are errors; the first of them and its reason.
    Errors { count: u64, first_line: u32, first_reason: Text },
    /// The same file would now do something else than the preview showed.
    ChangedSincePreview,
    /// The file is not the one that was previewed.
    AnotherFile,
}

impl ImportRefusal {
    fn texts(&self, l: Locale) -> (String, String) {
        let t = T(l);
        match self {
            ImportRefusal::Errors { count, first_line, first_reason } => (
                t.import_errors(i64::try_from(*count).unwrap_or(i64::MAX), first_line, first_reason.get(l)),
                t.import_errors_way().to_owned(),
            ),
            ImportRefusal::ChangedSincePreview => (t.import_changed().to_owned(), t.import_changed_way().to_owned()),
            ImportRefusal::AnotherFile => (t.import_another_file().to_owned(), t.import_another_file_way().to_owned()),
        }
    }
}

impl Refusal for ImportRefusal {
    fn code(&self) -> &'static str {
        match self {
            ImportRefusal::Errors { .. } => "imports.errors",
            ImportRefusal::ChangedSincePreview => "imports.changed_since_preview",
            ImportRefusal::AnotherFile => "imports.another_file",
        }
    }

    fn sentence(&self) -> Text {
        Text::each(|l| self.texts(l).0)
    }

    fn way_out(&self) -> Option<WayOut> {
        Some(WayOut::text(Text::each(|l| self.texts(l).1)))
    }

    fn status(&self) -> u16 {
        match self {
            ImportRefusal::Errors { .. } => 422,
            ImportRefusal::ChangedSincePreview | ImportRefusal::AnotherFile => 409,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_error_is_named_with_its_row() {
        let first_reason = Text::new("必填，不能为空。", "Required: it cannot be empty.");
        let refusal = |count| ImportRefusal::Errors { count, first_line: 7, first_reason: first_reason.clone() };
        let one = refusal(1).sentence();
        assert_eq!(one.zh, "有 1 行不能导入，全部数据均未写入。第 7 行：必填，不能为空。");
        assert_eq!(
            refusal(3).sentence().en,
            "3 rows cannot be imported, and nothing was written. From row 7 on: Required: it cannot be empty."
        );
        for refusal in [refusal(1), ImportRefusal::ChangedSincePreview, ImportRefusal::AnotherFile] {
            assert!(refusal.code().starts_with("imports."));
            assert!(refusal.way_out().is_some_and(|w| w.text.zh.ends_with('。') && w.text.en.ends_with('.')));
        }
    }
}
