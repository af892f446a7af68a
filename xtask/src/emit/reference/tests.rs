//! The pages of a small crate that has everything, and of the same with hostile texts.

mod hostile;
mod rustdoc;
mod sample;

use insta::assert_snapshot;

use super::{Programs, bounds};
use crate::GeneratedFile;
use crate::ir::{Constraints, IntegerFormat, Limit};
use crate::rust::{Bounds, Crate, RustType};

fn programs(krate: &Crate) -> Programs {
    Programs::new(krate, |krate, group, operation| {
        let name = krate.package.crate_name();
        format!(
            "use {name}::Client;\n\n// {}().{}()\n",
            group.module, operation.function
        )
    })
}

/// All pages.
fn files(krate: &Crate, programs: &Programs) -> Vec<GeneratedFile> {
    let groups = krate.groups.iter().enumerate();
    let groups = groups
        .map(|(index, one)| super::group(krate, one, |operation| programs.of(index, operation)));
    let models = krate.models.iter().map(|one| super::model(krate, one));
    let readme = super::readme(krate, programs);
    std::iter::once(readme)
        .chain(groups)
        .chain(models)
        .collect()
}

fn file(krate: &Crate, path: &str) -> String {
    let files = files(krate, &programs(krate));
    let file = files.into_iter().find(|file| file.path == path);
    file.expect("a page").contents.into_owned()
}

#[test]
fn readme() {
    assert_snapshot!(file(&sample::krate(""), "README.md"));
}

#[test]
fn page_of_a_group() {
    assert_snapshot!(file(&sample::krate(""), "docs/ChatsApi.md"));
}

#[test]
fn pages_of_models() {
    let krate = sample::krate("");
    let pages = krate
        .models
        .iter()
        .map(|model| file(&krate, &format!("docs/{}.md", model.page)));
    assert_snapshot!(pages.collect::<Vec<_>>().join("\n~~~~~~~~~~~~\n"));
}

#[test]
fn bounds_are_words() {
    let words = |constraints, items: Option<Constraints>, ty: &RustType| {
        let items = items.map(|constraints| {
            Box::new(Bounds {
                constraints,
                items: None,
            })
        });
        bounds::in_words(&Bounds { constraints, items }, ty)
    };
    let none = Constraints::default;
    let length = |minimum, maximum| Constraints {
        min_length: minimum,
        max_length: maximum,
        ..none()
    };
    assert_eq!(
        words(none(), None, &RustType::Integer(IntegerFormat::Int64)),
        ""
    );
    assert_eq!(
        words(length(Some(1), Some(4096)), None, &RustType::String),
        "1 to 4,096 characters"
    );
    assert_eq!(
        words(length(Some(3), Some(3)), None, &RustType::String),
        "exactly 3 characters"
    );
    assert_eq!(words(length(Some(0), None), None, &RustType::String), "");
    assert_eq!(
        words(length(None, Some(5_242_880)), None, &RustType::Part),
        "at most 5,242,880 bytes"
    );
    let minimum = |value| Constraints {
        minimum: Some(value),
        ..none()
    };
    assert_eq!(
        words(
            minimum(Limit::Integer(1)),
            None,
            &RustType::Integer(IntegerFormat::Int64)
        ),
        "at least 1"
    );
    assert_eq!(
        words(
            minimum(Limit::Integer(-1000)),
            None,
            &RustType::Integer(IntegerFormat::Int64)
        ),
        "at least -1,000"
    );
    let range = Constraints {
        minimum: Some(Limit::Number(0.5)),
        maximum: Some(Limit::Integer(10)),
        multiple_of: Some(Limit::Number(0.5)),
        exclusive_maximum: true,
        ..none()
    };
    assert_eq!(
        words(range, None, &RustType::F64),
        "at least 0.5 and less than 10, a multiple of 0.5"
    );
    let list = Constraints {
        min_items: Some(1),
        unique_items: true,
        ..none()
    };
    let strings = RustType::Vec(Box::new(RustType::String));
    let pattern = Constraints {
        pattern: Some("^a|b$".to_owned()),
        ..none()
    };
    assert_eq!(
        words(list, Some(pattern), &strings),
        "at least 1 item, no duplicates, each item: matching `^a|b$`"
    );
}
