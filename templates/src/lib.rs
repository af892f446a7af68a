//! The runtime of every generated client.
