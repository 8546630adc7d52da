//! user: opening a district and its first people.

use kernel::{Role, Scope};
use ledger::Who;

use super::{district, import::explain, say, store};
use crate::{boot::BootError, cli::UserCommand, config::Config};

pub fn user(config: &Config, what: UserCommand) -> Result<(), BootError> {
    let store = store(config)?;
    match what {
        UserCommand::OpenDistrict { district, name } => {
            let who = Who::system("open-district", district);
            let label = name.clone();
            store.write_now(&who, move |tx| registry::api::open_tenant(tx, &name)).map_err(|e| explain(&e))?;
            say(format!("District {district} {label} is open."));
        }
        UserCommand::Add { district: named, login, name, role } => {
            let district = district(&store, named)?;
            let role = Role::from_code(&role).filter(|r| identity::api::is_district_wide(*r)).ok_or_else(|| {
                BootError(
                    "--role: one of district_clerk, city_clerk, system_admin, security_admin, audit_admin.".into(),
                )
            })?;
            let who = Who::system("user", district);
            let code = store.write_now(&who, move |tx| {
                let person = identity::api::register(tx, &name, "command line")?;
                identity::api::add_account(tx, person, &login.to_lowercase(), None, false)?;
                let from = tx.today();
                let new = identity::api::NewAppointment {
                    person,
                    role,
                    scope: Scope::Tenant,
                    building: None,
                    from,
                    until: None,
                    employment: None,
                };
                identity::api::appoint(tx, &new)?;
                identity::api::issue_activation(tx, person)
            });
            let code = code.map_err(|e| explain(&e))?;
            say(format!(
                "Activation link, good for a week and shown only now: {}/{district}/activate/{code}",
                config.public_url()
            ));
        }
        UserCommand::Activate { district: named, login, without_second_factor } => {
            let district = district(&store, named)?;
            let who = Who::system("user", district);
            let code = store.write_now(&who, move |tx| {
                let person = identity::api::person_of_login(tx, &login)?.ok_or_else(kernel::Error::hidden)?;
                if without_second_factor {
                    identity::api::drop_second_factor(tx, person)?;
                }
                identity::api::issue_activation(tx, person)
            });
            let code = code.map_err(|e| explain(&e))?;
            say(format!(
                "Activation link, good for a week and shown only now: {}/{district}/activate/{code}",
                config.public_url()
            ));
        }
    }
    Ok(())
}
