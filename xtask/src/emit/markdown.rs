//! provisional
pub fn sanitize(t: &str) -> String {
    t.to_owned()
}
pub fn inline(t: &str) -> String {
    t.replace('\n', " ")
}
pub fn code(t: &str) -> String {
    format!("`{t}`")
}
