//! What a text becomes, and what is true of every text.

mod laws;
mod rustdoc;

use insta::assert_snapshot;

use super::{cell_code, code, inline, literal, sanitize, sentence};

/// Texts that try to get out of where they stand.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>\n\n<!-- hidden --> and <b>bold</b> Vec<T> Option<Vec<T>",
    "--> */ #![doc = \"\"] {} {% note info %} [x]: javascript:alert(1)\n\n[x] [y](javascript:alert(1)) [z](../a.md)",
    "`unbalanced and ``` more ` and \\` even `more``",
    "```\nlet x = not rust;\n```\n\n    indented code\n\n~~~rust,should-panic\npanic!()\n~~~\n\n```no-run\n```",
    "See https://example.com/a_b(c)?x=1&copy=2. Or <https://example.com>, [https://a.example], www.example.com.",
    "[Client] [`Client`] [Client][] [Client](Client) [`Client`](struct.Client.html) [a](crate::Client) [b](fn@main)",
    "a | b\n--|--\n`x|y` | c\\|d\n\\| | `\\|`",
    "# Top\n\nSetext\n===\n\n###### Deep\n\n#NoHeading #",
    "\u{202e}reversed\u{2066} zero\u{200b}width nul\u{0} bell\u{7}\r\nnew\rline",
    "1. one\n   - two\n     > three\n2) other\n- x\n* y\n+ z\n\n1986\\. A year\n+ plus\n-\n=",
    "![pixel](https://evil.example/p.png) ![local](p.png) [![in](https://a.example/a.png)](https://b.example)",
    "[mail](mailto:a@b.example) [m](mailto:a@b) <a@b.example> <ftp://x> <javascript:alert(1)> [w](https:x)",
    "&lt;script&gt; &#x202e; &#10;&#35; x &nbsp; AT&T &copy;",
    "*a**b*_c_ __d__ ~~e~~ ~f~ snake_case_name 2 * 3 * 4 [^1] $x$\n\n[^1]: note",
    ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> deep",
    "    ",
    "[a]: https://example.com/x\\\n'title\n\n[a]\n[foo]: <bar>",
];

#[test]
fn plain_prose_stays_as_it_is() {
    let prose = "Opens a chat with the buyer of an order (at most 5 MB; `chatId` > 0).\nPass `page_token` or page_token, e.g. 3-4 of *them*.\n\n- One.\n- Two: [docs](https://example.com/a?b=c#d).\n\n1. First\n2. Second\n\nLimit: 1,000 requests per hour & business! 5 < 6.";
    assert_eq!(sanitize(prose), prose);
}

#[test]
fn nothing_comes_of_nothing() {
    for empty in ["", " ", "\n\n", "\u{200b}", "&#32;"] {
        assert_eq!(sanitize(empty), "");
        assert_eq!(inline(empty), "");
        assert_eq!(sentence(empty), "");
    }
}

#[test]
fn hostile_texts() {
    let all: Vec<String> = HOSTILE.iter().map(|text| sanitize(text)).collect();
    assert_snapshot!(all.join("\n~~~~~~~~~~~~\n"));
}

#[test]
fn hostile_texts_in_one_line() {
    let all: Vec<String> = HOSTILE.iter().map(|text| inline(text)).collect();
    assert_snapshot!(all.join("\n"));
}

#[test]
fn sentences() {
    let sentence_of = |text| sentence(text);
    assert_eq!(sentence_of("Lists chats"), "Lists chats.");
    assert_eq!(
        sentence_of("Lists chats, e.g. old ones. Pages follow."),
        "Lists chats, e.g. old ones."
    );
    assert_eq!(sentence_of("Lists\nchats.\nPages follow."), "Lists chats.");
    assert_eq!(sentence_of("# Heading\n\nMore."), "Heading.");
    assert_eq!(sentence_of("One of:\n\n- a"), "One of.");
    assert_eq!(sentence_of("Is it `a.b`? Yes"), "Is it `a.b`?");
    assert_eq!(sentence_of("**Deprecated.**"), "**Deprecated.**");
    assert_eq!(sentence_of("```\ncode\n```"), "");
}

#[test]
fn code_keeps_what_is_in_it() {
    assert_eq!(code("a"), "`a`");
    assert_eq!(code("a`b"), "``a`b``");
    assert_eq!(code("`"), "`` ` ``");
    assert_eq!(code("a\nb|c"), "`a b|c`");
    assert_eq!(cell_code("a|b"), "`a\\|b`");
    assert_eq!(cell_code("a\\|b"), "a\\\\\\|b");
    assert_eq!(code(" "), "");
}

#[test]
fn a_literal_means_nothing() {
    assert_eq!(
        literal("# a *b*\n`c` <d> | [e](f)"),
        "\\# a \\*b\\* \\`c\\` \\<d> \\| \\[e\\](f)"
    );
}
