//! Failures as answers: a page in the reader's words, or `application/problem+json` (RFC 9457).

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kernel::{Denied, FieldFault, Locale};
use serde::Serialize;
use std::sync::Arc;
use ui::{Faults, Notice, Tone};

use crate::T;

pub type Result<T = Response, E = Error> = std::result::Result<T, E>;

/// A handler's failure. The router renders it, since only the router knows language and form of the answer.
#[derive(Debug, Clone)]
pub struct Error(pub(crate) Arc<kernel::Error>);

impl<E: Into<kernel::Error>> From<E> for Error {
    fn from(error: E) -> Self {
        Self(Arc::new(error.into()))
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The body of a failed request in JSON.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// `about:blank`, or the code of the rule that refused.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    /// Stable for programs: `issues.already_closed`, `invalid`, `forbidden`.
    pub code: String,
    pub detail: String,
    /// What to do instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub way_out: Option<String>,
    /// Where to do it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub way_out_href: Option<String>,
    /// The article that the rule comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldProblem>,
}

/// One field that cannot be accepted.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FieldProblem {
    pub field: String,
    pub reason: String,
}

impl Error {
    pub(crate) fn status(&self) -> StatusCode {
        let code = match &*self.0 {
            kernel::Error::Refused(refusal) => refusal.status(),
            kernel::Error::Denied(Denied::Hidden) => 404,
            kernel::Error::Denied(Denied::SignIn) => 401,
            kernel::Error::Denied(Denied::Forbidden(_)) => 403,
            kernel::Error::Invalid(_) => 422,
            kernel::Error::Saved(_) => 409,
            kernel::Error::Broken(_) => 500,
        };
        StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    pub(crate) fn problem(&self, locale: Locale) -> Problem {
        let t = T(locale);
        let mut problem = Problem {
            kind: "about:blank".into(),
            title: String::new(),
            status: self.status().as_u16(),
            code: String::new(),
            detail: String::new(),
            way_out: None,
            way_out_href: None,
            clause: None,
            fields: Vec::new(),
        };
        let (code, title, detail) = match &*self.0 {
            kernel::Error::Refused(refusal) => {
                problem.kind = format!("urn:loushi:refusal:{}", refusal.code());
                if let Some(way_out) = refusal.way_out() {
                    problem.way_out = Some(way_out.text.get(locale).to_owned());
                    problem.way_out_href = way_out.href;
                }
                problem.clause =
                    refusal.clause().map(|c| format!("{} {}", i18n::Format(locale).clause(&c.id), c.text.get(locale)));
                (refusal.code().to_owned(), t.refused_title().to_owned(), refusal.sentence().get(locale).to_owned())
            }
            kernel::Error::Denied(Denied::Hidden) => {
                ("not_found".into(), t.hidden_title().into(), t.hidden_detail().into())
            }
            kernel::Error::Denied(Denied::SignIn) => {
                ("sign_in".into(), t.sign_in_title().into(), t.sign_in_detail().into())
            }
            kernel::Error::Denied(Denied::Forbidden(permission)) => {
                let what = permission.sentence.get(locale);
                (format!("forbidden.{}", permission.key), t.forbidden_title().into(), t.forbidden_detail(what))
            }
            kernel::Error::Invalid(faults) => {
                problem.fields = faults.iter().map(|f| field_problem(f, locale)).collect();
                ("invalid".into(), t.invalid_title().into(), t.invalid_detail().into())
            }
            kernel::Error::Saved(saved) => {
                let by = saved.name.clone().unwrap_or_else(|| t.somebody().to_owned());
                (
                    "saved_meanwhile".into(),
                    t.saved_title().into(),
                    t.saved_detail(by, i18n::Format(locale).moment(saved.at)),
                )
            }
            kernel::Error::Broken(_) => ("broken".into(), t.broken_title().into(), t.broken_detail().into()),
        };
        Problem { code, title, detail, ..problem }
    }
}

fn field_problem(fault: &FieldFault, locale: Locale) -> FieldProblem {
    FieldProblem { field: fault.field.clone().into_owned(), reason: fault.reason.get(locale).to_owned() }
}

/// A refused form, for the page that shows it again with everything that was typed.
#[derive(Debug, Clone, Default)]
pub struct Refused {
    pub faults: Faults,
    pub notice: Option<Notice>,
    /// Somebody else saved first: sent once more as it is, the form may replace what they saved.
    pub meanwhile: bool,
    pub(crate) status: u16,
}

impl Refused {
    /// Nothing was refused yet.
    pub fn none(locale: Locale) -> Self {
        Self { faults: Faults::new(locale, &[]), notice: None, meanwhile: false, status: 200 }
    }

    /// The refusal for a form; the error again if it is not about the form.
    pub(crate) fn of(error: kernel::Error, locale: Locale) -> std::result::Result<Self, kernel::Error> {
        let faults = match &error {
            kernel::Error::Invalid(faults) => Faults::new(locale, faults),
            kernel::Error::Refused(_) | kernel::Error::Saved(_) => Faults::new(locale, &[]),
            _ => return Err(error),
        };
        let invalid = matches!(error, kernel::Error::Invalid(_));
        let meanwhile = matches!(error, kernel::Error::Saved(_));
        let wrapped = Error::from(error);
        let problem = wrapped.problem(locale);
        let notice = (!invalid).then(|| {
            let why = [problem.way_out.as_deref(), problem.clause.as_deref()].into_iter().flatten();
            let mut notice = Notice::new(Tone::Late, &problem.detail).why(why.collect::<Vec<_>>().join(" "));
            if let Some(href) = &problem.way_out_href {
                notice = notice.link(T(locale).way_out_link(), href);
            }
            notice
        });
        Ok(Self { faults, notice, meanwhile, status: problem.status })
    }
}

/// The refusal and the summary of faults, above a form.
impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(notice) = &self.notice {
            write!(f, "{notice}")?;
        }
        write!(f, "{}", self.faults)
    }
}

impl askama::filters::HtmlSafe for Refused {}
