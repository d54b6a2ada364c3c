//! Logs of dossiers: what `replay` and `rate` say of them.

mod equal;
mod rate;
mod reading;
mod replay;
mod tu_son;
