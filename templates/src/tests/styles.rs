//! The table "Style Examples" of OAS 3.0.3, with delimiters and values told apart.

use crate::runtime::{Parameter, ParameterValue, Style};

fn text() -> ParameterValue {
    ParameterValue::Text("blue".to_owned())
}

fn list() -> ParameterValue {
    ParameterValue::List(vec!["blue".to_owned(), "a,b".to_owned()])
}

fn object() -> ParameterValue {
    ParameterValue::Object(vec![
        ("R".to_owned(), "100".to_owned()),
        ("G".to_owned(), "a&b".to_owned()),
    ])
}

fn rendered(parameter: &Parameter) -> [String; 3] {
    [text(), list(), object()].map(|value| parameter.render(&value).expect("something to send"))
}

#[test]
fn path_parameters_by_style() {
    let color = || Parameter::path("color");
    assert_eq!(rendered(&color()), ["blue", "blue,a%2Cb", "R,100,G,a%26b"]);
    assert_eq!(
        rendered(&color().explode(true)),
        ["blue", "blue,a%2Cb", "R=100,G=a%26b"]
    );
    let label = || color().style(Style::Label);
    assert_eq!(
        rendered(&label()),
        [".blue", ".blue,a%2Cb", ".R,100,G,a%26b"]
    );
    assert_eq!(
        rendered(&label().explode(true)),
        [".blue", ".blue.a%2Cb", ".R=100.G=a%26b"]
    );
    let matrix = || color().style(Style::Matrix);
    assert_eq!(
        rendered(&matrix()),
        [";color=blue", ";color=blue,a%2Cb", ";color=R,100,G,a%26b"]
    );
    assert_eq!(
        rendered(&matrix().explode(true)),
        [";color=blue", ";color=blue;color=a%2Cb", ";R=100;G=a%26b"]
    );
}

#[test]
fn query_parameters_by_style() {
    let color = || Parameter::query("color");
    assert_eq!(
        rendered(&color()),
        ["color=blue", "color=blue&color=a%2Cb", "R=100&G=a%26b"]
    );
    assert_eq!(
        rendered(&color().explode(false)),
        ["color=blue", "color=blue,a%2Cb", "color=R,100,G,a%26b"]
    );
    let space = color().style(Style::SpaceDelimited).explode(false);
    assert_eq!(
        rendered(&space),
        [
            "color=blue",
            "color=blue%20a%2Cb",
            "color=R%20100%20G%20a%26b"
        ]
    );
    let pipe = color().style(Style::PipeDelimited).explode(false);
    assert_eq!(
        rendered(&pipe),
        [
            "color=blue",
            "color=blue%7Ca%2Cb",
            "color=R%7C100%7CG%7Ca%26b"
        ]
    );
    let deep = color().style(Style::DeepObject);
    assert_eq!(
        deep.render(&object()).as_deref(),
        Some("color%5BR%5D=100&color%5BG%5D=a%26b")
    );
    for deep in [deep, color().style(Style::DeepObject).explode(true)] {
        assert_eq!(
            deep.render(&list()).as_deref(),
            Some("color%5B0%5D=blue&color%5B1%5D=a%2Cb"),
            "by numbers, which every reader of brackets takes for a list"
        );
    }
}

#[test]
fn only_the_style_form_is_exploded_if_nothing_else_is_said() {
    let list = |style| Parameter::query("color").style(style).render(&list());
    assert_eq!(list(Style::Form).as_deref(), Some("color=blue&color=a%2Cb"));
    assert_eq!(
        list(Style::SpaceDelimited).as_deref(),
        Some("color=blue%20a%2Cb")
    );
    assert_eq!(
        list(Style::PipeDelimited).as_deref(),
        Some("color=blue%7Ca%2Cb")
    );
    let exploded = Parameter::query("color").style(Style::PipeDelimited);
    assert_eq!(
        exploded.explode(true).render(&self::list()).as_deref(),
        Some("color=blue&color=a%2Cb")
    );
}

#[test]
fn fields_of_a_form_are_written_as_parameters_of_a_query_are() {
    let (field, parameter) = (Parameter::form("color"), Parameter::query("color"));
    assert_eq!(rendered(&field), rendered(&parameter));
    let [field, parameter] = [field, parameter].map(|color| {
        let color = color.style(Style::PipeDelimited).explode(false);
        color.allow_reserved()
    });
    assert_eq!(rendered(&field), rendered(&parameter));
}

#[test]
fn header_parameters_are_not_encoded() {
    let color = || Parameter::header("X-Color");
    assert_eq!(rendered(&color()), ["blue", "blue,a,b", "R,100,G,a&b"]);
    assert_eq!(
        rendered(&color().explode(true)),
        ["blue", "blue,a,b", "R=100,G=a&b"]
    );
}

#[test]
fn a_name_is_encoded_as_a_value_is() {
    assert_eq!(
        Parameter::query("a b&[]").render(&text()).as_deref(),
        Some("a%20b%26%5B%5D=blue")
    );
}

#[test]
fn nothing_is_sent_of_an_empty_list_or_object() {
    assert_eq!(
        Parameter::query("a").render(&ParameterValue::List(vec![])),
        None
    );
    assert_eq!(
        Parameter::query("a").render(&ParameterValue::Object(vec![])),
        None
    );
}
