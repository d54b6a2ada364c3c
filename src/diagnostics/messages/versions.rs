//! `E03`, `W03`: versions and legal basis.

use chrono::NaiveDate;

use crate::diagnostics::Term;

problems! {
    /// Versions that leave gaps or overlap, and law that is not in force.
    VersionProblem {
        /// Two versions of one procedure in force on the same day.
        E0301 Overlap { code: String, on: NaiveDate }
            message "hai bản của thủ tục `{code}` cùng có hiệu lực ngày {on}" / "two versions of procedure `{code}` are in force on {on}";
        /// Days between two versions of one procedure.
        E0302 Gap { code: String, from: NaiveDate, to: NaiveDate }
            message "từ {from} đến {to} không có bản nào của thủ tục `{code}`" / "from {from} to {to} there is no version of procedure `{code}`";
        /// An instrument that comes into force after what rests on it.
        E0303 TooYoung { instrument: String, from: NaiveDate, since: NaiveDate }
            message "`{instrument}` có hiệu lực từ {from}, sau ngày {since} mà quy định dựa vào nó bắt đầu" / "`{instrument}` is in force from {from}, later than {since}, when what rests on it begins";
        /// An instrument that ends before what rests on it.
        E0304 NoLongerInForce { instrument: String, to: NaiveDate }
            message "`{instrument}` hết hiệu lực từ {to}, trong khi quy định dựa vào nó còn áp dụng" / "`{instrument}` is no longer in force from {to}, while what rests on it still applies"
            help "kết thúc bản này trước ngày đó, hoặc dẫn văn bản thay thế" / "end this version before that day, or cite the instrument that replaces it";
        /// An instrument that does not say when it is in force.
        E0305 ForceUnsaid { instrument: String }
            message "văn bản `{instrument}` không nêu hiệu lực" / "the instrument `{instrument}` does not say when it is in force"
            help "viết `hiệu lực từ …` hoặc `hiệu lực chưa rõ`" / "write `in force from …` or `force unknown`";
        /// A period that ends before it begins.
        E0306 PeriodReversed { from: NaiveDate, to: NaiveDate }
            message "thời gian từ {from} đến {to} kết thúc trước khi bắt đầu" / "the period from {from} to {to} ends before it begins";
        /// A procedure without a part that the law requires.
        E0307 PartMissing { part: Term, code: String }
            message "thủ tục `{code}` thiếu {part}" / "procedure `{code}` lacks its {part}"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2" / "Decree 63/2010/NĐ-CP, article 8(2)";
        /// A version that does not say from when it is in force.
        E0308 NoStart { code: String }
            message "bản này của thủ tục `{code}` không nêu `hiệu lực từ`" / "this version of procedure `{code}` does not say `in force from`";
        /// A program whose signer has no authority over a procedure that it covers.
        E0309 NoAuthority { role: String, signer: String, code: String }
            message "`{role}` không ký thay `{signer}` cho thủ tục `{code}`" / "`{role}` does not sign for `{signer}` in procedure `{code}`"
            help "khai báo `ký thay` cho chức danh, hoặc bỏ thủ tục này khỏi mô hình" / "declare `signs for` on the role, or leave the procedure out of the program";
        /// A horizon that holds no day or too many.
        E0310 Horizon { from: NaiveDate, to: NaiveDate }
            message "phạm vi từ {from} đến {to} phải dài từ một ngày đến một trăm năm" / "the horizon from {from} to {to} must be one day to a hundred years long";
        /// A role that signs for itself.
        E0311 RingOfSigners { role: String }
            message "chức danh `{role}` ký thay chính mình" / "the role `{role}` signs for itself";
        /// An instrument whose dates the catalog does not know.
        W0301 ForceUnknown { instrument: String }
            message "chưa rõ hiệu lực của `{instrument}` mà quy định dựa vào" / "rules rest on `{instrument}`, whose dates in force are unknown";
        /// A version none of whose days lies in the horizon.
        W0302 OutsideHorizon { code: String }
            message "bản này của thủ tục `{code}` nằm ngoài phạm vi của danh mục" / "this version of procedure `{code}` lies outside the catalog's horizon";
        /// A draft without a part that the law requires.
        W0303 DraftPartMissing { part: Term, code: String }
            message "dự thảo của thủ tục `{code}` còn thiếu {part}" / "the draft of procedure `{code}` still lacks its {part}"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2" / "Decree 63/2010/NĐ-CP, article 8(2)"
    }
}
