//! The runtime, as generated code uses it, on a real socket.
