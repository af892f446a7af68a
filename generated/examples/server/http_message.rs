//! HTTP/1.1 as far as the examples need it: one request, one answer, then the connection ends.

use std::io;

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING};
use http::{HeaderName, HeaderValue, Request, Response};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// Reads a request with its body.
pub async fn read(stream: &mut BufReader<TcpStream>) -> io::Result<Request<Vec<u8>>> {
    let mut head = Request::builder();
    let first = line(stream).await?;
    let mut words = first.split(' ');
    if let (Some(method), Some(target)) = (words.next(), words.next()) {
        head = head.method(method).uri(target);
    }
    loop {
        let line = line(stream).await?;
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            head = head.header(name, value.trim());
        }
    }
    let mut request = head.body(Vec::new()).map_err(invalid)?;
    *request.body_mut() = body(&request, stream).await?;
    Ok(request)
}

/// Writes an answer, whose body is JSON.
pub async fn write(stream: &mut TcpStream, answer: &Response<String>) -> io::Result<()> {
    let headers = answer.headers().iter().map(header);
    let headers = headers.collect::<io::Result<String>>()?;
    let text = format!(
        "HTTP/1.1 {}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{headers}\r\n{}",
        answer.status(),
        answer.body().len(),
        answer.body(),
    );
    stream.write_all(text.as_bytes()).await?;
    stream.shutdown().await
}

/// The value of a query parameter.
pub fn query(request: &Request<Vec<u8>>, name: &str) -> Option<String> {
    let pairs = request.uri().query()?.split('&');
    let (_, value) = pairs
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)?;
    let value = percent_encoding::percent_decode_str(value);
    Some(value.decode_utf8_lossy().into_owned())
}

/// The name and the length of the one file in a form.
pub fn file(request: &Request<Vec<u8>>) -> Option<(String, usize)> {
    let form = request.headers().get(CONTENT_TYPE)?.to_str().ok()?;
    let (_, boundary) = form.split_once("boundary=")?;
    let end = format!("\r\n--{}--", boundary.trim_matches('"'));
    let start = find(request.body(), b"\r\n\r\n")? + 4;
    let length = find(&request.body()[start..], end.as_bytes())?;
    let head = String::from_utf8_lossy(&request.body()[..start]);
    let (_, name) = head.split_once("filename=\"")?;
    Some((name.split('"').next()?.to_owned(), length))
}

fn header((name, value): (&HeaderName, &HeaderValue)) -> io::Result<String> {
    let value = value.to_str().map_err(invalid)?;
    Ok(format!("{name}: {value}\r\n"))
}

async fn line(stream: &mut BufReader<TcpStream>) -> io::Result<String> {
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    Ok(line.trim_end().to_owned())
}

async fn body(
    request: &Request<Vec<u8>>,
    stream: &mut BufReader<TcpStream>,
) -> io::Result<Vec<u8>> {
    let headers = request.headers();
    if headers.contains_key(TRANSFER_ENCODING) {
        return chunks(stream).await;
    }
    let length = headers.get(CONTENT_LENGTH).map(|length| length.to_str());
    let length = length.transpose().map_err(invalid)?.unwrap_or("0");
    let mut body = vec![0; length.parse().map_err(invalid)?];
    stream.read_exact(&mut body).await?;
    Ok(body)
}

/// A body whose length is not known before it ends.
async fn chunks(stream: &mut BufReader<TcpStream>) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let length = usize::from_str_radix(&line(stream).await?, 16).map_err(invalid)?;
        let start = body.len();
        body.resize(start + length, 0);
        stream.read_exact(&mut body[start..]).await?;
        line(stream).await?;
        if length == 0 {
            return Ok(body);
        }
    }
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|found| found == wanted)
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
