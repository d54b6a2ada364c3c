//! `E06`, `W06`: programs and same-day promises.

use chrono::{NaiveDate, NaiveDateTime};

use crate::diagnostics::{AndMore, Latest, Term};

problems! {
    /// Programs that cannot be held.
    ProgramProblem {
        /// A session on a day on which every desk is shut.
        E0601 SessionOnClosedDay { date: NaiveDate, office: String }
            message "ngày {date} là ngày nghỉ tại `{office}`" / "{date} is a closed day at `{office}`"
            help "chọn ngày khác; phiên có thể vào ngày nghỉ hằng tuần nhưng không vào ngày lễ, nghỉ bù hay hoán đổi" / "choose another day; a session may lie on a weekly rest day, not on a holiday, compensatory or swapped-off day";
        /// A program that covers no procedure.
        E0602 CoversNothing { program: String }
            message "mô hình `{program}` không áp dụng cho thủ tục nào" / "the program `{program}` covers no procedure"
            help "xem lại lĩnh vực và mã thủ tục sau `áp dụng`, cấp của cơ quan, và thời gian của mô hình" / "look at the fields and procedure codes after `covers`, the office's level and the program's period";
        /// A last intake minute outside every window of a session.
        E0603 IntakeOutside { time: String }
            message "{time} không nằm trong khung giờ nào của phiên" / "{time} lies in no window of the session";
        /// A session outside the program's own period.
        E0604 SessionOutside { date: NaiveDate }
            message "phiên ngày {date} nằm ngoài thời gian của mô hình" / "the session on {date} lies outside the program's period";
        /// A date that has two sessions of one program.
        E0605 SessionTwice { date: NaiveDate }
            message "ngày {date} có hai phiên" / "{date} has two sessions";
        /// A dated session on a day on which the office itself is shut.
        E0606 SessionWhileShut { date: NaiveDate, office: String }
            message "`{office}` đóng cửa ngày {date}" / "`{office}` is shut on {date}"
            help "chọn ngày khác, hoặc nêu `địa điểm` nếu phiên ở nơi khác" / "choose another day, or name the `place` where it is held elsewhere";
        /// A session at an office before it begins its work or after it has ended.
        E0607 OfficeNotThere { office: String, date: NaiveDate }
            message "cơ quan `{office}` không hoạt động ngày {date}" / "the office `{office}` does not exist on {date}";
        /// A dossier that a session takes in and cannot finish.
        E0608 SessionNotKept { program: String, code: String, more: AndMore, received: NaiveDateTime, until: NaiveDateTime, latest: Latest }
            message "mô hình `{program}` hứa trả `{code}`{more} trong phiên nhưng không kịp: nhận {received}, phiên hết {until}" / "the program `{program}` promises `{code}`{more} within the session and cannot keep it: received {received}, the session ends {until}"
            help "{latest}" / "{latest}";
        /// A limit of the very day that the steps do not fit.
        E0609 SameDayNotKept { received: NaiveDateTime, due: NaiveDateTime, finish: NaiveDateTime }
            message "không trả kịp trong ngày: nhận {received} thì {finish} mới trả kết quả, hạn {due}" / "the same day cannot be kept: received {received}, the result is returned {finish}, due {due}"
            help "rút ngắn các bước, hoặc đặt giờ nhận sớm hơn nếu luật cho phép" / "shorten the steps, or set an earlier cut-off where the law allows it";
        /// A program's clause that reads a document which a covered procedure does not have.
        E0610 DocumentNotThere { document: String, codes: Vec<String>, more: AndMore }
            message "mệnh đề này đọc `giấy.{document}`, nhưng mô hình áp dụng cả cho thủ tục không có giấy tờ đó: {codes}{more}" / "this clause reads `document.{document}`, yet the program also covers procedures without that document: {codes}{more}"
            help "đọc `hồ-sơ.đầy-đủ`, chuyển mệnh đề vào khối `trong ngày` của thủ tục có giấy tờ đó, hoặc `trừ thủ tục` các thủ tục không có" / "read `documents.complete`, move the clause to the `same-day` block of the procedures that have it, or `except procedure` those that do not";
        /// A procedure named by a program although it has no same-day rule.
        W0602 NoSameDayRule { code: String }
            message "thủ tục `{code}` không có khối `trong ngày` nên không bao giờ được trả trong mô hình" / "procedure `{code}` has no `same-day` block, so the program never returns it"
            help "thêm khối `trong ngày` vào thủ tục" / "add a `same-day` block to the procedure";
        /// A program none of whose sessions lies in the horizon.
        W0603 ProgramOutsideHorizon { program: String }
            message "mô hình `{program}` không có phiên nào trong phạm vi của danh mục" / "the program `{program}` has no session within the catalog's horizon";
        /// An exception for a procedure that the program does not cover.
        W0604 ExceptsNothing { code: String }
            message "mô hình không áp dụng cho thủ tục `{code}` nên không cần trừ" / "the program does not cover procedure `{code}`, so it need not be left out"
            help "bỏ mã này khỏi `trừ thủ tục`" / "delete the code from `except procedure`";
        /// Weekly sessions that fall on closed days.
        W0601 WeeklyOnClosedDays { count: usize, dates: Vec<NaiveDate> }
            message "{count} phiên hằng tuần rơi vào ngày nghỉ, đầu tiên là: {dates}" / "weekly sessions that fall on closed days: {count}, the first being {dates}"
            help "những ngày này không có phiên" / "no session takes place on these days";
        /// A same-day limit without a same-day rule.
        W0605 SameDayWithoutRule {}
            message "thời hạn là trong ngày nhưng thủ tục không có khối `trong ngày`, nên hồ sơ nào cũng bị coi là không đủ điều kiện trả trong ngày" / "the deadline is the same day, yet the procedure has no `same-day` block, so every dossier is told that it is not eligible"
            help "thêm `trong ngày {{ khi hồ-sơ.đầy-đủ lý do \"…\" }}`" / "add `same-day {{ when documents.complete reason \"…\" }}`";
        /// A reason in one language beside a title in both.
        W0606 ReasonInOneLanguage { language: Term, tag: &'static str }
            message "lý do này chưa có {language}, trong khi tên đã có cả hai thứ tiếng" / "this reason has no {language} text, while the title is in both languages"
            help "thêm `{tag} \"…\"` sau lý do" / "add `{tag} \"…\"` after the reason";
    }
}
