# Why a file cannot be read, and what to do.
sheet-not-readable = The file does not exist or may not be read.
sheet-not-readable-way = Check where it is and its permissions, then try again.
sheet-empty = The file has no content.
sheet-empty-way = Fill it in, save it, then upload it again.
sheet-old-excel = This is a file of an old Office version (such as .xls) and cannot be read directly.
sheet-other-workbook = This is a spreadsheet in the { $kind } format and cannot be read directly.
sheet-save-as-way = Open it in Excel or WPS, save it as .xlsx or as CSV in UTF-8, then upload that.
sheet-password = The file has a password and cannot be read.
sheet-password-way = Remove the password in Excel or WPS, save it as .xlsx, then upload that.
sheet-document = This is a { $kind } file, not a spreadsheet.
sheet-document-way = Copy its table into Excel or WPS, save it as .xlsx, then upload that.
sheet-image = This is a picture, not a spreadsheet.
sheet-image-way = Upload the original spreadsheet (.xlsx or CSV).
sheet-web-page = The file is a web page (HTML or XML), not a spreadsheet. Some systems export such pages as .xls.
sheet-archive = This is an archive, not a spreadsheet.
sheet-archive-way = Unpack it and upload the spreadsheet inside.
sheet-damaged = The file is damaged or incomplete and cannot be read.
sheet-damaged-way = Download it again, or open it in Excel or WPS, repair it and save it as .xlsx, then upload that.
sheet-too-large = Unpacked, the file is larger than the limit of { $limit } MB.
sheet-too-large-way = Remove pictures and other sheets, or split it into several files.
sheet-too-many-rows = There are more rows than the limit of { $limit }.
sheet-too-many-rows-way = Split it into several files, or ask the administrator to import it on the command line.
sheet-bomb = The file is not built like a spreadsheet: unpacked, it is far larger than one.
sheet-bomb-way = Copy the data into a new workbook, save it as .xlsx, then upload that.
sheet-unknown = Neither the format nor the text encoding of the file is known.
sheet-open-quote = A double quotation mark in row { $line } has no counterpart, so the rows after it cannot be told apart.
sheet-open-quote-way = Add or remove the quotation mark, or save the file as .xlsx, then upload it again.
sheet-unknown-formula = The sheet holds an error value that is not known, “{ $what }”, and cannot be read.
sheet-unknown-formula-way = Correct the formula, or paste the column as values, then upload it again.
sheet-missing-columns = The sheet lacks required columns: { $missing }. It has: { $found }.
sheet-no-header = No header was found. The sheet must have these columns: { $missing }.
sheet-missing-columns-way = Download the template and correct the header, which must be among the first 15 rows.

# What is wrong with a cell.
cell-formula = The cell is the error value “{ $what }”. Correct the formula or fill in the right content.
cell-digits = Excel has changed the last digits of this number. Set the column to the Text format and fill it in again.
cell-date = The date is out of range. Fill in a date such as 2026-11-28.
cell-garbled = There are characters that cannot be read. Fill them in again, or save the file in UTF-8.
cell-too-long = Longer than { $most } characters. Shorten it.
cell-missing = Required: it cannot be empty.

# Why an import was not carried out.
import-errors = { $count ->
    [one] One row cannot be imported, and nothing was written. Row { $line }: { $reason }
   *[other] { $count } rows cannot be imported, and nothing was written. From row { $line } on: { $reason }
}
import-errors-way = Correct what is noted, then upload the file again.
import-changed = The data changed after the preview, so nothing was imported.
import-changed-way = Preview it again, check it, then import it.
import-another-file = This is not the file that was previewed, so nothing was imported.
import-another-file-way = Upload the file that was previewed, or preview this one.

# The record.
event-imported = Imported “{ $title }”: { $new } new, { $changed } changed, { $unchanged } unchanged.

# Templates.
template-example = Example: { $text }
