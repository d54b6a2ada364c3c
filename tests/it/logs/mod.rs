//! Logs of dossiers: what `replay` and `rate` say of them.

mod agreement;
mod dossiers;
mod engine;
mod equal;
mod history;
mod rate;
mod reading;
mod replay;
mod tu_son;
