//! Code, in a line and in a block.

use super::characters;

/// Languages that a block may name: rustdoc takes any of them for not being Rust.
const LANGUAGES: &[&str] = &[
    "bash",
    "c",
    "console",
    "csharp",
    "css",
    "csv",
    "diff",
    "go",
    "graphql",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "json5",
    "jsonc",
    "kotlin",
    "markdown",
    "php",
    "powershell",
    "python",
    "ruby",
    "sh",
    "shell",
    "sql",
    "swift",
    "text",
    "toml",
    "ts",
    "typescript",
    "xml",
    "yaml",
    "yml",
];

/// Code in a line of prose: whatever is in it stands there as it is.
#[must_use]
pub fn code(text: &str) -> String {
    if !text.is_empty()
        && text
            .bytes()
            .all(|byte| matches!(byte, b'!'..=b'~') && byte != b'`')
    {
        let mut code = String::with_capacity(text.len() + 2);
        code.push('`');
        code.push_str(text);
        code.push('`');
        return code;
    }
    let words = characters::clean(text).replace('\n', " ");
    let text = words.trim();
    if text.is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(text) + 1);
    let padding = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{padding}{text}{padding}{fence}")
}

/// Code in a cell of a table, where `|` needs an escape. With a backslash before it there is none:
/// such code stands as text.
#[must_use]
pub fn cell_code(text: &str) -> String {
    if text.contains("\\|") {
        return super::literal(text);
    }
    code(text).replace('|', "\\|")
}

/// A block of code in a language that we name.
#[must_use]
pub fn fence(language: &str, text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let text = text.trim_end_matches('\n');
    format!(
        "{fence}{language}\n{text}{}{fence}",
        if text.is_empty() { "" } else { "\n" }
    )
}

/// The language of a block as a description names it; `text` if it is none that we know.
pub(super) fn language(info: &str) -> &'static str {
    let name = info
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    LANGUAGES
        .iter()
        .find(|known| **known == name)
        .unwrap_or(&"text")
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default()
}
