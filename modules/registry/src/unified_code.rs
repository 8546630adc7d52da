//! 统一社会信用代码: the eighteen characters of GB 32100-2015 with both check characters (K40).

use std::{fmt, str::FromStr};

/// A code whose checks fit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnifiedCode(String);

/// What is wrong with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvalidUnifiedCode {
    /// Not eighteen characters.
    Length,
    /// I, O, S, V, Z or something else that the code does not use, at this place (from 1).
    Character(usize),
    /// The last character does not fit the others.
    Check,
    /// The organisation code inside (places 9 to 17) does not fit itself.
    InnerCheck,
}

const CHARACTERS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

impl UnifiedCode {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnifiedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for UnifiedCode {
    type Err = InvalidUnifiedCode;

    /// Reads a code as it is typed: in either case, with spaces or hyphens, in full width.
    fn from_str(s: &str) -> Result<Self, InvalidUnifiedCode> {
        let half = |c: char| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            c => c,
        };
        let code: String =
            s.chars().map(half).filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
        if code.chars().count() != 18 {
            return Err(InvalidUnifiedCode::Length);
        }
        let mut values = [0u32; 18];
        for (i, c) in code.chars().enumerate() {
            let at = CHARACTERS.iter().position(|a| char::from(*a) == c).ok_or(InvalidUnifiedCode::Character(i + 1))?;
            values[i] = u32::try_from(at).map_err(|_| InvalidUnifiedCode::Character(i + 1))?;
        }
        // W_i = 3^(i-1) mod 31; C18 = (31 - sum mod 31) mod 31.
        let (sum, _) = values[..17].iter().fold((0, 1), |(sum, weight), v| (sum + v * weight, weight * 3 % 31));
        if (31 - sum % 31) % 31 != values[17] {
            return Err(InvalidUnifiedCode::Check);
        }
        inner_check(code.as_bytes()).then_some(Self(code)).ok_or(InvalidUnifiedCode::InnerCheck)
    }
}

/// GB 11714 over places 9 to 17: letters count 10 to 35, C9 = 11 - sum mod 11, 10 is X and 11 is 0.
fn inner_check(code: &[u8]) -> bool {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let value = |b: u8| if b.is_ascii_digit() { u32::from(b - b'0') } else { u32::from(b - b'A') + 10 };
    let sum: u32 = code[8..16].iter().zip(WEIGHTS).map(|(b, w)| value(*b) * w).sum();
    let expected = match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        n => b'0' + u8::try_from(n).unwrap_or(0),
    };
    code[16] == expected
}

/// A code with the right check characters, for made-up enterprises. No register gives out codes with `DEM` here.
pub fn made_up(seed: u32) -> String {
    let mut code: Vec<u8> = b"91310107DEM".to_vec();
    let mut rest = seed;
    for _ in 0..5 {
        code.push(CHARACTERS[(rest % 31) as usize]);
        rest /= 31;
    }
    for candidate in CHARACTERS {
        code.truncate(16);
        code.push(*candidate);
        if inner_check(&code) {
            break;
        }
    }
    let sum = code.iter().fold((0, 1), |(sum, weight), b| {
        let at = CHARACTERS.iter().position(|c| c == b).unwrap_or(0);
        (sum + at * weight, weight * 3 % 31)
    });
    code.push(CHARACTERS[(31 - sum.0 % 31) % 31]);
    code.into_iter().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vector_of_the_standard() {
        assert!("91350100M000100Y43".parse::<UnifiedCode>().is_ok());
        assert!(" 91350100-m000100y43 ".parse::<UnifiedCode>().is_ok());
        assert_eq!("91350100M000100Y4Z".parse::<UnifiedCode>(), Err(InvalidUnifiedCode::Character(18)));
        assert_eq!("91350100M000100Y44".parse::<UnifiedCode>(), Err(InvalidUnifiedCode::Check));
        assert_eq!("91350100M000100Y4".parse::<UnifiedCode>(), Err(InvalidUnifiedCode::Length));
        assert_eq!("9135010OM000100Y43".parse::<UnifiedCode>(), Err(InvalidUnifiedCode::Character(8)));
        assert_eq!("".parse::<UnifiedCode>(), Err(InvalidUnifiedCode::Length));
    }

    #[test]
    fn one_wrong_digit_is_always_found() {
        let good = "91350100M000100Y43";
        for at in 0..18 {
            for c in CHARACTERS {
                let mut code = good.as_bytes().to_vec();
                if code[at] == *c {
                    continue;
                }
                code[at] = *c;
                let code = String::from_utf8(code).unwrap();
                assert!(code.parse::<UnifiedCode>().is_err(), "{code}");
            }
        }
    }

    #[test]
    fn made_up_codes_pass_their_checks() {
        for seed in [0, 1, 7, 1234, 99_999] {
            let code = made_up(seed);
            assert!(code.parse::<UnifiedCode>().is_ok(), "{code}");
        }
    }
}
