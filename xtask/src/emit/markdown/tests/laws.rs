//! What is true of every text.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::super::write::Place;
use super::super::{
    cell_code, characters, inline, literal, one_line, read, sanitize, sentence, sentence_of_read,
    settle, simple,
};
use super::HOSTILE;

/// Texts made of the pieces that mean something, which no random text would hit.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "B",
        "é",
        "1",
        "12",
        " ",
        "  ",
        "    ",
        "\n",
        "\n\n",
        "\t",
        "\r",
        "*",
        "**",
        "_",
        "__",
        "`",
        "``",
        "```",
        "```\n",
        "~",
        "~~",
        "~~~",
        "#",
        "# ",
        "##",
        "-",
        "- ",
        "+ ",
        "1. ",
        "2) ",
        ">",
        "> ",
        "<",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<br>",
        "<T>",
        "[",
        "]",
        "](",
        ")",
        "[x]",
        "[x]: ",
        "(",
        "!",
        "![",
        "|",
        "| - |",
        "\n|-|-|\n",
        "---",
        "===",
        "\n---\n",
        ":-",
        "\\",
        "&",
        "&lt;",
        "&#10;",
        "&#32;",
        "&amp;",
        ";",
        "https://a.example/b",
        "http://",
        "https://x",
        "<https://a.example>",
        "mailto:a@b.example",
        "javascript:x",
        "\"",
        "'",
        ".",
        ",",
        ":",
        "{% x %}",
        "\u{202e}",
        "\u{0}",
        "\u{a0}",
        "$",
        "^",
        "@",
        "=",
        "json",
        "rust",
        "*/",
        "\\|",
    ]);
    prop_oneof![
        3 => prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
        1 => prop::collection::vec(prop::sample::select(HOSTILE), 1..3).prop_map(|texts| texts.concat()),
    ]
}

/// All that a reader of any dialect would see in it.
fn events(text: &str) -> impl Iterator<Item = Event<'_>> {
    let dialect = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    Parser::new_ext(text, dialect)
}

fn assert_harmless(text: &str) {
    for event in events(text) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let is_allowed = ["http", "mailto:"]
                    .iter()
                    .any(|scheme| dest_url.to_lowercase().starts_with(scheme))
                    || dest_url.contains('@');
                assert!(is_allowed, "link to {dest_url}");
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let pulldown_cmark::CodeBlockKind::Fenced(language) = kind else {
                    panic!("indented code");
                };
                assert!(!language.is_empty() && &*language != "rust");
            }
            Event::Start(Tag::Heading { level, .. }) => assert!(level as usize >= 4, "heading"),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::Start(
                Tag::Image { .. }
                | Tag::HtmlBlock
                | Tag::DefinitionList
                | Tag::FootnoteDefinition(_),
            ) => panic!("{event:?}"),
            Event::Text(text) => assert!(!text.contains(['\u{0}', '\u{202e}'])),
            _ => {}
        }
    }
}

/// A table with a cell has two rows of two cells each, whatever the cell holds.
fn assert_one_cell(cell: &str) {
    assert!(!cell.contains('\n'));
    let page = format!("| a | b |\n| --- | --- |\n| {cell} | end |\n\nafter");
    let mut cells = Vec::new();
    for event in events(&page) {
        match event {
            Event::Start(Tag::TableCell) => cells.push(String::new()),
            Event::Text(text) | Event::Code(text) => {
                cells.last_mut().expect("in a cell").push_str(&text);
            }
            _ => {}
        }
    }
    assert_eq!(cells.len(), 4, "{page}");
    assert_eq!(cells[3], "endafter", "{page}");
    assert_harmless(&page);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, max_global_rejects: 65_536, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sanitized_text_stays(text in texts()) {
        let once = sanitize(&text);
        prop_assert_eq!(sanitize(&once), once.clone());
        prop_assert!(once.lines().all(|line| line.trim_end() == line));
    }

    #[test]
    fn sanitized_text_is_harmless(text in texts()) {
        assert_harmless(&sanitize(&text));
        assert_harmless(&sentence(&text));
        assert_harmless(&literal(&text));
    }

    #[test]
    fn a_cell_stays_one(text in texts()) {
        assert_one_cell(&inline(&text));
        assert_one_cell(&literal(&text));
        assert_one_cell(&cell_code(&text));
    }

    #[test]
    fn a_literal_shows_every_character(text in "[ -~]{0,40}") {
        let literal = literal(&text);
        let mut shown = String::new();
        for event in Parser::new(&literal) {
            if let Event::Text(piece) = event {
                shown.push_str(&piece);
            }
        }
        prop_assert_eq!(shown, text.split_whitespace().collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn a_simple_text_is_what_reading_and_writing_it_gives(text in simple_texts()) {
        let simple = simple::simple(&text);
        prop_assume!(simple.is_some());
        let clean = characters::clean(&text);
        prop_assert_eq!(simple, Some(clean.as_str()));
        prop_assert_eq!(settle(&clean, read(&clean)), Some(clean.clone()));
        prop_assert_eq!(inline(&text), one_line(&text, Place::Cell));
        prop_assert_eq!(sentence(&text), sentence_of_read(&text));
    }
}

/// Texts most of which are simple.
fn simple_texts() -> impl Strategy<Value = String> {
    let line = r#"\p{Alphabetic}[a-z0-9а-яё漢ß٣²,.;:'"()/?+%«»–—‘’“”„…№°×-]{0,6}( [a-z0-9а-яё漢ß٣²,.;:'"()/?+%«»–—‘’“”„…№°×-]{1,6}){0,5}( `[a-z,.:()/? -]{1,5}`[a-z,.:]?)?"#;
    let break_ = prop::sample::select(vec!["\n", "\n\n"]);
    let end = prop::sample::select(vec!["", "\n", "\n\n"]);
    (line, prop::collection::vec((break_, line), 0..4), end)
        .prop_map(|(first, rest, end)| {
            let all = rest
                .into_iter()
                .fold(first, |text, (between, line)| text + between + &line);
            all + end
        })
        .boxed()
}
