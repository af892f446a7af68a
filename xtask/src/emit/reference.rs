//! The reference for people: the README and the pages under `docs/`.
