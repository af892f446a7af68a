//! The name of a file cannot change the form it is in.

use yandex_market_chats::{Error, Part};

use crate::support::Server;

/// `Content-Disposition` of a file that is called so, and the number of headers that its part has.
async fn disposition(name: &str) -> (String, usize) {
    let server = Server::new();
    let client = server.client();
    let file = Part::bytes(b"text".as_slice()).with_file_name(name);
    let request = server
        .request(client.chats().send_file_to_chat(1, 2, file))
        .await;
    let (headers, bytes) = request.only_part();
    assert_eq!(bytes, b"text");
    let first = headers.split("\r\n").next().unwrap_or_default().to_owned();
    (first, headers.split("\r\n").count())
}

#[tokio::test]
async fn a_quote_does_not_end_the_name() {
    let (disposition, headers) = disposition(r#"a".pdf"; name="other"#).await;
    assert_eq!(
        disposition,
        r#"Content-Disposition: form-data; name="file"; filename="a%22.pdf%22; name=%22other""#
    );
    assert_eq!(headers, 2);
}

#[tokio::test]
async fn a_line_break_does_not_end_the_header() {
    let (disposition, headers) = disposition("a\r\nX-Evil: 1\r\n\r\n.pdf").await;
    assert_eq!(
        disposition,
        r#"Content-Disposition: form-data; name="file"; filename="a%0D%0AX-Evil: 1%0D%0A%0D%0A.pdf""#
    );
    assert_eq!(headers, 2);
}

#[tokio::test]
async fn letters_of_any_script_arrive_as_utf_8() {
    let (disposition, _) = disposition("Счёт №7 — 👋.pdf").await;
    assert_eq!(
        disposition,
        r#"Content-Disposition: form-data; name="file"; filename="Счёт №7 — 👋.pdf""#
    );
}

#[tokio::test]
async fn a_backslash_is_a_character_like_any_other() {
    let (disposition, _) = disposition(r"C:\a.pdf\").await;
    assert_eq!(
        disposition,
        r#"Content-Disposition: form-data; name="file"; filename="C:\a.pdf\""#
    );
}

#[tokio::test]
async fn a_media_type_that_is_none_is_refused() {
    let server = Server::new();
    let client = server.client();
    for media_type in ["", "pdf", "a/b\r\nX-Evil: 1", "a/"] {
        let file = Part::bytes(b"text".as_slice()).with_content_type(media_type);
        let error = client.chats().send_file_to_chat(1, 2, file).await;
        let Err(Error::Invalid(invalid)) = error else {
            panic!("{error:?}");
        };
        assert_eq!(invalid.violations()[0].field(), "file", "{media_type:?}");
    }
    server.saw_nothing();
}
