//! Signed heads in C2SP's forms: the checkpoint (tlog-checkpoint) as a signed note with an Ed25519 signature.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use crypto::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use kernel::District;
use sha2::{Digest, Sha256};

use crate::Hash;

/// A tree head: how many leaves, and their root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    pub origin: String,
    pub size: u64,
    pub root: Hash,
}

/// The text is not a checkpoint that the key has signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckpointError {
    Malformed,
    WrongSignature,
}

impl fmt::Display for CheckpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CheckpointError::Malformed => "not a checkpoint.",
            CheckpointError::WrongSignature => "the signature does not belong to this checkpoint and key.",
        })
    }
}

impl std::error::Error for CheckpointError {}

/// The name of a district's log, the first line of its checkpoints.
pub fn origin(district: District) -> String {
    format!("loushi/{district}")
}

impl Checkpoint {
    fn body(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, STANDARD.encode(self.root))
    }

    /// The signed note: body, empty line, signature line.
    pub fn sign(&self, key: &SigningKey) -> String {
        let body = self.body();
        let signature = key.sign(body.as_bytes()).to_bytes();
        let id = key_id(&self.origin, &key.verifying_key());
        format!("{body}\n— {} {}\n", self.origin, STANDARD.encode([&id[..], &signature[..]].concat()))
    }

    /// Reads a signed note and checks its signature.
    ///
    /// # Errors
    /// [`CheckpointError`] if the text or the signature is wrong.
    pub fn open(note: &str, key: &VerifyingKey) -> Result<Self, CheckpointError> {
        let (body, signatures) = note.split_once("\n\n").ok_or(CheckpointError::Malformed)?;
        let body = format!("{body}\n");
        let mut lines = body.lines();
        let mut next = || lines.next().ok_or(CheckpointError::Malformed);
        let (origin, size, root) = (next()?.to_owned(), next()?, next()?);
        let checkpoint = Checkpoint {
            origin,
            size: size.parse().map_err(|_| CheckpointError::Malformed)?,
            root: decode(root).ok_or(CheckpointError::Malformed)?,
        };
        let id = key_id(&checkpoint.origin, key);
        let mine = format!("— {} ", checkpoint.origin);
        let signed = signatures.lines().filter_map(|line| line.strip_prefix(&mine)).any(|text| {
            let Some((id_found, signature)) = STANDARD.decode(text).ok().and_then(split_id) else { return false };
            id_found == id && key.verify(body.as_bytes(), &Signature::from_bytes(&signature)).is_ok()
        });
        if signed { Ok(checkpoint) } else { Err(CheckpointError::WrongSignature) }
    }
}

fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    STANDARD.decode(text).ok()?.try_into().ok()
}

fn split_id(bytes: Vec<u8>) -> Option<([u8; 4], [u8; 64])> {
    let (id, signature) = bytes.split_at_checked(4)?;
    Some((id.try_into().ok()?, signature.try_into().ok()?))
}

/// The first four bytes of `SHA-256(name || "\n" || 0x01 || key)`.
fn key_id(origin: &str, key: &VerifyingKey) -> [u8; 4] {
    let hash: Hash =
        Sha256::new().chain_update(origin).chain_update([b'\n', 1]).chain_update(key.as_bytes()).finalize().into();
    [hash[0], hash[1], hash[2], hash[3]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_signed_text_opens() {
        let key = SigningKey::from_bytes(&[3; 32]);
        let checkpoint = Checkpoint { origin: "loushi/310107".into(), size: 42, root: [9; 32] };
        let note = checkpoint.sign(&key);
        assert_eq!(Checkpoint::open(&note, &key.verifying_key()), Ok(checkpoint));
        let other = SigningKey::from_bytes(&[4; 32]).verifying_key();
        assert_eq!(Checkpoint::open(&note, &other), Err(CheckpointError::WrongSignature));
        let changed = note.replacen("42", "43", 1);
        assert_eq!(Checkpoint::open(&changed, &key.verifying_key()), Err(CheckpointError::WrongSignature));
        for wrong in ["", "loushi/310107\n42\n", "a\nb\nc\n\n— a x\n"] {
            assert!(Checkpoint::open(wrong, &key.verifying_key()).is_err());
        }
    }
}
