//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use kernel::District;

use crate::{boot::BootError, commands, config::Config};

/// Loushi 楼事: governing office towers together.
#[derive(Debug, Parser)]
#[command(name = "loushi", version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// Where the data is. The file and the environment variables are described in the handbook.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// A configuration file (TOML).
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    /// Folder for the SQLite database and the secret.
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    /// A PostgreSQL address instead of the SQLite file.
    #[arg(long, global = true)]
    database: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the application.
    Serve {
        #[command(flatten)]
        place: Place,
        /// Address to listen on.
        #[arg(long)]
        listen: Option<String>,
    },
    /// Serves a demonstration district with one-click sign-in; makes it first if it is not there.
    Demo {
        #[command(flatten)]
        place: Place,
        #[arg(long)]
        listen: Option<String>,
        /// Throws the demonstration's data away and makes it anew.
        #[arg(long)]
        reset: bool,
        /// Makes the data and stops.
        #[arg(long)]
        only_make: bool,
    },
    /// Imports a spreadsheet: everything or nothing.
    Import {
        #[command(flatten)]
        place: Place,
        file: PathBuf,
        /// Which kind: divisions, organisations, buildings, tenancies, posts, rosters, issues.
        #[arg(long)]
        kind: String,
        /// The district that imports; the only one if there is one.
        #[arg(long)]
        district: Option<District>,
        /// Says what would change and changes nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// Writes data for others to read.
    Export {
        #[command(flatten)]
        place: Place,
        /// What: `ledger`.
        what: String,
        #[arg(long)]
        out: PathBuf,
        #[arg(long)]
        district: Option<District>,
    },
    /// Checks an exported ledger or a downloaded proof, with no server.
    Verify {
        file: PathBuf,
        /// The district's public key, base64, if you have it from elsewhere.
        #[arg(long)]
        key: Option<String>,
    },
    /// Copies the running SQLite database and the secret into a folder.
    Backup {
        #[command(flatten)]
        place: Place,
        #[arg(long)]
        out: PathBuf,
    },
    /// Puts a backup in the place of the data folder, which must be empty.
    Restore {
        #[command(flatten)]
        place: Place,
        from: PathBuf,
    },
    /// Brings the schema up to date and stops.
    Migrate {
        #[command(flatten)]
        place: Place,
    },
    /// Opens a district, and adds people from the command line.
    User {
        #[command(flatten)]
        place: Place,
        #[command(subcommand)]
        what: UserCommand,
    },
    /// Documents of rules, without a database.
    Policy {
        #[command(subcommand)]
        what: PolicyCommand,
    },
    /// Looks for trouble: configuration, database, schema, clock, record.
    Doctor {
        #[command(flatten)]
        place: Place,
    },
}

#[derive(Debug, Subcommand)]
pub enum PolicyCommand {
    /// Says every fault of a document with its line; fails if there is one.
    Check {
        file: PathBuf,
        /// A document that stands above it, the highest first; the draft proposal alone without one.
        #[arg(long)]
        over: Vec<PathBuf>,
    },
    /// Prints what one document says otherwise than another: files, `model` or `residents-committee`.
    Diff {
        before: String,
        after: String,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Opens a district for use.
    OpenDistrict { district: District, name: String },
    /// Adds a person with a role in the whole district; prints the activation link.
    Add {
        #[arg(long)]
        district: Option<District>,
        #[arg(long)]
        login: String,
        #[arg(long)]
        name: String,
        /// district_clerk, city_clerk, system_admin, security_admin or audit_admin.
        #[arg(long)]
        role: String,
    },
    /// Prints a new activation link for somebody who cannot sign in.
    Activate {
        #[arg(long)]
        district: Option<District>,
        #[arg(long)]
        login: String,
        /// Takes the second factor off, too: its device is lost.
        #[arg(long)]
        without_second_factor: bool,
    },
}

fn config(place: &Place, listen: Option<&String>) -> Result<Config, BootError> {
    let mut config =
        Config::read(place.config.as_ref(), |key| std::env::var(key).ok()).map_err(|e| BootError(e.to_string()))?;
    if let Some(data) = &place.data {
        config.data.clone_from(data);
    }
    config.database = place.database.clone().or(config.database);
    if let Some(listen) = listen {
        let expected = |_| BootError(format!("--listen {listen}: expected an address such as 127.0.0.1:8080."));
        config.listen = listen.parse().map_err(expected)?;
    }
    Ok(config)
}

/// Runs the command that the arguments name.
///
/// # Errors
/// [`BootError`] with one sentence for the person at the terminal.
pub fn run(cli: Cli) -> Result<(), BootError> {
    match cli.command {
        Command::Serve { place, listen } => commands::serve(&config(&place, listen.as_ref())?),
        Command::Demo { mut place, listen, reset, only_make } => {
            place.data = place.data.or_else(|| Some(PathBuf::from("loushi-data/demo")));
            commands::demo(&config(&place, listen.as_ref())?, reset, only_make)
        }
        Command::Import { place, file, kind, district, dry_run } => {
            commands::import(&config(&place, None)?, file, &kind, district, dry_run)
        }
        Command::Export { place, what, out, district } => {
            commands::export(&config(&place, None)?, &what, &out, district)
        }
        Command::Verify { file, key } => commands::verify(&file, key.as_deref()),
        Command::Backup { place, out } => commands::backup(&config(&place, None)?, &out),
        Command::Restore { place, from } => commands::restore(&config(&place, None)?, &from),
        Command::Migrate { place } => commands::migrate(&config(&place, None)?),
        Command::User { place, what } => commands::user(&config(&place, None)?, what),
        Command::Policy { what: PolicyCommand::Check { file, over } } => commands::policy::check(&file, &over),
        Command::Policy { what: PolicyCommand::Diff { before, after, json } } => {
            commands::policy::diff(&before, &after, json)
        }
        Command::Doctor { place } => commands::doctor(&config(&place, None)?),
    }
}
