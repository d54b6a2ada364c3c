//! `E06`, `W06`: programs and same-day promises.

use chrono::NaiveDate;

problems! {
    /// Programs that cannot be held.
    ProgramProblem {
        /// A session on a day on which every desk is shut.
        E0601 SessionOnClosedDay { date: NaiveDate, office: String }
            message "ngày {date} là ngày nghỉ tại `{office}`" / "{date} is a closed day at `{office}`"
            help "chọn ngày khác; phiên có thể vào ngày nghỉ hằng tuần nhưng không vào ngày lễ, nghỉ bù hay hoán đổi" / "choose another day; a session may lie on a weekly rest day, not on a holiday, compensatory or swapped-off day";
        /// A program that covers no procedure.
        E0602 CoversNothing { program: String }
            message "mô hình `{program}` không áp dụng cho thủ tục nào" / "the program `{program}` covers no procedure";
        /// A last intake minute outside every window of a session.
        E0603 IntakeOutside { time: String }
            message "{time} không nằm trong khung giờ nào của phiên" / "{time} lies in no window of the session";
        /// A session outside the program's own period.
        E0604 SessionOutside { date: NaiveDate }
            message "phiên ngày {date} nằm ngoài thời gian của mô hình" / "the session on {date} lies outside the program's period";
        /// A date that has two sessions of one program.
        E0605 SessionTwice { date: NaiveDate }
            message "ngày {date} có hai phiên" / "{date} has two sessions";
        /// Weekly sessions that fall on closed days.
        W0601 WeeklyOnClosedDays { office: String, dates: String }
            message "phiên hằng tuần rơi vào ngày nghỉ tại `{office}`: {dates}" / "weekly sessions fall on closed days at `{office}`: {dates}"
            help "những ngày này không có phiên" / "no session takes place on these days"
    }
}
