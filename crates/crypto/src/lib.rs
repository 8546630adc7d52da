//! Cryptography in one place: the master secret and what is derived from it, sealed fields, password hashes, one-time
//! codes and tokens.
//!
//! Invariant: no other crate names an algorithm, so that a certified provider (SM2, SM3, SM4; K63) can take its place.

mod fields;
mod password;
mod secrets;
mod tokens;
mod totp;

pub use fields::{Fields, SealError};
pub use password::{hash_password, password_matches};
pub use secrets::{SecretError, Secrets};
pub use tokens::{Token, code, constant_time_eq, digest, hex};
pub use totp::{Totp, base32};

pub use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
