//! The operations of the OpenAPI document, and addresses for them: with ids that are there, guessed ones, and none at all.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use kernel::Role;
use loushi::demo;
use serde_json::Value;

use crate::house::{House, Visitor};

/// An operation of the OpenAPI document.
#[derive(Debug, Clone)]
pub struct Operation {
    pub id: String,
    pub method: Method,
    pub path: String,
    pub permission: String,
    /// Path parameters and the patterns of their schemas.
    pub parameters: Vec<(String, String)>,
    /// Names of the query's parameters.
    pub queries: Vec<String>,
    /// Fields of the body.
    pub fields: Vec<String>,
    pub multipart: bool,
}

/// Every operation, from the document that the application itself serves.
pub fn operations(house: &House) -> Vec<Operation> {
    let document = house.guest().get("/api/openapi.json").json();
    let mut operations = Vec::new();
    let paths = document["paths"].as_object().expect("the document has paths");
    for (path, methods) in paths {
        for (method, operation) in methods.as_object().expect("methods") {
            let parameters = operation["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
            let queries = parameters.iter().filter(|p| p["in"] == "query").map(|p| text(&p["name"]));
            let parameters = parameters.iter().filter(|p| p["in"] == "path");
            let content = operation["requestBody"]["content"].as_object().cloned().unwrap_or_default();
            let fields = content.values().flat_map(|c| {
                let schema = resolve(&document, &c["schema"]);
                schema["properties"].as_object().map(|p| p.keys().cloned().collect::<Vec<_>>()).unwrap_or_default()
            });
            operations.push(Operation {
                id: text(&operation["operationId"]),
                method: method.to_uppercase().parse().expect("a method"),
                path: path.clone(),
                permission: text(&operation["x-permission"]),
                parameters: parameters
                    .map(|p| (text(&p["name"]), text(&resolve(&document, &p["schema"])["pattern"])))
                    .collect(),
                queries: queries.collect(),
                fields: fields.collect(),
                multipart: content.contains_key("multipart/form-data"),
            });
        }
    }
    operations
}

fn resolve<'v>(document: &'v Value, schema: &'v Value) -> &'v Value {
    match schema["$ref"].as_str() {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap_or(schema),
        None => schema,
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Ids that are there, by their prefix, and codes by the name of their parameter.
pub type Known = BTreeMap<String, Vec<String>>;

/// An id of the right shape that nobody has.
pub const GUESSED: &str = "01m2p3q4r5s6t7v8w9x0y1z2a3";

impl Operation {
    /// The prefix of the ids that a parameter takes.
    fn prefix(pattern: &str) -> Option<&str> {
        pattern.strip_prefix('^')?.split_once("_[").map(|(prefix, _)| prefix)
    }

    /// The address with ids that are there, as far as they are known; whether all of them are.
    pub fn real(&self, known: &Known) -> (String, bool) {
        let mut all = true;
        let path = self.fill(|name, pattern| {
            let key = Self::prefix(pattern).unwrap_or(name);
            known.get(key).and_then(|ids| ids.first().cloned()).unwrap_or_else(|| {
                all = false;
                guess(name, pattern)
            })
        });
        (path, all)
    }

    /// The address with ids of the right shape that nobody has.
    pub fn guessed(&self) -> String {
        self.fill(guess)
    }

    /// The address with values of the wrong shape, if there is a parameter besides the district.
    pub fn misshapen(&self) -> Option<String> {
        self.parameters.iter().any(|(name, pattern)| name != "district" && !pattern.is_empty()).then(|| {
            self.fill(|name, pattern| match name {
                "district" => demo::DISTRICT.to_owned(),
                _ if pattern.is_empty() => guess(name, pattern),
                _ => "no-such-thing".to_owned(),
            })
        })
    }

    fn fill(&self, mut value: impl FnMut(&str, &str) -> String) -> String {
        let mut path = self.path.clone();
        for (name, pattern) in &self.parameters {
            path = path.replace(&format!("{{{name}}}"), &value(name, pattern));
        }
        path
    }

    /// Whether the parameters name anything besides the district.
    pub fn names_a_thing(&self) -> bool {
        self.parameters.iter().any(|(name, _)| name != "district")
    }

    /// The roles that the permission names; `None` if it is for anybody.
    pub fn roles(&self) -> Option<Vec<Role>> {
        if self.permission == "anyone" {
            return None;
        }
        let modules = loushi::modules();
        let permission = modules.iter().flat_map(|m| m.permissions).find(|p| p.key == self.permission);
        let permission = permission.unwrap_or_else(|| panic!("{}: no permission {}", self.id, self.permission));
        (!permission.roles.contains(&Role::Anyone)).then(|| permission.roles.to_vec())
    }
}

fn guess(name: &str, pattern: &str) -> String {
    match (name, Operation::prefix(pattern)) {
        ("district", _) => demo::DISTRICT.to_owned(),
        (_, Some(prefix)) => format!("{prefix}_{GUESSED}"),
        _ => "ABCDEFGHJK23".to_owned(),
    }
}

/// Reads every page that these people may read and collects the ids that stand there.
pub fn crawl(house: &House, logins: &[&str]) -> Known {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let operations = operations(house);
    let mut read: BTreeSet<(String, String)> = BTreeSet::new();
    let visitors: Vec<(&str, Visitor<'_>)> = logins.iter().map(|l| (*l, house.enter(l))).collect();
    for _ in 0..3 {
        let sofar: Known = known.iter().map(|(k, v)| (k.clone(), v.iter().cloned().collect())).collect();
        for operation in operations.iter().filter(|o| o.method == Method::GET) {
            let (path, _) = operation.real(&sofar);
            for (login, visitor) in &visitors {
                if read.insert(((*login).to_owned(), path.clone())) {
                    let answer = visitor.get(&path);
                    if answer.status.is_success() {
                        ids_in(&answer.text(), &mut known);
                    }
                }
            }
        }
    }
    let mut known: Known = known.into_iter().map(|(k, v)| (k, v.into_iter().collect())).collect();
    // Of the towers, the one with a committee and people in it stands first.
    let towers = house.guest().get("/310107/towers").json();
    let all =
        towers["groups"].as_array().into_iter().flatten().flat_map(|g| g["towers"].as_array().into_iter().flatten());
    let main = all.into_iter().find(|t| t["name"] == "和衡中心").map(|t| text(&t["id"]));
    if let (Some(main), Some(towers)) = (main, known.get_mut("bld")) {
        towers.sort_by_key(|t| *t != main);
    }
    known
}

/// Everything in a text that looks like an id.
pub fn ids_in(text: &str, known: &mut BTreeMap<String, BTreeSet<String>>) {
    for (at, _) in text.match_indices('_') {
        let Some(id) = at.checked_sub(3).and_then(|start| text.get(start..at + 27)) else { continue };
        let (prefix, rest) = (&id[..3], &id[4..]);
        let alphabet = |b: u8| b.is_ascii_digit() || (b.is_ascii_lowercase() && !b"ilou".contains(&b));
        if prefix.bytes().all(|b| b.is_ascii_lowercase()) && rest.bytes().all(alphabet) {
            known.entry(prefix.to_owned()).or_default().insert(id.to_owned());
        }
    }
}
