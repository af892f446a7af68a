//! No text of a description gets out of where it stands.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{files, programs, sample};

pub(super) const TAILS: &[&str] = &[
    " | x |\n| y",
    "`` ` ```",
    "\n\n# Heading\n\n```rust\npanic!()",
    "](javascript:alert(1)) [x](javascript:alert(2))",
    " --> <script>alert(1)</script> <!-- */",
    "\\",
    "\\|",
    "\r\n\u{202e}\u{0}",
    "[x]: javascript:alert(1)\n\n[x]",
    "![pixel](https://evil.example/p.png)",
    "\n\n---\n\n    code\n\n- item\n1. item\n\n> quote",
    "*_~$[^1]",
];

/// The shape of a page: what blocks and links there are, and how many cells a row has.
#[derive(Debug, Default, PartialEq)]
struct Shape {
    tables: Vec<Vec<usize>>,
    links: Vec<String>,
    titles: usize,
}

fn shape(page: &str) -> Shape {
    let mut shape = Shape::default();
    let mut is_rust = false;
    for event in Parser::new_ext(page, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Table(_)) => shape.tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                shape.tables.last_mut().expect("a table").push(0);
            }
            Event::Start(Tag::TableCell) => {
                let row = shape.tables.last_mut().and_then(|rows| rows.last_mut());
                *row.expect("a row") += 1;
            }
            // A link to the web is all that a description may add.
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with("https://") => {}
            Event::Start(Tag::Link { dest_url, .. }) => shape.links.push(dest_url.into_string()),
            Event::Start(Tag::Heading { level, .. }) if (level as usize) < 4 => shape.titles += 1,
            Event::Start(Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Fenced(language))) => {
                is_rust = language.starts_with("rust");
            }
            Event::Text(text) if is_rust => assert!(!text.contains("panic!")),
            Event::End(TagEnd::CodeBlock) => is_rust = false,
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Image { .. }) => {
                panic!("{event:?} in\n{page}")
            }
            _ => {}
        }
    }
    shape
}

#[test]
fn pages_keep_their_shape() {
    let calm = sample::krate("");
    let calm_files = files(&calm, &programs(&calm));
    for tail in TAILS {
        let krate = sample::krate(tail);
        for (calm, file) in calm_files.iter().zip(files(&krate, &programs(&krate))) {
            assert_eq!(
                shape(&calm.contents),
                shape(&file.contents),
                "{tail:?} in {}\n{}",
                file.path,
                file.contents
            );
            assert_eq!(calm.path, file.path);
        }
    }
}

#[test]
fn every_link_of_a_page_leads_to_a_page() {
    let krate = sample::krate("");
    let files = files(&krate, &programs(&krate));
    for file in &files {
        for link in shape(&file.contents).links {
            let (page, _) = link.split_once('#').unwrap_or((&link, ""));
            let page = page.strip_prefix("../").map_or_else(
                || {
                    if file.path == "README.md" {
                        page.to_owned()
                    } else {
                        format!("docs/{page}")
                    }
                },
                str::to_owned,
            );
            assert!(
                page == "docs/" || files.iter().any(|file| file.path == page),
                "{link} in {}",
                file.path
            );
        }
    }
}
