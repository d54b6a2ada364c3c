//! `E01`, `W01`: text and syntax.

use crate::diagnostics::{Joined, Term};

problems! {
    /// Text that is not in the language.
    SyntaxProblem {
        /// Something else than what may stand at this place.
        E0101 Expected { expected: Joined<Term>, found: String }
            message "ở đây cần {expected}, nhưng gặp {found}" / "expected {expected}, found {found}";
        /// A line whose first word begins no clause of the block that it stands in.
        E0102 UnknownClause { word: String, context: Term }
            message "`{word}` không mở đầu mệnh đề nào của {context}" / "`{word}` begins no clause of {context}";
        /// A line at the top of a file whose first word begins no item.
        E0103 UnknownItem { word: String }
            message "`{word}` không mở đầu mục nào" / "`{word}` begins no item"
            help "một mục bắt đầu bằng `văn bản`, `lịch`, `chức danh`, `cơ quan`, `dữ kiện`, `quy trình chung`, `thủ tục`, `liên thông`, `đơn giản hóa`, `mô hình` hoặc `xếp hạng`" / "an item begins with `instrument`, `calendar`, `role`, `office`, `fact`, `common process`, `procedure`, `linked`, `simplify`, `program` or `rating`";
        /// A brace that no other closes.
        E0104 UnclosedBrace {}
            message "dấu `{{` này chưa được đóng" / "this `{{` is never closed"
            help "thêm `}}` ở cuối khối: trên một dòng riêng, hoặc ở cuối dòng nếu cả khối viết trên một dòng" / "add `}}` at the end of the block: on a line of its own, or at the end of the line where the whole block stands on one";
        /// A closing brace that closes nothing.
        E0105 StrayBrace {}
            message "dấu `}}` này không đóng khối nào" / "this `}}` closes no block"
            help "xóa dấu này, hoặc thêm `{{` ở dòng mở khối" / "delete it, or add the `{{` that it should close";
        /// A text without its closing quote on the same line.
        E0106 UnclosedText {}
            message "đoạn chữ này thiếu dấu `\"` đóng trên cùng dòng" / "this text lacks its closing `\"` on the same line"
            help "thêm dấu `\"` ở cuối đoạn chữ; một đoạn chữ không xuống dòng" / "add `\"` at its end; a text stays on one line";
        /// A bidirectional control or zero-width character, which hides what is written.
        E0107 HiddenCharacter { code: String }
            message "ký tự ẩn {code} không được dùng" / "the invisible character {code} is not allowed"
            help "xóa ký tự này" / "delete it";
        /// A letter that looks like another one.
        E0108 LookAlike { found: String, found_code: String, wanted: String, wanted_code: String }
            message "chữ `{found}` ({found_code}) chỉ giống chữ `{wanted}` ({wanted_code})" / "the letter `{found}` ({found_code}) only looks like `{wanted}` ({wanted_code})"
            help "gõ lại chữ này bằng bộ gõ Unicode" / "type it again as `{wanted}`";
        /// A file in UTF-16.
        E0109 Utf16 {}
            message "tệp được lưu bằng mã UTF-16" / "the file is saved as UTF-16"
            help "trong trình soạn thảo, chọn lưu lại bằng mã UTF-8" / "in the editor, save it again as UTF-8";
        /// A file in Windows-1258.
        E0110 Windows1258 {}
            message "tệp có vẻ được lưu bằng mã Windows-1258" / "the file seems to be saved as Windows-1258"
            help "mở tệp với mã Windows-1258 rồi lưu lại bằng mã UTF-8" / "open it as Windows-1258 and save it again as UTF-8";
        /// A file in TCVN3 (ABC).
        E0111 Tcvn3 {}
            message "tệp có vẻ được gõ bằng mã TCVN3 (ABC)" / "the file seems to be typed in TCVN3 (ABC)"
            help "chuyển mã sang Unicode bằng bộ gõ (ví dụ UniKey Toolkit) rồi lưu lại bằng mã UTF-8" / "convert it to Unicode with an input tool (such as UniKey Toolkit) and save it as UTF-8";
        /// A file that is not UTF-8.
        E0112 NotUtf8 { at: usize }
            message "tệp không phải mã UTF-8, sai từ byte {at}" / "the file is not UTF-8, from byte {at} on"
            help "trong trình soạn thảo, chọn lưu lại bằng mã UTF-8" / "in the editor, save it again as UTF-8";
        /// A file above the size limit.
        E0113 FileTooLarge { limit: usize }
            message "tệp lớn hơn {limit} byte" / "the file is larger than {limit} bytes"
            help "chia thành nhiều tệp theo lĩnh vực" / "split it into several files by field";
        /// Blocks or parentheses nested beyond the limit.
        E0114 TooDeep { limit: usize }
            message "lồng nhau quá {limit} tầng" / "nested deeper than {limit} levels"
            help "tách bớt thành mệnh đề hoặc dữ kiện riêng" / "split it into clauses or facts of their own";
        /// A clause above the size limit.
        E0115 ClauseTooLong { limit: usize }
            message "mệnh đề này dài quá {limit} byte" / "this clause is longer than {limit} bytes"
            help "kiểm tra xem có thiếu dấu `}}`, `)` hoặc xuống dòng hay không" / "check for a missing `}}`, `)` or line break";
        /// A time such as `15h`.
        E0116 TimeForm { found: String, wanted: String }
            message "giờ `{found}` phải viết là `{wanted}`" / "write the time `{found}` as `{wanted}`";
        /// A closed value or a name written with spaces, such as `thứ sáu`.
        E0117 SpacedValue { found: String, wanted: String }
            message "`{found}` phải viết liền là `{wanted}`" / "write `{found}` as `{wanted}`";
        /// A day that no calendar has.
        E0118 NoSuchDate { found: String }
            message "không có ngày `{found}`" / "there is no day `{found}`"
            help "viết ngày/tháng/năm, ví dụ `03/10/2025`, từ năm 1900 đến 2199" / "write `2025-10-03`, or day/month/year as in `03/10/2025`, from 1900 to 2199";
        /// A time that no day has.
        E0119 NoSuchTime { found: String }
            message "không có giờ `{found}`" / "there is no time `{found}`"
            help "viết từ `00:00` đến `24:00`" / "write `00:00` to `24:00`";
        /// Digits grouped in a way that could be read twice.
        E0120 NumberForm { found: String, wanted: String }
            message "số `{found}` có thể bị hiểu nhầm; viết là `{wanted}`" / "the number `{found}` can be read in two ways; write `{wanted}`";
        /// A number above what the language holds.
        E0121 NumberTooLarge { found: String, limit: String }
            message "số `{found}` quá lớn" / "the number `{found}` is too large"
            help "giới hạn ở đây là {limit}" / "the limit here is {limit}";
        /// A reserved word where a name stands.
        E0122 ReservedWord { word: String }
            message "`{word}` là từ dành riêng, không đặt làm tên được" / "`{word}` is reserved and cannot be a name"
            help "đặt tên khác, hoặc nối thêm một từ bằng dấu `-`" / "take another name, or join a word to it with `-`";
        /// A parenthesis or list that nothing closes.
        E0123 UnclosedParenthesis {}
            message "dấu ngoặc này chưa được đóng" / "this bracket is never closed"
            help "thêm dấu đóng; dòng viết tiếp trong ngoặc phải thụt vào sâu hơn" / "close it; a line that goes on inside must be indented deeper";
        /// A word of the language, or a name, in another spelling.
        E0124 KeywordSpelling { found: String, wanted: String }
            message "`{found}` phải viết là `{wanted}`" / "write `{found}` as `{wanted}`";
        /// A clause that needs a block.
        E0125 MissingBlock { clause: Term }
            message "{clause} cần một khối `{{ … }}`" / "{clause} needs a block `{{ … }}`"
            help "viết các phần của nó trong `{{ … }}`, mỗi phần một dòng, hoặc trên một dòng và cách nhau bằng `;`" / "write its parts in `{{ … }}`, each on a line of its own, or on one line with `;` between them";
        /// A clause that takes no block.
        E0126 UnexpectedBlock { clause: Term }
            message "{clause} không có khối `{{ … }}`" / "{clause} takes no block `{{ … }}`"
            help "xóa khối này, hoặc viết các dòng của nó thành mệnh đề riêng" / "delete the block, or write its lines as clauses of their own";
        /// A part that the clause does not take.
        E0127 PartNotTaken { part: Term, clause: Term }
            message "{part} không đi cùng {clause}" / "{clause} does not take {part}"
            help "xóa phần này, hoặc chuyển nó sang mệnh đề mà nó nói về" / "delete it, or move it to the clause that it is about";
        /// A part written twice.
        E0128 PartTwice { part: Term }
            message "{part} được viết hai lần" / "{part} is written twice"
            help "gộp hai chỗ thành một; căn cứ thứ hai thì viết sau dấu phẩy, có tên văn bản" / "join both into one; write a second citation after a comma, with its instrument";
        /// A closing bracket that closes nothing.
        E0129 StrayParenthesis {}
            message "dấu ngoặc này không đóng dấu nào" / "this bracket closes nothing"
            help "xóa dấu này, hoặc thêm dấu mở trước nó" / "delete it, or open it before";
        /// Hours that end before they begin.
        E0130 WindowOrder { found: String }
            message "khung giờ `{found}` kết thúc trước khi bắt đầu" / "the hours `{found}` end before they begin"
            help "viết giờ mở trước giờ đóng, ví dụ `07:30-11:30`" / "write the opening first, as in `07:30-11:30`";
        /// A clause that ends before it is complete.
        E0140 EndsEarly { expected: Joined<Term> }
            message "mệnh đề này còn thiếu {expected}" / "this clause still lacks {expected}";
        /// A minus without a space on each side.
        E0141 MinusSpacing {}
            message "dấu trừ cần khoảng trắng ở hai bên" / "a minus needs a space on each side"
            help "viết ` - `; không có khoảng trắng, dấu `-` nối các từ của một tên" / "write ` - `; without spaces `-` joins the words of a name";
        /// Words after the end of a clause.
        E0142 Leftover { found: String }
            message "{found} thừa ở đây: mệnh đề đã đủ trước đó" / "{found} does not belong here: the clause is complete before it"
            help "mệnh đề khác thì viết trên dòng riêng hoặc sau dấu `;`" / "write another clause on a line of its own or after `;`";
        /// A clause that another block takes.
        E0143 WrongBlock { belongs: Joined<Term>, context: Term }
            message "mệnh đề này thuộc {belongs}, không thuộc {context}" / "this clause belongs to {belongs}, not to {context}"
            help "chuyển nó sang đúng khối; kiểm tra xem có thừa hay thiếu dấu `}}` ở trên không" / "move it there; check for a `}}` too many or too few above";
        /// A phrase of prose, or of another language, that has its own form here.
        E0144 OtherWords { found: String, wanted: String }
            message "`{found}` ở đây viết là `{wanted}`" / "`{found}` is written `{wanted}` here";
        /// Words of prose that the language leaves out.
        E0145 LeftOut { found: String }
            message "ở đây không viết `{found}`" / "`{found}` is not written here"
            help "xóa phần này; mệnh đề đã đủ nghĩa khi không có nó" / "delete it; the clause says the same without it";
        /// A bound below zero.
        E0146 NegativeBound { found: String }
            message "giới hạn `{found}` không được âm" / "the bound `{found}` cannot be negative"
            help "viết từ 0 trở lên, ví dụ `0..50`" / "write 0 or more, as in `0..50`";
        /// A text without its quotes.
        E0147 MissingQuotes {}
            message "đoạn chữ này phải đặt trong `\"…\"`" / "this text must stand in `\"…\"`"
            help "thêm dấu `\"` ở đầu và ở cuối" / "add `\"` before and after it";
        /// A title where the name of an item stands.
        E0148 TitleForName { found: String }
            message "`{found}` là tên gọi, còn ở đây cần tên đặt trong danh mục" / "`{found}` is a title, but here stands a name of the catalog"
            help "viết tên ở dòng khai báo, chữ thường nối bằng dấu `-`, ví dụ `luật-hộ-tịch`" / "write the name of its declaration, such as `luật-hộ-tịch`: words joined by `-`";
        /// A sentence of prose where a clause stands.
        E0149 Prose {}
            message "dòng này là lời văn, không phải mệnh đề" / "this line is prose, not a clause"
            help "viết từng quy định trong đó thành mệnh đề, ví dụ `thời hạn 5 ngày làm việc`; muốn giữ lời văn để đọc thì đặt `#` ở đầu dòng" / "write each rule in it as a clause, such as `deadline 5 working days`; to keep the words for readers, put `#` before them";
        /// An item whose name was forgotten.
        E0150 ItemNameless { item: Term }
            message "{item} này thiếu tên đặt trong danh mục" / "this {item} lacks the name by which the catalog knows it"
            help "sau từ khóa viết một tên chữ thường, các từ nối bằng dấu `-`, rồi mới đến tên gọi trong ngoặc kép, ví dụ `chức danh chủ-tịch \"Chủ tịch\"`" / "after the keyword write a name, its words joined by `-`, and only then the title in quotes, as in `role chủ-tịch \"Chủ tịch\"`";
        /// An amount for each of something, with a slash.
        E0151 PerUnit { found: String }
            message "mức phí không viết với `{found}`" / "an amount is not written with `{found}`"
            help "nhân số tiền với dữ kiện đếm số lượng ấy, ví dụ `8.000 đồng * số-bản-sao`; mỗi hồ sơ chỉ một lần thì bỏ phần này" / "multiply the amount by the fact that counts them, as in `8_000 VND * số-bản-sao`; where it is charged once a dossier, delete this part";
        /// A number with decimals where only whole ones make sense.
        E0131 WholeNumber { found: String }
            message "`{found}` phải là số nguyên" / "`{found}` must be a whole number"
            help "viết không có phần lẻ, ví dụ `8.000` hoặc `3`" / "write it without decimals, as in `8_000` or `3`";
        /// A fraction of a unit that has none.
        E0132 Fraction { found: String }
            message "`{found}` không được có phần lẻ" / "`{found}` cannot have a fraction"
            help "chỉ thời gian của một bước, tính bằng ngày làm việc, được có phần lẻ, ví dụ `0,5 ngày làm việc`" / "only the time of a step, in working days, may have one, as in `0,5 working days`";
        /// A date in a form of other countries.
        E0133 DateForm { found: String, wanted: String }
            message "ngày `{found}` phải viết là `{wanted}`" / "write the date `{found}` as `{wanted}`";
        /// A value that is not one of those that the language knows at this place.
        E0134 UnknownValue { what: Term, found: String, values: Joined<Term> }
            message "`{found}` không phải là {what}" / "`{found}` is not {what}"
            help "viết {values}" / "write {values}";
        /// A range of weekdays that runs backwards.
        E0135 WeekdayOrder { found: String }
            message "`{found}` viết ngược thứ tự trong tuần" / "`{found}` runs backwards through the week"
            help "viết ngày sớm trước, hoặc kể từng thứ cách nhau bằng dấu phẩy" / "write the earlier day first, or list the days with commas";
        /// Bounds whose lower one is above the upper one.
        E0136 BoundOrder { found: String }
            message "giới hạn `{found}` viết ngược" / "the bounds `{found}` are the wrong way round"
            help "viết giới hạn nhỏ trước" / "write the lower one first";
        /// An expression with more parts than the language allows.
        E0137 ExpressionTooLarge { limit: usize }
            message "điều kiện này có quá {limit} phần" / "this condition has more than {limit} parts"
            help "tách thành nhiều mệnh đề hoặc dữ kiện" / "split it into several clauses or facts";
        /// A function that takes one date.
        E0138 OneArgument { function: String }
            message "`{function}` cần đúng một ngày" / "`{function}` takes exactly one date"
            help "ví dụ `số-ngày-từ(ngày-sinh)`" / "as in `days-from(birth-date)`";
        /// More findings than one file reports.
        E0139 TooManyFindings { limit: usize }
            message "tệp có hơn {limit} lỗi; các lỗi sau không được liệt kê" / "the file has more than {limit} findings; the rest are not listed"
            help "sửa những lỗi đầu rồi chạy lại" / "mend the first ones and run again";
        /// A mistake of this program.
        E0199 Internal { place: String }
            message "lỗi của chính chương trình thutuc tại {place}" / "a mistake of thutuc itself at {place}"
            help "xin gửi tệp này kèm báo lỗi cho nhóm phát triển" / "please report it with this file";
        /// Quotes of a word processor.
        W0101 WordQuotes {}
            message "dấu ngoặc kép `“ ”` được đọc như `\"`" / "the quotes `“ ”` are read as `\"`"
            help "thay bằng `\"`" / "replace them by `\"`";
        /// `và` and `hoặc` side by side without brackets.
        W0104 MixedJoining {}
            message "điều kiện có cả `và` lẫn `hoặc` mà không có ngoặc; `và` được tính trước" / "the condition has both `and` and `or` without brackets; `and` binds first"
            help "thêm ngoặc `( )` quanh những vế đi cùng nhau, để người đọc không hiểu khác" / "put brackets `( )` around the parts that belong together, so that nobody reads it otherwise";
        /// A documentation line with nothing below it.
        W0102 LooseDocumentation {}
            message "dòng `##` này không đứng trước mục hay mệnh đề nào" / "no item or clause follows this `##` line"
            help "dùng `#` cho ghi chú thường" / "use `#` for a plain comment";
        /// An amount of money with decimals, which đồng does not have.
        W0103 MoneyDecimals { found: String, read: String }
            message "số tiền `{found} đồng` có phần lẻ và được đọc là {read} đồng" / "the amount `{found} VND` has decimals and is read as {read} VND"
            help "đúng là số ấy thì viết `{read} đồng`; hàng nghìn thì sau dấu chấm phải đủ ba chữ số, như `8.000 đồng`" / "write `{read} VND` where that is meant; a group of thousands has three digits, as in `8_000 VND`"
    }
}
