//! A file is sent from bytes, from a path or from a reader.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use yandex_market_chats::{Bytes, Delivery, Error, Part};

use crate::support::{Answer, Request, Server};

/// The request that sends a file.
async fn sent(file: impl Into<Part>) -> Request {
    let server = Server::new();
    let client = server.client();
    server
        .request(client.chats().send_file_to_chat(1, 2, file))
        .await
}

#[tokio::test]
async fn bytes_are_sent_with_their_length() {
    let file = Part::bytes(vec![0, 13, 10, 255])
        .with_file_name("a.bin")
        .with_content_type("application/x-thing");
    let request = sent(file).await;
    let (headers, bytes) = request.only_part();
    assert_eq!(
        headers,
        "Content-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\
         Content-Type: application/x-thing"
    );
    assert_eq!(bytes, [0, 13, 10, 255]);
    let length = request.body().len().to_string();
    assert_eq!(request.header("Content-Length"), Some(length.as_str()));
    assert_eq!(request.header("Transfer-Encoding"), None);
}

#[tokio::test]
async fn bytes_of_any_kind_are_a_file_with_a_name_and_a_type() {
    let files = [
        Part::from(b"text"),
        Part::from(b"text".as_slice()),
        Part::from(b"text".to_vec()),
        Part::from(Bytes::from_static(b"text")),
        Part::reader(b"text".as_slice()),
    ];
    for file in files {
        let request = sent(file).await;
        let (headers, bytes) = request.only_part();
        assert_eq!(
            headers,
            "Content-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\
             Content-Type: application/octet-stream"
        );
        assert_eq!(bytes, b"text");
    }
}

#[tokio::test]
async fn a_path_gives_the_name_the_type_and_the_length() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("invoice 7.pdf");
    std::fs::write(&path, "%PDF-1.7").unwrap();
    let request = sent(Part::path(&path).await.unwrap()).await;
    let (headers, bytes) = request.only_part();
    assert_eq!(
        headers,
        "Content-Disposition: form-data; name=\"file\"; filename=\"invoice 7.pdf\"\r\n\
         Content-Type: application/pdf"
    );
    assert_eq!(bytes, b"%PDF-1.7");
    let length = request.body().len().to_string();
    assert_eq!(request.header("Content-Length"), Some(length.as_str()));
}

#[tokio::test]
async fn a_path_that_is_no_file_fails_before_there_is_a_call() {
    let folder = tempfile::tempdir().unwrap();
    let missing = Part::path(folder.path().join("none.pdf")).await;
    assert_eq!(missing.unwrap_err().kind(), std::io::ErrorKind::NotFound);
    assert!(Part::path(folder.path()).await.is_err());
}

#[tokio::test]
async fn a_reader_is_sent_in_chunks() {
    let request = sent(Part::reader(b"text".as_slice()).with_file_name("a.txt")).await;
    assert_eq!(request.header("Transfer-Encoding"), Some("chunked"));
    assert_eq!(request.header("Content-Length"), None);
    assert_eq!(request.only_part().1, b"text");
}

#[tokio::test]
async fn a_reader_whose_length_is_known_is_sent_with_it() {
    let request = sent(Part::reader(b"text".as_slice()).with_length(4)).await;
    let length = request.body().len().to_string();
    assert_eq!(request.header("Content-Length"), Some(length.as_str()));
    assert_eq!(request.header("Transfer-Encoding"), None);
    assert_eq!(request.only_part().1, b"text");
}

#[tokio::test]
async fn a_reader_is_sent_while_it_is_read() {
    let server = Server::new();
    let client = server.client();
    let (mut writer, reader) = tokio::io::duplex(64);
    let call = client.chats().send_file_to_chat(1, 2, Part::reader(reader));
    let serving = async {
        let mut connection = server.accept().await;
        // There is no second half before the first one has arrived.
        writer.write_all(b"the first half").await.unwrap();
        connection.wait_for(b"the first half").await;
        writer.write_all(b"the second half").await.unwrap();
        drop(writer);
        connection.wait_for(b"the second half").await;
        connection.wait_for(b"\r\n0\r\n\r\n").await;
        connection.answer(&Answer::empty_ok()).await;
    };
    let ((), answer) = server.beside(serving, call).await;
    answer.unwrap();
}

#[tokio::test]
async fn a_large_file_goes_through_a_small_window() {
    const SIZE: usize = 4 * 1024 * 1024;
    let server = Server::new();
    let client = server.client();
    let (mut writer, reader) = tokio::io::duplex(1024);
    let call = client.chats().send_file_to_chat(1, 2, Part::reader(reader));
    let feeding = async {
        let mut file = tokio::io::repeat(b'x').take(SIZE as u64);
        tokio::io::copy(&mut file, &mut writer).await.unwrap();
        drop(writer);
    };
    let both = async { tokio::join!(server.request(call), feeding).0 };
    let (request, ()) = server.beside(both, async {}).await;
    assert_eq!(request.only_part().1, vec![b'x'; SIZE]);
}

#[tokio::test]
async fn a_reader_that_fails_fails_the_call() {
    let server = Server::new();
    let client = server.client();
    let failing = failing_reader();
    let call = client.chats().send_file_to_chat(1, 2, failing);
    let serving = async { server.accept().await.end().await };
    let ((), answer) = server.beside(serving, call).await;
    let error = answer.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert!(error.to_string().contains("the disk is gone"), "{error}");
    assert_eq!(error.delivery(), Delivery::MaybeApplied);
}

#[tokio::test]
async fn a_reader_that_breaks_its_word_about_its_length_is_never_taken_for_the_whole() {
    for length in [3, 5] {
        let server = Server::new();
        let client = server.client();
        let file = Part::reader(b"text".as_slice()).with_length(length);
        let call = client.chats().send_file_to_chat(1, 2, file);
        let serving = async { server.accept().await.end().await };
        let ((), answer) = server.beside(serving, call).await;
        let error = answer.unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
        assert!(error.to_string().contains("`file`"), "{error}");
    }
}

/// A reader that gives some bytes and then fails.
fn failing_reader() -> Part {
    struct Failing;
    impl tokio::io::AsyncRead for Failing {
        fn poll_read(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
            _: &mut tokio::io::ReadBuf<'_>,
        ) -> std::task::Poll<std::io::Result<()>> {
            std::task::Poll::Ready(Err(std::io::Error::other("the disk is gone")))
        }
    }
    Part::reader(b"some bytes".as_slice().chain(Failing))
}
