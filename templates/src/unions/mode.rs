//! What a union that is met on the way has to do.
//!
//! serde has no room for it between a value and the ones inside of it, so it is kept for the thread. Whoever
//! sets it puts back what was there.

use std::cell::Cell;

/// What a union that is met on the way has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Read the value; a fault in it says where it is.
    Reading,
    /// Read the value; where a fault is, a union around it finds out.
    Inside,
    /// Say whether the value can be read at all.
    Checking,
}

thread_local! {
    static MODE: Cell<Mode> = const { Cell::new(Mode::Reading) };
}

impl Mode {
    /// What has to be done at this point.
    #[inline]
    pub(super) fn now() -> Self {
        MODE.get()
    }

    /// Lets this be done in what is read meanwhile.
    pub(super) fn during<T>(self, read: impl FnOnce() -> T) -> T {
        let _before = Before(MODE.replace(self));
        read()
    }
}

/// Puts back what was there, also after a panic.
struct Before(Mode);

impl Drop for Before {
    #[inline]
    fn drop(&mut self) {
        MODE.set(self.0);
    }
}
