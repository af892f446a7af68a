//! What no description has and any text may have: much of something. It ends, and soon.

use std::fmt::Write as _;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use xtask::config::Config;
use xtask::diagnostics::{Sink, render};
use xtask::spec::Input;
use xtask::spec::select::UnusedTypes;

/// What is unbounded takes minutes or years; what is bounded here, at most a few seconds on a busy machine.
const LONGEST: Duration = Duration::from_secs(60);

/// The report on a text, which must come in time.
fn report(path: &'static str, text: String) -> String {
    let (done, report) = mpsc::channel();
    thread::spawn(move || {
        let mut config = Config::named("large".parse().expect("it is the name of a crate"));
        config.selection.unused_types = UnusedTypes::Kept;
        let mut sink = Sink::default();
        let _ = xtask::generate(Input::text(path, text), &config, &mut sink);
        // Nobody listens any more if it took too long.
        let _ = done.send(render(&sink, false));
    });
    report
        .recv_timeout(LONGEST)
        .expect("it ends in time and without a panic")
}

fn yaml(rest: &str) -> String {
    format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\npaths: {{}}\n{rest}")
}

fn schemas(schemas: &str) -> String {
    yaml(&format!("components:\n  schemas:\n{schemas}"))
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, index| {
        all.push_str(&line(index));
        all.push('\n');
        all
    })
}

#[test]
fn brackets_that_are_never_closed() {
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", "")] {
        let text = format!("x-a:\n {}1{}", open.repeat(100_000), close.repeat(100_000));
        let report = report("a.yaml", yaml(&text));
        assert!(
            report.contains("-->") && report.contains("deep"),
            "{report}"
        );
    }
    let text = format!(r#"{{"openapi":"3.0.3","x-a":{}"#, "[".repeat(100_000));
    assert!(report("a.json", text).contains("nested more than 128 deep"));
}

#[test]
fn schemas_that_nest_as_deep_as_is_read() {
    let deep = format!(
        "{}{{type: string}}{}",
        "{type: array, items: ".repeat(120),
        "}".repeat(120)
    );
    let report = report("a.yaml", schemas(&format!("    A: {deep}\n")));
    assert!(report.contains("error[too-deep]"), "{report}");
}

#[test]
fn brackets_in_texts_are_no_nesting() {
    let text = yaml(&format!("tags: [{{name: '{}'}}]\n", "[{".repeat(1_000)));
    assert_eq!(report("a.yaml", text), "");
}

#[test]
fn aliases_that_grow() {
    let long = format!(
        "x-a: &a '{}'\nx-b: [{}0]\n",
        "x".repeat(100_000),
        "*a, ".repeat(10_000)
    );
    let many = format!(
        "x-a: &a [{}0]\nx-b: [{}0]\n",
        "x,".repeat(10_000),
        "*a, ".repeat(10_000)
    );
    let merged = lines(3_000, |index| match index {
        0 => "x-a:\n- &m0 {a: 1}".to_owned(),
        _ => format!("- &m{index} {{<<: *m{}, k{index}: 1}}", index - 1),
    });
    for text in [long, many, merged] {
        let report = report("a.yaml", yaml(&text));
        assert!(
            report.contains("error[too-large]") && report.contains("--> a.yaml:"),
            "{report}"
        );
    }
}

#[test]
fn aliases_that_are_used_as_meant() {
    let text = format!("x-a: &a {{b: c}}\nx-b: [{}0]\n", "*a, ".repeat(1_000));
    assert_eq!(report("a.yaml", yaml(&text)), "");
}

#[test]
fn references_that_follow_each_other() {
    for count in [20_000, 10_000] {
        let chain = lines(20_000, |index| {
            format!(
                "    S{index}: {{$ref: '#/components/schemas/S{}'}}",
                (index + 1) % count
            )
        });
        let report = report("a.yaml", schemas(&chain));
        assert!(
            report.contains("error[too-deep]: more than 128 references"),
            "{report}"
        );
    }
}

#[test]
fn names_that_lead_nowhere() {
    let nowhere = lines(20_000, |index| {
        format!("    S{index}: {{properties: {{a: {{$ref: '#/components/schemas/T{index}'}}}}}}")
    });
    let report = report("a.yaml", schemas(&nowhere));
    assert!(
        report.ends_with("  error[unresolved-reference]: 19900\n\n20000 errors\n"),
        "{report}"
    );
}

#[test]
fn parts_of_parts_in_two_ways() {
    let diamond = lines(100, |index| {
        let next = format!("{{$ref: '#/components/schemas/S{}'}}", index + 1);
        format!(
            "    S{index}: {{allOf: [{next}, {next}, {{properties: {{p{index}: {{type: string}}}}}}]}}"
        )
    });
    report(
        "a.yaml",
        schemas(&format!("{diamond}    S100: {{type: object}}\n")),
    );
    let items = lines(60, |index| {
        let array = format!(
            "{{type: array, items: {{$ref: '#/components/schemas/S{}'}}}}",
            index + 1
        );
        format!("    S{index}: {{allOf: [{array}, {array}]}}")
    });
    report(
        "a.yaml",
        schemas(&format!("{items}    S60: {{type: string}}\n")),
    );
}

#[test]
fn circles_of_objects_that_go_with_each_other() {
    // Each object of a circle meets each of the others: there are 30,030 types of 600 fields.
    let circles = [2, 3, 5, 7, 11, 13];
    let mut text = String::new();
    for length in circles {
        for index in 0..length {
            let next = (index + 1) % length;
            let fields: String = (0..100).fold(String::new(), |mut fields, field| {
                let _ = write!(fields, ", f{length}x{index}x{field}: {{}}");
                fields
            });
            let next = format!("next: {{$ref: '#/components/schemas/C{length}x{next}'}}");
            let _ = writeln!(
                text,
                "    C{length}x{index}: {{properties: {{{next}{fields}}}}}"
            );
        }
    }
    let parts = circles.map(|length| format!("{{$ref: '#/components/schemas/C{length}x0'}}"));
    let _ = writeln!(text, "    All: {{allOf: [{}]}}", parts.join(", "));
    let report = report("a.yaml", schemas(&text));
    assert!(report.contains("in too many ways"), "{report}");
}

#[test]
fn expressions_that_explode() {
    let group = format!("{}{}", "(".repeat(20_000), ")".repeat(20_000));
    for pattern in [
        "((((a{1,1000}){1,1000}){1,1000}){1,1000})",
        &"a?".repeat(20_000),
        &group,
    ] {
        report(
            "a.yaml",
            schemas(&format!("    A: {{type: string, pattern: '{pattern}'}}\n")),
        );
    }
    let slow = format!(
        "    A: {{type: string, pattern: '(x+x+)+y', default: {}}}\n",
        "x".repeat(1_000)
    );
    report("a.yaml", schemas(&slow));
}

#[test]
fn faults_without_number() {
    let faults = lines(20_000, |index| {
        format!("    S{index}: {{type: strng, maxLenght: 3}}")
    });
    let report = report("a.yaml", schemas(&faults));
    assert_eq!(report.matches("-->").count(), 100);
    assert!(report.ends_with("40000 errors\n"), "{report}");
    assert!(report.len() < 100_000);
}

#[test]
fn errors_are_shown_before_warnings() {
    let mut text = lines(200, |index| {
        format!("    S{index}: {{type: integer, maxLength: 3}}")
    });
    text.push_str("    Last: {type: strng}\n");
    let report = report("a.yaml", schemas(&text));
    assert!(report.contains("error[unknown-type]"), "{report}");
    assert!(
        report.ends_with("  warning[constraint-without-effect]: 101\n\n1 error, 200 warnings\n")
    );
}

#[test]
fn texts_of_megabytes() {
    let long = "ж".repeat(2_000_000);
    for fault in ["type: ", "$ref: '#/components/schemas/"] {
        let quote = if fault.contains('\'') { "'" } else { "" };
        let report = report(
            "a.yaml",
            schemas(&format!("    A: {{{fault}{long}{quote}}}\n")),
        );
        assert!(
            report.contains("error[") && report.len() < 20_000,
            "{}",
            report.len()
        );
    }
    let key = format!(r#"{{"openapi":"3.0.3","{long}":{{"a":1}},"paths":{{}}}}"#);
    assert!(report("a.json", key).contains("error[too-large]: a key has 4000000 bytes"));
}

#[test]
fn names_of_megabytes() {
    let name = "ab".repeat(500_000);
    let text = format!("paths: {{/a: {{get: {{operationId: {name}, responses: {{}}}}}}}}\n");
    let text = yaml("").replace("paths: {}\n", &text);
    assert_eq!(report("a.yaml", text), "");
}

#[test]
fn values_and_names_without_number() {
    let values = lines(20_000, |index| {
        format!("      - v{}", "-".repeat(index % 7) + &index.to_string())
    });
    assert_eq!(
        report(
            "a.yaml",
            schemas(&format!("    A:\n     type: string\n     enum:\n{values}"))
        ),
        ""
    );
    let mut keys = String::new();
    for index in 0..100_000 {
        write!(keys, "{index}: 1, ").expect("a string can be written to");
    }
    assert_eq!(report("a.yaml", yaml(&format!("x-a: {{{keys}}}\n"))), "");
}

#[test]
fn integers_without_end() {
    let digits = "9".repeat(1_000_000);
    let report = report(
        "a.yaml",
        schemas(&format!("    A: {{type: integer, maximum: {digits}}}\n")),
    );
    assert!(
        report.contains("error[wrong-shape]: expected a number, found text"),
        "{report}"
    );
}
