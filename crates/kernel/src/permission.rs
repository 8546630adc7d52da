//! What may be done: one [`Permission`] per operation, checked where the thing is loaded, and the proof of it that
//! stores ask for.

use std::{marker::PhantomData, ops::Deref};

use crate::{
    Actor, BodyId, BuildingId, Denied, DivisionCode, FloorId, OrganisationId, Place, Relation, Role, Scope, Text,
};

/// Who may do one thing. The sentence says it to people; the matrix test prints every permission against every role.
#[derive(Debug)]
pub struct Permission {
    /// `module.verb`, the same stem as the verb's file, template and event.
    pub key: &'static str,
    pub roles: &'static [Role],
    pub relations: &'static [Relation],
    pub sentence: Text,
}

/// The type that stands for a permission, so that a proof of it can be asked for. Declared with
/// [`permissions!`](crate::permissions).
pub trait Act: 'static {
    const PERMISSION: Permission;
}

/// Declares the permissions of a module and `ALL`, their list.
///
/// `permissions! { pub Close = "meetings.close" by [CommitteeChair] or [Elector], "结束会议", "close a meeting"; }`
#[macro_export]
macro_rules! permissions {
    ($($(#[$doc:meta])* pub $act:ident = $key:literal by [$($role:ident),*] or [$($relation:ident),*], $zh:literal, $en:literal;)*) => {
        $(
            $(#[$doc])*
            pub enum $act {}
            impl $crate::Act for $act {
                const PERMISSION: $crate::Permission = $crate::Permission {
                    key: $key,
                    roles: &[$($crate::Role::$role),*],
                    relations: &[$($crate::Relation::$relation),*],
                    sentence: $crate::Text::new($zh, $en),
                };
            }
        )*
        /// Every permission of this module, in the order of this file.
        pub const ALL: &[&$crate::Permission] = &[$(&<$act as $crate::Act>::PERMISSION),*];
    };
}

/// A thing that permissions are checked against.
pub trait Resource {
    fn place(&self) -> &Place;

    /// What the actor is to this thing, apart from any role.
    fn relations(&self, _actor: &Actor) -> Vec<Relation> {
        Vec::new()
    }

    /// Whether the actor may know that the thing exists. Not visible answers 404, visible but not allowed 403.
    fn visible_to(&self, _actor: &Actor) -> bool {
        true
    }
}

impl Permission {
    /// Whether `actor` may do this to `resource`.
    ///
    /// # Errors
    /// [`Denied`]: hidden (404), sign in first (401), or not allowed (403).
    pub fn check(&'static self, actor: &Actor, resource: &impl Resource) -> Result<(), Denied> {
        if matches!(actor, Actor::System(_)) {
            return Ok(());
        }
        if !resource.visible_to(actor) {
            return Err(Denied::Hidden);
        }
        let place = resource.place();
        if self.roles.iter().any(|r| actor.holds(*r, place)) {
            return Ok(());
        }
        if !self.relations.is_empty() && resource.relations(actor).iter().any(|r| self.relations.contains(r)) {
            return Ok(());
        }
        if actor.is_signed_in() { Err(Denied::Forbidden(self)) } else { Err(Denied::SignIn) }
    }

    /// Where `actor` may do this by a role: what a list's SQL filters by.
    pub fn scopes(&self, actor: &Actor) -> Scopes {
        let mut scopes = Scopes::default();
        if matches!(actor, Actor::System(_)) || self.roles.contains(&Role::Anyone) {
            scopes.tenant = true;
        }
        if actor.is_signed_in() && self.roles.contains(&Role::SignedIn) {
            scopes.tenant = true;
        }
        for appointment in actor.appointments().iter().filter(|a| self.roles.contains(&a.role)) {
            match appointment.scope {
                Scope::Tenant => scopes.tenant = true,
                Scope::Subdistrict(code) => scopes.subdistricts.push(code),
                Scope::Building(id) => scopes.buildings.push(id),
                Scope::Floor(id) => scopes.floors.push(id),
                Scope::Body(id) => scopes.bodies.push(id),
                Scope::Organisation(id) => scopes.organisations.push(id),
            }
        }
        scopes
    }
}

/// The scopes in which an actor holds one of a permission's roles. A property test holds it together with `check`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scopes {
    pub tenant: bool,
    pub subdistricts: Vec<DivisionCode>,
    pub buildings: Vec<BuildingId>,
    pub floors: Vec<FloorId>,
    pub bodies: Vec<BodyId>,
    pub organisations: Vec<OrganisationId>,
}

impl Scopes {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a thing at `place` passes the filter.
    pub fn admit(&self, place: &Place) -> bool {
        self.tenant
            || place.subdistrict.is_some_and(|s| self.subdistricts.contains(&s))
            || place.building.is_some_and(|b| self.buildings.contains(&b))
            || place.floor.is_some_and(|f| self.floors.contains(&f))
            || place.body.is_some_and(|b| self.bodies.contains(&b))
            || place.organisations.iter().any(|o| self.organisations.contains(o))
    }
}

/// A thing together with the proof that the actor may do `A` to it. Only [`Granted::check`] makes one, so a store
/// function that takes `Granted<Close, Meeting>` cannot be called unchecked.
#[derive(Debug)]
pub struct Granted<A, R>(R, PhantomData<fn() -> A>);

impl<A: Act, R: Resource> Granted<A, R> {
    /// # Errors
    /// What [`Permission::check`] answers.
    pub fn check(actor: &Actor, resource: R) -> Result<Self, Denied> {
        const { &A::PERMISSION }.check(actor, &resource)?;
        Ok(Self(resource, PhantomData))
    }

    pub fn into_inner(self) -> R {
        self.0
    }

    /// The same proof for what the thing has become.
    #[must_use]
    pub fn map(self, f: impl FnOnce(R) -> R) -> Self {
        Self(f(self.0), PhantomData)
    }
}

impl<A, R> Deref for Granted<A, R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Appointment, Date, District, Timestamp};

    crate::permissions! {
        pub Look = "tests.look" by [Anyone] or [], "看", "look";
        pub Close = "tests.close" by [CommitteeChair, FloorCaptain, SubdistrictClerk, DistrictClerk] or [], "结束", "close";
        pub Own = "tests.own" by [] or [Oneself], "本人", "one's own";
    }

    struct Thing {
        place: Place,
        hidden: bool,
        mine: bool,
    }

    impl Resource for Thing {
        fn place(&self) -> &Place {
            &self.place
        }
        fn relations(&self, _: &Actor) -> Vec<Relation> {
            if self.mine { vec![Relation::Oneself] } else { vec![] }
        }
        fn visible_to(&self, _: &Actor) -> bool {
            !self.hidden
        }
    }

    fn bytes(n: u8) -> [u8; 16] {
        [n; 16]
    }

    fn thing(building: u8) -> Thing {
        let code = "310107014".parse().unwrap();
        let place = Place::building("310107".parse().unwrap(), code, BuildingId::from_bytes(bytes(building)));
        Thing { place, hidden: false, mine: false }
    }

    #[test]
    fn every_permission_is_listed() {
        assert_eq!(ALL.iter().map(|p| p.key).collect::<Vec<_>>(), ["tests.look", "tests.close", "tests.own"]);
    }

    #[test]
    fn hidden_comes_before_forbidden_and_sign_in() {
        let guest = Actor::Guest;
        let hidden = Thing { hidden: true, ..thing(1) };
        assert!(matches!(Close::PERMISSION_REF.check(&guest, &hidden), Err(Denied::Hidden)));
        assert!(matches!(Close::PERMISSION_REF.check(&guest, &thing(1)), Err(Denied::SignIn)));
        assert!(Look::PERMISSION_REF.check(&guest, &thing(1)).is_ok());
        let mine = Thing { mine: true, ..thing(1) };
        assert!(Own::PERMISSION_REF.check(&guest, &mine).is_ok());
    }

    trait Reference: Act {
        const PERMISSION_REF: &'static Permission = &Self::PERMISSION;
    }
    impl<A: Act> Reference for A {}

    fn scope() -> impl Strategy<Value = Scope> {
        prop_oneof![
            Just(Scope::Tenant),
            prop_oneof![Just("310107014"), Just("310107005")].prop_map(|c| Scope::Subdistrict(c.parse().unwrap())),
            (0u8..3).prop_map(|b| Scope::Building(BuildingId::from_bytes(bytes(b)))),
            (0u8..3).prop_map(|f| Scope::Floor(FloorId::from_bytes(bytes(f)))),
            (0u8..3).prop_map(|o| Scope::Organisation(OrganisationId::from_bytes(bytes(o)))),
        ]
    }

    proptest! {
        /// What `check` allows is what the list's filter admits, for every permission that is held by role.
        #[test]
        fn scope_and_check_agree(
            held in prop::collection::vec((prop::sample::select(Role::ALL.to_vec()), scope()), 0..4),
            building in 0u8..3,
            floor in prop::option::of(0u8..3),
        ) {
            let home: District = "310107".parse().unwrap();
            let from = Date::new(2026, 1, 1).unwrap();
            let appointments = held.into_iter().map(|(role, scope)| Appointment { role, scope, from, until: None }).collect();
            let person = crate::actor::PersonId::new(Timestamp::from_micros(0));
            let actor = Actor::Person { person, home, appointments };
            let mut thing = thing(building);
            thing.place.floor = floor.map(|f| FloorId::from_bytes(bytes(f)));
            for permission in [Look::PERMISSION_REF, Close::PERMISSION_REF] {
                prop_assert_eq!(
                    permission.check(&actor, &thing).is_ok(),
                    permission.scopes(&actor).admit(&thing.place)
                );
            }
        }
    }
}
