//! Random tokens, short codes for people, digests and their text forms.

use sha2::{Digest, Sha256};

/// A secret of 256 bits that is shown once; the database keeps its [`digest`].
pub struct Token(String);

impl Token {
    pub fn new() -> Self {
        Self(hex(&random::<32>()))
    }

    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl Default for Token {
    fn default() -> Self {
        Self::new()
    }
}

pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0u8; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// No 0, O, 1, I, L, U: nothing that is misread on paper or over the telephone.
const LETTERS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code that people read and type: `length` characters of 30, about 4.9 bits each.
pub fn code(length: usize) -> String {
    let mut out = String::with_capacity(length);
    while out.len() < length {
        let [byte] = random::<1>();
        // 240 is the largest multiple of 30 below 256: higher bytes would favour some letters.
        if byte < 240 {
            out.push(char::from(LETTERS[usize::from(byte % 30)]));
        }
    }
    out
}

/// SHA-256.
pub fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]]).map(char::from).collect()
}

/// Whether two secrets are equal, in time that does not tell where they differ.
pub fn constant_time_eq(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0u8, |acc, (x, y)| acc | (x ^ y)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_use_only_letters_that_are_not_misread() {
        let code = code(400);
        assert_eq!(code.len(), 400);
        assert!(code.bytes().all(|b| LETTERS.contains(&b)));
        assert_ne!(Token::new().reveal(), Token::new().reveal());
    }

    #[test]
    fn digests_and_hex() {
        assert_eq!(hex(&digest(b""))[..16], *"e3b0c44298fc1c14");
        assert!(constant_time_eq(b"abc", b"abc"));
        assert!(!constant_time_eq(b"abc", b"abd"));
        assert!(!constant_time_eq(b"abc", b"ab"));
    }
}
