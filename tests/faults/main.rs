//! What becomes of the generated Chats client's calls when the server, or the way to it, fails.
//!
//! Invariant: the server keeps a record of what reached it and of what it did, and every test holds
//! the client to it: no call that is unsafe is done twice, and whatever an error says of its delivery
//! is true. No test waits for time to pass: where a call has to run into its deadline, the clock is put
//! forward.

mod fault;
mod faults;
mod operation;
mod server;

mod connecting;
mod matrix;
mod memory;
mod renewals;
mod reuse;
mod sequences;
mod soak;
mod waits;
