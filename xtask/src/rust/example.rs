//! Examples of values, as Rust expressions, for the documentation.

use super::Ident;

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// `true`
    Bool(bool),
    /// `42`
    Integer(i64),
    /// `1.5`
    Float(f64),
    /// `"text"`, where a `&str`, an `impl Into<String>` or a `String` by `.into()` will do.
    Text(String),
    /// `"text".to_owned()`, where a `String` is needed.
    OwnedText(String),
    /// `"2017-11-21T00:00:00+03:00".parse()?`
    Parsed(String),
    /// `ChatType::Chat`
    Variant(Ident, Ident),
    /// `GetChatsRequest::new(1).with_statuses([…])`
    New {
        /// The model.
        model: Ident,
        /// The arguments of `new`.
        arguments: Vec<Expression>,
        /// The setters and their arguments.
        setters: Vec<(Ident, Expression)>,
    },
    /// `[1, 2]`
    Array(Vec<Expression>),
    /// `vec![1, 2]`
    Vec(Vec<Expression>),
    /// `BTreeMap::from([("key".to_owned(), 1)])`
    Map(Vec<(String, Expression)>),
    /// `serde_json::json!(…)`
    Json(serde_json::Value),
    /// `Some(…)`
    Some(Box<Expression>),
    /// `None`
    None,
    /// `Box::new(…)`
    Box(Box<Expression>),
    /// `Part::path("invoice.pdf").await?`
    File(String),
    /// `unimplemented!()`: there is no finite value of the type.
    Impossible,
}
