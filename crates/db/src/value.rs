//! Values that go into a statement and come out of a row: integers, floats, texts, blobs, nulls and lists.

use std::{borrow::Cow, error::Error as StdError, fmt};

use bytes::BytesMut;
use kernel::{AnyId, Date, District, DivisionCode, Id, Locale, Money, Personal, Role, Timestamp};
use postgres::types::{FromSql, IsNull, ToSql, Type, private::BytesMut as PgBytes};

/// An argument of a statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    Null,
    Int(i64),
    Real(f64),
    Text(Cow<'a, str>),
    Blob(Cow<'a, [u8]>),
    /// Fills `$n..`, which must be the statement's last argument. An empty list matches nothing.
    List(Vec<Value<'a>>),
}

/// A value of a row, borrowed from the driver.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ValueRef<'a> {
    Null,
    Int(i64),
    Real(f64),
    Text(&'a str),
    Blob(&'a [u8]),
}

/// A stored value of the wrong type or range. Says what was expected, never what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadValue {
    pub expected: &'static str,
}

impl fmt::Display for BadValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.expected)
    }
}

/// A type that can be an argument.
pub trait ToValue {
    fn value(&self) -> Value<'_>;
}

/// The arguments of a statement, each by reference: `args![tx.district(), id, title]`.
#[macro_export]
macro_rules! args {
    ($($arg:expr),* $(,)?) => { &[$($crate::ToValue::value(&$arg)),*] };
}

macro_rules! int_value {
    ($($t:ty: $self:ident => $e:expr;)*) => {$(
        impl ToValue for $t {
            fn value(&$self) -> Value<'_> { Value::Int($e) }
        }
    )*};
}

int_value! {
    i64: self => *self;
    i32: self => i64::from(*self);
    u32: self => i64::from(*self);
    u16: self => i64::from(*self);
    u8: self => i64::from(*self);
    bool: self => i64::from(*self);
    District: self => self.column();
    DivisionCode: self => self.column();
    Date: self => self.column();
    Timestamp: self => self.as_micros();
    Money: self => self.fen();
}

impl ToValue for u64 {
    fn value(&self) -> Value<'_> {
        Value::Int(self.cast_signed())
    }
}

impl ToValue for usize {
    fn value(&self) -> Value<'_> {
        Value::Int(*self as i64)
    }
}

impl ToValue for f64 {
    fn value(&self) -> Value<'_> {
        Value::Real(*self)
    }
}

impl ToValue for str {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl ToValue for String {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl ToValue for Cow<'_, str> {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self))
    }
}

impl ToValue for [u8] {
    fn value(&self) -> Value<'_> {
        Value::Blob(Cow::Borrowed(self))
    }
}

impl ToValue for Vec<u8> {
    fn value(&self) -> Value<'_> {
        Value::Blob(Cow::Borrowed(self))
    }
}

impl<const N: usize> ToValue for [u8; N] {
    fn value(&self) -> Value<'_> {
        Value::Blob(Cow::Borrowed(self))
    }
}

impl<K> ToValue for Id<K> {
    fn value(&self) -> Value<'_> {
        Value::Blob(Cow::Borrowed(self.as_bytes()))
    }
}

impl ToValue for AnyId {
    fn value(&self) -> Value<'_> {
        Value::Blob(Cow::Borrowed(&self.bytes))
    }
}

impl ToValue for Role {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self.code()))
    }
}

impl ToValue for Locale {
    fn value(&self) -> Value<'_> {
        Value::Text(Cow::Borrowed(self.tag()))
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, ToValue::value)
    }
}

impl<T: ToValue + ?Sized> ToValue for &T {
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}

/// A sealed personal value is stored as the ciphertext it already is.
impl ToValue for Personal<Vec<u8>> {
    fn value(&self) -> Value<'_> {
        Value::Blob(Cow::Borrowed(self.reveal()))
    }
}

impl<'v> ToValue for Value<'v> {
    fn value(&self) -> Value<'_> {
        match self {
            Value::Null => Value::Null,
            Value::Int(n) => Value::Int(*n),
            Value::Real(n) => Value::Real(*n),
            Value::Text(t) => Value::Text(Cow::Borrowed(t)),
            Value::Blob(b) => Value::Blob(Cow::Borrowed(b)),
            Value::List(items) => Value::List(items.iter().map(ToValue::value).collect()),
        }
    }
}

/// A list argument for `$n..`: `args![district, db::list(&ids)]`.
pub fn list<T: ToValue>(items: &[T]) -> Value<'_> {
    Value::List(items.iter().map(ToValue::value).collect())
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        use rusqlite::types::{ToSqlOutput, ValueRef as V};
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => V::Null,
            Value::Int(n) => V::Integer(*n),
            Value::Real(n) => V::Real(*n),
            Value::Text(t) => V::Text(t.as_bytes()),
            Value::Blob(b) => V::Blob(b),
            Value::List(_) => return Err(rusqlite::Error::InvalidParameterName("a list fills only $n..".into())),
        }))
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self, ty: &Type, out: &mut PgBytes) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        let out: &mut BytesMut = out;
        match self {
            Value::Null => return Ok(IsNull::Yes),
            Value::Int(n) if *ty == Type::INT8 => n.to_sql(ty, out)?,
            Value::Int(n) if *ty == Type::INT4 => i32::try_from(*n)?.to_sql(ty, out)?,
            Value::Int(n) if *ty == Type::FLOAT8 => (*n as f64).to_sql(ty, out)?,
            Value::Real(n) if *ty == Type::FLOAT8 => n.to_sql(ty, out)?,
            Value::Text(t) if matches!(*ty, Type::TEXT | Type::VARCHAR | Type::UNKNOWN) => t.to_sql(ty, out)?,
            Value::Blob(b) if *ty == Type::BYTEA => {
                out.extend_from_slice(b);
                IsNull::No
            }
            _ => return Err(format!("an argument does not fit the type {ty}").into()),
        };
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    postgres::types::to_sql_checked!();
}

impl<'a> FromSql<'a> for ValueRef<'a> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(match *ty {
            Type::INT8 => ValueRef::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => ValueRef::Int(i64::from(i32::from_sql(ty, raw)?)),
            Type::INT2 => ValueRef::Int(i64::from(i16::from_sql(ty, raw)?)),
            Type::BOOL => ValueRef::Int(i64::from(bool::from_sql(ty, raw)?)),
            Type::FLOAT8 => ValueRef::Real(f64::from_sql(ty, raw)?),
            Type::FLOAT4 => ValueRef::Real(f64::from(f32::from_sql(ty, raw)?)),
            Type::BYTEA => ValueRef::Blob(raw),
            Type::TEXT | Type::VARCHAR | Type::NAME | Type::UNKNOWN => ValueRef::Text(std::str::from_utf8(raw)?),
            _ => return Err(format!("no column may have the type {ty}").into()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(ValueRef::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}
