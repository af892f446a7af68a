//! What goes wrong with a request, as data.

use yandex_market_chats::Delivery;

/// Something that goes wrong.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    /// How much of the request the server reads first.
    pub(crate) reads: Reads,
    pub(crate) then: Then,
    /// Which calls are sent again.
    pub(crate) repeats: Repeats,
    /// Whether the server does what the request asks, if it read all of it.
    pub(crate) applies: bool,
    /// What the error says if all attempts end so.
    pub(crate) delivery: Delivery,
}

/// How much of a request is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reads {
    /// Its first byte.
    Begin,
    /// All but its body.
    Head,
    /// All of it.
    All,
}

/// What the server does then. In texts, `ELSEWHERE` stands for the address of another server.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Then {
    /// It breaks the connection.
    Reset,
    /// It says this and ends the connection.
    Close(&'static str),
    /// It says this, ends the connection, and waits until the client has, too.
    Retire(&'static str),
    /// It says this, and the connection stays open for the next request.
    Keep(&'static str),
    /// It says this and reads nothing more, and the connection stays open.
    Hold(&'static str),
    /// It says this and nothing more, and the client's time is over.
    Stall(&'static str),
    /// It says this, and then the other thing until the client hangs up or has read far too much.
    Endless(&'static str, &'static str),
}

/// Which calls are sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repeats {
    /// All: nothing was done.
    All,
    /// Those that may be done twice.
    Safe,
    /// None: it would not help.
    None,
}

impl Fault {
    /// None at all: the request is done and answered.
    pub(crate) const NONE: Self = Self::new("none", ALL, Then::Keep(OK), Repeats::None)
        .applies()
        .delivery(Delivery::MaybeApplied);

    pub(crate) const fn new(
        name: &'static str,
        reads: Reads,
        then: Then,
        repeats: Repeats,
    ) -> Self {
        Self {
            name,
            reads,
            then,
            repeats,
            applies: false,
            delivery: Delivery::Rejected,
        }
    }

    pub(crate) const fn applies(mut self) -> Self {
        self.applies = true;
        self
    }

    pub(crate) const fn delivery(mut self, delivery: Delivery) -> Self {
        self.delivery = delivery;
        self
    }
}

const ALL: Reads = Reads::All;
pub(crate) const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"status\":\"OK\"}";
