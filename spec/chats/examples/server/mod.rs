//! A stand-in for the Chats API on this machine: enough of it for the examples, and no more.
//!
//! It keeps its chats in memory, and a buyer answers whatever the seller sends. It needs nothing but
//! tokio, so that the examples need nothing else either.

#![allow(dead_code, reason = "not every example needs all of it")]

mod http_message;
mod shop;

use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::io::BufReader;
use tokio::net::{TcpListener, TcpStream};

use shop::Shop;

/// A server that runs until the program ends.
pub struct Server {
    address: SocketAddr,
    shop: Arc<Mutex<Shop>>,
}

impl Server {
    /// Starts a server with no chats, on a port that is free.
    pub async fn start() -> io::Result<Self> {
        Self::serve(Shop::default()).await
    }

    /// Starts a server on which some chats are open, in each of which a buyer waits for an answer.
    pub async fn start_busy() -> io::Result<Self> {
        Self::serve(Shop::busy()).await
    }

    async fn serve(shop: Shop) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let server = Self {
            address: listener.local_addr()?,
            shop: Arc::new(Mutex::new(shop)),
        };
        tokio::spawn(accept(listener, Arc::clone(&server.shop)));
        Ok(server)
    }

    /// Where it listens: what `ClientBuilder::base_url` takes.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How often each operation was called, by its name in the description.
    pub fn calls(&self) -> BTreeMap<&'static str, usize> {
        lock(&self.shop).calls()
    }
}

async fn accept(listener: TcpListener, shop: Arc<Mutex<Shop>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let shop = Arc::clone(&shop);
        tokio::spawn(async move {
            if let Err(error) = serve(stream, &shop).await {
                eprintln!("the example server: {error}");
            }
        });
    }
}

/// One request and its answer.
async fn serve(stream: TcpStream, shop: &Mutex<Shop>) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    let request = http_message::read(&mut stream).await?;
    let answer = lock(shop).answer(&request);
    http_message::write(stream.get_mut(), &answer).await
}

fn lock(shop: &Mutex<Shop>) -> MutexGuard<'_, Shop> {
    shop.lock().unwrap_or_else(PoisonError::into_inner)
}
