//! Templates: an empty sheet that shows how to fill it.

use kernel::{Error, Locale, Result};
use rust_xlsxwriter::{Color, Format, Workbook, XlsxError};

use crate::{ImportKind, T, writer};

/// A workbook with the kind's header (required columns end with `*`) and an example row, which is skipped when the file
/// is imported. Its cells are text, so that Excel leaves codes and dates as they are typed.
///
/// # Errors
/// If the workbook cannot be made.
pub fn template(kind: &ImportKind, locale: Locale) -> Result<Vec<u8>> {
    make(kind, locale).map_err(|e| Error::Broken(Box::new(e)))
}

fn make(kind: &ImportKind, locale: Locale) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let label =
        |column: &crate::Column| format!("{}{}", column.label.get(locale), if column.required { "*" } else { "" });
    let header: Vec<String> = kind.columns.iter().map(label).collect();
    let (text, pale) =
        (Format::new().set_num_format("@"), Format::new().set_num_format("@").set_font_color(Color::Gray));
    writer::begin(sheet, &writer::sheet_name(kind.title.get(locale)), &header)?;
    for ((i, column), header) in (0u16..).zip(kind.columns).zip(&header) {
        // The mark by which the reader knows the row stands in the first cell.
        let example = if i == 0 { T(locale).template_example(column.example) } else { column.example.to_owned() };
        sheet.set_column_format(i, &text)?;
        sheet.set_column_width(i, writer::width(header).max(writer::width(&example)).clamp(10, 40))?;
        sheet.write_string_with_format(1, i, example, &pale)?;
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures;

    #[test]
    fn a_template_is_understood_and_its_example_is_not_imported() {
        for locale in Locale::ALL {
            let bytes = template(&fixtures::KIND, locale).unwrap();
            assert_eq!(fixtures::rows(&bytes).unwrap().len(), 0);
            let raw = fixtures::raw_rows(&bytes);
            let header: Vec<&str> = raw[0].cells.iter().map(|c| c.text.as_str()).collect();
            match locale {
                Locale::Zh => assert_eq!(header, ["楼宇名称*", "代码*", "地址", "启用日期"]),
                Locale::En => assert_eq!(header, ["Building name*", "Code*", "Address", "In use since"]),
            }
            assert_eq!(raw[1].cells[1].text, "310107005001");
            assert!(raw[1].cells[0].text.ends_with("静安嘉里中心"));
        }
    }
}
