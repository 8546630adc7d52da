//! Accounts: adding one, opening a session, what a good password is.

use db::args;
use kernel::{PersonId, Result, Role, Text, Timestamp};
use ledger::Tx;
use web::{SessionCookie, faults::Check};

use crate::{T, refusal::IdentityRefusal, store::sql};

/// Wrong passwords in a row before the account is locked, and for how long (K60).
pub const FAILURES: i64 = 5;
pub const LOCK_SECONDS: i64 = 30 * 60;
/// How long a session of somebody without a post lasts, and of somebody with one.
const EMPLOYEE_DAYS: i64 = 30;
const STAFF_HOURS: i64 = 12;

/// Reads a login name: 3 to 32 letters, digits, `.`, `_`, `-`, not case-sensitive.
pub fn login(check: &mut Check, field: &'static str, text: &str) -> String {
    let login = text.trim().to_lowercase();
    let fits = (3..=32).contains(&login.len())
        && login.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
    if !fits {
        check.fault(field, Text::each(|l| T(l).bad_login()));
    }
    login
}

/// At least eight characters of three kinds, or sixteen of any; never the login name (K60).
pub fn good_password(check: &mut Check, field: &'static str, password: &str, login: &str) {
    let kinds = [
        password.chars().any(|c| c.is_lowercase()),
        password.chars().any(|c| c.is_uppercase()),
        password.chars().any(|c| c.is_numeric()),
        password.chars().any(|c| !c.is_alphanumeric() || (c.is_alphabetic() && !c.is_ascii())),
    ];
    let length = password.chars().count();
    let strong = (length >= 8 && kinds.iter().filter(|k| **k).count() >= 3) || length >= 16;
    if !strong || length > 200 || (!login.is_empty() && password.to_lowercase().contains(login)) {
        check.fault(field, Text::each(|l| T(l).weak_password()));
    }
}

/// Adds an account for a person.
///
/// # Errors
/// [`IdentityRefusal::LoginTaken`].
pub fn add(
    tx: &mut Tx<'_, '_>,
    person: PersonId,
    login: &str,
    password: Option<&str>,
    must_change: bool,
) -> Result<()> {
    let district = tx.district();
    if tx.run(&sql::ADD_ACCOUNT, args![district, person, login, password, must_change])? == 0 {
        return Err(IdentityRefusal::LoginTaken.into());
    }
    Ok(())
}

/// A session that was just opened.
pub struct Opened {
    pub cookie: SessionCookie,
    pub max_age: i64,
}

/// Opens a session. Those with a post are signed out sooner.
///
/// # Errors
/// The database's own failure.
pub fn open_session(tx: &mut Tx<'_, '_>, person: PersonId, agent: &str) -> Result<Opened> {
    let (district, now) = (tx.district(), tx.now());
    let rows = tx.all(&sql::APPOINTMENTS, args![district, person])?;
    let staff = rows.iter().any(|r| r.role != Role::Employee);
    let max_age = if staff { STAFF_HOURS * 3600 } else { EMPLOYEE_DAYS * 86_400 };
    let token = crypto::Token::new();
    let cookie = SessionCookie::new(district, token.reveal());
    let expires: Timestamp = now.plus_seconds(max_age);
    tx.run_one(&sql::ADD_SESSION, args![district, cookie.digest(), person, now, expires, agent])?;
    Ok(Opened { cookie, max_age })
}

/// What kind of browser it is, in few words: nothing that tells people apart.
pub fn agent(user_agent: &str) -> &'static str {
    let has = |word| user_agent.contains(word);
    match () {
        () if has("MicroMessenger") => "WeChat",
        () if has("Android") => "Android",
        () if has("iPhone") || has("iPad") => "iOS",
        () if has("Windows") => "Windows",
        () if has("Macintosh") => "macOS",
        () if has("Linux") => "Linux",
        () => "—",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_long_or_mixed() {
        let fine = |password: &str| {
            let mut check = Check::default();
            good_password(&mut check, "password", password, "lumo");
            check.is_clean()
        };
        assert!(fine("Tower-17f"));
        assert!(fine("一座大楼十七层A1"));
        assert!(fine("correct horse battery"));
        for weak in ["", "short1A", "alllowercase", "12345678", "Lumo-2026x"] {
            assert!(!fine(weak), "{weak}");
        }
    }

    #[test]
    fn login_names_are_plain() {
        let read = |text: &str| {
            let mut check = Check::default();
            let login = login(&mut check, "login", text);
            check.is_clean().then_some(login)
        };
        assert_eq!(read(" Lu.Zhiwei ").as_deref(), Some("lu.zhiwei"));
        for wrong in ["", "ab", "陆知微", "a b c", "x".repeat(33).as_str()] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
