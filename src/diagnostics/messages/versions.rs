//! `E03`, `W03`: versions and legal basis.

use chrono::NaiveDate;

use crate::diagnostics::Term;

problems! {
    /// Versions that leave gaps or overlap, and law that is not in force.
    VersionProblem {
        /// Two versions of one procedure in force on the same day.
        E0301 Overlap { code: String, on: NaiveDate }
            message "hai bản của thủ tục `{code}` cùng có hiệu lực ngày {on}" / "two versions of procedure `{code}` are in force on {on}"
            help "là thủ tục khác thì sửa mã; là bản mới của cùng thủ tục thì thêm `đến …` vào `hiệu lực` của bản cũ" / "where it is another procedure, correct its code; where it is the new version, add `to …` to the old one's `in force`";
        /// Days between two versions of one procedure.
        E0302 Gap { code: String, from: NaiveDate, to: NaiveDate }
            message "từ {from} đến {to} không có bản nào của thủ tục `{code}`" / "from {from} to {to} there is no version of procedure `{code}`"
            help "sửa `hiệu lực` để bản sau bắt đầu ngay sau ngày cuối của bản trước" / "correct `in force` so that the next version begins the day after the last one ends";
        /// An instrument that comes into force after what rests on it.
        E0303 TooYoung { instrument: String, from: NaiveDate, since: NaiveDate }
            message "`{instrument}` có hiệu lực từ {from}, sau ngày {since} mà quy định dựa vào nó bắt đầu" / "`{instrument}` is in force from {from}, later than {since}, when what rests on it begins"
            help "cho quy định này bắt đầu từ {from}, hoặc dẫn văn bản có hiệu lực vào ngày {since}" / "let this begin on {from}, or cite an instrument in force on {since}";
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
            message "thời gian từ {from} đến {to} kết thúc trước khi bắt đầu" / "the period from {from} to {to} ends before it begins"
            help "viết ngày đầu trước, ngày cuối sau; ngày viết theo ngày/tháng/năm" / "write the first day first; `03/10/2025` is day/month/year";
        /// A procedure without a part that the law requires.
        E0307 PartMissing { part: Term, code: String }
            message "thủ tục `{code}` thiếu {part}" / "procedure `{code}` lacks its {part}"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2" / "Decree 63/2010/NĐ-CP, article 8(2)";
        /// A version that does not say from when it is in force.
        E0308 NoStart { code: String }
            message "bản này của thủ tục `{code}` không nêu `hiệu lực từ`" / "this version of procedure `{code}` does not say `in force from`"
            help "thêm `hiệu lực từ …`, theo quyết định công bố" / "add `in force from …`, by the decision that published it";
        /// A program whose signer has no authority over a procedure that it covers.
        E0309 NoAuthority { role: String, signer: String, code: String, on: NaiveDate }
            message "ngày {on} `{role}` không ký thay được `{signer}` cho thủ tục `{code}`" / "on {on} `{role}` does not sign for `{signer}` in procedure `{code}`"
            help "khai báo `ký thay` cho chức danh, hoặc bỏ thủ tục này khỏi mô hình" / "declare `signs for` on the role, or leave the procedure out of the program";
        /// A horizon that holds no day or too many.
        E0310 Horizon { from: NaiveDate, to: NaiveDate }
            message "phạm vi từ {from} đến {to} phải dài từ một ngày đến một trăm năm" / "the horizon from {from} to {to} must be one day to a hundred years long";
        /// A role that signs for itself.
        E0311 RingOfSigners { role: String }
            message "chức danh `{role}` ký thay chính mình" / "the role `{role}` signs for itself";
        /// A procedure without its name.
        E0320 NameMissing { code: String }
            message "thủ tục `{code}` thiếu tên" / "procedure `{code}` lacks its name"
            help "viết tên trong ngoặc kép sau mã" / "write its name in quotes after the code"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm a" / "Decree 63/2010/NĐ-CP, article 8(2)(a)";
        /// A procedure without its sequence of steps.
        E0321 SequenceMissing { code: String }
            message "thủ tục `{code}` thiếu trình tự thực hiện" / "procedure `{code}` lacks its sequence"
            help "viết các `bước`" / "write its `step` rows"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm b" / "Decree 63/2010/NĐ-CP, article 8(2)(b)";
        /// A procedure without its manner of filing (channels).
        E0322 MannerMissing { code: String }
            message "thủ tục `{code}` thiếu cách thức thực hiện" / "procedure `{code}` lacks its manner of filing"
            help "viết `cách thức trực-tiếp, …`" / "write `channels counter, …`"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm c" / "Decree 63/2010/NĐ-CP, article 8(2)(c)";
        /// A procedure without its documents.
        E0323 DocumentsMissing { code: String }
            message "thủ tục `{code}` thiếu thành phần hồ sơ" / "procedure `{code}` lacks its documents"
            help "viết khối `hồ sơ`; khối trống nếu không phải nộp gì" / "write a `documents` block; an empty one where nothing is handed in"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm d" / "Decree 63/2010/NĐ-CP, article 8(2)(d)";
        /// A procedure without its number of sets of documents.
        E0324 SetsMissing { code: String }
            message "thủ tục `{code}` thiếu số lượng hồ sơ" / "procedure `{code}` lacks its number of sets of documents"
            help "viết `số lượng 1 bộ`" / "write `sets 1`"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm d" / "Decree 63/2010/NĐ-CP, article 8(2)(d)";
        /// A procedure without its time limit.
        E0325 LimitMissing { code: String }
            message "thủ tục `{code}` thiếu thời hạn giải quyết" / "procedure `{code}` lacks its time limit"
            help "viết `thời hạn …`, hoặc `thời hạn không quy định` nếu luật không đặt" / "write `deadline …`, or `deadline not regulated` where the law sets none"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm đ" / "Decree 63/2010/NĐ-CP, article 8(2)(đ)";
        /// A procedure without its applicants.
        E0326 ApplicantsMissing { code: String }
            message "thủ tục `{code}` thiếu đối tượng thực hiện" / "procedure `{code}` lacks its applicants"
            help "viết `đối tượng công-dân, …`" / "write `applicants citizen, …`"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm e" / "Decree 63/2010/NĐ-CP, article 8(2)(e)";
        /// A procedure without its deciding agency.
        E0327 AgencyMissing { code: String }
            message "thủ tục `{code}` thiếu cơ quan thực hiện" / "procedure `{code}` lacks its deciding agency"
            help "viết `cơ quan giải quyết \"…\"`" / "write `agency \"…\"`"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm g" / "Decree 63/2010/NĐ-CP, article 8(2)(g)";
        /// A rule that rests on an instrument which its own period outlives although no end is written.
        E0330 OutlivesLaw { instrument: String, to: NaiveDate }
            message "`{instrument}` hết hiệu lực từ {to}, nhưng quy định dựa vào nó không nêu ngày kết thúc" / "`{instrument}` is no longer in force from {to}, but what rests on it has no end"
            help "thêm `đến …` trước ngày đó, hoặc dẫn văn bản thay thế" / "add `to …` before that day, or cite the instrument that replaces it";
        /// Instruments that replace, repeal or amend each other in a ring.
        E0331 RingOfInstruments { ring: String }
            message "các văn bản sửa đổi, thay thế hoặc bãi bỏ nhau theo vòng: {ring}" / "instruments amend, replace or repeal each other in a ring: {ring}";
        /// An instrument that another one has replaced or repealed but that never ends.
        E0332 EndMissing { instrument: String, by: String, since: NaiveDate }
            message "`{instrument}` không có ngày hết hiệu lực dù `{by}` thay thế hoặc bãi bỏ nó từ {since}" / "`{instrument}` has no end although `{by}` replaces or repeals it from {since}"
            help "viết `hiệu lực từ … đến …`" / "write `in force from … to …`";
        /// A stage whose procedure has no version on the first day of the linked one.
        E0333 StageNotInForce { stage: String, code: String, on: NaiveDate }
            message "ngày {on} không có bản nào của thủ tục `{code}` cho giai đoạn `{stage}`" / "on {on} no version of procedure `{code}` is in force for the stage `{stage}`"
            help "cho thủ tục liên thông bắt đầu khi mọi giai đoạn đã có hiệu lực" / "let the linked procedure start once every stage is in force";
        /// An instrument whose dates the catalog does not know.
        W0301 ForceUnknown { instrument: String }
            message "chưa rõ hiệu lực của `{instrument}` mà quy định dựa vào" / "rules rest on `{instrument}`, whose dates in force are unknown";
        /// A version none of whose days lies in the horizon.
        W0302 OutsideHorizon { code: String }
            message "bản này của thủ tục `{code}` nằm ngoài phạm vi của danh mục" / "this version of procedure `{code}` lies outside the catalog's horizon";
        /// A draft without its name.
        W0320 DraftNameMissing { code: String }
            message "dự thảo của thủ tục `{code}` còn thiếu tên" / "the draft of procedure `{code}` still lacks its name"
            help "viết tên trong ngoặc kép sau mã" / "write its name in quotes after the code"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm a" / "Decree 63/2010/NĐ-CP, article 8(2)(a)";
        /// A draft without its sequence of steps.
        W0321 DraftSequenceMissing { code: String }
            message "dự thảo của thủ tục `{code}` còn thiếu trình tự thực hiện" / "the draft of procedure `{code}` still lacks its sequence"
            help "viết các `bước`" / "write its `step` rows"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm b" / "Decree 63/2010/NĐ-CP, article 8(2)(b)";
        /// A draft without its manner of filing (channels).
        W0322 DraftMannerMissing { code: String }
            message "dự thảo của thủ tục `{code}` còn thiếu cách thức thực hiện" / "the draft of procedure `{code}` still lacks its manner of filing"
            help "viết `cách thức trực-tiếp, …`" / "write `channels counter, …`"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm c" / "Decree 63/2010/NĐ-CP, article 8(2)(c)";
        /// A draft without its documents.
        W0323 DraftDocumentsMissing { code: String }
            message "dự thảo của thủ tục `{code}` còn thiếu thành phần hồ sơ" / "the draft of procedure `{code}` still lacks its documents"
            help "viết khối `hồ sơ`; khối trống nếu không phải nộp gì" / "write a `documents` block; an empty one where nothing is handed in"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm d" / "Decree 63/2010/NĐ-CP, article 8(2)(d)";
        /// A draft without its number of sets of documents.
        W0324 DraftSetsMissing { code: String }
            message "dự thảo của thủ tục `{code}` còn thiếu số lượng hồ sơ" / "the draft of procedure `{code}` still lacks its number of sets of documents"
            help "viết `số lượng 1 bộ`" / "write `sets 1`"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm d" / "Decree 63/2010/NĐ-CP, article 8(2)(d)";
        /// A draft without its time limit.
        W0325 DraftLimitMissing { code: String }
            message "dự thảo của thủ tục `{code}` còn thiếu thời hạn giải quyết" / "the draft of procedure `{code}` still lacks its time limit"
            help "viết `thời hạn …`, hoặc `thời hạn không quy định` nếu luật không đặt" / "write `deadline …`, or `deadline not regulated` where the law sets none"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm đ" / "Decree 63/2010/NĐ-CP, article 8(2)(đ)";
        /// A draft without its applicants.
        W0326 DraftApplicantsMissing { code: String }
            message "dự thảo của thủ tục `{code}` còn thiếu đối tượng thực hiện" / "the draft of procedure `{code}` still lacks its applicants"
            help "viết `đối tượng công-dân, …`" / "write `applicants citizen, …`"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm e" / "Decree 63/2010/NĐ-CP, article 8(2)(e)";
        /// A draft without its deciding agency.
        W0327 DraftAgencyMissing { code: String }
            message "dự thảo của thủ tục `{code}` còn thiếu cơ quan thực hiện" / "the draft of procedure `{code}` still lacks its deciding agency"
            help "viết `cơ quan giải quyết \"…\"`" / "write `agency \"…\"`"
            note "Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2 điểm g" / "Decree 63/2010/NĐ-CP, article 8(2)(g)";
        /// An instrument that ends on another day than the one that replaces it begins.
        W0330 EndsApart { instrument: String, to: NaiveDate, by: String, since: NaiveDate }
            message "`{instrument}` hết hiệu lực từ {to}, còn văn bản thay thế `{by}` có hiệu lực từ {since}" / "`{instrument}` is no longer in force from {to}, but `{by}`, which replaces it, is in force from {since}";
        /// An amendment in force before what it amends.
        W0331 AmendedBefore { instrument: String, by: String, since: NaiveDate }
            message "`{by}` sửa đổi `{instrument}` nhưng có hiệu lực từ {since}, trước văn bản được sửa đổi" / "`{by}` amends `{instrument}` but is in force from {since}, before what it amends";
        /// Two instruments of one number.
        W0332 SameNumber { number: String, other: String }
            message "số hiệu `{number}` trùng với văn bản `{other}`" / "the number `{number}` is also that of the instrument `{other}`";
        /// A figure that rests on an illustrative instrument and is not marked.
        W0333 RestsOnIllustrative { instrument: String }
            message "`{instrument}` chỉ là minh họa, nhưng quy định dựa vào nó không ghi `minh họa`" / "`{instrument}` is illustrative, but what rests on it is not marked `illustrative`"
            help "thêm `minh họa`" / "add `illustrative`";
        /// A horizon so long that proofs over it say little.
        W0334 HorizonLong { from: NaiveDate, to: NaiveDate }
            message "phạm vi từ {from} đến {to} dài hơn ba mươi năm" / "the horizon from {from} to {to} is longer than thirty years"
            help "chọn phạm vi ngắn hơn; ngày nghỉ các năm xa chỉ là dự kiến" / "choose a shorter one; holidays of far years are provisional";
        /// An instrument in force before the year of its number.
        W0335 ForceBeforeNumber { number: String, from: NaiveDate }
            message "văn bản số `{number}` không thể có hiệu lực từ {from}, trước năm ban hành ghi trong số hiệu" / "the instrument numbered `{number}` cannot be in force from {from}, before the year of issue in its number"
            help "đối chiếu lại `số hiệu` và `hiệu lực từ`" / "check `number` and `in force from` again";
        /// A paper that another procedure draws from a database.
        W0340 DrawnElsewhere { document: String, code: String, database: String }
            message "`{document}` phải nộp ở đây, trong khi thủ tục `{code}` khai thác giấy này từ {database}" / "`{document}` is asked for here, while procedure `{code}` draws it from {database}"
            help "thêm `khai thác từ \"…\"`; thủ tục này không tra được thì ghi `chấp nhận W0340 lý do \"…\"`" / "add `drawn from \"…\"`; where this procedure cannot look it up write `accept W0340 reason \"…\"`"
            note "Nghị định 309/2026/NĐ-CP, Điều 4 khoản 2a: không yêu cầu lại thông tin đã có trong cơ sở dữ liệu quốc gia" / "Decree 309/2026/NĐ-CP, article 4(2a): what national databases hold is not asked for again";
        /// Two procedures of one title.
        W0341 SameTitle { code: String, other: String }
            message "thủ tục `{code}` trùng tên với thủ tục `{other}` cùng cấp" / "procedure `{code}` has the title of procedure `{other}` of the same level"
            help "sửa tên chép nhầm, hoặc thêm vào tên điều phân biệt hai thủ tục" / "correct the title if it was copied, or add to it what tells the two apart";
    }
}
