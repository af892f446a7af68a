//! What a change means: on the wire, and for code that is written against the crate.

use super::ChangeKind;
use crate::ir::{Access, Usage};

/// Whether a client of the old description works with a server of the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wire {
    /// It does.
    Compatible,
    /// It may not.
    Breaking,
}

/// What a version of the crate has to say of the change (<https://doc.rust-lang.org/cargo/reference/semver.html>).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Api {
    /// Code that uses the crate has nothing to do with it.
    Patch,
    /// There is something new.
    Minor,
    /// Code that was written for the old crate may not compile.
    Major,
}

impl Wire {
    /// As it stands in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Compatible => "compatible",
            Self::Breaking => "breaking",
        }
    }
}

impl Api {
    /// As it stands in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// Which way a value goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flow {
    /// From the client to the server.
    pub sent: bool,
    /// From the server to the client.
    pub received: bool,
}

impl Flow {
    pub(super) const SENT: Self = Self {
        sent: true,
        received: false,
    };
    pub(super) const RECEIVED: Self = Self {
        sent: false,
        received: true,
    };

    pub(super) fn of(usage: Usage) -> Self {
        Self {
            sent: usage.request || usage.parameter || usage.form,
            received: usage.response,
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            sent: self.sent || other.sent,
            received: self.received || other.received,
        }
    }

    /// Of a property of a type that goes this way.
    pub(super) fn with(self, access: Access) -> Self {
        Self {
            sent: self.sent && access != Access::ReadOnly,
            received: self.received && access != Access::WriteOnly,
        }
    }
}

impl ChangeKind {
    /// The worst over the ways that an old client knows. What goes no way breaks nobody.
    #[must_use]
    pub fn wire(self, flow: Flow) -> Wire {
        let row = self.row();
        if row.sent == row.received {
            return row.sent.0;
        }
        let sent = flow.sent.then_some(row.sent.0);
        let received = flow.received.then_some(row.received.0);
        sent.max(received).unwrap_or(Wire::Compatible)
    }

    /// The worst over the ways; over both for a type that goes none and stands in the crate all the same.
    #[must_use]
    pub fn api(self, flow: Flow) -> Api {
        let row = self.row();
        let sent = (flow.sent || !flow.received).then_some(row.sent.1);
        let received = (flow.received || !flow.sent).then_some(row.received.1);
        sent.max(received).unwrap_or(Api::Patch)
    }
}
