//! How these types stand in the OpenAPI document: all but money are text.

use std::borrow::Cow;

use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

use crate::{AnyId, Date, District, DivisionCode, Id, Kind, Locale, Money, Timestamp};

fn text(pattern: &str, description: &str) -> RefOr<Schema> {
    let object = ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern)).description(Some(description));
    RefOr::T(object.build().into())
}

impl<K: Kind> PartialSchema for Id<K> {
    fn schema() -> RefOr<Schema> {
        text(&format!("^{}_[0-9a-z]{{26}}$", K::PREFIX), "An id.")
    }
}

impl<K: Kind> ToSchema for Id<K> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("id_{}", K::PREFIX))
    }
}

macro_rules! schemas {
    ($($t:ty: $pattern:literal, $description:literal;)*) => {$(
        impl PartialSchema for $t {
            fn schema() -> RefOr<Schema> {
                text($pattern, $description)
            }
        }
        impl ToSchema for $t {}
    )*};
}

schemas! {
    AnyId: "^[a-z]{3}_[0-9a-z]{26}$", "An id of any kind.";
    Date: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "A date in China.";
    District: "^[0-9]{6}$", "A district by its GB/T 2260 code.";
    DivisionCode: "^[0-9]{2,12}$", "An administrative division by its statistical code.";
    Locale: "^(zh-Hans|en)$", "A language.";
    Timestamp: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T", "A moment, RFC 3339.";
}

impl PartialSchema for Money {
    fn schema() -> RefOr<Schema> {
        let object = ObjectBuilder::new().schema_type(Type::Integer).description(Some("Yuan in fen."));
        RefOr::T(object.build().into())
    }
}

impl ToSchema for Money {}
