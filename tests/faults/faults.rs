//! All that goes wrong, and what is allowed to follow.

use yandex_market_chats::Delivery;

use crate::fault::Reads::{All, Begin, Head};
use crate::fault::Then::{Close, Endless, Hold, Keep, Reset, Stall};
use crate::fault::{Fault, Reads, Repeats, Then};

/// No answer, or not all of it, or one of a server that failed: what was done is not known.
const fn lost(name: &'static str, reads: Reads, then: Then) -> Fault {
    Fault::new(name, reads, then, Repeats::Safe)
        .applies()
        .delivery(Delivery::MaybeApplied)
}

/// A success that cannot be read, and would not be the next time.
const fn unreadable(name: &'static str, then: Then) -> Fault {
    Fault::new(name, All, then, Repeats::None)
        .applies()
        .delivery(Delivery::MaybeApplied)
}

/// A redirect that may be the answer to something done, and is not followed to another origin.
const fn done_elsewhere(name: &'static str, then: Then) -> Fault {
    unreadable(name, then)
}

/// An answer that says: not done, later.
const fn later(name: &'static str, reads: Reads, then: Then) -> Fault {
    Fault::new(name, reads, then, Repeats::All)
}

/// An answer that says: not done.
const fn refused(name: &'static str, reads: Reads, then: Then) -> Fault {
    Fault::new(name, reads, then, Repeats::None)
}

/// All faults.
pub(crate) static FAULTS: &[Fault] = &[
    // The connection.
    lost("reset, with the request unread", Begin, Reset),
    lost("reset, with the body unread", Head, Reset),
    lost("reset after the request", All, Reset),
    lost("closed, with the request unread", Begin, Close("")),
    lost("closed after the request", All, Close("")),
    // Time.
    lost("stalls, with the request unread", Begin, Stall("")),
    lost("stalls before the head", All, Stall("")),
    lost(
        "stalls after an interim answer",
        All,
        Stall("HTTP/1.1 102 X\r\n\r\nHTTP/1.1 103 X\r\n\r\n"),
    ),
    lost(
        "stalls in the headers",
        All,
        Stall("HTTP/1.1 200 OK\r\nContent-Le"),
    ),
    lost(
        "stalls in the body",
        All,
        Stall("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"),
    ),
    lost(
        "stalls between chunks",
        All,
        Stall("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"),
    ),
    later(
        "stalls in the body of a 420",
        All,
        Stall("HTTP/1.1 420 X\r\nContent-Length: 99\r\n\r\n{"),
    ),
    // Answers that break off.
    lost(
        "breaks off in the headers",
        All,
        Close("HTTP/1.1 200 OK\r\nContent-Le"),
    ),
    lost(
        "breaks off in the body",
        All,
        Close("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"status\":\"OK\"}"),
    ),
    lost(
        "breaks off in a chunk",
        All,
        Close("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nf\r\n{\"stat"),
    ),
    lost(
        "breaks off after a chunk",
        All,
        Close("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nf\r\n{\"status\":\"OK\"}\r\n"),
    ),
    later(
        "breaks off in the body of a 420",
        All,
        Close("HTTP/1.1 420 X\r\nContent-Length: 99\r\n\r\n{"),
    ),
    // No HTTP.
    lost("answers no HTTP", All, Close("SSH-2.0-OpenSSH_9.9\r\n")),
    lost(
        "answers in an unknown version",
        All,
        Close("HTTP/7.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
    ),
    lost(
        "has no length",
        All,
        Close("HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\n{\"status\":\"OK\"}"),
    ),
    lost(
        "has two lengths",
        All,
        Close(
            "HTTP/1.1 200 OK\r\nContent-Length: 15\r\nContent-Length: 2\r\n\r\n{\"status\":\"OK\"}",
        ),
    ),
    lost(
        "has a chunk of no length",
        All,
        Close("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}"),
    ),
    // Successes that are none.
    unreadable(
        "has a length that is too short",
        Keep("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{\"status\":\"OK\"}"),
    ),
    unreadable(
        "is HTML",
        Keep("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"),
    ),
    unreadable(
        "is empty",
        Keep("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
    ),
    unreadable(
        "becomes another protocol",
        Close("HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
    ),
    // Too much.
    unreadable(
        "has 100 MB",
        Endless(
            "HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n[",
            ",1",
        ),
    ),
    unreadable(
        "has no end",
        Endless("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[", ",1"),
    ),
    unreadable(
        "has chunks without end",
        Endless(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            "10\r\n                \r\n",
        ),
    ),
    lost(
        "has headers without end",
        All,
        Endless("HTTP/1.1 200 OK\r\n", "X: y\r\n"),
    ),
    lost(
        "fails at length",
        All,
        Endless("HTTP/1.1 500 X\r\nConnection: close\r\n\r\n", "sorry "),
    ),
    later(
        "refuses at length",
        All,
        Endless("HTTP/1.1 420 X\r\nConnection: close\r\n\r\n", "sorry "),
    ),
    // Elsewhere.
    refused(
        "leads elsewhere for now",
        All,
        Keep("HTTP/1.1 307 X\r\nLocation: ELSEWHERE/a\r\nContent-Length: 0\r\n\r\n"),
    ),
    refused(
        "leads elsewhere for good",
        All,
        Keep("HTTP/1.1 308 X\r\nLocation: ELSEWHERE/a\r\nContent-Length: 0\r\n\r\n"),
    ),
    done_elsewhere(
        "moved for good",
        Keep("HTTP/1.1 301 X\r\nLocation: ELSEWHERE/a\r\nContent-Length: 0\r\n\r\n"),
    ),
    done_elsewhere(
        "leads elsewhere and closes",
        Close("HTTP/1.1 302 X\r\nLocation: ELSEWHERE/a\r\n\r\n"),
    ),
    done_elsewhere(
        "has its answer elsewhere",
        Keep("HTTP/1.1 303 X\r\nLocation: ELSEWHERE/a\r\nContent-Length: 0\r\n\r\n"),
    ),
    // Too many requests.
    later(
        "420 at once",
        All,
        Keep("HTTP/1.1 420 X\r\nRetry-After: 0\r\nContent-Length: 2\r\n\r\n{}"),
    ),
    later(
        "420 until a date",
        All,
        Keep(
            "HTTP/1.1 420 X\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 2\r\n\r\n{}",
        ),
    ),
    later(
        "420 until a date of RFC 850",
        All,
        Keep(
            "HTTP/1.1 420 X\r\nDate: Sunday, 06-Nov-94 08:49:37 GMT\r\nRetry-After: Sunday, 06-Nov-94 08:49:37 GMT\r\nContent-Length: 2\r\n\r\n{}",
        ),
    ),
    later(
        "420 until a date of asctime",
        All,
        Keep(
            "HTTP/1.1 420 X\r\nDate: Sun Nov  6 08:49:37 1994\r\nRetry-After: Sun Nov  6 08:49:37 1994\r\nContent-Length: 2\r\n\r\n{}",
        ),
    ),
    later(
        "420 until a date that has passed",
        All,
        Keep(
            "HTTP/1.1 420 X\r\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 2\r\n\r\n{}",
        ),
    ),
    later(
        "420 for as long as it takes",
        All,
        Keep("HTTP/1.1 420 X\r\nContent-Length: 2\r\n\r\n{}"),
    ),
    later(
        "420 until something",
        All,
        Keep("HTTP/1.1 420 X\r\nRetry-After: soon\r\nContent-Length: 2\r\n\r\n{}"),
    ),
    later(
        "420 until before now",
        All,
        Keep("HTTP/1.1 420 X\r\nRetry-After: -5\r\nContent-Length: 2\r\n\r\n{}"),
    ),
    refused(
        "420 for an hour",
        All,
        Keep("HTTP/1.1 420 X\r\nRetry-After: 3600\r\nContent-Length: 2\r\n\r\n{}"),
    ),
    refused(
        "420 for ever",
        All,
        Keep(
            "HTTP/1.1 420 X\r\nRetry-After: 99999999999999999999999999\r\nContent-Length: 2\r\n\r\n{}",
        ),
    ),
    refused(
        "420 until the year 9999",
        All,
        Keep(
            "HTTP/1.1 420 X\r\nRetry-After: Fri, 31 Dec 9999 23:59:59 GMT\r\nContent-Length: 2\r\n\r\n{}",
        ),
    ),
    later(
        "429 for as long as it takes",
        All,
        Close("HTTP/1.1 429 X\r\n\r\n{}"),
    ),
    // Refusals and failures.
    refused(
        "400",
        All,
        Keep("HTTP/1.1 400 X\r\nContent-Length: 2\r\n\r\n{}"),
    ),
    refused(
        "401 to a key that stays the same",
        All,
        Keep("HTTP/1.1 401 X\r\nContent-Length: 2\r\n\r\n{}"),
    ),
    refused("404", All, Close("HTTP/1.1 404 X\r\n\r\n{}")),
    lost(
        "408",
        All,
        Close("HTTP/1.1 408 X\r\nContent-Length: 0\r\n\r\n"),
    ),
    Fault::new(
        "425",
        All,
        Keep("HTTP/1.1 425 X\r\nContent-Length: 0\r\n\r\n"),
        Repeats::Safe,
    ),
    lost(
        "500",
        All,
        Keep("HTTP/1.1 500 X\r\nContent-Length: 2\r\n\r\n{}"),
    ),
    lost("502", All, Close("HTTP/1.1 502 X\r\n\r\n<html>")),
    lost(
        "503 without a time",
        All,
        Keep("HTTP/1.1 503 X\r\nContent-Length: 2\r\n\r\n{}"),
    ),
    later(
        "503 with a time",
        All,
        Keep("HTTP/1.1 503 X\r\nRetry-After: 0\r\nContent-Length: 2\r\n\r\n{}"),
    ),
    refused(
        "503 for an hour",
        All,
        Keep("HTTP/1.1 503 X\r\nRetry-After: 3600\r\nContent-Length: 2\r\n\r\n{}"),
    ),
    // Answers before the request was read.
    later(
        "420, with the body unread",
        Head,
        Hold("HTTP/1.1 420 X\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"),
    ),
    refused(
        "403, with the body unread",
        Head,
        Hold("HTTP/1.1 403 X\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"),
    ),
    lost(
        "502, with the request unread",
        Begin,
        Hold("HTTP/1.1 502 X\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"),
    ),
];
