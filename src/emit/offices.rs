//! Turns roles and service centres into their wire form.

use super::Emitter;
use super::law::citations;
use crate::bundle;
use crate::calendar::Hours;
use crate::model::{Closure, Office, Role, Signs};

impl Emitter<'_> {
    pub(super) fn roles(&self) -> Vec<bundle::Role> {
        self.catalog.roles.iter().map(|(id, role)| self.role(id, role)).collect()
    }

    fn role(&self, id: &str, role: &Role) -> bundle::Role {
        bundle::Role {
            id: id.to_owned(),
            title: role.title.clone(),
            signs_for: role.signs_for.iter().map(signs).collect(),
            provenance: self.provenance(&role.provenance),
        }
    }

    pub(super) fn offices(&self) -> Vec<bundle::Office> {
        self.catalog.offices.iter().map(|(id, office)| self.office(id, office)).collect()
    }

    fn office(&self, id: &str, office: &Office) -> bundle::Office {
        bundle::Office {
            id: id.to_owned(),
            title: office.title.clone(),
            code: office.code.clone(),
            level: office.level,
            calendar: office.calendar.node.clone(),
            desk: office.desk.iter().map(windows).collect(),
            closed: office.closed.iter().map(closure).collect(),
            from: office.from,
            to: office.to,
            provenance: self.provenance(&office.provenance),
        }
    }
}

fn signs(signs: &Signs) -> bundle::Signs {
    bundle::Signs { role: signs.role.node.clone(), from: signs.from, to: signs.to, basis: citations(&signs.basis) }
}

fn closure(closure: &Closure) -> bundle::Closure {
    bundle::Closure { date: closure.date.node, reason: closure.reason.clone() }
}

/// `[open, close)` minutes since midnight.
pub(super) fn windows(hours: &Hours) -> Vec<(u16, u16)> {
    hours.windows().iter().map(|&[open, close]| (open, close)).collect()
}
