/// How the call ended: `OK` for a success, `ERROR` for a failure.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ApiResponseStatusType {
    /// The call succeeded.
    Ok,
    /// The call failed.
    Error,
    /// A value that this version of the client does not know.
    Unknown(String),
}
