//! Time-based one-time codes (RFC 6238): the second factor that any authenticator app shows.

use hmac::{Hmac, KeyInit, Mac};
use kernel::Timestamp;
use sha1::Sha1;

use crate::tokens;

const STEP: i64 = 30;

/// A second factor's secret: 20 bytes.
#[derive(Clone)]
pub struct Totp([u8; 20]);

impl Totp {
    pub fn generate() -> Self {
        Self(tokens::random())
    }

    pub const fn from_bytes(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    pub const fn as_bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// The step that `code` belongs to, if it is right now or was within the last or next 30 seconds. The caller keeps
    /// the step and refuses it a second time.
    pub fn step_of(&self, code: &str, now: Timestamp) -> Option<i64> {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let current = now.as_micros().div_euclid(1_000_000).div_euclid(STEP);
        [current, current - 1, current + 1]
            .into_iter()
            .find(|step| tokens::constant_time_eq(self.code_at(*step).as_bytes(), code.as_bytes()))
    }

    /// The six digits of this moment.
    pub fn code(&self, now: Timestamp) -> String {
        self.code_at(now.as_micros().div_euclid(1_000_000).div_euclid(STEP))
    }

    fn code_at(&self, step: i64) -> String {
        let mut mac = <Hmac<Sha1> as KeyInit>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(&step.to_be_bytes());
        let hash: [u8; 20] = mac.finalize().into_bytes().into();
        let offset = usize::from(hash[19] & 0x0f);
        let word = u32::from_be_bytes([hash[offset], hash[offset + 1], hash[offset + 2], hash[offset + 3]]);
        format!("{:06}", (word & 0x7fff_ffff) % 1_000_000)
    }

    /// What an authenticator app reads from a QR code.
    pub fn uri(&self, account: &str) -> String {
        format!("otpauth://totp/Loushi:{account}?secret={}&issuer=Loushi", base32(&self.0))
    }
}

/// RFC 4648 base 32 without padding.
pub fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut out = String::new();
    let (mut buffer, mut bits) = (0u32, 0u32);
    for byte in bytes {
        buffer = (buffer << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(char::from(LETTERS[(buffer >> bits) as usize & 31]));
        }
    }
    if bits > 0 {
        out.push(char::from(LETTERS[(buffer << (5 - bits)) as usize & 31]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The SHA-1 vectors of RFC 6238 appendix B, cut to six digits.
    #[test]
    fn codes_of_the_standard() {
        let totp = Totp::from_bytes(*b"12345678901234567890");
        for (seconds, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
        {
            let now = Timestamp::from_micros(seconds * 1_000_000);
            assert_eq!(totp.code(now), code);
            assert_eq!(totp.step_of(code, now), Some(seconds / 30));
        }
        let later = Timestamp::from_micros(59 * 1_000_000 + 90 * 1_000_000);
        assert_eq!(totp.step_of("287082", later), None);
        assert_eq!(base32(b"12345678901234567890"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
