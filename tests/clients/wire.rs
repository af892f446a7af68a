//! A server for a program: it takes one request.

use std::io::{self, Read, Write};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};

/// What came: the line of the request and its headers, and the body.
pub struct Request {
    pub head: String,
    pub body: String,
}

/// The address of a server, and what will have come to it. It answers with nothing, 204.
pub fn server() -> io::Result<(String, JoinHandle<io::Result<Request>>)> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    Ok((url, thread::spawn(move || take(&listener))))
}

fn take(listener: &TcpListener) -> io::Result<Request> {
    let (mut stream, _) = listener.accept()?;
    let mut request = String::new();
    let mut buffer = [0; 4096];
    loop {
        let length = stream.read(&mut buffer)?;
        request.push_str(&String::from_utf8_lossy(&buffer[..length]));
        if let Some((head, body)) = request.split_once("\r\n\r\n")
            && (length == 0 || body.len() == expected(head))
        {
            stream.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n")?;
            return Ok(Request {
                head: head.to_owned(),
                body: body.to_owned(),
            });
        }
    }
}

fn expected(head: &str) -> usize {
    let length = |line: &str| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok();
    head.lines().find_map(length).unwrap_or(0)
}
