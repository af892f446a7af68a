//! The server: this program, run once more, so that its memory is its own.

use std::io::{self, BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

/// The variable of the environment that makes a server of the program.
pub const MARK: &str = "LOAD_BENCH_SERVER";

/// How many connections may wait to be accepted.
const BACKLOG: u32 = 16_384;

/// The server, which ends with this.
pub struct Server {
    pub url: String,
    process: Child,
}

impl Server {
    pub fn start() -> Self {
        let this = std::env::current_exe().expect("a path");
        let mut command = Command::new(this);
        command
            .env(MARK, "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut process = command.spawn().expect("a process");
        let output = process.stdout.take().expect("an output");
        let mut url = String::new();
        let read = BufReader::new(output).read_line(&mut url);
        read.expect("it says where it is");
        let url = url.trim().to_owned();
        Self { url, process }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Serves as long as the program that began it is there.
pub fn run() {
    std::thread::spawn(|| {
        // Its end of the pipe is closed when it ends, however it does.
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        std::process::exit(0);
    });
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(accept()).expect("a port");
}

async fn accept() -> io::Result<()> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(([127, 0, 0, 1], 0).into())?;
    let listener = socket.listen(BACKLOG)?;
    println!("http://{}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        // A connection ends when the client wants it to.
        tokio::spawn(async move { serve(stream).await });
    }
}

/// Answers each request with the number that is in its path.
async fn serve(mut stream: TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut buffer = Vec::with_capacity(1024);
    while stream.read_buf(&mut buffer).await? > 0 {
        if let Some(number) = complete(&buffer) {
            let body = format!(r#"{{"status":"OK","chatId":{number}}}"#);
            let answer = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            );
            buffer.clear();
            stream.write_all(answer.as_bytes()).await?;
        }
    }
    Ok(())
}

/// The number of a request that is there to its end.
fn complete(request: &[u8]) -> Option<u64> {
    // The body is the last thing that a request has, and no part of anything else.
    let text = std::str::from_utf8(request).expect("text");
    if !text.ends_with(r#""types":["CHAT"]}"#) {
        return None;
    }
    let number = text.split('/').nth(2).expect("a business");
    let body = format!("\r\n\r\n{{\"orderIds\":[{number},");
    assert!(text.contains(&body), "the body of another request: {text}");
    Some(number.parse().expect("a number"))
}
