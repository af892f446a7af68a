//! Line and column of a report are those of the text, counted in characters, whatever stands before; and the marks
//! stand below what they mark.

use std::fmt::Write as _;

use proptest::prelude::*;
use xtask::diagnostics::{Code, Place, Sink, render};

/// The report on the first occurrence of `here` in a text.
fn report(text: &str) -> String {
    let start = text.find("here").expect("it is somewhere");
    let mut sink = Sink::default();
    let file = sink.sources.add("a.yaml", text.to_owned());
    sink.error(Place::text(file, start..start + 4), Code::Syntax, "wrong");
    render(&sink, false)
}

/// The line and the column of the first occurrence of `here`, from 1.
fn true_place(text: &str) -> String {
    let before = &text[..text.find("here").expect("it is somewhere")];
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    format!("a.yaml:{line}:{}", last.chars().count() + 1)
}

/// The two lines of a report that show the text and the marks.
fn shown(report: &str) -> (&str, &str) {
    let mut lines = report.lines().skip_while(|line| !line.contains("here"));
    let line = lines.next().expect("the text is shown");
    (line, lines.next().expect("it is marked"))
}

#[test]
fn whatever_stands_before_the_column_is_right() {
    for before in [
        "",
        "a: ",
        "\t\t",
        "a:\tb\t",
        "聊天: ",
        "שלום: ",
        "مرحبا: ",
        "e\u{301}: ",
        "🚀🚀 ",
        "👩‍👩‍👧: ",
        "\u{feff}",
        "\u{85}",
        "\u{202e}",
        "ﬁ: ",
        "\u{2028}",
    ] {
        for lines in ["", "\n", "聊\r\n", "a\n\n\n"] {
            let text = format!("x{lines}x{before}here and after\n");
            let report = report(&text);
            let place = format!("--> {}\n", true_place(&text));
            assert!(report.contains(&place), "{place}{report}{text:?}");
        }
    }
}

#[test]
fn marks_stand_below_what_they_mark() {
    for before in ["", "abc: ", "\t", "a\tb\t", "שלום: "] {
        let text = format!("x: {before}here and after\n");
        let report = report(&text);
        let (line, marks) = shown(&report);
        let columns = |text: &str, what: &str| {
            text[..text.find(what).expect("it is there")]
                .chars()
                .count()
        };
        assert_eq!(columns(line, "here"), columns(marks, "^^^^"), "{report}");
    }
}

#[test]
fn wide_characters_take_two_columns() {
    let report = report("聊天: here\n");
    let (line, marks) = shown(&report);
    let before = line.split_once("here").expect("it is there").0;
    // Each of the two is as wide as two letters.
    assert_eq!(
        before.chars().count() + 2,
        marks.find('^').expect("it is there"),
        "{report}"
    );
}

#[test]
fn long_lines_are_cut_around_the_place() {
    for letter in ["a", "聊", "🚀", "ש", "\t"] {
        for count in [100, 10_000, 200_000] {
            let text = format!("x\n{}here{}\n", letter.repeat(count), letter.repeat(count));
            let report = report(&text);
            assert!(
                report.contains(&format!("--> {}\n", true_place(&text))),
                "{report}"
            );
            let (line, _) = shown(&report);
            assert!(line.chars().count() < 200, "{report}");
        }
    }
}

#[test]
fn places_in_several_files_are_shown_under_their_names() {
    let mut sink = Sink::default();
    let mut places = Vec::new();
    for name in ["root.yaml", "parts/聊天.yaml", "parts/b\u{1b}[31m.yaml"] {
        let text = format!("one: 1\n{name}: here\n");
        let start = text.find("here").expect("it is there");
        let file = sink.sources.add(name, text);
        places.push(Place::text(file, start..start + 4));
    }
    let mut said = String::new();
    for (index, place) in places.iter().enumerate() {
        write!(said, "{index}").expect("a string can be written to");
        let other = places[(index + 1) % places.len()].clone();
        sink.error(place.clone(), Code::Syntax, said.as_str())
            .label(other, "the other one");
    }
    insta::assert_snapshot!(render(&sink, false));
}

proptest! {
    #[test]
    fn the_column_is_right_in_any_text(before in "[^\n\r]{0,30}(\n[^\n\r]{0,30}){0,3}", after in ".{0,20}") {
        let text = format!("{}here{after}", before.replace("here", ""));
        // A byte order mark is no part of the text.
        let text = text.trim_start_matches('\u{feff}');
        let place = format!("--> {}\n", true_place(text));
        let report = report(text);
        prop_assert!(report.contains(&place), "{}{}{:?}", place, report, text);
    }
}
