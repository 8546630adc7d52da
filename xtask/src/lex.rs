//! Rust's sources as words, strings and comments, so that a check of words does not trip over a comment, nor a check of
//! texts over code.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Word,
    /// One character of punctuation.
    Mark,
    /// A string of any form; the text is what stands between the quotes.
    Text,
    Character,
    Comment,
}

#[derive(Debug, Clone, Copy)]
pub struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    /// Counted from 1.
    pub line: usize,
    /// Inside `#[cfg(test)]`.
    pub test: bool,
}

impl Token<'_> {
    pub fn is(&self, text: &str) -> bool {
        matches!(self.kind, Kind::Word | Kind::Mark) && self.text == text
    }
}

/// The tokens of a source. What it cannot read (an unclosed string) ends it early: rustc says more about that.
pub fn lex(source: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(c) = source[at..].chars().next() {
        let rest = &source[at..];
        let (kind, text, length) = match c {
            _ if c.is_whitespace() => (None, "", c.len_utf8()),
            '/' if rest.starts_with("//") => {
                let end = rest.find('\n').unwrap_or(rest.len());
                (Some(Kind::Comment), &rest[..end], end)
            }
            '/' if rest.starts_with("/*") => {
                let end = block_comment(rest);
                (Some(Kind::Comment), &rest[..end], end)
            }
            '"' => string(rest, 0),
            'r' | 'b' | 'c' if string_prefix(rest).is_some() => string(rest, string_prefix(rest).unwrap_or(0)),
            '\'' => character(rest),
            _ if c == '_' || c.is_alphanumeric() => {
                let end = rest.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(rest.len());
                (Some(Kind::Word), &rest[..end], end)
            }
            _ => (Some(Kind::Mark), &rest[..c.len_utf8()], c.len_utf8()),
        };
        if let Some(kind) = kind {
            tokens.push(Token { kind, text, line, test: false });
        }
        line += rest[..length].matches('\n').count();
        at += length;
    }
    mark_tests(&mut tokens);
    tokens
}

/// The tokens without the comments.
pub fn code(source: &str) -> Vec<Token<'_>> {
    lex(source).into_iter().filter(|t| t.kind != Kind::Comment).collect()
}

/// The length of a nested comment.
fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let here = &rest[at..];
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// The length of `r`, `b`, `br`, `c`, `cr` before a string, if that is what stands here.
fn string_prefix(rest: &str) -> Option<usize> {
    let prefix = rest.find(|c| !matches!(c, 'r' | 'b' | 'c')).filter(|n| *n <= 2)?;
    let raw = rest[..prefix].ends_with('r');
    let after = if raw { rest[prefix..].trim_start_matches('#') } else { &rest[prefix..] };
    after.starts_with('"').then_some(prefix)
}

fn string(rest: &str, prefix: usize) -> (Option<Kind>, &str, usize) {
    let body = &rest[prefix..];
    if rest[..prefix].ends_with('r') {
        let hashes = body.find('"').unwrap_or(0);
        let close = format!("\"{}", "#".repeat(hashes));
        let start = prefix + hashes + 1;
        let end = rest[start..].find(&close).map_or(rest.len(), |n| start + n);
        return (Some(Kind::Text), &rest[start..end], (end + close.len()).min(rest.len()));
    }
    let start = prefix + 1;
    let mut escaped = false;
    for (i, c) in rest[start..].char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return (Some(Kind::Text), &rest[start..start + i], start + i + 1),
            _ => {}
        }
    }
    (Some(Kind::Text), &rest[start..], rest.len())
}

/// A character, or the quote of a lifetime or label.
fn character(rest: &str) -> (Option<Kind>, &str, usize) {
    let mut chars = rest.char_indices().skip(1);
    let end = match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((escaped, _))) => {
            let after = escaped + rest[escaped..].chars().next().map_or(1, char::len_utf8);
            rest[after..].find('\'').map(|n| after + n)
        }
        (Some(_), Some((end, '\''))) => Some(end),
        _ => None,
    };
    match end {
        Some(end) => (Some(Kind::Character), &rest[1..end], end + 1),
        None => (Some(Kind::Mark), &rest[..1], 1),
    }
}

/// Marks the items under `#[cfg(test)]` and `#[test]`.
fn mark_tests(tokens: &mut [Token<'_>]) {
    let code: Vec<usize> = (0..tokens.len()).filter(|i| tokens[*i].kind != Kind::Comment).collect();
    let is = |tokens: &[Token<'_>], n: usize, text: &str| code.get(n).is_some_and(|i| tokens[*i].is(text));
    let mut n = 0;
    while n < code.len() {
        if !(is(tokens, n, "#") && is(tokens, n + 1, "[")) {
            n += 1;
            continue;
        }
        let end = closing(tokens, &code, n + 1);
        let words = || code[n..end].iter().map(|i| &tokens[*i]);
        let cfg = is(tokens, n + 2, "cfg") && words().any(|t| t.is("test")) && !words().any(|t| t.is("not"));
        let test = is(tokens, n + 2, "test") && end == n + 3;
        if !cfg && !test {
            n = end + 1;
            continue;
        }
        // The item: to its closing brace, or to its semicolon.
        let mut last = end + 1;
        while last < code.len() && !is(tokens, last, ";") {
            let opens = ["(", "[", "{"].iter().any(|o| is(tokens, last, o));
            let brace = is(tokens, last, "{");
            last = if opens { closing(tokens, &code, last) } else { last };
            if brace {
                break;
            }
            last += 1;
        }
        let from = code[n];
        let to = code.get(last).copied().unwrap_or(tokens.len() - 1);
        tokens[from..=to].iter_mut().for_each(|t| t.test = true);
        n = last + 1;
    }
}

/// Where the bracket that opens at `code[open]` closes.
fn closing(tokens: &[Token<'_>], code: &[usize], open: usize) -> usize {
    let mut depth = 0;
    for (n, i) in code.iter().enumerate().skip(open) {
        let token = &tokens[*i];
        if token.kind != Kind::Mark {
            continue;
        }
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return n;
        }
    }
    code.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: Kind, source: &str) -> Vec<String> {
        lex(source).iter().filter(|t| t.kind == kind).map(|t| t.text.to_owned()).collect()
    }

    #[test]
    fn strings_of_every_form_are_texts() {
        let source = r##"f("a\"b", r"c\", r#"d"e"#, b"f", br#"g"#, c"h", 'x', '\'', '"', "层")"##;
        assert_eq!(of(Kind::Text, source), ["a\\\"b", "c\\", "d\"e", "f", "g", "h", "层"]);
        assert_eq!(of(Kind::Character, source), ["x", "\\'", "\""]);
        assert_eq!(of(Kind::Word, source), ["f"]);
    }

    #[test]
    fn lifetimes_and_words_that_begin_like_strings_are_words() {
        assert_eq!(
            of(Kind::Word, "fn rb<'a>(br: &'a str) -> c { r#type }"),
            ["fn", "rb", "a", "br", "a", "str", "c", "r", "type"]
        );
        assert_eq!(of(Kind::Text, "'a: loop { break 'a \"x\" }"), ["x"]);
    }

    #[test]
    fn comments_nest_and_lines_are_counted() {
        let tokens = lex("/* a /* b */ \"c\" */\n// \"d\"\n\"e\nf\" g");
        let seen: Vec<_> = tokens.iter().map(|t| (t.kind, t.line)).collect();
        assert_eq!(seen, [(Kind::Comment, 1), (Kind::Comment, 2), (Kind::Text, 3), (Kind::Word, 4)]);
    }

    #[test]
    fn items_for_tests_only_are_marked() {
        let source = "fn a() {} #[cfg(test)] mod tests { fn b() {} } #[cfg(not(test))] fn c() {} \
                      #[test] #[should_panic] fn d() { e } #[cfg(test)] use f::g; fn h() {}";
        let tests: Vec<_> =
            lex(source).into_iter().filter(|t| t.test && t.kind == Kind::Word).map(|t| t.text).collect();
        assert_eq!(
            tests,
            [
                "cfg",
                "test",
                "mod",
                "tests",
                "fn",
                "b",
                "test",
                "should_panic",
                "fn",
                "d",
                "e",
                "cfg",
                "test",
                "use",
                "f",
                "g"
            ]
        );
    }
}
