//! `decide --batch`: every form says what deciding row by row says; hostile files end in clear errors.

mod equal;
pub(crate) mod forms;
mod hostile;
pub(crate) mod rows;
