//! `E05`, `W05`: deadlines, fees and budgets.

use chrono::NaiveDate;

use crate::bundle::Channel;
use crate::diagnostics::Term;

problems! {
    /// Limits and fees that cannot be told or kept.
    DeadlineProblem {
        /// Two limits without a condition.
        E0501 TwoLimits {}
            message "hai `thời hạn` đều không có `khi`" / "two `deadline` rows have no `when`"
            help "thêm `khi …` cho một trong hai" / "add `when …` to one of them";
        /// Two amounts of one fee without a condition.
        E0502 TwoAmounts { fee: String }
            message "hai dòng của `{fee}` đều không có `khi`" / "two rows of `{fee}` have no `when`"
            help "thêm `khi …` cho một trong hai" / "add `when …` to one of them";
        /// A duration above what calendars reach.
        E0504 TooLong { clause: Term }
            message "`{clause}` dài quá hai mươi năm" / "`{clause}` is longer than twenty years";
        /// A day that two swaps work.
        E0505 SwapTwice { work: NaiveDate }
            message "ngày {work} được làm bù hai lần" / "{work} is worked for two days";
        /// A duration of nothing.
        E0506 Zero { clause: Term }
            message "`{clause}` bằng không" / "`{clause}` is zero"
            help "viết `trong ngày`, hoặc `không quy định` nếu luật không đặt thời hạn" / "write `same day`, or `not regulated` where the law sets no limit";
        /// Limits longer than calendars can reach.
        E0507 TableTooLong {}
            message "phạm vi và các thời hạn cộng lại vượt quá hai trăm năm của lịch" / "the horizon and the limits together exceed the two hundred years of a calendar";
        /// A swap that takes off a weekly rest day.
        E0508 SwapOff { off: NaiveDate }
            message "ngày {off} vốn là ngày nghỉ hằng tuần, không hoán đổi nghỉ được" / "{off} is a weekly rest day and cannot be swapped off";
        /// A swap that works a day that is worked anyway.
        E0509 SwapWork { work: NaiveDate }
            message "ngày {work} vốn là ngày làm việc, không làm bù được" / "{work} is a working day anyway";
        /// A channel on which no row of limits can hold.
        W0501 NoLimitOnChannel { channel: Channel }
            message "không có thời hạn nào áp dụng được cho cách thức `{channel}`" / "no deadline can hold on the channel `{channel}`"
            help "thêm một dòng `thời hạn` không có `khi`, hoặc một dòng cho cách thức này" / "add a `deadline` row without `when`, or one for this channel"
    }
}
