//! Ten thousand calls at a time, beside as many bare calls of reqwest with the same headers and bodies,
//! against a server in a process of its own.
//!
//! Fails if an answer is lost or is the one to another request, if memory grows after the first thousand
//! calls, or if it grows with ten thousand under way once each connection has had its share. It prints what a
//! request takes by either way, and how much of the bare throughput the client has.
//!
//! HTTP/1 carries one call a connection at a time, so there are as many connections as calls under way.
//! Both ways share them, and each process has one end: it may open some more files than there are calls
//! at a time (`ulimit -n 11000`).

#![allow(
    missing_docs,
    dead_code,
    unreachable_pub,
    clippy::struct_field_names,
    reason = "a benchmark, with a runtime of its own"
)]

#[path = "../shared/get_chats.rs"]
mod get_chats;
#[path = "../../src"]
mod source {
    pub mod runtime;
}
mod requests;
mod server;

use std::fs::read_to_string;
use std::time::{Duration, Instant};

use requests::Sender;
use server::Server;
use source::runtime;

/// How many calls are under way at a time.
const CONCURRENT: u64 = 10_000;
/// How often so many are measured of each kind.
const ROUNDS: u64 = 40;

/// How many calls are under way at a time where memory is looked at after the first thousand. Few: hyper has
/// 8 KiB for what comes over a connection and begins at the front only when it is full, so that what it uses of
/// them grows with the first answers of each connection. Of ten thousand connections that is memory for half a
/// million calls, of bare reqwest as of the client.
const FEW: u64 = 100;
/// How many calls come before memory is looked at.
const FIRST: u64 = 1_000;
/// How many calls follow before it is looked at again.
const FOLLOWING: u64 = 200_000;
/// By how much memory may differ then, in bytes: a leak of 20 bytes a call is as much.
const SLACK: u64 = 4_000_000;

/// How often so many calls as there are connections follow, once these have what they keep.
const MORE_ROUNDS: u64 = 60;
/// By how much memory may differ then, in bytes. That of bare calls, too, is another one after each such number of rounds, by ten
/// millions; a leak of 40 bytes a call is as much.
const SLACK_OF_MANY: u64 = 24_000_000;

fn main() {
    if std::env::var_os(server::MARK).is_some() {
        return server::run();
    }
    let files = open_files();
    let needed = CONCURRENT + 1_000;
    assert!(
        files >= needed,
        "{files} files may be open: raise it by `ulimit -n {needed}`"
    );
    let server = Server::start();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        memory(&server.url).await;
        throughput(&server.url).await;
    });
}

/// Looks at the memory of this process after the first calls and after many more.
async fn memory(url: &str) {
    let sender = Sender::ours(&requests::http(), url);
    for number in 0..FIRST / FEW {
        wave(&sender, number * FEW, FEW).await;
    }
    let before = resident();
    for number in 0..FOLLOWING / FEW {
        wave(&sender, FIRST + number * FEW, FEW).await;
    }
    let after = resident();
    println!(
        "memory: {} KiB after {FIRST} calls, {} KiB after {FOLLOWING} more",
        before / 1024,
        after / 1024
    );
    let grown = after.saturating_sub(before);
    assert!(grown < SLACK, "memory grows by {grown} bytes");
}

/// Takes turns between bare reqwest and the client, so that what else the machine does is as bad for
/// the one as for the other.
async fn throughput(url: &str) {
    let http = requests::http();
    let senders = [Sender::bare(&http, url), Sender::ours(&http, url)];
    for sender in &senders {
        wave(sender, 0, CONCURRENT).await;
    }
    let before = resident();
    let (mut elapsed, mut processor) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    for round in 0..ROUNDS {
        // Neither is always the first.
        let first = usize::from(round % 2 == 1);
        for kind in [first, 1 - first] {
            let (start, used) = (Instant::now(), processor_time());
            wave(&senders[kind], round * CONCURRENT, CONCURRENT).await;
            elapsed[kind].push(start.elapsed());
            processor[kind].push(processor_time().saturating_sub(used));
        }
    }
    println!("{CONCURRENT} calls at a time, {ROUNDS} rounds of each kind:");
    report("throughput", elapsed);
    report("throughput by the time of the processors", processor);
    // The rounds were enough for each connection to have what it keeps.
    let settled = resident();
    println!(
        "memory: {} KiB after {CONCURRENT} calls of each kind, {} KiB after the rounds",
        before / 1024,
        settled / 1024
    );
    let [_, ours] = &senders;
    for round in 0..MORE_ROUNDS {
        wave(ours, round * CONCURRENT, CONCURRENT).await;
    }
    let after = resident();
    println!(
        "memory: {} KiB after {MORE_ROUNDS} more rounds of the client",
        after / 1024
    );
    let grown = after.saturating_sub(settled);
    assert!(grown < SLACK_OF_MANY, "memory grows by {grown} bytes");
}

/// Sends so many requests at a time, each with a number of its own, which its answer must have.
async fn wave(sender: &Sender, first: u64, count: u64) {
    let numbers = first..first + count;
    let calls: Vec<_> = numbers.clone().map(|number| sender.spawn(number)).collect();
    for (number, call) in numbers.zip(calls) {
        let answered = call.await.expect("no panic");
        assert_eq!(answered, number, "the answer to another request");
    }
}

/// Prints what a call takes of each kind, and the median of what each round of the client has of the throughput of the bare
/// one beside it: what else the machine does then is much the same for the two.
fn report(what: &str, [bare, ours]: [Vec<Duration>; 2]) {
    let ratios = bare.iter().zip(&ours);
    let ratios = ratios.map(|(bare, ours)| bare.as_secs_f64() / ours.as_secs_f64());
    let share = median(ratios.collect()) * 100.0;
    let [bare, ours] = [bare, ours].map(|rounds| median(rounds.into_iter().map(micros).collect()));
    println!("{what}: {share:.1} % of bare reqwest ({bare:.1} µs a call, the client {ours:.1} µs)");
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values[values.len() / 2]
}

/// What a call takes of a round, in microseconds.
fn micros(round: Duration) -> f64 {
    let calls = u32::try_from(CONCURRENT).expect("small");
    (round / calls).as_secs_f64() * 1e6
}

/// What the threads of this process have used so far (`/proc/PID/schedstat` of the kernel's scheduler statistics).
fn processor_time() -> Duration {
    let threads = std::fs::read_dir("/proc/self/task").expect("a process of Linux");
    let used = threads.flatten().map(|thread| {
        let text = read_to_string(thread.path().join("schedstat")).expect("a thread");
        let used = text.split(' ').next().expect("a first number");
        used.parse::<u64>().expect("a number")
    });
    Duration::from_nanos(used.sum())
}

/// The memory of this process that is in use, in bytes (`proc_pid_statm(5)`).
fn resident() -> u64 {
    let text = read_to_string("/proc/self/statm").expect("a process of Linux");
    let pages = text.split(' ').nth(1).expect("a second number");
    pages.parse::<u64>().expect("a number") * 4096
}

/// How many files this process may open (`proc_pid_limits(5)`).
fn open_files() -> u64 {
    let text = read_to_string("/proc/self/limits").expect("a process of Linux");
    let line = text.lines().find(|line| line.starts_with("Max open files"));
    let soft = line.and_then(|line| line.split_whitespace().nth(3));
    // A word, if there is no limit.
    soft.and_then(|soft| soft.parse().ok()).unwrap_or(u64::MAX)
}
