//! Forms with a page of their own: what is about to be done, what it needs, and one button that names the act.

use kernel::{District, Locale};
use serde::{Deserialize, Serialize};
use ui::{Crumb, Field, Frame, Layout, Section, TowerLink};
use web::{Refused, Sample, View};

use crate::T;

/// A request that needs nothing but its address.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Nothing {}

/// A form's page.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "meetings/form.html")]
pub struct FormPage {
    pub title: String,
    /// What the act does, in one sentence.
    pub intro: String,
    /// The fields as they are filled in now.
    #[schema(value_type = Object)]
    pub input: serde_json::Value,
    #[serde(skip)]
    pub fields: Vec<Field>,
    #[serde(skip)]
    pub hidden: Vec<(&'static str, String)>,
    /// Shown above the form: the text that is about to be replaced, what somebody else saved meanwhile.
    #[serde(skip)]
    pub above: Vec<ui::Html>,
    #[serde(skip)]
    pub button: String,
    #[serde(skip)]
    pub grave: bool,
    #[serde(skip)]
    pub files: bool,
    #[serde(skip)]
    pub crumbs: Vec<Crumb>,
    #[serde(skip)]
    pub tower: Option<TowerLink>,
    #[serde(skip)]
    pub refused: Refused,
}

impl FormPage {
    pub fn new(title: impl Into<String>, button: impl Into<String>, input: &impl Serialize, refused: Refused) -> Self {
        Self {
            title: title.into(),
            intro: String::new(),
            input: serde_json::to_value(input).unwrap_or_default(),
            fields: Vec::new(),
            hidden: Vec::new(),
            above: Vec::new(),
            button: button.into(),
            grave: false,
            files: false,
            crumbs: Vec::new(),
            tower: None,
            refused,
        }
    }

    #[must_use]
    pub fn intro(mut self, intro: impl Into<String>) -> Self {
        self.intro = intro.into();
        self
    }

    #[must_use]
    pub fn fields(mut self, fields: Vec<Field>) -> Self {
        self.fields = fields;
        self
    }

    /// The way back, to the page that the form was opened from.
    #[must_use]
    pub fn from(mut self, text: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs = vec![Crumb::link(text, href), Crumb::here(self.title.clone())];
        self
    }

    #[must_use]
    pub fn tower(mut self, district: District, building: kernel::BuildingId, name: &str) -> Self {
        self.tower = Some(TowerLink { name: name.to_owned(), href: format!("/{district}/towers/{building}") });
        self
    }
}

impl View for FormPage {
    fn title(&self, _: Locale) -> String {
        self.title.clone()
    }

    fn frame(&self) -> Frame {
        Frame {
            section: Section::Meetings,
            layout: Layout::Narrow,
            crumbs: self.crumbs.clone(),
            tower: self.tower.clone(),
        }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

/// A text as paper shows it, paragraph by paragraph.
#[derive(askama::Template)]
#[template(path = "meetings/_paper.html")]
pub struct Paper<'a> {
    pub docno: &'a str,
    pub title: &'a str,
    pub paragraphs: Vec<&'a str>,
}

/// A text on paper, for pages that put it together.
///
/// # Errors
/// A template that fails.
pub fn paper(docno: &str, title: &str, words: &str) -> kernel::Result<ui::Html> {
    let paragraphs = words.lines().filter(|l| !l.trim().is_empty()).collect();
    html(&Paper { docno, title, paragraphs })
}

/// A template as a part of a page.
///
/// # Errors
/// A template that fails.
pub fn html(template: &impl askama::Template) -> kernel::Result<ui::Html> {
    template.render().map(ui::Html).map_err(|e| kernel::Error::Broken(Box::new(e)))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let mut page = FormPage::new(t.cancel_title(), t.cancel_button(), &Nothing::default(), Refused::none(locale))
        .intro(t.cancel_intro())
        .fields(vec![Field::area("reason", t.reason(), "", 3)])
        .from("第 4 次议事会", "/");
    (page.grave, page.files, page.hidden) = (true, true, vec![("rev", "1".into())]);
    let sheet = Paper {
        docno: "和衡楼议〔2026〕6号", title: "关于试行电梯错峰停靠的决议", paragraphs: vec!["一、"]
    };
    page.above = vec![html(&sheet).expect("a sample renders")];
    vec![Sample::of("form", &page), Sample::of("_paper", &sheet)]
}
