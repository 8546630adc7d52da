//! Form fields: label above, hint below it, the fault in words, the value kept.

use std::{
    borrow::Cow,
    fmt::{self, Display},
};

use kernel::{FieldFault, Locale};

use crate::{
    T, glyph,
    html::{Escaped, attribute, safe},
};

/// The faults of a form that was refused, in the reader's language.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    pub locale: Locale,
    list: Vec<(Cow<'static, str>, String)>,
    /// What a field is called, where the form has said so.
    labels: Vec<(String, String)>,
}

impl Faults {
    pub fn new(locale: Locale, faults: &[FieldFault]) -> Self {
        let list = faults.iter().map(|f| (f.field.clone(), f.reason.get(locale).to_owned())).collect();
        Self { locale, list, labels: Vec::new() }
    }

    pub fn of(&self, field: &str) -> &str {
        self.list.iter().find(|(name, _)| name == field).map_or("", |(_, reason)| reason)
    }

    /// The summary names the field that a reason is about.
    pub fn name(&mut self, field: &Field) {
        if !self.of(&field.name).is_empty() {
            self.labels.push((field.name.clone(), field.label.clone()));
        }
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }
}

/// The summary above the form: takes the focus, links to each field.
impl Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.list.is_empty() {
            return Ok(());
        }
        let title = T(self.locale).faults_title(self.list.len() as i64);
        write!(
            f,
            r#"<div class="errors" role="alert" aria-labelledby="faults" tabindex="-1" data-focus><h2 id="faults">{title}</h2><ul>"#
        )?;
        for (field, reason) in &self.list {
            let label = self.labels.iter().find(|(name, _)| name == field).map(|(_, label)| label.as_str());
            let says = label.map(|label| T(self.locale).fault_of(label, reason));
            let says = says.as_deref().unwrap_or(reason);
            write!(f, r##"<li><a href="#f-{}">{}</a></li>"##, Escaped(field), Escaped(says))?;
        }
        f.write_str("</ul></div>")
    }
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

#[derive(Debug, Clone)]
enum Control {
    Input(&'static str),
    Area(u32),
    Select(Vec<Choice>),
    Radios(Vec<Choice>),
    Checks(Vec<Choice>),
    Check(String),
    File,
}

/// A field as a template prints it: `{{ Field::text("title", t.title(), &input.title).fault(&faults) }}`.
#[derive(Debug, Clone)]
pub struct Field {
    name: String,
    label: String,
    value: String,
    control: Control,
    hint: String,
    fault: String,
    optional: Option<&'static str>,
    extra: Vec<(&'static str, String)>,
    big_label: bool,
    /// The form that it stands in, where a page has several with fields of the same name.
    form: &'static str,
}

impl Field {
    fn new(name: impl Into<String>, label: impl Into<String>, value: impl Into<String>, control: Control) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            value: value.into(),
            control,
            hint: String::new(),
            fault: String::new(),
            optional: None,
            extra: Vec::new(),
            big_label: false,
            form: "",
        }
    }

    pub fn text(name: impl Into<String>, label: impl Into<String>, value: impl Into<String>) -> Self {
        Self::new(name, label, value, Control::Input("text"))
    }

    pub fn password(name: &str, label: &str) -> Self {
        Self::new(name, label, "", Control::Input("password"))
    }

    pub fn date(name: &str, label: &str, value: &str) -> Self {
        Self::new(name, label, value, Control::Input("date"))
    }

    pub fn moment(name: &str, label: &str, value: &str) -> Self {
        Self::new(name, label, value, Control::Input("datetime-local"))
    }

    pub fn number(name: &str, label: &str, value: &str) -> Self {
        Self::new(name, label, value, Control::Input("text")).with("inputmode", "numeric")
    }

    pub fn area(name: impl Into<String>, label: impl Into<String>, value: impl Into<String>, rows: u32) -> Self {
        Self::new(name, label, value, Control::Area(rows))
    }

    /// A list to choose from. An option with an empty value is the "not chosen" one.
    pub fn select(name: &str, label: &str, value: &str, choices: Vec<Choice>) -> Self {
        Self::new(name, label, value, Control::Select(choices))
    }

    pub fn radios(name: &str, label: &str, value: &str, choices: Vec<Choice>) -> Self {
        Self::new(name, label, value, Control::Radios(choices))
    }

    /// Several of a list; `value` holds the chosen values, separated by commas.
    pub fn checks(name: &str, label: &str, value: &str, choices: Vec<Choice>) -> Self {
        Self::new(name, label, value, Control::Checks(choices))
    }

    /// One box; `hint` stands under its label.
    pub fn check(name: &str, label: &str, on: bool, hint: &str) -> Self {
        Self::new(name, label, if on { "1" } else { "" }, Control::Check(hint.to_owned()))
    }

    pub fn file(name: &str, label: &str, accept: &str) -> Self {
        Self::new(name, label, "", Control::File).with("accept", accept)
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Shows the field's fault, if it has one.
    #[must_use]
    pub fn fault(mut self, faults: &Faults) -> Self {
        self.fault = faults.of(&self.name).to_owned();
        self
    }

    #[must_use]
    pub fn optional(mut self, locale: Locale) -> Self {
        self.optional = Some(T(locale).optional());
        self
    }

    /// Another attribute of the control: `maxlength`, `autocomplete`, `hx-get`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.extra.push((name, value.into()));
        self
    }

    /// The label as the page's question.
    #[must_use]
    pub fn headline(mut self) -> Self {
        self.big_label = true;
        self
    }

    /// Tells it apart from a field of the same name in another form of the page.
    #[must_use]
    pub fn within(mut self, form: &'static str) -> Self {
        self.form = form;
        self
    }

    fn id(&self) -> String {
        if self.form.is_empty() { format!("f-{}", self.name) } else { format!("f-{}-{}", self.form, self.name) }
    }

    fn described(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-h", self.id()));
        let fault = (!self.fault.is_empty()).then(|| format!("{}-e", self.id()));
        [hint, fault].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn attributes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, r#" class="in" id="{}" name="{}""#, Escaped(&self.id()), Escaped(&self.name))?;
        if !self.fault.is_empty() {
            f.write_str(r#" aria-invalid="true""#)?;
        }
        attribute(f, "aria-describedby", &self.described())?;
        self.extra.iter().try_for_each(|(name, value)| attribute(f, name, value))
    }

    fn notes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.id();
        let id = Escaped(&id);
        if !self.hint.is_empty() {
            write!(f, r#"<p class="hint" id="{id}-h">{}</p>"#, Escaped(&self.hint))?;
        }
        if !self.fault.is_empty() {
            write!(f, r#"<p class="err" id="{id}-e">{}{}</p>"#, glyph("late"), Escaped(&self.fault))?;
        }
        Ok(())
    }

    fn option_list(&self, f: &mut fmt::Formatter<'_>, kind: &str, choices: &[Choice]) -> fmt::Result {
        let chosen: Vec<&str> = self.value.split(',').collect();
        write!(f, r#"<div class="checks" id="{}">"#, Escaped(&self.id()))?;
        for choice in choices {
            let on = if chosen.contains(&choice.value.as_str()) { " checked" } else { "" };
            write!(
                f,
                r#"<label class="check"><input type="{kind}" name="{}" value="{}"{on}><span>{}</span>"#,
                Escaped(&self.name),
                Escaped(&choice.value),
                Escaped(&choice.label)
            )?;
            if !choice.hint.is_empty() {
                write!(f, r#"<span class="hint">{}</span>"#, Escaped(&choice.hint))?;
            }
            f.write_str("</label>")?;
        }
        f.write_str("</div>")
    }
}

impl Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bad = if self.fault.is_empty() { "field" } else { "field bad" };
        let optional = self.optional.map_or(String::new(), |word| format!(r#"<span class="opt">{word}</span>"#));
        let (id, name, label) = (self.id(), Escaped(&self.name), Escaped(&self.label));
        let id = Escaped(&id);
        match &self.control {
            Control::Check(hint) => {
                let on = if self.value.is_empty() { "" } else { " checked" };
                write!(
                    f,
                    r#"<div class="{bad}"><label class="check"><input type="checkbox" id="{id}" name="{name}" value="1"{on}><span>{label}</span>"#
                )?;
                if !hint.is_empty() {
                    write!(f, r#"<span class="hint">{}</span>"#, Escaped(hint))?;
                }
                f.write_str("</label>")?;
                self.notes(f)?;
                return f.write_str("</div>");
            }
            Control::Radios(choices) | Control::Checks(choices) => {
                let kind = if matches!(self.control, Control::Radios(_)) { "radio" } else { "checkbox" };
                write!(f, r#"<fieldset class="{bad}"><legend>{label}{optional}</legend>"#)?;
                self.notes(f)?;
                self.option_list(f, kind, choices)?;
                return f.write_str("</fieldset>");
            }
            _ => {}
        }
        write!(f, r#"<div class="{bad}">"#)?;
        if self.big_label {
            write!(f, r#"<h2><label for="{id}">{label}</label></h2>"#)?;
        } else {
            write!(f, r#"<label for="{id}">{label}{optional}</label>"#)?;
        }
        self.notes(f)?;
        match &self.control {
            Control::Area(rows) => {
                write!(f, r#"<textarea rows="{rows}""#)?;
                self.attributes(f)?;
                // A leading line break would be dropped by the parser.
                write!(f, ">\n{}</textarea>", Escaped(&self.value))?;
            }
            Control::Select(choices) => {
                f.write_str("<select")?;
                self.attributes(f)?;
                f.write_str(">")?;
                for choice in choices {
                    let on = if choice.value == self.value { " selected" } else { "" };
                    write!(f, r#"<option value="{}"{on}>{}</option>"#, Escaped(&choice.value), Escaped(&choice.label))?;
                }
                f.write_str("</select>")?;
            }
            Control::File => {
                f.write_str(r#"<input type="file""#)?;
                self.attributes(f)?;
                f.write_str(">")?;
            }
            Control::Input(kind) => {
                write!(f, r#"<input type="{kind}""#)?;
                self.attributes(f)?;
                attribute(f, "value", &self.value)?;
                f.write_str(">")?;
            }
            Control::Radios(_) | Control::Checks(_) | Control::Check(_) => {}
        }
        f.write_str("</div>")
    }
}

safe!(Faults, Field);

#[cfg(test)]
mod tests {
    use kernel::Text;

    use super::*;

    #[test]
    fn a_faulty_field_says_why_and_keeps_its_value() {
        let fault =
            FieldFault { field: "title".into(), reason: Text::new("写一句发生了什么", "Say what happened") };
        let faults = Faults::new(Locale::Zh, &[fault]);
        let field = Field::text("title", "标题", "\"旧\"").hint("一句话").fault(&faults).to_string();
        assert!(field.contains(r#"aria-invalid="true" aria-describedby="f-title-h f-title-e""#), "{field}");
        assert!(field.contains(r#"value="&quot;旧&quot;""#), "{field}");
        assert!(field.contains("写一句发生了什么"), "{field}");
        assert!(faults.to_string().contains(r##"href="#f-title""##));
        assert_eq!(Faults::default().to_string(), "");
    }

    #[test]
    fn chosen_options_stay_chosen() {
        let choices = vec![Choice::new("a", "甲"), Choice::new("b", "乙")];
        let field = Field::checks("kinds", "种类", "b", choices).to_string();
        assert!(field.contains(r#"value="b" checked"#) && !field.contains(r#"value="a" checked"#), "{field}");
    }
}
