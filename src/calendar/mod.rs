//! Legal time: which days are working days, when a desk opens, when a limit ends, where steps lie.
//!
//! [`Rules`] (what an author wrote) are [built](build()) into a [`Table`] (what a bundle carries);
//! everything else asks the table. [`Desk`] turns a receipt into a counting start, [`due`] a counting
//! start into an end, [`Table::run`] steps into open hours. Moments are local, in whole minutes;
//! nothing here reads a clock. Floating point stays inside [`lunar`], whose results are dates.
//!
//! All of it is public: services without a compiler may make tables and ask them, and what a bundle or a decision says is in
//! its types. [`Minute`], and what takes one, count in a table's own days and minutes, for whoever asks millions of times.

mod astronomy;
mod build;
mod clock;
mod count;
mod days;
mod desk;
mod duration;
mod hours;
pub mod lunar;
mod marks;
mod measure;
mod minute;
mod moment;
mod patch;
mod places;
mod query;
mod ratio;
mod rules;
mod schedule;
mod table;
mod years;

pub use build::{BuildError, Built, DayInfo, DayKind, build};
pub(crate) use clock::ClockMinute;
pub use count::{CountError, Due, DueMinute, Limit, Term, due, due_minute};
pub use desk::{Desk, Opening};
pub use duration::{Duration, Unit};
pub use hours::{DAY_MINUTES, Hours, HoursError};
pub use measure::paused;
pub use minute::Minute;
pub use patch::{Patch, PatchedDay, patches};
pub use rules::{Bound, Compensation, Holiday, Rules, Swap, When};
pub use schedule::{Position, Run, ScheduleError};
pub use table::{BeyondTable, CLOSED_DAY, MAX_DAYS, Parts, Table, TableError};
pub use years::years_between;
