//! `messages!` turns a folder's `zh-Hans.ftl` and `en.ftl` into one method per message.
//!
//! Why not a run-time bundle: a page shows some 120 messages and a look-up costs about a microsecond and a half, which
//! is more than the whole rest of the page (ADR 4). Here a message without arguments is a `&'static str`. A message that
//! one language lacks, an argument that is missing and a message that nobody uses are all compile errors or warnings.
//!
//! The subset of Fluent: text, `{ $argument }`, `{ "literal" }` and `{ $n -> [one] .. *[other] .. }` with numbers or
//! words as keys. Terms, attributes and functions are refused.

use std::{collections::BTreeMap, fs, path::PathBuf};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, PatternElement, VariantKey},
    parser,
};
use proc_macro::TokenStream;
use proc_macro2::{Span, TokenStream as Tokens};
use quote::{format_ident, quote};
use syn::{LitStr, parse_macro_input};

type Pattern = fluent_syntax::ast::Pattern<String>;
type Messages = BTreeMap<String, Pattern>;

/// `messages!("i18n")`: reads `i18n/zh-Hans.ftl` and `i18n/en.ftl` beside the crate's `Cargo.toml` and declares
/// `T(Locale)` with a method for each message.
#[proc_macro]
pub fn messages(input: TokenStream) -> TokenStream {
    let folder = parse_macro_input!(input as LitStr);
    match expand(&folder.value()) {
        Ok(tokens) => tokens.into(),
        Err(message) => syn::Error::new(folder.span(), message).to_compile_error().into(),
    }
}

fn expand(folder: &str) -> Result<Tokens, String> {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").map_err(|e| e.to_string())?).join(folder);
    let (zh_path, en_path) = (root.join("zh-Hans.ftl"), root.join("en.ftl"));
    let (zh, en) = (read(&zh_path)?, read(&en_path)?);
    for (have, lack, file) in [(&zh, &en, "en.ftl"), (&en, &zh, "zh-Hans.ftl")] {
        let missing: Vec<&str> = have.keys().filter(|k| !lack.contains_key(*k)).map(String::as_str).collect();
        if !missing.is_empty() {
            return Err(format!("{file} lacks: {}", missing.join(", ")));
        }
    }
    let methods: Vec<Tokens> = zh.iter().map(|(id, zh)| method(id, zh, &en[id])).collect::<Result<_, String>>()?;
    let (zh_path, en_path) = (zh_path.display().to_string(), en_path.display().to_string());
    Ok(quote! {
        /// The messages of this crate in one language; the files are beside the crate's `Cargo.toml`.
        #[derive(Debug, Clone, Copy, Default)]
        pub(crate) struct T(pub(crate) ::kernel::Locale);
        impl T {
            #(#methods)*
        }
        // Compiles this crate again when a translation changes.
        const _: (&str, &str) = (include_str!(#zh_path), include_str!(#en_path));
    })
}

fn read(path: &PathBuf) -> Result<Messages, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let resource = parser::parse(text).map_err(|(_, errors)| format!("{}: {}", path.display(), errors[0]))?;
    let mut messages = Messages::new();
    for entry in resource.body {
        match entry {
            Entry::Message(m) => {
                let id = m.id.name;
                if !m.attributes.is_empty() {
                    return Err(format!("{id}: attributes are outside the subset"));
                }
                let pattern = m.value.ok_or_else(|| format!("{id}: no text"))?;
                if messages.insert(id.clone(), pattern).is_some() {
                    return Err(format!("{id}: stands twice in {}", path.display()));
                }
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(t) => return Err(format!("-{}: terms are outside the subset", t.id.name)),
            Entry::Junk { content } => return Err(format!("{}: cannot read: {content}", path.display())),
        }
    }
    Ok(messages)
}

/// An argument: its name, and whether some language chooses a variant by its number.
type Arguments = Vec<(String, bool)>;

fn method(id: &str, zh: &Pattern, en: &Pattern) -> Result<Tokens, String> {
    let name = format_ident!("{}", id.replace('-', "_"));
    let mut arguments = Arguments::new();
    collect(zh, &mut arguments)?;
    let expected = arguments.len();
    collect(en, &mut arguments)?;
    if arguments.len() != expected {
        return Err(format!("{id}: en.ftl uses an argument that zh-Hans.ftl does not have"));
    }
    let doc = plain(zh).unwrap_or_else(|| arguments.iter().map(|(a, _)| a.as_str()).collect::<Vec<_>>().join(", "));
    if arguments.is_empty() {
        let (zh, en) = (plain(zh).unwrap_or_default(), plain(en).unwrap_or_default());
        return Ok(quote! {
            #[doc = #doc]
            pub(crate) const fn #name(self) -> &'static str {
                match self.0 { ::kernel::Locale::Zh => #zh, ::kernel::Locale::En => #en }
            }
        });
    }
    let numbers = arguments.iter().filter(|(_, number)| *number).map(|(argument, _)| {
        let (ident, chosen_by) = (format_ident!("{}", argument), format_ident!("number_of_{}", argument));
        quote!(let #chosen_by = ::i18n::Number::number(&#ident);)
    });
    let parameters = arguments.iter().map(|(argument, number)| {
        let ident = format_ident!("{}", argument);
        if *number {
            quote!(#ident: impl ::i18n::Number + ::std::fmt::Display)
        } else {
            quote!(#ident: impl ::std::fmt::Display)
        }
    });
    let (zh, en) = (write(zh)?, write(en)?);
    // Clippy counts to seven, with `self`.
    let many = (arguments.len() > 6)
        .then(|| quote!(#[expect(clippy::too_many_arguments, reason = "a sentence says as much as it must")]));
    Ok(quote! {
        #[doc = #doc]
        #many
        pub(crate) fn #name(self, #(#parameters),*) -> String {
            use ::std::fmt::Write as _;
            let mut out = String::new();
            #(#numbers)*
            match self.0 { ::kernel::Locale::Zh => { #zh } ::kernel::Locale::En => { #en } }
            out
        }
    })
}

fn collect(pattern: &Pattern, arguments: &mut Arguments) -> Result<(), String> {
    let mut add = |name: &str, number: bool| match arguments.iter_mut().find(|(n, _)| n == name) {
        Some(entry) => entry.1 |= number,
        None => arguments.push((name.to_owned(), number)),
    };
    let mut nested = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::VariableReference { id } => add(&id.name, false),
                InlineExpression::StringLiteral { .. } => {}
                other => return Err(format!("outside the subset: {other:?}")),
            },
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                let InlineExpression::VariableReference { id } = selector else {
                    return Err("a variant is chosen by an argument".to_owned());
                };
                let words = variants.iter().any(|v| is_word(&v.key));
                add(&id.name, !words);
                nested.extend(variants.iter().map(|v| &v.value));
            }
        }
    }
    nested.into_iter().try_for_each(|p| collect(p, arguments))
}

/// A key that is neither a number nor a plural category.
fn is_word(key: &VariantKey<String>) -> bool {
    matches!(key, VariantKey::Identifier { name } if !matches!(name.as_str(), "one" | "other"))
}

fn plain(pattern: &Pattern) -> Option<String> {
    let mut out = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => out.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                out.push_str(value)
            }
            PatternElement::Placeable { .. } => return None,
        }
    }
    Some(out)
}

fn write(pattern: &Pattern) -> Result<Tokens, String> {
    let parts = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => Ok(quote!(out.push_str(#value);)),
        PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
            InlineExpression::StringLiteral { value } => Ok(quote!(out.push_str(#value);)),
            InlineExpression::VariableReference { id } => {
                let ident = format_ident!("{}", id.name);
                Ok(quote!(let _ = write!(out, "{}", #ident);))
            }
            other => Err(format!("outside the subset: {other:?}")),
        },
        PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
            let InlineExpression::VariableReference { id } = selector else {
                return Err("a variant is chosen by an argument".to_owned());
            };
            let ident = format_ident!("{}", id.name);
            let words = variants.iter().any(|v| is_word(&v.key));
            let mut arms = Vec::new();
            let mut default = quote!();
            for variant in variants {
                let body = write(&variant.value)?;
                if variant.default {
                    default = quote!(_ => { #body });
                }
                let key = match &variant.key {
                    VariantKey::NumberLiteral { value } => {
                        let number: i64 = value.parse().map_err(|_| format!("not a whole number: {value}"))?;
                        quote!(#number)
                    }
                    VariantKey::Identifier { name } if words => {
                        let word = LitStr::new(name, Span::call_site());
                        quote!(#word)
                    }
                    VariantKey::Identifier { name } if name == "one" => quote!(1 | -1),
                    VariantKey::Identifier { .. } => continue,
                };
                if !variant.default {
                    arms.push(quote!(#key => { #body }));
                }
            }
            let chosen_by = format_ident!("number_of_{}", id.name);
            let subject = if words { quote!(#ident.to_string().as_str()) } else { quote!(#chosen_by) };
            Ok(quote!(match #subject { #(#arms)* #default }))
        }
    });
    let parts: Vec<Tokens> = parts.collect::<Result<_, String>>()?;
    Ok(quote!(#(#parts)*))
}
