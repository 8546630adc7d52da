//! A document to start from: every rule of the draft proposal, written as comments of the layer that is to change some.

use std::fmt::Write as _;

use axum::extract::Path;
use kernel::{Date, District, Locale};
use web::{Ctx, Plain, Result};

use crate::{T, document::Layer, in_force::of_nobody, pack::Pack, show_document::TOML, value::Value};

/// A document to start from.
#[utoipa::path(get, path = "/{district}/rules/templates/{kind}", operation_id = "rules_template", tag = "policy",
    params(("district" = District, Path), ("kind" = String, Path, description = "`city`, `district` or `building`")),
    responses((status = 200, content_type = "application/toml")), extensions(("x-permission" = json!("policy.show_rules"))))]
pub async fn rules_template(ctx: Ctx, Path((_, kind)): Path<(District, String)>) -> Result {
    let layer = Layer::from_code(&kind).filter(|l| *l != Layer::Model).ok_or_else(kernel::Error::hidden)?;
    let first = ctx.today().plus_days(30);
    let body = template(&of_nobody(), layer, first, ctx.locale).into_bytes();
    Ok(ctx.plain(Plain { mime: TOML, body, file_name: Some(format!("{kind}.toml")) }))
}

/// What it begins with.
const START: &str = include_str!("../packs/start.toml");
/// The one clause that it holds.
const CLAUSE: &str = "1";

/// The document, with every rule of `pack` as a comment.
pub fn template(pack: &Pack, layer: Layer, from: Date, locale: Locale) -> String {
    let t = T(locale);
    let mut out = format!("# {}\n", t.template_head());
    out.push_str(&START.replace("LAYER", layer.code()).replace("FROM", &from.to_string()));
    let mut section = "";
    for line in pack.lines() {
        let Some((of, name)) = line.name.split_once('.') else { continue };
        if of != section {
            let _ = write!(out, "\n[{of}]  # {}\n", t.section(of));
        }
        section = crate::section::specs().find(|s| s.section == of).map_or("", |s| s.section);
        let value = match &line.value {
            Value::Whole(n) => n.to_string(),
            Value::Flag(yes) => yes.to_string(),
            Value::Share(share) => format!("\"{share}\""),
            Value::Days(days) => format!("{days:?}"),
        };
        let label = t.rule(format!("{of}-{name}"));
        let _ = writeln!(out, "# {name} = {{ value = {value}, clause = \"{CLAUSE}\" }}  # {label}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read;

    #[test]
    fn the_template_is_a_document_and_states_every_rule_once_uncommented() {
        let day = Date::new(2026, 9, 1).unwrap();
        for layer in [Layer::City, Layer::District, Layer::Building] {
            for locale in Locale::ALL {
                let text = template(&of_nobody(), layer, day, locale);
                let document = read(&text).unwrap();
                assert!(document.rules.is_empty() && of_nobody().admits(&document).is_ok());
                let all: String = text.lines().map(|l| format!("{}\n", uncommented(l))).collect();
                let document = read(&all).unwrap();
                assert_eq!(document.rules.len(), of_nobody().lines().len());
            }
        }
    }

    fn uncommented(line: &str) -> &str {
        line.strip_prefix("# ").filter(|l| l.contains("= { value")).unwrap_or(line)
    }
}
