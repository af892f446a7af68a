use super::parse;

fn fault(text: &str) -> (usize, String) {
    let fault = parse(text).map(|path| path.to_string()).unwrap_err();
    (fault.at, fault.message)
}

#[test]
fn what_people_write_is_read() {
    for text in [
        "$",
        "$.paths['/pets'].get",
        "$.paths.*.get[?@.operationId=='x']",
        "$..[?@.type=='object']",
        "$.paths.*.*.parameters[?@.name=='a' && (@.in=='query' || @.in=='path')]",
        "$.paths[?@.get['x-traits'][?@=='paged']].get",
        "$..parameters[?match(@.name, '[a-z]{2,10}_id')]",
        "$.tags[0, 2, -1]",
        "$.tags[?length(@.name) > 3]",
        "$.a[?@.b == $.c.d]",
        "$.a['}{\"[[[[[[[[[[[????????????....']",
    ] {
        assert!(parse(text).is_ok(), "{text}: {:?}", fault(text));
    }
}

#[test]
fn a_fault_says_at_which_byte() {
    assert_eq!(fault("$.paths[?@.x-a]").0, 12);
    assert_eq!(fault("$.ünï['é'].[").0, 14);
    assert_eq!(fault("paths.x").0, 0);
    assert_eq!(fault("").0, 0);
}

#[test]
fn what_would_take_too_long_is_refused() {
    for (text, at, part) in [
        (format!("${}", ".a".repeat(600)), 1_000, "1000 bytes"),
        ("$..a..b..c".to_owned(), 7, "`..`"),
        ("$[?@[?@[?@.a]]]".to_owned(), 8, "filters"),
        (
            format!("$[?{}@.a{}]", "(".repeat(9), ")".repeat(9)),
            10,
            "brackets",
        ),
        ("$[0,1,2,3][0,1,2,3][0,1]".to_owned(), 23, "selectors"),
        ("$..[?@.a == $.b && @.*]".to_owned(), 12, "both `$`"),
        ("$..[?match(@.a, @.b)]".to_owned(), 14, "in quotes"),
        (
            "$..[?search(@.a, '((a{9}){9}){9}')]".to_owned(),
            17,
            "braces",
        ),
    ] {
        let (found, message) = fault(&text);
        assert_eq!(found, at, "{text}: {message}");
        assert!(message.contains(part), "{text}: {message}");
    }
}

#[test]
fn the_worst_that_is_read_is_read_soon() {
    let started = std::time::Instant::now();
    let calls = format!("$[?{}@.a{}]", "count(@[?".repeat(2), "])".repeat(2));
    for text in [
        calls,
        format!("$[?{}@.a", "(".repeat(7)),
        format!("$[?{}@.a", "!(".repeat(7)),
        format!("$[?{}]", vec!["@.a==1"; 120].join("||")),
        format!("$[?{}]", vec!["@[?@.a]"; 110].join("&&")),
    ] {
        drop(parse(&text));
    }
    assert!(started.elapsed().as_secs() < 5);
}

proptest::proptest! {
    #[test]
    fn any_text_is_an_expression_or_a_fault_inside_of_it(text in r#"\$?([.\[\]()?@$*'",:ab=ü1{}&|!< ]|\.\.|match\(){0,40}"#) {
        if let Err(fault) = parse(&text) {
            proptest::prop_assert!(text.is_char_boundary(fault.at));
        }
    }
}
