//! The master secret of an installation and the keys derived from it.

use std::{fmt, fs, io::Write as _, path::Path};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::SigningKey;
use hkdf::Hkdf;
use sha2::Sha256;

use crate::{Fields, hex, tokens};

/// The keys of an installation. Every process of one database must hold the same.
pub struct Secrets {
    pub fields: Fields,
    /// For sensitive personal data, under keys of its own (PIPL 28, 51).
    pub sensitive: Fields,
    pub signing: SigningKey,
    fingerprint: String,
}

/// The master secret cannot be had.
#[derive(Debug)]
pub enum SecretError {
    Io(std::io::Error),
    /// Not 32 bytes in base64.
    Malformed,
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SecretError::Io(e) => write!(f, "the secret file: {e}"),
            SecretError::Malformed => f.write_str("the secret must be 32 bytes in base64."),
        }
    }
}

impl std::error::Error for SecretError {}

impl Secrets {
    pub fn from_master(master: &[u8; 32]) -> Self {
        let derive = Hkdf::<Sha256>::new(Some(b"loushi v1"), master);
        let key = |purpose: &str| {
            let mut out = [0u8; 32];
            derive.expand(purpose.as_bytes(), &mut out).expect("32 bytes are within HKDF's limit");
            out
        };
        Self {
            fields: Fields::new(&key("fields"), &key("blind index")),
            sensitive: Fields::new(&key("sensitive fields"), &key("sensitive index")),
            signing: SigningKey::from_bytes(&key("ledger signature")),
            fingerprint: hex(&key("fingerprint")[..8]),
        }
    }

    /// Reads the master secret as it stands in a file or an environment variable.
    ///
    /// # Errors
    /// [`SecretError::Malformed`] unless `text` is 32 bytes in base64.
    pub fn from_text(text: &str) -> Result<Self, SecretError> {
        let bytes = STANDARD.decode(text.trim()).map_err(|_| SecretError::Malformed)?;
        Ok(Self::from_master(&bytes.try_into().map_err(|_| SecretError::Malformed)?))
    }

    /// Reads the secret file, or writes a new one that its owner alone can read.
    ///
    /// # Errors
    /// [`SecretError`] if it cannot be read, written or understood.
    pub fn load_or_create(path: &Path) -> Result<Self, SecretError> {
        match fs::read_to_string(path) {
            Ok(text) => Self::from_text(&text),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                let text = STANDARD.encode(tokens::random::<32>());
                let mut options = fs::OpenOptions::new();
                options.write(true).create_new(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                let mut file = options.open(path).map_err(SecretError::Io)?;
                writeln!(file, "{text}").and_then(|()| file.sync_all()).map_err(SecretError::Io)?;
                Self::from_text(&text)
            }
            Err(e) => Err(SecretError::Io(e)),
        }
    }

    /// Sixteen characters that name the secret without telling it: kept in the database, compared at start.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_secret_gives_the_same_keys() {
        let (a, b) = (Secrets::from_master(&[7; 32]), Secrets::from_master(&[7; 32]));
        assert_eq!(a.fingerprint(), b.fingerprint());
        assert_eq!(a.signing.to_bytes(), b.signing.to_bytes());
        assert_ne!(a.fingerprint(), Secrets::from_master(&[8; 32]).fingerprint());
        assert!(Secrets::from_text("too short").is_err());
        let sealed = a.sensitive.seal("here", b"yes");
        assert!(b.sensitive.open("here", &sealed).is_ok() && a.fields.open("here", &sealed).is_err());
        assert_ne!(a.sensitive.blind("of", "per_1"), a.fields.blind("of", "per_1"));
    }
}
