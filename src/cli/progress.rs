//! Bars on standard error that show how far a command is, where that is a terminal.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar of so many things.
pub(super) fn count(length: usize) -> ProgressBar {
    bar(u64::try_from(length).ok(), "{bar:40} {pos}/{len}")
}

/// A bar of so many bytes; without a length it only counts.
pub(super) fn bytes(length: Option<u64>) -> ProgressBar {
    match length {
        Some(_) => bar(length, "{bar:40} {bytes}/{total_bytes} {eta}"),
        None => bar(None, "{bytes} {bytes_per_sec}"),
    }
}

fn bar(length: Option<u64>, template: &str) -> ProgressBar {
    let target =
        if std::io::stderr().is_terminal() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let bar = ProgressBar::with_draw_target(length, target);
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style).with_finish(indicatif::ProgressFinish::AndClear),
        Err(_) => bar,
    }
}
