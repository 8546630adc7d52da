//! Personal fields at rest: sealed with AES-256-GCM, found again by a keyed hash.

use std::fmt;

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::tokens;

const NONCE: usize = 12;

/// Seals and opens personal fields (K56).
pub struct Fields {
    cipher: Aes256Gcm,
    index: [u8; 32],
}

/// The field was not sealed with this key for this place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealError;

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sealed field cannot be opened: wrong secret, or it was moved or changed.")
    }
}

impl std::error::Error for SealError {}

impl Fields {
    pub(crate) fn new(key: &[u8; 32], index: &[u8; 32]) -> Self {
        Self { cipher: Aes256Gcm::new(key.into()), index: *index }
    }

    /// Seals `plain` for `place` (`person.name|per_..`): 12 bytes of nonce, then ciphertext and tag. The same bytes moved
    /// to another row or column do not open.
    pub fn seal(&self, place: &str, plain: &[u8]) -> Vec<u8> {
        let nonce = tokens::random::<NONCE>();
        let payload = Payload { msg: plain, aad: place.as_bytes() };
        let sealed = self.cipher.encrypt(&nonce.into(), payload).expect("AES-GCM seals any field of sane length");
        [nonce.as_slice(), &sealed].concat()
    }

    /// # Errors
    /// [`SealError`] if the key, the place or a byte differs.
    pub fn open(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let (nonce, body) = sealed.split_at_checked(NONCE).ok_or(SealError)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| SealError)?;
        let payload = Payload { msg: body, aad: place.as_bytes() };
        self.cipher.decrypt(&nonce.into(), payload).map_err(|_| SealError)
    }

    /// [`Fields::open`] for text.
    ///
    /// # Errors
    /// As [`Fields::open`].
    pub fn open_text(&self, place: &str, sealed: &[u8]) -> Result<String, SealError> {
        String::from_utf8(self.open(place, sealed)?).map_err(|_| SealError)
    }

    /// A keyed hash to find equal values by, without storing them. Normalise `text` first.
    pub fn blind(&self, purpose: &str, text: &str) -> [u8; 32] {
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.index).expect("HMAC takes a key of any length");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_field_opens_only_in_its_place() {
        let fields = Fields::new(&[1; 32], &[2; 32]);
        let sealed = fields.seal("person.name|per_1", "林默".as_bytes());
        assert_eq!(fields.open_text("person.name|per_1", &sealed).unwrap(), "林默");
        assert_eq!(fields.open_text("person.name|per_2", &sealed), Err(SealError));
        let mut changed = sealed.clone();
        changed[20] ^= 1;
        assert_eq!(fields.open("person.name|per_1", &changed), Err(SealError));
        assert_eq!(fields.open("person.name|per_1", b"short"), Err(SealError));
        assert_ne!(sealed, fields.seal("person.name|per_1", "林默".as_bytes()));
    }

    #[test]
    fn equal_values_have_equal_blind_indexes_per_purpose() {
        let fields = Fields::new(&[1; 32], &[2; 32]);
        assert_eq!(fields.blind("phone", "138"), fields.blind("phone", "138"));
        assert_ne!(fields.blind("phone", "138"), fields.blind("name", "138"));
    }
}
