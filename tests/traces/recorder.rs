//! A layer of a subscriber that writes down everything.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Level, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::Registry;

/// All that was said on this thread, in lines.
#[derive(Clone)]
pub(super) struct Recorder {
    lines: Arc<Mutex<Vec<String>>>,
    level: Level,
}

/// While this is there a recorder listens, and no other.
pub(super) struct Listening(
    #[expect(dead_code, reason = "it is dropped")] DefaultGuard,
    #[expect(dead_code, reason = "it is dropped after the other")] MutexGuard<'static, ()>,
);

/// Writes fields as ` name=value`.
struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Recorder {
    /// Writes down, until the guard is dropped, what is said on this thread at this level or above.
    pub(super) fn start(level: Level) -> (Self, Listening) {
        static ALONE: Mutex<()> = Mutex::new(());
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = Arc::default();
        let recorder = Self { lines, level };
        let subscriber = Registry::default().with(recorder.clone());
        let guard = tracing::subscriber::set_default(subscriber);
        (recorder, Listening(guard, alone))
    }

    /// All of it.
    pub(super) fn lines(&self) -> Vec<String> {
        self.lines.lock().unwrap().clone()
    }

    /// What the client said, without its name.
    pub(super) fn of_client(&self) -> Vec<String> {
        let own = |line: String| {
            let rest = line.strip_prefix("yandex_market_chats::")?;
            rest.split_once(' ').map(|(_, said)| said.to_owned())
        };
        self.lines().into_iter().filter_map(own).collect()
    }

    fn write(&self, source: &Metadata<'_>, what: &str, record: impl FnOnce(&mut Fields<'_>)) {
        let mut line = format!("{} {what}", source.target());
        record(&mut Fields(&mut line));
        self.lines.lock().unwrap().push(line);
    }
}

impl<S: Subscriber> Layer<S> for Recorder
where
    S: for<'a> tracing_subscriber::registry::LookupSpan<'a>,
{
    fn enabled(&self, source: &Metadata<'_>, _: Context<'_, S>) -> bool {
        source.level() <= &self.level
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        let source = attributes.metadata();
        let what = format!("span {}", source.name());
        self.write(source, &what, |fields| attributes.record(fields));
    }

    fn on_record(&self, span: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let source = context.metadata(span).expect("the span is known");
        let what = format!("record {}", source.name());
        self.write(source, &what, |fields| values.record(fields));
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let span = context.lookup_current();
        let what = format!("event in {}", span.map_or("none", |span| span.name()));
        self.write(event.metadata(), &what, |fields| event.record(fields));
    }
}
