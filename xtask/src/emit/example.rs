//! A complete program for an operation. Provisional.
