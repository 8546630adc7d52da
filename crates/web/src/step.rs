//! The page of one step of an item: what it means, a few fields, a button. Most verbs need no more.

use kernel::Locale;
use serde::Serialize;
use ui::{Crumb, Field, Frame, Layout, Section};

use crate::{Refused, Sample, T, View};

/// A step's form.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "step.html")]
pub struct StepPage {
    /// The verb.
    pub step: &'static str,
    /// The item's title and its page.
    pub subject: String,
    pub href: String,
    #[serde(skip)]
    section: Section,
    #[serde(skip)]
    heading: String,
    #[serde(skip)]
    button: String,
    #[serde(skip)]
    lead: String,
    #[serde(skip)]
    sheets: Vec<ui::Html>,
    #[serde(skip)]
    hidden: Vec<(&'static str, String)>,
    #[serde(skip)]
    fields: Vec<Field>,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl StepPage {
    /// `heading` is also what the button says. `subject` and `href` are the item's title and page.
    pub fn new(locale: Locale, section: Section, step: &'static str, heading: &str, subject: &str, href: &str) -> Self {
        Self {
            step,
            subject: subject.to_owned(),
            href: href.to_owned(),
            section,
            heading: heading.to_owned(),
            button: heading.to_owned(),
            lead: String::new(),
            sheets: Vec::new(),
            hidden: Vec::new(),
            fields: Vec::new(),
            refused: Refused::none(locale),
            t: T(locale),
        }
    }

    /// What the form was refused with. Comes before the fields that show their faults.
    #[must_use]
    pub fn refused(mut self, refused: Refused) -> Self {
        self.refused = refused;
        self
    }

    /// What the button says, where that is not the heading.
    #[must_use]
    pub fn button(mut self, word: &str) -> Self {
        word.clone_into(&mut self.button);
        self
    }

    /// What the step means, in a sentence.
    #[must_use]
    pub fn lead(mut self, lead: impl Into<String>) -> Self {
        self.lead = lead.into();
        self
    }

    /// Something to read before deciding, above the form.
    #[must_use]
    pub fn sheet(mut self, html: ui::Html) -> Self {
        self.sheets.push(html);
        self
    }

    #[must_use]
    pub fn hidden(mut self, name: &'static str, value: &str) -> Self {
        if !value.is_empty() {
            self.hidden.push((name, value.to_owned()));
        }
        self
    }

    #[must_use]
    pub fn field(mut self, field: Field) -> Self {
        self.refused.faults.name(&field);
        self.fields.push(field.fault(&self.refused.faults));
        self
    }

    /// Fields that are there or not.
    #[must_use]
    pub fn fields(self, fields: impl IntoIterator<Item = Field>) -> Self {
        fields.into_iter().fold(self, Self::field)
    }
}

impl View for StepPage {
    fn title(&self, _: Locale) -> String {
        format!("{} · {}", self.heading, self.subject)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.subject, &self.href), Crumb::here(&self.heading)];
        Frame { section: self.section, layout: Layout::Narrow, crumbs, ..Frame::default() }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let page = StepPage::new(locale, Section::Report, "settle", "报告办理结果", "17 层茶水间微波炉只剩一台能用", "/")
        .lead("结果会请报事人确认。")
        .sheet(ui::Html("<p>…</p>".into()))
        .hidden("receipt", "7K34Q9AB")
        .field(Field::area("words", "办了什么", "", 4));
    vec![Sample::of("step", &page)]
}
