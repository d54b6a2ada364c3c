//! `E05`, `W05`: deadlines, fees and budgets.

use chrono::{NaiveDate, NaiveDateTime};

use crate::diagnostics::{ClockTime, Cutoff, Term};

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
        /// Steps that together take longer than a limit.
        E0510 BudgetTooShort { received: NaiveDateTime, due: NaiveDateTime, finish: NaiveDateTime }
            message "các bước có thể dài hơn thời hạn này: nhận {received} thì {finish} mới trả kết quả, quá hạn {due}" / "the steps can take longer than this limit: received {received}, the result is returned {finish}, due {due}"
            help "rút ngắn hoặc cho chạy song song các bước, hoặc thêm `hẹn lại tối đa` cho trường hợp này nếu luật cho phép" / "shorten the steps or let them run side by side, or add `reappoint up to` for this case where the law allows it";
        /// Steps that together take longer than a re-appointment.
        E0511 ReappointmentTooShort { received: NaiveDateTime, due: NaiveDateTime, finish: NaiveDateTime }
            message "kể cả hẹn lại, các bước vẫn có thể quá hạn: nhận {received} thì {finish} mới trả kết quả, hạn hẹn lại {due}" / "even re-appointed the steps can take longer: received {received}, the result is returned {finish}, re-appointed to {due}"
            help "rút ngắn các bước, hoặc sửa `hẹn lại tối đa` theo đúng luật" / "shorten the steps, or correct `reappoint up to` by the law";
        /// Stages that together take longer than the limit of their linked procedure.
        E0512 StagesTooLong { stage: String, received: NaiveDateTime, due: NaiveDateTime, finish: NaiveDateTime }
            message "các giai đoạn đến hết `{stage}` có thể dài hơn thời hạn liên thông: nhận {received} thì xong {finish}, quá hạn {due}" / "the stages up to `{stage}` can take longer than the linked limit: received {received}, done {finish}, due {due}"
            help "sửa thời hạn của giai đoạn; nếu chính luật mâu thuẫn thì ghi `chấp nhận E0512 căn cứ …` ở giai đoạn này" / "correct the stage's limit; where the law itself conflicts write `accept E0512 basis …` on this stage";
        /// Dossiers to which no limit applies.
        E0513 LimitLeftOpen {}
            message "có hồ sơ không dòng `thời hạn` nào áp dụng" / "some dossier has no `deadline` row that applies"
            help "thêm một dòng `thời hạn` không có `khi`, hoặc một dòng cho những hồ sơ mà các dòng này chưa nói tới" / "add a `deadline` row without `when`, or one for the dossiers that these rows leave out";
        /// A limit that the rows above leave nothing to.
        E0514 LimitNeverChosen {}
            message "dòng thời hạn này không bao giờ được dùng: các dòng trên đã bao hết mọi hồ sơ" / "this deadline row is never chosen: the rows above cover every dossier"
            help "xóa dòng này, hoặc đưa lên trên dòng rộng hơn" / "delete the row, or move it above the wider one";
        /// Dossiers to which no row of a fee applies.
        E0515 FeeLeftOpen { fee: String }
            message "có hồ sơ không dòng nào của `{fee}` áp dụng" / "some dossier has no row of `{fee}` that applies"
            help "thêm một dòng không có `khi`; nếu không thu thì ghi `0 đồng`" / "add a row without `when`; where nothing is charged write `0 VND`";
        /// A short limit in calendar days beside limits in working days.
        W0520 DaysBesideWorkingDays { days: u32 }
            message "ở đây tính {days} ngày, kể cả ngày nghỉ, trong khi thủ tục này còn tính ngày làm việc" / "this limit counts calendar days, rest days included, while this procedure also counts working days"
            help "tra văn bản: đúng là ngày làm việc thì viết `{days} ngày làm việc`; đúng là ngày thường thì ghi `chấp nhận W0520 lý do \"…\"`" / "look it up in the law: write `working days` where it says so, else `accept W0520 reason \"…\"`";
        /// A fee row that the rows above leave nothing to.
        E0516 FeeNeverChosen {}
            message "dòng phí này không bao giờ được dùng: các dòng trên đã bao hết mọi hồ sơ" / "this fee row is never chosen: the rows above cover every dossier"
            help "xóa dòng này, hoặc đưa lên trên dòng rộng hơn" / "delete the row, or move it above the wider one";
        /// A limit that does not say which law sets it.
        W0501 LimitUnfounded {}
            message "thời hạn này chưa nêu văn bản nào đặt ra nó" / "this deadline does not say which law sets it"
            help "thêm `căn cứ …` vào chính dòng này, tốt nhất là đến điều, khoản; mức chưa có văn bản nào công bố thì ghi `minh họa`" / "add `basis …` to this very row, best down to article and clause; mark it `illustrative` where no source publishes it";
        /// A limit in days with a cut-off that no article carries.
        W0502 CutoffUnfounded { time: ClockTime }
            message "thời hạn tính bằng ngày có giờ chốt {time} nhưng không dẫn điều nào đặt ra giờ chốt ấy" / "this deadline in days has the cut-off {time}, yet cites no article that sets it"
            help "dẫn điều, khoản đặt ra giờ chốt; luật không có thì bỏ phần `nhận sau …`, vì mốc 15 giờ của cơ chế một cửa chỉ là giờ chuyển hồ sơ" / "cite the article that sets it; where the law has none delete `received after …`: the 15:00 of the one-stop decree is about handing dossiers on";
        /// Limits that rest on one provision and have not one cut-off.
        W0503 CutoffsDiffer { provision: String, here: Cutoff, other: String, there: Cutoff }
            message "cùng dựa vào `{provision}` nhưng ở đây {here}, còn ở thủ tục `{other}` {there}" / "this deadline and that of procedure `{other}` both rest on `{provision}`, with {here} here and {there} there"
            help "đọc lại điều khoản rồi sửa một trong hai; nếu hai giờ chốt là của hai điều khác nhau thì dẫn đúng từng điều" / "read the provision again and correct one of them; where two provisions set them, cite each";
        /// A limit for one manner of filing without the law that sets it apart.
        W0504 LimitByChannel {}
            message "thời hạn này chỉ dành cho một số hình thức nộp mà không nêu căn cứ" / "this deadline holds for some channels only and names no basis"
            help "luật thường đặt một thời hạn cho mọi hình thức nộp: dẫn điều khoản phân biệt, hoặc viết một thời hạn chung" / "the law usually sets one limit for every channel: cite the provision that sets this one apart, or write one deadline for all";
        /// An exemption that does not say which law grants it.
        W0505 ExemptionUnfounded { fee: String }
            message "dòng này miễn `{fee}` nhưng chưa nêu văn bản nào cho miễn" / "this row exempts from `{fee}` and does not say which law grants that"
            help "thêm `căn cứ …` cho dòng miễn" / "add `basis …` to the exemption";
    }
}
