//! What this module refuses.

use kernel::{Clause, Refusal, Text, Timestamp, WayOut};

use crate::T;

#[derive(Debug)]
pub enum IdentityRefusal {
    WrongPassword { left: i64 },
    Locked { until: Timestamp },
    WrongCode,
    InvitationOver,
    ActivationOver,
    LoginTaken,
    EmploymentNotPending,
    EmploymentOver,
    AppointmentOver,
    TwoAdministrators,
    SecondFactorSet,
    NoDemo,
}

impl Refusal for IdentityRefusal {
    fn code(&self) -> &'static str {
        match self {
            IdentityRefusal::WrongPassword { .. } => "identity.wrong_password",
            IdentityRefusal::Locked { .. } => "identity.locked",
            IdentityRefusal::WrongCode => "identity.wrong_code",
            IdentityRefusal::InvitationOver => "identity.invitation_over",
            IdentityRefusal::ActivationOver => "identity.activation_over",
            IdentityRefusal::LoginTaken => "identity.login_taken",
            IdentityRefusal::EmploymentNotPending => "identity.employment_not_pending",
            IdentityRefusal::EmploymentOver => "identity.employment_over",
            IdentityRefusal::AppointmentOver => "identity.appointment_over",
            IdentityRefusal::TwoAdministrators => "identity.two_administrators",
            IdentityRefusal::SecondFactorSet => "identity.second_factor_set",
            IdentityRefusal::NoDemo => "identity.no_demo",
        }
    }

    fn sentence(&self) -> Text {
        Text::each(|l| {
            let t = T(l);
            match self {
                IdentityRefusal::WrongPassword { left } => t.wrong_password(*left),
                IdentityRefusal::Locked { until } => t.locked(i18n::Format(l).time(*until)),
                IdentityRefusal::WrongCode => t.wrong_code().to_owned(),
                IdentityRefusal::InvitationOver => t.invitation_over().to_owned(),
                IdentityRefusal::ActivationOver => t.activation_over().to_owned(),
                IdentityRefusal::LoginTaken => t.login_taken().to_owned(),
                IdentityRefusal::EmploymentNotPending => t.employment_not_pending().to_owned(),
                IdentityRefusal::EmploymentOver => t.employment_over().to_owned(),
                IdentityRefusal::AppointmentOver => t.appointment_over().to_owned(),
                IdentityRefusal::TwoAdministrators => t.two_administrators().to_owned(),
                IdentityRefusal::SecondFactorSet => t.second_already().to_owned(),
                IdentityRefusal::NoDemo => t.no_demo().to_owned(),
            }
        })
    }

    fn way_out(&self) -> Option<WayOut> {
        let text = Text::each(|l| match self {
            IdentityRefusal::WrongPassword { .. } | IdentityRefusal::Locked { .. } => T(l).way_activation(),
            IdentityRefusal::WrongCode => T(l).way_code(),
            IdentityRefusal::InvitationOver | IdentityRefusal::ActivationOver => T(l).way_new_code(),
            _ => "",
        });
        (!text.zh.is_empty()).then_some(WayOut { text, href: None })
    }

    fn clause(&self) -> Option<Clause> {
        match self {
            IdentityRefusal::TwoAdministrators => {
                Some(Clause { id: "GB/T 22239-2019".into(), text: Text::each(|l| T(l).clause_administrators()) })
            }
            _ => None,
        }
    }

    fn status(&self) -> u16 {
        match self {
            IdentityRefusal::WrongPassword { .. } | IdentityRefusal::WrongCode | IdentityRefusal::LoginTaken => 422,
            IdentityRefusal::Locked { .. } => 429,
            IdentityRefusal::InvitationOver | IdentityRefusal::ActivationOver => 410,
            IdentityRefusal::NoDemo => 404,
            _ => 409,
        }
    }
}
