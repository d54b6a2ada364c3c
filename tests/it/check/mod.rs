//! `check` for rule changes: the forms that services read, baselines, watching.

mod baseline;
mod forms;
mod watch;
