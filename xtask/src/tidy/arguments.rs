//! What a message is given: a message's parameters stand in the order of the Chinese sentence, so that a sentence that is
//! turned round would quietly put a title where the date belongs. An argument that is named like another parameter shows it.

use std::collections::BTreeMap;

use super::{Finding, Texts};
use crate::lex::{Kind, Token, code};

/// Messages with two parameters or more, by the name of their method.
type Messages = BTreeMap<String, Vec<String>>;

pub fn check(texts: &Texts) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in texts {
        let Some(folder) = path.strip_suffix("i18n/zh-Hans.ftl") else { continue };
        let messages = messages(text);
        for (path, text) in texts.iter().filter(|(p, _)| p.starts_with(folder)) {
            if path.ends_with(".rs") {
                findings.extend(calls(path, &code(text), 0, &messages));
            } else if path.ends_with(".html") {
                for (line, part) in expressions(text) {
                    findings.extend(calls(path, &code(part), line, &messages));
                }
            }
        }
    }
    findings
}

/// The parameters in the order in which `messages!` makes them: those of the sentence, then those inside of its variants.
fn messages(text: &str) -> Messages {
    let mut bodies: Vec<(String, String)> = Vec::new();
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        match line.split_once('=') {
            Some((id, body)) if line.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                bodies.push((id.trim().replace('-', "_"), body.to_owned()));
            }
            _ => {
                if let Some((_, body)) = bodies.last_mut() {
                    body.push_str(line);
                }
            }
        }
    }
    let found = bodies.into_iter().map(|(id, body)| (id, parameters(&body)));
    found.filter(|(_, parameters)| parameters.len() > 1).collect()
}

fn parameters(body: &str) -> Vec<String> {
    let (mut outer, mut inner, mut depth) = (Vec::new(), Vec::new(), 0);
    for (at, c) in body.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            '$' => {
                let name = body[at + 1..].split(|c: char| c != '_' && !c.is_ascii_alphanumeric()).next();
                let list = if depth > 1 { &mut inner } else { &mut outer };
                list.push(name.unwrap_or_default().to_owned());
            }
            _ => {}
        }
    }
    let mut all: Vec<String> = Vec::new();
    for name in outer.into_iter().chain(inner) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// What stands in a template's brackets, with the lines before it.
fn expressions(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(['{']).map(|n| at + n) {
        let end = if text[start..].starts_with("{{") {
            "}}"
        } else if text[start..].starts_with("{%") {
            "%}"
        } else {
            at = start + 1;
            continue;
        };
        let stop = text[start + 2..].find(end).map_or(text.len(), |n| start + 2 + n);
        found.push((text[..start].matches('\n').count(), &text[start + 2..stop]));
        at = stop;
    }
    found
}

fn calls(path: &str, tokens: &[Token<'_>], before: usize, messages: &Messages) -> Vec<Finding> {
    let mut findings = Vec::new();
    for at in 1..tokens.len().saturating_sub(1) {
        let Some(parameters) = messages.get(tokens[at].text) else { continue };
        if !(tokens[at].kind == Kind::Word && tokens[at - 1].is(".") && tokens[at + 1].is("(")) {
            continue;
        }
        let arguments = arguments(&tokens[at + 2..]);
        if arguments.len() != parameters.len() {
            continue;
        }
        let names =
            |argument: &[Token<'_>], name: &str| argument.iter().any(|t| t.kind == Kind::Word && t.text == name);
        let taken = parameters.iter().zip(&arguments).find_map(|(own, argument)| {
            let others = parameters.iter().zip(&arguments).filter(|(other, _)| *other != own);
            let theirs = others.filter(|(other, _)| names(argument, other) && !names(argument, own));
            theirs.into_iter().find(|(other, given)| !names(given, other)).map(|(other, _)| (own, other))
        });
        if let Some((own, other)) = taken {
            let says = format!(
                "{} takes ({}): what is given for {own} is named {other}. The order is that of the Chinese sentence.",
                tokens[at].text,
                parameters.join(", ")
            );
            findings.push(Finding::new(path, before + tokens[at].line, "arguments", says));
        }
    }
    findings
}

/// The arguments of a call, from behind its bracket.
fn arguments<'a>(tokens: &'a [Token<'a>]) -> Vec<&'a [Token<'a>]> {
    let (mut found, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, token) in tokens.iter().enumerate().filter(|(_, t)| t.kind == Kind::Mark) {
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" if depth > 0 => depth -= 1,
            ")" | "]" | "}" => {
                if start < at {
                    found.push(&tokens[start..at]);
                }
                return found;
            }
            "," if depth == 0 => {
                found.push(&tokens[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{super::tests::rules, *};

    fn of(rust: &str, html: &str) -> Vec<String> {
        let ftl = "a = { $date }前：{ $title }\nb = { $n ->\n    [0] { $name }\n   *[other] { $date }\n} { $last }\nc = { $title }\n";
        rules(&check(&Texts::from([
            ("m/i18n/zh-Hans.ftl".to_owned(), ftl.to_owned()),
            ("m/src/a.rs".to_owned(), rust.to_owned()),
            ("m/templates/a.html".to_owned(), html.to_owned()),
        ])))
    }

    #[test]
    fn an_argument_named_like_another_parameter_is_in_the_wrong_place() {
        assert_eq!(of("fn f() {\n t.a(&project.title, format.date(until));\n}", ""), ["2 arguments"]);
        assert_eq!(of("fn f() {\n t.a(format.date(until), &project.title);\n}", ""), [""; 0]);
        assert_eq!(of("", "<p>it's\n{{ t.a(title, date) }}</p>{{ t.a(date, title) }}"), ["2 arguments"]);
        // The parameters are n, last, name, date.
        assert_eq!(of("fn f() { t.b(1, last, name, date); }", ""), [""; 0]);
        assert_eq!(of("fn f() { t.b(1, name, date, last); }", ""), ["1 arguments"]);
    }

    #[test]
    fn both_arguments_may_share_a_name() {
        assert_eq!(of("fn f() { t.a(title.date, &row.title); t.a(on, what); t.c(date); }", ""), [""; 0]);
    }
}
