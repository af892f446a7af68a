//! Nothing: this API needs no such part of the runtime.
