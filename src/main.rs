//! The `thutuc` command.
fn main() {}
