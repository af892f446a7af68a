//! Writes the Rust model down: as Rust, as TOML, as Markdown.

mod example;
pub mod markdown;
pub mod reference;
