//! Configuration: a TOML file, then environment variables, then the command line; each overrides the one before. An
//! unknown key is an error.

use std::{fmt, fs, net::SocketAddr, path::PathBuf};

use serde::Deserialize;

/// What an installation sets. These comments are the reference.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Address to listen on. `LOUSHI_LISTEN`, `--listen`. Default `127.0.0.1:8080`.
    pub listen: SocketAddr,
    /// Folder for the SQLite database and the secret file. `LOUSHI_DATA`, `--data`. Default `loushi-data`.
    pub data: PathBuf,
    /// A PostgreSQL address instead of the SQLite file. `LOUSHI_DATABASE`, `--database`.
    pub database: Option<String>,
    /// The master secret, 32 bytes in base64, instead of the file `secret` in `data`. Every process of one database needs
    /// the same. `LOUSHI_SECRET`; never on the command line.
    pub secret: Option<String>,
    /// The address by which people reach the installation, for QR codes and papers. `LOUSHI_PUBLIC_URL`.
    pub public_url: Option<String>,
    /// A proxy of ours stands in front: the client's address is the last of `X-Forwarded-For`. `LOUSHI_BEHIND_PROXY=1`.
    pub behind_proxy: bool,
    /// What is logged: `error`, `warn`, `info`, `debug`, or per crate as in `info,db=debug`. `LOUSHI_LOG`.
    pub log: String,
    /// Logs as JSON, one object a line. `LOUSHI_LOG_JSON=1`.
    pub log_json: bool,
    /// A file with the holidays of years that this version does not know, in the form of the built-in calendar.
    /// `LOUSHI_CALENDAR`.
    pub calendar: Option<PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            data: PathBuf::from("loushi-data"),
            database: None,
            secret: None,
            public_url: None,
            behind_proxy: false,
            log: "info".to_owned(),
            log_json: false,
            calendar: None,
        }
    }
}

/// The configuration cannot be used.
#[derive(Debug)]
pub struct ConfigError(String);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ConfigError {}

impl Config {
    /// Reads `file`, if one is named, and the environment through `variable`.
    ///
    /// # Errors
    /// [`ConfigError`] names the key and what was expected.
    pub fn read(file: Option<&PathBuf>, variable: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let mut config = match file {
            Some(path) => {
                let text = fs::read_to_string(path).map_err(|e| ConfigError(format!("{}: {e}", path.display())))?;
                toml::from_str(&text).map_err(|e| ConfigError(format!("{}: {e}", path.display())))?
            }
            None => Self::default(),
        };
        let on = |text: String| matches!(text.as_str(), "1" | "true" | "yes");
        if let Some(text) = variable("LOUSHI_LISTEN") {
            let expected = |_| ConfigError(format!("LOUSHI_LISTEN={text}: expected an address such as 127.0.0.1:8080"));
            config.listen = text.parse().map_err(expected)?;
        }
        if let Some(text) = variable("LOUSHI_DATA") {
            config.data = text.into();
        }
        config.database = variable("LOUSHI_DATABASE").or(config.database);
        config.secret = variable("LOUSHI_SECRET").or(config.secret);
        config.public_url = variable("LOUSHI_PUBLIC_URL").or(config.public_url);
        config.log = variable("LOUSHI_LOG").unwrap_or(config.log);
        config.calendar = variable("LOUSHI_CALENDAR").map(PathBuf::from).or(config.calendar);
        config.behind_proxy = variable("LOUSHI_BEHIND_PROXY").map_or(config.behind_proxy, on);
        config.log_json = variable("LOUSHI_LOG_JSON").map_or(config.log_json, on);
        Ok(config)
    }

    /// The database that is meant: the PostgreSQL address, or the SQLite file in the data folder.
    pub fn target(&self) -> db::Target {
        match &self.database {
            Some(url) => db::Target::Postgres(url.clone()),
            None => db::Target::Sqlite(self.data.join("loushi.sqlite")),
        }
    }

    /// Where people reach the installation.
    pub fn public_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_overrides_the_file_and_unknown_keys_are_errors() {
        let folder = std::env::temp_dir().join(format!("loushi-config-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("loushi.toml");
        fs::write(&file, "listen = \"127.0.0.1:9000\"\nbehind_proxy = true\n").unwrap();
        let none = |_: &str| None;
        let config = Config::read(Some(&file), none).unwrap();
        assert_eq!(config.listen.port(), 9000);
        assert!(config.behind_proxy);
        let config = Config::read(Some(&file), |key| (key == "LOUSHI_LISTEN").then(|| "0.0.0.0:80".into())).unwrap();
        assert_eq!(config.listen.port(), 80);
        fs::write(&file, "listne = \"127.0.0.1:9000\"\n").unwrap();
        let error = Config::read(Some(&file), none).unwrap_err().to_string();
        assert!(error.contains("listne"), "{error}");
        let error = Config::read(None, |key| (key == "LOUSHI_LISTEN").then(|| "here".into())).unwrap_err().to_string();
        assert!(error.contains("LOUSHI_LISTEN=here"), "{error}");
        fs::remove_dir_all(folder).unwrap();
    }
}
