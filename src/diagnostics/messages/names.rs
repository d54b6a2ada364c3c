//! `E02`, `W02`: names and types.

use crate::diagnostics::{Both, Joined, Term};

problems! {
    /// Names that stand for nothing or for two things, and values of the wrong type.
    NameProblem {
        /// A name that nothing declares.
        E0201 Unknown { what: Term, name: String }
            message "{what} `{name}` chưa được khai báo" / "{what} `{name}` is not declared";
        /// A name declared twice.
        E0202 Twice { what: Term, name: String }
            message "{what} `{name}` được khai báo hai lần" / "{what} `{name}` is declared twice"
            help "đặt tên khác cho một bên, hoặc xóa chỗ thừa" / "give one of them another name, or delete the one too many";
        /// Two names that differ only in tone placement, i or y, or letter case.
        E0203 Alike { what: Term, name: String, other: String }
            message "{what} `{name}` và `{other}` chỉ khác cách viết" / "{what} `{name}` and `{other}` differ only in spelling"
            help "dùng một cách viết" / "use one spelling";
        /// A value of another type than the place takes.
        E0204 WrongType { expected: Joined<Term>, found: Term }
            message "ở đây cần {expected}, nhưng đây là {found}" / "expected {expected}, but this is {found}"
            help "sửa cho đúng kiểu; số tiền phải có `đồng` sau con số, ví dụ `8.000 đồng`" / "write a value of that kind; an amount of money has `VND` after its number, as in `8_000 VND`";
        /// Two values of different types that are compared or added.
        E0205 Mismatch { left: Term, right: Term }
            message "không so sánh hay tính {left} với {right} được" / "{left} and {right} cannot be compared or combined";
        /// A name that is no value of the choice that it is compared with.
        E0206 NotAValue { name: String, fact: String, values: Joined<String> }
            message "`{name}` không phải giá trị của `{fact}`" / "`{name}` is no value of `{fact}`"
            help "các giá trị là {values}" / "its values are {values}";
        /// Arithmetic that may leave the whole numbers that every service can hold.
        E0207 TooLarge {}
            message "phép tính này có thể vượt quá 9 triệu tỷ" / "this calculation can exceed nine quadrillion"
            help "thu hẹp khoảng giá trị của dữ kiện" / "narrow the bounds of its facts";
        /// More parts of one kind than any procedure has.
        E0208 TooMany { what: Term, limit: usize }
            message "nhiều hơn {limit} {what}" / "more than {limit} of {what}"
            help "chia thành nhiều phần" / "split it into several";
        /// A fact with the name of a built-in one.
        E0209 BuiltIn { name: String }
            message "`{name}` là dữ kiện có sẵn" / "`{name}` is a built-in fact"
            help "đặt tên khác" / "choose another name";
        /// An order between values that have none.
        E0210 NoOrder { found: Term }
            message "{found} không có thứ tự lớn nhỏ" / "{found} has no order"
            help "dùng `=`, `!=` hoặc `thuộc`" / "use `=`, `!=` or `in`";
        /// Yes/no conditions compared with `=`.
        E0211 ComparedConditions { condition: String }
            message "điều kiện có/không không so sánh bằng dấu `=`" / "yes/no conditions are not compared with `=`"
            help "viết `{condition}` hoặc `không {condition}`" / "write `{condition}` or `not {condition}`";
        /// A day or year count of something else than a date fact.
        E0212 DateFactNeeded {}
            message "ở đây cần tên một dữ kiện kiểu `ngày`" / "the name of a `date` fact is needed here";
        /// A clause that may stand once, written twice.
        E0213 ClauseTwice { clause: Term }
            message "mệnh đề `{clause}` được viết hai lần" / "the clause `{clause}` is written twice";
        /// An item without a clause that it needs.
        E0214 ClauseMissing { item: Term, clause: Term }
            message "{item} này thiếu mệnh đề `{clause}`" / "this {item} lacks the clause `{clause}`";
        /// Common processes that follow each other in a ring.
        E0215 ProcessRing { name: String }
            message "quy trình chung `{name}` theo chính nó" / "the common process `{name}` follows itself";
        /// Two common processes that each bring the same part.
        E0216 SharedTwice { what: String }
            message "hai quy trình chung cùng có {what}" / "two common processes both bring {what}"
            help "viết riêng phần này trong thủ tục" / "write this part in the procedure itself";
        /// A text whose other language is the catalog's own.
        E0217 SameLanguage {}
            message "đoạn chữ này đã ở ngôn ngữ của danh mục" / "the text is already in the catalog's language";
        /// A key that the manifest does not have.
        E0218 UnknownKey { key: String }
            message "`thutuc.yaml` không có khóa `{key}`" / "`thutuc.yaml` has no key `{key}`";
        /// A manifest that is no YAML mapping.
        E0219 ManifestForm { detail: Box<Both> }
            message "không đọc được `thutuc.yaml`: {detail}" / "`thutuc.yaml` cannot be read: {detail}"
            help "viết mỗi mục một dòng, `tên: giá trị`, thụt lề bằng dấu cách" / "write each key on a line of its own, `key: value`, indented with blanks";
        /// A manifest without a key that it needs.
        E0220 KeyMissing { key: String }
            message "`thutuc.yaml` thiếu khóa `{key}`" / "`thutuc.yaml` lacks the key `{key}`";
        /// A value that the manifest's key does not take.
        E0221 KeyValue { key: String, wanted: String }
            message "giá trị của `{key}` phải theo dạng `{wanted}`" / "the value of `{key}` must have the form `{wanted}`";
        /// A code whose findings cannot be acknowledged.
        E0222 CannotAccept { code: String }
            message "không chấp nhận `{code}` được" / "`{code}` cannot be accepted"
            help "sửa chỗ sai" / "mend what it reports";
        /// An error acknowledged without the law that contains the conflict.
        E0223 AcceptNeedsBasis { code: String }
            message "chấp nhận `{code}` phải nêu `căn cứ`" / "accepting `{code}` needs a `basis`"
            help "lỗi chỉ chấp nhận được khi chính văn bản có mâu thuẫn; thêm `căn cứ …`" / "an error is only accepted where the law itself contains the conflict; add `basis …`";
        /// A warning acknowledged without a reason.
        E0224 AcceptNeedsReason { code: String }
            message "chấp nhận `{code}` phải nêu `lý do`" / "accepting `{code}` needs a `reason`";
        /// A name of a paper that the procedure does not ask for.
        E0225 NoSuchDocument { name: String }
            message "hồ sơ không có giấy tờ `{name}`" / "the documents hold no `{name}`";
        /// A question whether a paper can be drawn that no database holds.
        E0226 NotDrawn { name: String }
            message "giấy tờ `{name}` không có `khai thác từ`" / "the document `{name}` has no `drawn from`";
        /// A level of findings set for an error.
        E0227 LevelOfError { code: String }
            message "mức của lỗi `{code}` không đổi được" / "the level of the error `{code}` cannot be changed"
            help "`lints` chỉ đặt mức cho cảnh báo" / "`lints` sets the level of warnings only";
        /// Opening hours of one row that cross.
        E0228 WindowsCross {}
            message "các khung giờ này chồng lên nhau" / "these hours cross";
        /// A number of stars that no office can have.
        E0229 NoSuchStars { found: u32 }
            message "số sao phải từ 1 đến 5, đây là {found}" / "stars are 1 to 5, this is {found}";
        /// A weight that no criterion can have.
        E0230 NoSuchWeight { found: u32 }
            message "trọng số phải từ 1 đến 100, đây là {found}" / "a weight is 1 to 100, this is {found}";
        /// A criterion whose ends are the same value.
        E0231 CriterionWithoutSpan {}
            message "`từ` và `đến` của tiêu chí bằng nhau nên không chia được điểm" / "`from` and `to` of the criterion are the same, which leaves no points to give";
        /// A part of a star's condition that is no comparison of points or measures.
        E0232 NoRatingValue { found: String }
            message "điều kiện của `sao` không dùng được `{found}`" / "a condition of `stars` cannot use `{found}`"
            help "so sánh `điểm` với một số, hoặc một chỉ số (`tỷ-lệ-đúng-hạn`, `tỷ-lệ-quá-hạn`, `tỷ-lệ-trực-tuyến`, `tỷ-lệ-số-hóa`, `thời-gian-xử-lý`, `điểm-hài-lòng`) với một tỷ lệ như `80%`" / "compare `points` with a number, or a measure (`on-time-rate`, `overdue-rate`, `online-rate`, `digitised-rate`, `processing-time`, `satisfaction`) with a percentage such as `80%`";
        /// A rating whose weights are not 100 points together.
        W0204 WeightsTogether { sum: u64 }
            message "các trọng số cộng lại là {sum}, không phải 100" / "the weights add up to {sum}, not to 100"
            help "thang điểm `điểm` là tổng các trọng số" / "`points` go from 0 to the sum of the weights";
        /// Something declared that nothing uses.
        W0201 Unused { what: Term, name: String }
            message "{what} `{name}` được khai báo nhưng không dùng ở đâu" / "{what} `{name}` is declared but not used"
            help "xóa khai báo này, hoặc nhắc đến nó ở mệnh đề cần nó" / "delete this declaration, or name it in the clause that needs it";
        /// A field that stands at one procedure only.
        W0202 LoneField { name: String }
            message "chỉ một chỗ dùng lĩnh vực `{name}`" / "only one place uses the field `{name}`"
            help "xem tên có viết đúng không; đúng là lĩnh vực riêng thì ghi `chấp nhận W0202 lý do \"…\"`" / "look whether it is spelt right; where it is a field of its own, write `accept W0202 reason \"…\"`";
        /// An acknowledgement of a finding that is not there.
        W0203 AcceptsNothing { code: String }
            message "ở đây không có `{code}` để chấp nhận" / "there is no `{code}` here to accept"
            help "bỏ phần `chấp nhận` này" / "delete this `accept`"
    }
}
