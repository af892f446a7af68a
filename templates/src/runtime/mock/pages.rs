//! Answers that come in pages.
//!
//! Invariant: a page answers only whoever asks for it by the token of the page before, so that a test cannot pass
//! with pages that were asked for in another way.

use std::future::Future;
use std::iter;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value};
use wiremock::ResponseTemplate;

use super::expectation::{Expectation, Mocked};
use super::expected::Expected;
use super::incoming::Incoming;
use super::reply::Reply;
use crate::runtime::{Answer, Decode, DecodeFailure, Parameter};

/// An operation that answers in pages, as a server sees it.
pub trait Paged: Mocked {
    /// The parameter that asks for a page.
    const TOKEN: &'static Parameter;
    /// What asks for the first one.
    const FIRST: FirstPage;
    /// Where a page has the token of the next one, from the top.
    const NEXT_TOKEN: &'static [&'static str];
    /// Where it says that there is a next one; nothing, if it does not.
    const HAS_MORE: &'static [&'static str] = &[];
}

/// The token in a request for the first page, if a test names none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstPage {
    /// None.
    NoToken,
    /// Any but those of the other pages: the API wants one.
    AnyToken,
}

impl<O: Paged> Expectation<'_, O> {
    /// Answers with pages, each of which leads to the next one, as a client asks for them that takes `items()` or
    /// `pages()`.
    ///
    /// The first one is for a request without a token, or with the one that was named before. A page names the next one
    /// by the token that is in it, or, where there is none, by `page-2`, `page-3` and so on, and says that there is one;
    /// the last one is left as it is. What else is expected, and how often, is expected of each page.
    ///
    /// # Panics
    ///
    /// If a page that is not the last one has no place for a token, also because it lacks the object that has it and that object
    /// has fields that are required; or if the answer stands for several statuses.
    pub fn respond_pages<P>(
        self,
        pages: impl IntoIterator<Item = P>,
    ) -> impl Future<Output = ()> + Send
    where
        P: Into<<O::Success as Decode>::Output>,
    {
        let mut pages: Vec<Reply<O>> = pages.into_iter().map(Reply::success).collect();
        let tokens = link(&mut pages);
        let server = self.server;
        let stubs: Vec<_> = self.of_pages(tokens).zip(pages).map(stub).collect();
        async move {
            for (expected, template) in stubs {
                server.mount(expected, template).await;
            }
        }
    }

    /// What is expected of the request for each page, where these are the tokens of all but the first.
    fn of_pages(mut self, tokens: Vec<String>) -> impl Iterator<Item = Expected> {
        let first = self.of_first_page(&tokens);
        let others = tokens.into_iter().map(move |token| {
            self.call = self.call.take_once().token(O::TOKEN, &token);
            self.expected()
        });
        iter::once(first).chain(others)
    }

    fn of_first_page(&mut self, tokens: &[String]) -> Expected {
        let is_named = self.call.text_of(O::TOKEN).is_some();
        let expected = self.expected();
        match O::FIRST {
            _ if is_named => expected,
            FirstPage::NoToken => expected.without(O::TOKEN),
            FirstPage::AnyToken => {
                let others = tokens.to_vec();
                expected.only_if(move |request| {
                    token(request, O::TOKEN).is_none_or(|token| !others.contains(&token))
                })
            }
        }
    }
}

/// The token that a request has.
#[inline]
fn token(request: &Incoming<'_>, parameter: &'static Parameter) -> Option<String> {
    request.parameter(parameter).optional().ok().flatten()
}

/// Makes each page name the next one, and tells the names.
fn link<O: Paged>(pages: &mut [Reply<O>]) -> Vec<String> {
    let Some((_, leading)) = pages.split_last_mut() else {
        return Vec::new();
    };
    let linked = (1..).zip(leading).map(|(number, page)| {
        let linked = linked(page.body(), O::NEXT_TOKEN, number + 1);
        let (mut body, token) = linked.unwrap_or_else(|| {
            let (id, place) = (O::OPERATION.id, O::NEXT_TOKEN.join("."));
            panic!("{id}: page {number} has no place for a token at `{place}`")
        });
        if !O::HAS_MORE.is_empty()
            && let Some(has_more) = at(&mut body, O::HAS_MORE)
        {
            *has_more = Value::Bool(true);
        }
        page.set_json(&body);
        if let Err(problem) = read::<O>(page.body()) {
            let id = O::OPERATION.id;
            panic!("{id}: page {number} is none any more if it names the next one: {problem}")
        }
        token
    });
    linked.collect()
}

/// Reads a page as the client does: objects that it lacked, and now has for the sake of the token, may lack what is required.
fn read<O: Paged>(body: &Bytes) -> Result<(), DecodeFailure> {
    let status = StatusCode::from_u16(O::STATUS).unwrap_or_default();
    let answer = Answer::new(O::OPERATION, status, HeaderMap::new(), body.clone());
    O::Success::decode(&answer).map(drop)
}

/// A page that names the one of a number, and the token by which it does; `None`: it has no place for it.
#[inline]
fn linked(body: &[u8], place: &[&str], number: usize) -> Option<(Value, String)> {
    let mut page: Value = serde_json::from_slice(body).ok()?;
    let found = at(&mut page, place)?;
    let own = found.as_str().filter(|token| !token.is_empty());
    let token = own.map_or_else(|| format!("page-{number}"), str::to_owned);
    *found = Value::String(token.clone());
    Some((page, token))
}

/// The place in a page, with the objects that lead to it; `None`: there is something else on the way.
#[inline]
fn at<'p>(page: &'p mut Value, place: &[&str]) -> Option<&'p mut Value> {
    let mut found = page;
    for name in place {
        if found.is_null() {
            *found = Value::Object(Map::new());
        }
        found = found.as_object_mut()?.entry(*name).or_insert(Value::Null);
    }
    Some(found)
}

fn stub<O: Paged>((expected, page): (Expected, Reply<O>)) -> (Expected, ResponseTemplate) {
    let template = page.template();
    let template = template.unwrap_or_else(|problem| panic!("{expected}: {problem}"));
    (expected, template)
}
