//! Making a generated type awaitable.
//!
//! Invariant: what a caller can set on every call, whatever the operation, is set here.

/// Makes a type with a field `call` one that can be sent: `call!(GetChats -> GetChatsResponse, ChatsError)`
/// where success is a model as JSON, `call!(GetFile by Binary, FilesError)` where something else decodes it.
macro_rules! _call {
    ($call:ident -> $body:ident, $error:ident) => {
        $crate::runtime::call!(@ $call, $crate::runtime::Json<$body>, $body, $error);
    };
    ($call:ident by $decoder:ident, $error:ident) => {
        $crate::runtime::call!(@ $call, $decoder, <$decoder as $crate::runtime::Decode>::Output, $error);
    };
    (@ $call:ident, $decoder:ty, $output:ty, $error:ident) => {
        impl $call {
            /// Sends the call; the same as awaiting it.
            #[inline]
            pub fn send(self) -> $crate::runtime::Sending<$output, $error> {
                self.call.send::<$decoder, $error>()
            }

            /// Sends the call and waits for what comes of it, outside of any async runtime.
            ///
            /// # Errors
            ///
            /// As awaiting it; and inside of a runtime, without sending anything. So it does in
            /// `spawn_blocking`, where `Handle::current().block_on(…)` waits for a call.
            #[cfg(feature = "blocking")]
            #[inline]
            pub fn send_blocking(self) -> ::core::result::Result<
                $crate::runtime::Response<$output>,
                $crate::runtime::Error<$error>,
            > {
                $crate::runtime::wait(self.call.operation, self.send())
            }

            /// Sets how long this call may take, from connecting to the last byte of the answer, with
            /// all attempts and the waits between them, instead of what the client says. An attempt may
            /// then take as long, unless `attempt_timeout` is set on this call, too.
            #[inline]
            pub fn timeout(self, timeout: ::core::time::Duration) -> Self {
                Self { call: self.call.timeout(timeout) }
            }

            /// Sets how long each attempt may take, instead of what the client says.
            #[inline]
            pub fn attempt_timeout(self, timeout: ::core::time::Duration) -> Self {
                Self { call: self.call.attempt_timeout(timeout) }
            }

            /// Sets after which failures this call is repeated, instead of what the client says.
            #[inline]
            pub fn retry(self, policy: $crate::runtime::RetryPolicy) -> Self {
                Self { call: self.call.retry(policy) }
            }

            /// Sends this call only once; but once more if the API answers 401 and the source of the
            /// credentials has others.
            #[inline]
            pub fn no_retry(self) -> Self {
                self.retry($crate::runtime::RetryPolicy::none())
            }

            /// Sets a header of this call. It wins over the client's own.
            pub fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
                Self { call: self.call.header(name.as_ref(), value.as_ref()) }
            }
        }

        impl ::core::future::IntoFuture for $call {
            type Output = ::core::result::Result<
                $crate::runtime::Response<$output>,
                $crate::runtime::Error<$error>,
            >;
            type IntoFuture = $crate::runtime::Sending<$output, $error>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };
}
pub(crate) use _call as call;
