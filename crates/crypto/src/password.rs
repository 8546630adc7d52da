//! Passwords: Argon2id with the library's default cost (19 MiB, two passes).

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

/// The PHC string of `password` with a fresh salt. Takes some 30 ms of CPU: call it off the async threads.
pub fn hash_password(password: &str) -> String {
    Argon2::default().hash_password(password.as_bytes()).expect("Argon2 hashes any password").to_string()
}

/// Whether `password` belongs to the stored PHC string. A string that is no hash matches nothing.
pub fn password_matches(password: &str, stored: &str) -> bool {
    PasswordHash::new(stored).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_matches() {
        let stored = hash_password("和衡中心十七层");
        assert!(stored.starts_with("$argon2id$"));
        assert!(password_matches("和衡中心十七层", &stored));
        assert!(!password_matches("和衡中心十八层", &stored));
        assert!(!password_matches("", "not a hash"));
    }
}
