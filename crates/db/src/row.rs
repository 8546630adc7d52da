//! Typed rows: [`row!`](crate::row!) declares a struct whose fields are the columns, in order.

use kernel::{Date, District, DivisionCode, Id, Kind, Locale, Money, Personal, Role, Timestamp};

use crate::{BadValue, Error, ValueRef};

/// A row as a type.
pub trait Row: Sized {
    /// The names of the columns, in order; empty if the names do not matter (a tuple).
    const COLUMNS: &'static [&'static str];
    const WIDTH: usize;

    /// # Errors
    /// [`Error::BadValue`] if a stored value does not fit.
    fn read(cursor: &mut Cursor<'_>) -> Result<Self, Error>;
}

/// A type that a column can be read as.
pub trait Column: Sized {
    /// # Errors
    /// [`BadValue`] if the stored value is of another type or out of range.
    fn read(value: ValueRef<'_>) -> Result<Self, BadValue>;
}

/// Reads a row column by column.
pub struct Cursor<'r> {
    row: Source<'r>,
    next: usize,
}

enum Source<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r postgres::Row),
}

impl<'r> Cursor<'r> {
    pub(crate) fn sqlite(row: &'r rusqlite::Row<'r>) -> Self {
        Self { row: Source::Sqlite(row), next: 0 }
    }

    pub(crate) fn postgres(row: &'r postgres::Row) -> Self {
        Self { row: Source::Postgres(row), next: 0 }
    }

    /// The next column as `T`.
    ///
    /// # Errors
    /// [`Error::BadValue`] with the column's name.
    pub fn column<T: Column>(&mut self) -> Result<T, Error> {
        let i = self.next;
        self.next += 1;
        let value = match &self.row {
            Source::Sqlite(row) => {
                use rusqlite::types::ValueRef as V;
                match row.get_ref(i)? {
                    V::Null => ValueRef::Null,
                    V::Integer(n) => ValueRef::Int(n),
                    V::Real(n) => ValueRef::Real(n),
                    V::Text(t) => ValueRef::Text(std::str::from_utf8(t).map_err(|_| self.bad(i, "UTF-8"))?),
                    V::Blob(b) => ValueRef::Blob(b),
                }
            }
            Source::Postgres(row) => row.try_get(i)?,
        };
        T::read(value).map_err(|bad| self.bad(i, bad.expected))
    }

    fn bad(&self, i: usize, expected: &'static str) -> Error {
        let column = match &self.row {
            Source::Sqlite(row) => row.as_ref().column_name(i).map(str::to_owned).unwrap_or_default(),
            Source::Postgres(row) => row.columns().get(i).map(|c| c.name().to_owned()).unwrap_or_default(),
        };
        Error::BadValue { column, value: BadValue { expected } }
    }
}

/// Declares a row type: `row! { pub struct Name { pub id: BuildingId, pub title: String } }`. The field names are the
/// column names, in the statement's order.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$fmeta:meta])* $fvis:vis $field:ident: $ty:ty),* $(,)? }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$fmeta])* $fvis $field: $ty),* }
        impl $crate::Row for $name {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];
            const WIDTH: usize = Self::COLUMNS.len();
            fn read(cursor: &mut $crate::Cursor<'_>) -> ::std::result::Result<Self, $crate::Error> {
                Ok(Self { $($field: cursor.column()?),* })
            }
        }
    };
}

/// Makes an enum with `code()` and `from_code()` a column and an argument.
#[macro_export]
macro_rules! code_column {
    ($($ty:ty),*) => {$(
        impl $crate::Column for $ty {
            fn read(value: $crate::ValueRef<'_>) -> ::std::result::Result<Self, $crate::BadValue> {
                match value {
                    $crate::ValueRef::Text(code) => {
                        <$ty>::from_code(code).ok_or($crate::BadValue { expected: stringify!($ty) })
                    }
                    _ => Err($crate::BadValue { expected: stringify!($ty) }),
                }
            }
        }
        impl $crate::ToValue for $ty {
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::Text(self.code().into())
            }
        }
    )*};
}

/// Declares an enum stored by a short code: `codes! { pub enum Level { L0 = "l0", L1 = "l1" } }` gives it `ALL`,
/// `code`, `from_code`, serde by code, [`Column`] and [`ToValue`](crate::ToValue).
#[macro_export]
macro_rules! codes {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $vis enum $name { $($(#[$vmeta])* $variant),* }
        impl $name {
            $vis const ALL: &'static [$name] = &[$($name::$variant),*];
            $vis const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),* }
            }
            $vis fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some($name::$variant),)* _ => None }
            }
        }
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> ::std::result::Result<S::Ok, S::Error> {
                s.serialize_str(self.code())
            }
        }
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> ::std::result::Result<Self, D::Error> {
                let code = ::std::borrow::Cow::<'de, str>::deserialize(d)?;
                Self::from_code(&code).ok_or_else(|| ::serde::de::Error::custom(concat!("not a ", stringify!($name))))
            }
        }
        $crate::code_column!($name);
    };
}

macro_rules! columns {
    ($($t:ty, $expected:literal, $pattern:pat => $value:expr;)*) => {$(
        impl Column for $t {
            fn read(value: ValueRef<'_>) -> Result<Self, BadValue> {
                match value {
                    $pattern => $value.ok_or(BadValue { expected: $expected }),
                    _ => Err(BadValue { expected: $expected }),
                }
            }
        }
    )*};
}

columns! {
    i64, "a whole number", ValueRef::Int(n) => Some(n);
    u64, "a whole number of at least 0", ValueRef::Int(n) => u64::try_from(n).ok();
    u32, "a small whole number", ValueRef::Int(n) => u32::try_from(n).ok();
    i32, "a small whole number", ValueRef::Int(n) => i32::try_from(n).ok();
    u16, "a small whole number", ValueRef::Int(n) => u16::try_from(n).ok();
    u8, "a small whole number", ValueRef::Int(n) => u8::try_from(n).ok();
    bool, "0 or 1", ValueRef::Int(n) => match n { 0 => Some(false), 1 => Some(true), _ => None };
    String, "a text", ValueRef::Text(t) => Some(t.to_owned());
    Vec<u8>, "a blob", ValueRef::Blob(b) => Some(b.to_vec());
    District, "a district code", ValueRef::Int(n) => u32::try_from(n).ok().and_then(|n| District::new(n).ok());
    DivisionCode, "a division code", ValueRef::Int(n) => DivisionCode::from_column(n).ok();
    Date, "a day number", ValueRef::Int(n) => Some(Date::from_column(n));
    Timestamp, "microseconds", ValueRef::Int(n) => Some(Timestamp::from_micros(n));
    Money, "fen", ValueRef::Int(n) => Some(Money::from_fen(n));
    Role, "a role", ValueRef::Text(t) => Role::from_code(t);
    Locale, "a language tag", ValueRef::Text(t) => t.parse().ok();
    Personal<Vec<u8>>, "a blob", ValueRef::Blob(b) => Some(Personal::new(b.to_vec()));
}

impl Column for f64 {
    fn read(value: ValueRef<'_>) -> Result<Self, BadValue> {
        match value {
            ValueRef::Real(n) => Ok(n),
            ValueRef::Int(n) => Ok(n as f64),
            _ => Err(BadValue { expected: "a number" }),
        }
    }
}

impl<K: Kind> Column for Id<K> {
    fn read(value: ValueRef<'_>) -> Result<Self, BadValue> {
        let bad = BadValue { expected: "an id of 16 bytes" };
        match value {
            ValueRef::Blob(b) => Ok(Id::from_bytes(b.try_into().map_err(|_| bad)?)),
            _ => Err(bad),
        }
    }
}

impl<const N: usize> Column for [u8; N] {
    fn read(value: ValueRef<'_>) -> Result<Self, BadValue> {
        let bad = BadValue { expected: "a blob of a fixed length" };
        match value {
            ValueRef::Blob(b) => b.try_into().map_err(|_| bad),
            _ => Err(bad),
        }
    }
}

impl<T: Column> Column for Option<T> {
    fn read(value: ValueRef<'_>) -> Result<Self, BadValue> {
        match value {
            ValueRef::Null => Ok(None),
            value => T::read(value).map(Some),
        }
    }
}

macro_rules! tuples {
    ($($width:literal: $($t:ident)*;)*) => {$(
        impl<$($t: Column),*> Row for ($($t,)*) {
            const COLUMNS: &'static [&'static str] = &[];
            const WIDTH: usize = $width;
            fn read(cursor: &mut Cursor<'_>) -> Result<Self, Error> {
                Ok(($(cursor.column::<$t>()?,)*))
            }
        }
    )*};
}

tuples! {
    1: A;
    2: A B;
    3: A B C;
    4: A B C D;
    5: A B C D E;
}
