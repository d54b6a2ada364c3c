//! The field's nouns in both languages, as findings name them.

use super::Term;

macro_rules! terms {
    ($($(#[$doc:meta])* $name:ident = $vi:literal / $en:literal;)*) => {
        $($(#[$doc])* pub const $name: Term = Term::new($vi, $en);)*
    };
}

terms! {
    /// `văn bản`.
    INSTRUMENT = "văn bản" / "instrument";
    /// `lịch`.
    CALENDAR = "lịch" / "calendar";
    /// `chức danh`.
    ROLE = "chức danh" / "role";
    /// `cơ quan`.
    OFFICE = "cơ quan" / "office";
    /// `dữ kiện`.
    FACT = "dữ kiện" / "fact";
    /// `quy trình chung`.
    COMMON_PROCESS = "quy trình chung" / "common process";
    /// `thủ tục`.
    PROCEDURE = "thủ tục" / "procedure";
    /// `liên thông`.
    LINKED = "thủ tục liên thông" / "linked procedure";
    /// `đơn giản hóa`.
    SIMPLIFICATION = "đơn giản hóa" / "simplification";
    /// `mô hình`.
    PROGRAM = "mô hình" / "program";
    /// `xếp hạng`.
    RATING = "xếp hạng" / "rating";
    /// `kỳ` of a rating.
    RATING_PERIOD = "kỳ" / "period";
    /// `tiêu chí`.
    CRITERION = "tiêu chí" / "criterion";
    /// `còn lại`.
    OTHERWISE = "còn lại" / "otherwise";
    /// `mẫu tối thiểu`.
    MINIMUM_SAMPLE = "mẫu tối thiểu" / "minimum sample";
    /// `bước`.
    STEP = "bước" / "step";
    /// A member of `hồ sơ`.
    DOCUMENT = "giấy tờ" / "document";
    /// `kết quả`.
    RESULT = "kết quả" / "result";
    /// `giai đoạn`.
    STAGE = "giai đoạn" / "stage";
    /// A value of a choice.
    VALUE = "giá trị" / "value";
    /// `lĩnh vực`.
    FIELD = "lĩnh vực" / "field";
    /// Nodes of decision diagrams.
    DIAGRAM_NODES = "hơn 100.000 trường hợp gộp từ các điều kiện của thủ tục và của mô hình áp dụng cho nó" / "more than 100,000 joint cases of the conditions of the procedure and of the programs that cover it";
    /// Boxes of values.
    BOXES = "hơn 20.000 khoảng giá trị của các dữ kiện được so sánh, cộng hay nhân với nhau" / "more than 20,000 ranges of the facts that are compared, added or multiplied with each other";
    /// Ways through the rules.
    WAYS = "hơn 4.096 cách một hồ sơ đi qua các `khi`: dòng thời hạn nào áp dụng, có kéo dài hay hẹn lại không, bước nào phải làm" / "more than 4,096 ways in which a dossier can answer the `when`s: which deadline row applies, whether it is extended or re-appointed, which steps run";
    /// What a proof is about.
    PART_RULES = "các quy định giữ được lời hứa không" / "its rules keep their promises";
    /// What a proof is about.
    PART_CONDITIONS = "mỗi điều kiện có lúc đúng và có lúc sai không" / "every condition can hold and can fail";
    /// What a proof is about.
    PART_ROWS = "hồ sơ nào cũng có thời hạn và mức phí không" / "every dossier has a time limit and fees";
    /// What a proof is about.
    PART_CLAUSES = "mệnh đề trả trong ngày nào cũng cần không" / "every same-day clause is needed";
    /// What a proof is about.
    PART_STEPS = "các bước có kịp mọi thời hạn không" / "the steps fit every time limit";
    /// What a proof is about.
    PART_SESSIONS = "hồ sơ nhận trong phiên của mô hình có kịp trả không" / "what a program's session takes in is finished there";
    /// What a proof is about.
    PART_SIMPLIFICATION = "đơn giản hóa có làm gì nặng hơn trước không" / "the simplification makes nothing heavier than before";
    /// What a proof is about.
    PART_STAGES = "các giai đoạn có kịp thời hạn liên thông không" / "the stages fit the linked time limit";
    /// A code of findings.
    CODE = "mã lỗi" / "finding code";
    /// Vietnamese.
    VIETNAMESE = "tiếng Việt" / "Vietnamese";
    /// English.
    ENGLISH = "tiếng Anh" / "English";
    /// `có/không`.
    YES_NO = "điều kiện có/không" / "a yes/no condition";
    /// `số`.
    NUMBER = "số" / "a number";
    /// `tiền`.
    MONEY = "số tiền" / "an amount of money";
    /// `ngày`.
    DATE = "ngày" / "a date";
    /// `giờ`.
    TIME = "giờ" / "a time";
    /// `một trong`.
    CHOICE = "lựa chọn" / "a choice";
    /// A percentage, which only ratings use.
    PERCENT = "tỷ lệ phần trăm" / "a percentage";
    /// A decimal, which only ratings use.
    DECIMAL = "số lẻ" / "a decimal";
    /// `thời hạn`.
    DEADLINE = "thời hạn" / "deadline";
    /// `kéo dài thêm`.
    EXTENSION = "kéo dài thêm" / "extension";
    /// `hẹn lại tối đa`.
    REAPPOINTMENT = "hẹn lại tối đa" / "re-appointment";
    /// `lệ phí` or `phí`.
    FEE = "phí, lệ phí" / "fee";
    /// `yêu cầu`.
    REQUIREMENT = "yêu cầu" / "requirement";
    /// `bổ sung`.
    SUPPLEMENT = "bổ sung" / "supplement";
    /// `thông báo trong`.
    NOTICE = "thông báo trong" / "notice within";
    /// `nộp lại trong`.
    RESUBMIT = "nộp lại trong" / "resubmit within";
    /// `tính lại từ đầu` or `tạm dừng`.
    CLOCK = "tính lại từ đầu, tạm dừng" / "restarts, pauses";
    /// `hiệu lực`.
    IN_FORCE = "hiệu lực" / "in force";
    /// `số hiệu`.
    INSTRUMENT_NUMBER = "số hiệu" / "number";
    /// `mã`.
    OFFICE_CODE = "mã" / "code";
    /// `cấp`.
    LEVEL = "cấp" / "level";
    /// `tiếp nhận`.
    RECEPTION = "tiếp nhận" / "reception";
    /// `tuần làm việc`.
    WORKING_WEEK = "tuần làm việc" / "working week";
    /// `quyết định công bố`.
    PUBLISHED_BY = "quyết định công bố" / "published by";
    /// `đối tượng`.
    APPLICANTS = "đối tượng" / "applicants";
    /// `cơ quan giải quyết`.
    AGENCY = "cơ quan giải quyết" / "agency";
    /// `người ký`.
    SIGNER = "người ký" / "signer";
    /// `cách thức`.
    CHANNELS = "cách thức" / "channels";
    /// `số lượng`.
    SETS = "số lượng bộ hồ sơ" / "number of sets";
    /// `hồ sơ`.
    DOCUMENTS = "hồ sơ" / "documents";
    /// The steps of a procedure.
    STEPS = "trình tự (các bước)" / "sequence (steps)";
    /// The name of a procedure.
    NAME = "tên thủ tục" / "procedure name";
    /// `căn cứ`.
    BASIS = "căn cứ" / "basis";
    /// `lý do`.
    REASON = "lý do" / "reason";
    /// `sau`.
    AFTER = "sau" / "after";
    /// `do`.
    BY = "do" / "by";
    /// `trong`.
    WITHIN = "trong" / "within";
    /// `khi`.
    WHEN = "khi" / "when";
    /// `chờ ít nhất`.
    AT_LEAST = "chờ ít nhất" / "wait at least";
    /// `chờ người-nộp`.
    APPLICANT_WAIT = "chờ người-nộp" / "wait for applicant";
    /// `lấy ý kiến`.
    CONSULT = "lấy ý kiến" / "consult";
    /// `cơ quan "…"` of a step.
    STEP_AGENCY = "cơ quan" / "agency";
    /// `từ`.
    FROM = "từ" / "from";
    /// `theo`.
    DECIDED_BY = "theo" / "by";
    /// `nhận đến`.
    INTAKE = "nhận đến" / "intake until";
    /// `áp dụng`.
    COVERS = "áp dụng" / "covers";
    /// `mỗi` or `ngày`.
    SESSIONS = "phiên (`mỗi …` hoặc `ngày …`)" / "session (`every …` or `on …`)";
    /// `tại`.
    AT = "tại" / "at";
    /// A clause of a procedure.
    CLAUSE = "mệnh đề" / "clause";
    /// A channel.
    CHANNEL = "cách thức" / "channel";
    /// The manifest.
    MANIFEST = "`thutuc.yaml`" / "`thutuc.yaml`";
}
