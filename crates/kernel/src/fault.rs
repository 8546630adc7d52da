//! How a request fails: refused by a rule, denied, badly filled in, overtaken by somebody else, or broken.

use std::{borrow::Cow, error, fmt};

use crate::{Permission, PersonId, Text, Timestamp};

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A rule's "no", one enum per module with a variant per rule. It says why and what to do instead (mission rule 5).
pub trait Refusal: fmt::Debug + Send + Sync + 'static {
    /// `module.rule`, stable for programs.
    fn code(&self) -> &'static str;

    /// What cannot be done and why, in one sentence.
    fn sentence(&self) -> Text;

    /// What to do instead.
    fn way_out(&self) -> Option<WayOut> {
        None
    }

    /// The article that the rule comes from.
    fn clause(&self) -> Option<Clause> {
        None
    }

    /// 409 for "not in this state", 422 for "not with these values".
    fn status(&self) -> u16 {
        409
    }
}

/// An article of a law, a policy pack or rules of procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The pack's clause id, for example `K14.quorum`.
    pub id: Cow<'static, str>,
    pub text: Text,
}

/// What to do instead of what was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayOut {
    pub text: Text,
    pub href: Option<String>,
}

impl WayOut {
    pub const fn text(text: Text) -> Self {
        Self { text, href: None }
    }
}

/// One field that cannot be accepted as it is. The sentence names the fault and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    pub field: Cow<'static, str>,
    pub reason: Text,
}

/// Permission is missing.
#[derive(Debug, Clone, Copy)]
pub enum Denied {
    /// The actor may not know that it exists, or it does not: 404.
    Hidden,
    /// Nobody is signed in: 401.
    SignIn,
    /// Visible, but not allowed: 403.
    Forbidden(&'static Permission),
}

/// Somebody else saved first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedMeanwhile {
    pub by: Option<PersonId>,
    /// `by` as the reader may see it; told by the layer that knows people.
    pub name: Option<String>,
    pub at: Timestamp,
}

/// Why a use case did not happen. Nothing was written.
#[derive(Debug)]
pub enum Error {
    Refused(Box<dyn Refusal>),
    Denied(Denied),
    Invalid(Vec<FieldFault>),
    Saved(SavedMeanwhile),
    /// Not the caller's fault: a database that is gone, a stored value that makes no sense.
    Broken(Box<dyn error::Error + Send + Sync>),
}

impl Error {
    /// A broken invariant, described for the log. Never put personal data into `what`.
    pub fn bug(what: impl Into<String>) -> Self {
        Error::Broken(what.into().into())
    }

    pub fn field(field: impl Into<Cow<'static, str>>, reason: Text) -> Self {
        Error::Invalid(vec![FieldFault { field: field.into(), reason }])
    }

    pub const fn hidden() -> Self {
        Error::Denied(Denied::Hidden)
    }
}

impl<R: Refusal> From<R> for Error {
    fn from(refusal: R) -> Self {
        Error::Refused(Box::new(refusal))
    }
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        Error::Denied(denied)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Error::Broken(Box::new(error))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Refused(refusal) => write!(f, "refused: {}", refusal.code()),
            Error::Denied(Denied::Hidden) => f.write_str("not found"),
            Error::Denied(Denied::SignIn) => f.write_str("sign-in needed"),
            Error::Denied(Denied::Forbidden(permission)) => write!(f, "permission missing: {}", permission.key),
            Error::Invalid(faults) => {
                let fields: Vec<&str> = faults.iter().map(|f| f.field.as_ref()).collect();
                write!(f, "invalid: {}", fields.join(", "))
            }
            Error::Saved(_) => f.write_str("saved by somebody else meanwhile"),
            Error::Broken(error) => write!(f, "broken: {error}"),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Error::Broken(error) => Some(error.as_ref()),
            _ => None,
        }
    }
}
