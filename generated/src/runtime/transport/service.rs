//! A `tower` service of the caller's, as one type.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use http_body::{Frame, SizeHint};
use tower_service::Service;

use super::{Incoming, Prepared, SendFailure};
use crate::runtime::Body;
use crate::runtime::body::BoxError;

/// A service whose type is forgotten.
pub(crate) trait DynService: Send {
    /// Another handle of the service, for one request.
    fn clone_boxed(&self) -> Box<dyn DynService>;

    /// Hands the request to the service as soon as it is ready. From when `is_sent` is true, the request
    /// may have left.
    fn send(self: Box<Self>, request: Prepared, is_sent: &mut bool) -> Answering<'_>;
}

/// The head of an answer that a service gives. In a box: where it is awaited there is no room for the
/// request as well.
pub(crate) type Answering<'a> =
    Pin<Box<dyn Future<Output = Result<Incoming, SendFailure>> + Send + 'a>>;

impl<S, B> DynService for S
where
    S: Service<Request<Body>, Response = Response<B>> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    fn clone_boxed(&self) -> Box<dyn DynService> {
        Box::new(self.clone())
    }

    fn send(mut self: Box<Self>, request: Prepared, is_sent: &mut bool) -> Answering<'_> {
        Box::pin(async move {
            let request = request.into_http()?;
            match poll_fn(|context| self.poll_ready(context)).await {
                Ok(()) => *is_sent = true,
                Err(error) => return Err(SendFailure::not_sent(error.into())),
            }
            match self.call(request).await {
                Ok(response) => Ok(Incoming::Service(
                    response.map(|body| Body::stream(ServiceBody(Box::pin(body)))),
                )),
                Err(error) => Err(SendFailure::from_service(error.into())),
            }
        })
    }
}

/// A body of the caller's, with our type of error.
struct ServiceBody<B>(Pin<Box<B>>);

impl<B> http_body::Body for ServiceBody<B>
where
    B: http_body::Body<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.0.as_mut().poll_frame(context).map_err(Into::into)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}
