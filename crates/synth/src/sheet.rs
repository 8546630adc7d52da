//! A sheet of text as the demonstration's spreadsheets have it.

use std::{fs::File, io::BufWriter, path::Path};

use imports::{Cell, Form, Writer};

use crate::Done;

/// A sheet of text.
pub struct Sheet {
    pub file: &'static str,
    title: &'static str,
    header: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

impl Sheet {
    pub fn new(file: &'static str, title: &'static str, header: &'static [&'static str]) -> Self {
        Self { file, title, header, rows: Vec::new() }
    }

    pub fn row<const N: usize>(&mut self, cells: [&str; N]) {
        assert_eq!(N, self.header.len(), "{}", self.file);
        self.rows.push(cells.iter().map(|c| (*c).to_owned()).collect());
    }

    pub fn write(&self, folder: &Path) -> Done {
        let form = if self.file.ends_with(".csv") { Form::Csv } else { Form::Xlsx };
        let out = BufWriter::new(File::create(folder.join(self.file))?);
        let mut writer = Writer::new(out, form, self.title, self.header).map_err(|e| e.to_string())?;
        for row in &self.rows {
            let cells: Vec<Cell<'_>> = row.iter().map(|c| Cell::from(c.as_str())).collect();
            writer.row(&cells).map_err(|e| e.to_string())?;
        }
        writer.finish().map_err(|e| e.to_string())?;
        println!("{}: {} rows", self.file, self.rows.len());
        Ok(())
    }
}
