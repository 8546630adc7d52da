//! What happened: somebody took note of a list, by its digest.

use kernel::{AnyId, BuildingId, Event, Line, Locale, OrganisationId};
use serde::{Deserialize, Serialize};

use crate::{T, kind::Kind, store::AcknowledgementId};

/// A person, or somebody for an organisation, has taken note of their rights and duties.
#[derive(Debug, Serialize, Deserialize)]
pub struct RightsAcknowledged {
    pub acknowledgement: AcknowledgementId,
    pub building: BuildingId,
    pub kind: Kind,
    /// Nothing where a person does it for themselves.
    pub organisation: Option<OrganisationId>,
    /// The digest of the lists.
    pub version: String,
}

impl Event for RightsAcknowledged {
    const KIND: &'static str = "subjects.rights_acknowledged";

    fn subject(&self) -> AnyId {
        self.acknowledgement.any()
    }

    fn building(&self) -> Option<BuildingId> {
        Some(self.building)
    }

    fn line(&self, locale: Locale) -> Line {
        let t = T(locale);
        Line::at(1, t.line_acknowledged(t.kind(self.kind.code())))
    }
}
