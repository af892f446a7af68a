//! Provisional.
