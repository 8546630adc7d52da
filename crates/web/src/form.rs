//! What a client sends: a form, a form with files, or the same as JSON.

use std::{fmt, ops::Deref};

use axum::{
    body::{self, Bytes},
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    http::{StatusCode, header},
};
use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::{App, Error, guard::Refusal};

/// The input of a verb, the idempotency key that came with it, and files.
pub struct Form<T> {
    pub input: T,
    /// From the field `once` or the header `Idempotency-Key`.
    pub once: Option<String>,
    pub files: Vec<File>,
}

/// An uploaded file.
#[derive(Clone)]
pub struct File {
    pub field: String,
    pub name: String,
    pub bytes: Bytes,
}

/// A field as it was typed: text, whatever JSON type a program sent it as. Reading it as a number or date is the verb's
/// work, so that a fault names the field and nothing typed is lost.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(transparent)]
pub struct Input(String);

impl Input {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_on(&self) -> bool {
        matches!(self.0.as_str(), "1" | "true" | "on")
    }
}

impl Deref for Input {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<S: Into<String>> From<S> for Input {
    fn from(text: S) -> Self {
        Self(text.into())
    }
}

impl<'de> Deserialize<'de> for Input {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Any;
        impl serde::de::Visitor<'_> for Any {
            type Value = Input;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, a number or a truth value")
            }
            fn visit_str<E>(self, v: &str) -> Result<Input, E> {
                // A zero byte is no text, and PostgreSQL takes none.
                Ok(Input(v.replace('\0', "")))
            }
            fn visit_bool<E>(self, v: bool) -> Result<Input, E> {
                Ok(Input(if v { "1" } else { "" }.to_owned()))
            }
            fn visit_i64<E>(self, v: i64) -> Result<Input, E> {
                Ok(Input(v.to_string()))
            }
            fn visit_u64<E>(self, v: u64) -> Result<Input, E> {
                Ok(Input(v.to_string()))
            }
            fn visit_f64<E>(self, v: f64) -> Result<Input, E> {
                Ok(Input(v.to_string()))
            }
            fn visit_unit<E>(self) -> Result<Input, E> {
                Ok(Input::default())
            }
        }
        d.deserialize_any(Any)
    }
}

/// Most files of one request.
const MOST_FILES: usize = 5;
/// Largest form without files.
pub(crate) const MOST_WORDS: usize = 1024 * 1024;

impl<T: DeserializeOwned + Send> FromRequest<App> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let kind = text(request.headers(), header::CONTENT_TYPE.as_str()).unwrap_or_default();
        let key = text(request.headers(), "idempotency-key").and_then(|k| good_key(&k));
        let path = request.uri().path().to_owned();
        let (mut form, content) = if kind.starts_with("multipart/form-data") {
            let parts = Multipart::from_request(request, app).await.map_err(|_| Error::from(Refusal::Malformed))?;
            multipart(parts, key).await?
        } else {
            let bytes = body::to_bytes(request.into_body(), MOST_WORDS).await;
            let bytes = bytes.map_err(|_| Error::from(Refusal::TooLarge))?;
            let form = if kind.starts_with("application/json") {
                Self { input: from_json(&bytes)?, once: key, files: Vec::new() }
            } else if kind.is_empty() || kind.starts_with("application/x-www-form-urlencoded") {
                Self::from_pairs(&bytes, key, Vec::new())?
            } else {
                return Err(Refusal::OtherType.into());
            };
            (form, bytes.to_vec())
        };
        form.once = form.once.map(|key| sameness(&path, &key, &content));
        Ok(form)
    }
}

/// What makes two requests the same one: the key, where it was sent and what was sent with it. A key that comes again with
/// other words is another request, not an answer to take for granted.
fn sameness(path: &str, key: &str, content: &[u8]) -> String {
    let content = crypto::hex(&crypto::digest(content));
    crypto::hex(&crypto::digest(format!("{path}\n{key}\n{content}").as_bytes())[..16])
}

/// A field that holds what its verb cannot take.
pub fn unreadable(field: &str) -> kernel::Error {
    let reason = kernel::Text::each(|l| crate::T(l).fault_value());
    kernel::Error::Invalid(vec![kernel::FieldFault { field: field.to_owned().into(), reason }])
}

/// Reads an object of fields. One that does not fit is named.
fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    let value: Value = serde_json::from_slice(bytes).map_err(|_| Error::from(Refusal::Malformed))?;
    let Value::Object(fields) = &value else { return Err(Refusal::Malformed.into()) };
    T::deserialize(&value).map_err(|_| {
        let fits = |fields: Map<String, Value>| T::deserialize(&Value::Object(fields)).is_ok();
        let mut each = fields.iter().map(|(name, value)| (name, Map::from_iter([(name.clone(), value.clone())])));
        let culprit = fits(Map::new()).then(|| each.find(|(_, alone)| !fits(alone.clone()))).flatten();
        culprit.map_or_else(|| Refusal::Malformed.into(), |(name, _)| unreadable(name).into())
    })
}

fn text(headers: &header::HeaderMap, name: &str) -> Option<String> {
    headers.get(name).and_then(|v| v.to_str().ok()).map(str::to_owned)
}

impl<T: DeserializeOwned> Form<T> {
    fn from_pairs(bytes: &[u8], key: Option<String>, files: Vec<File>) -> Result<Self, Error> {
        #[derive(Deserialize)]
        struct Once {
            once: Option<String>,
        }
        let input = serde_html_form::from_bytes(bytes).map_err(|_| Self::misfit(bytes))?;
        let once = serde_html_form::from_bytes::<Once>(bytes).ok().and_then(|o| o.once).and_then(|k| good_key(&k));
        Ok(Self { input, once: once.or(key), files })
    }

    /// The fault of the field that keeps a form from being read: one sent twice, for one.
    fn misfit(bytes: &[u8]) -> Error {
        let fits = |bytes: &[u8]| serde_html_form::from_bytes::<T>(bytes).is_ok();
        let all: Vec<(String, String)> = serde_html_form::from_bytes(bytes).unwrap_or_default();
        let alone = |name: &str| all.iter().filter(|(n, _)| n == name).collect::<Vec<_>>();
        let misfits = |name: &str| serde_html_form::to_string(alone(name)).is_ok_and(|text| !fits(text.as_bytes()));
        let culprit = fits(b"").then(|| all.iter().find(|(name, _)| misfits(name))).flatten();
        culprit.map_or_else(|| Refusal::Malformed.into(), |(name, _)| unreadable(name).into())
    }
}

/// The form, and its content without the boundary, which a browser draws anew each time.
async fn multipart<T: DeserializeOwned>(
    mut parts: Multipart,
    key: Option<String>,
) -> Result<(Form<T>, Vec<u8>), Error> {
    let (mut pairs, mut files): (Vec<(String, String)>, Vec<File>) = (Vec::new(), Vec::new());
    let broken = |e: MultipartError| {
        let large = e.status() == StatusCode::PAYLOAD_TOO_LARGE;
        Error::from(if large { Refusal::TooLarge } else { Refusal::Malformed })
    };
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let field = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(broken)?;
        match file_name {
            Some(_) if bytes.is_empty() => {} // the file field was left empty
            Some(_) if files.len() >= MOST_FILES => return Err(Refusal::TooLarge.into()),
            Some(name) => files.push(File { field, name: crate::faults::clean(&name), bytes }),
            None => {
                pairs.push((field, String::from_utf8(bytes.to_vec()).map_err(|_| Error::from(Refusal::Malformed))?))
            }
        }
    }
    let text = serde_html_form::to_string(&pairs).map_err(|_| Error::from(Refusal::Malformed))?;
    let mut content = text.clone().into_bytes();
    for file in &files {
        content.extend_from_slice(file.name.as_bytes());
        content.extend_from_slice(&crypto::digest(&file.bytes));
    }
    Ok((Form::from_pairs(text.as_bytes(), key, files)?, content))
}

/// The names and values of a form's body.
pub fn pairs(body: &str) -> Vec<(String, String)> {
    serde_html_form::from_str(body).unwrap_or_default()
}

fn good_key(key: &str) -> Option<String> {
    let ok = (8..=64).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    ok.then(|| key.to_owned())
}

/// A fresh idempotency key for a form.
pub fn once_key() -> String {
    crypto::code(20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize, Debug, PartialEq)]
    struct Verb {
        #[serde(default)]
        words: Input,
        #[serde(default)]
        kinds: Vec<Input>,
    }

    #[test]
    fn a_form_and_its_json_are_the_same() {
        let form = Form::<Verb>::from_pairs(
            "words=%E7%94%B5%E6%A2%AF&kinds=a&kinds=b&once=ABCDEFGH23".as_bytes(),
            None,
            vec![],
        );
        let form = form.unwrap();
        let json: Verb = serde_json::from_str(r#"{"words":"电梯","kinds":["a","b"]}"#).unwrap();
        assert_eq!(form.input, json);
        assert_eq!(form.once.as_deref(), Some("ABCDEFGH23"));
        let typed: Verb = serde_json::from_str(r#"{"words":12,"kinds":[true]}"#).unwrap();
        assert_eq!(typed, Verb { words: "12".into(), kinds: vec!["1".into()] });
    }

    #[test]
    fn a_field_that_does_not_fit_is_named() {
        let named = |error: Error| match &*error.0 {
            kernel::Error::Invalid(faults) => faults[0].field.clone().into_owned(),
            _ => String::new(),
        };
        let of = |json: &str| named(from_json::<Verb>(json.as_bytes()).unwrap_err());
        assert_eq!(of(r#"{"kinds":["a"],"words":{"a":1}}"#), "words");
        assert_eq!(of(r#"{"words":"a","kinds":"b","more":[]}"#), "kinds");
        assert_eq!(of("[]"), "");
        let twice = Form::<Verb>::from_pairs(b"kinds=a&words=1&words=2", None, vec![]);
        assert_eq!(twice.err().map(named).as_deref(), Some("words"));
        let zero: Verb = serde_json::from_str(r#"{"words":"a\u0000b"}"#).unwrap();
        assert_eq!(zero.words.as_str(), "ab");
    }

    #[test]
    fn a_key_stands_for_one_request_only() {
        let one = sameness("/310107/issues", "ABCDEFGH23", b"words=a");
        assert_eq!(one, sameness("/310107/issues", "ABCDEFGH23", b"words=a"));
        assert_ne!(one, sameness("/310107/issues", "ABCDEFGH23", b"words=b"));
        assert_ne!(one, sameness("/310107/other", "ABCDEFGH23", b"words=a"));
    }

    #[test]
    fn a_strange_key_is_ignored() {
        assert_eq!(good_key("short"), None);
        assert_eq!(good_key("has spaces in it"), None);
    }
}
