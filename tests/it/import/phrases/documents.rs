//! Names of documents and of their groups.

use thutuc::import::phrases::documents::{Aside, Copy, Section, Series, inner_case, read, section};

#[test]
fn kinds_of_copies_stand_at_the_head() {
    for (text, copy) in [
        ("Bản sao chứng thực giấy phép", Some(Copy::Certified)),
        ("Bản sao có chứng thực Giấy khai sinh", Some(Copy::Certified)),
        ("- Bản sao (có chứng thực) hợp đồng", Some(Copy::Certified)),
        ("Bản sao hộ chiếu (có chứng thực) của chuyên gia", Some(Copy::Certified)),
        ("a) Bản sao được chứng thực từ giấy báo tử", Some(Copy::Certified)),
        ("Bản sao điện tử giấy phép", Some(Copy::Electronic)),
        ("Bản điện tử bản vẽ", Some(Copy::Electronic)),
        ("Biểu mẫu điện tử đăng ký", Some(Copy::ElectronicForm)),
        ("Mẫu hộ tịch điện tử tương tác đăng ký khai tử", Some(Copy::ElectronicForm)),
        ("e-Form đăng ký", Some(Copy::ElectronicForm)),
        ("Bản sao hợp đồng", Some(Copy::Plain)),
        ("Bản chụp hóa đơn", Some(Copy::Plain)),
        ("01 bản sao giấy phép", Some(Copy::Plain)),
        ("01 (một) bản chính Danh sách", Some(Copy::Original)),
        ("Bản chính: Giấy xác nhận", Some(Copy::Original)),
        ("Bản chính hoặc bản sao giấy phép", None),
        ("Bản sao hoặc bản sao điện tử hợp đồng", None),
        ("Giấy phép: 01 bản sao", None),
        ("Tờ khai", None),
        ("Lưu ý: bản sao phải rõ", None),
    ] {
        assert_eq!(read(text).copy, copy, "{text}");
    }
}

#[test]
fn a_choice_without_an_original_has_a_first_kind() {
    for (text, choice) in [
        ("Bản sao hoặc bản sao điện tử hợp đồng", Some(Copy::Plain)),
        ("- Bản sao chứng thực hoặc bản điện tử bằng cấp", Some(Copy::Certified)),
        ("Bản điện tử hoặc bản sao bản vẽ", Some(Copy::Electronic)),
        ("Bản chính hoặc bản sao giấy phép", None),
        ("Bản sao hoặc bản chính giấy phép", None),
        ("Bản sao kèm bản chính để đối chiếu hoặc bản sao chứng thực", None),
        ("Bản sao hợp đồng", None),
        ("Bản sao, bản vẽ mặt bằng", None),
        ("Tờ khai", None),
    ] {
        assert_eq!(read(text).choice, choice, "{text}");
    }
}

#[test]
fn remarks_without_a_label_are_no_documents() {
    for (text, aside) in [
        ("Thực hiện theo quy định của pháp luật về hóa chất", Some(Aside::Note)),
        ("- Không có.", Some(Aside::Note)),
        ("Không quy định", Some(Aside::Note)),
        ("Không phải nộp hồ sơ", Some(Aside::Note)),
        ("Trường hợp gửi qua bưu chính thì các giấy tờ nêu trên là bản sao có chứng thực", Some(Aside::Note)),
        ("Khi dùng định danh điện tử thì thông tin trong đó có giá trị như giấy tờ", Some(Aside::Note)),
        ("...Khi dùng định danh điện tử thì thông tin trong đó có giá trị như giấy tờ", Some(Aside::Note)),
        ("Nếu đã có trong dữ liệu thì không phải nộp giấy khai sinh", Some(Aside::Note)),
        ("Nếu đã có bản chính thì không phải nộp bản sao mà nộp giấy xác nhận", None),
        ("Trường hợp ủy quyền thì nộp văn bản ủy quyền", None),
        ("Trường hợp nộp trực tuyến thì giấy tờ phải kèm là bản sao chứng thực", None),
        ("Giấy khai sinh, nếu có trong dữ liệu thì không phải nộp", None),
        ("Không gian trưng bày: bản vẽ", None),
    ] {
        assert_eq!(read(text).aside, aside, "{text}");
    }
}

#[test]
fn shown_and_optional_documents_are_plainly_said() {
    for (text, present) in [
        ("Xuất trình thẻ căn cước", true),
        ("- Phải xuất trình hộ chiếu", true),
        ("Hộ chiếu (xuất trình)", true),
        ("Giấy tờ tùy thân (để xuất trình)", true),
        ("Xuất trình hoặc nộp bản sao", false),
        ("Nộp bản sao hoặc xuất trình bản chính", false),
        ("Bản sao, khi nộp xuất trình bản chính", false),
        ("Thông tin về nơi ở; trường hợp không khai thác được thì người dân xuất trình giấy tờ", true),
        ("Thông tin về nơi ở; trường hợp không khai thác được thì nộp bản sao hoặc xuất trình", false),
        ("Giấy khai sinh; trường hợp không khai thác được thì xuất trình sổ hộ khẩu", false),
        ("Tờ khai", false),
    ] {
        assert_eq!(read(text).present, present, "{text}");
    }
    for (text, if_any) in [
        ("Giấy phép cũ (nếu có)", true),
        ("Giấy phép cũ (nếu có).", true),
        ("Văn bản ủy quyền nếu có;", true),
        ("Giấy phép, bản vẽ (nếu có)", false),
        ("Tài liệu, chứng cứ về thiệt hại (nếu có)", true),
        ("Giấy tờ, tài liệu kèm theo (nếu có)", true),
        ("Báo cáo kèm theo bảng kê (nếu có)", false),
        ("Báo cáo, kèm bảng kê hàng hóa (nếu có)", false),
        ("Tờ khai theo mẫu kèm theo Thông tư số 01/2025/TT-BTC (nếu có)", true),
        ("Giấy phép (nếu có) và bản vẽ", false),
        ("Tờ khai (nếu có) và ảnh (nếu có)", false),
        ("Giấy phép, trừ trường hợp đã nộp", false),
        ("Tờ khai", false),
        ("nếu có yêu cầu", false),
    ] {
        assert_eq!(read(text).if_any, if_any, "{text}");
    }
}

#[test]
fn databases_are_named_where_the_authority_draws() {
    for (text, database) in [
        ("Giấy khai sinh (khai thác từ Cơ sở dữ liệu quốc gia về dân cư)", Some("Cơ sở dữ liệu quốc gia về dân cư")),
        (
            "Căn cước, cơ quan khai thác trong cơ sở dữ liệu quốc gia về dân cư để giải quyết",
            Some("cơ sở dữ liệu quốc gia về dân cư"),
        ),
        (
            "Giấy phép, trường hợp không khai thác được trên CSDL quốc gia về đăng ký doanh nghiệp thì nộp",
            Some("CSDL quốc gia về đăng ký doanh nghiệp"),
        ),
        (
            "tra cứu, khai thác thông tin tại Cơ sở dữ liệu hộ tịch điện tử, không yêu cầu nộp",
            Some("Cơ sở dữ liệu hộ tịch điện tử"),
        ),
        ("Giấy tờ được khai thác qua Cơ sở dữ liệu đất đai", Some("Cơ sở dữ liệu đất đai")),
        ("Giấy phép khai thác khoáng sản", None),
        ("Đơn xin truy cập Cơ sở dữ liệu quốc gia về dân cư", None),
        ("khai thác từ cơ sở dữ liệu", None),
        ("khai thác từ các cơ sở dữ liệu quốc gia, cơ sở dữ liệu chuyên ngành", None),
        ("khai thác từ cơ sở dữ liệu chuyên ngành khác", None),
        ("khai thác từ cơ sở dữ liệu đáp ứng việc tra soát về giấy tờ", None),
        ("Căn cước, khai thác trong Cơ sở dữ liệu quốc tịch", Some("Cơ sở dữ liệu quốc tịch")),
        (
            "Không khai thác được từ Cơ sở dữ liệu quốc gia về dân cư bằng cách trên thì nộp",
            Some("Cơ sở dữ liệu quốc gia về dân cư"),
        ),
        ("khai thác từ Cơ sở dữ liệu quốc gia về đất đai do tỉnh quản lý", Some("Cơ sở dữ liệu quốc gia về đất đai")),
        ("Tờ khai", None),
    ] {
        assert_eq!(read(text).drawn_from.map(|range| &text[range]), database, "{text}");
    }
}

#[test]
fn a_head_of_papers_may_hold_a_case() {
    for (text, case) in [
        ("Các giấy tờ phải nộp đối với tàu cá:", Some("đối với tàu cá")),
        ("* Giấy tờ phải xuất trình trong trường hợp ủy quyền, gồm:", Some("trong trường hợp ủy quyền")),
        ("Giấy tờ phải nộp:", None),
        ("Giấy tờ phải nộp (đối với tàu cá thì nộp thêm giấy khác)", None),
    ] {
        assert_eq!(inner_case(text).map(|range| &text[range]), case, "{text}");
    }
}

#[test]
fn heads_of_alternatives_are_read() {
    for (text, alternatives) in [
        ("Một trong các giấy tờ sau:", true),
        ("- Một trong các loại giấy tờ chứng minh chỗ ở sau đây: a) Hợp đồng", true),
        ("Nộp một trong những tài liệu dưới đây", true),
        ("1 trong các giấy tờ sau", true),
        ("một trong các trường hợp sau", false),
        ("Giấy tờ của một trong hai bên", false),
        ("Các giấy tờ sau:", false),
        ("Lưu ý: một trong các giấy tờ sau:", false),
    ] {
        assert_eq!(read(text).alternatives, alternatives, "{text}");
    }
}

#[test]
fn marks_are_of_one_series() {
    for (text, mark, series) in [
        ("- Tờ khai", "-", Series::Dash(1)),
        ("– Tờ khai", "–", Series::Dash(1)),
        ("+ Tờ khai", "+", Series::Plus(1)),
        ("+++Tờ khai", "+++", Series::Plus(3)),
        ("* Tờ khai", "*", Series::Star(1)),
        ("• Tờ khai", "•", Series::Dot),
        ("a) Tờ khai", "a)", Series::Letter),
        ("đ. Tờ khai", "đ.", Series::Letter),
        ("(b) Tờ khai", "(b)", Series::LetterInBrackets),
        ("1. Tờ khai", "1.", Series::Number),
        ("12) Tờ khai", "12)", Series::Number),
        ("(1) Tờ khai", "(1)", Series::NumberInBrackets),
        ("1.2. Tờ khai", "1.2.", Series::Numbers(2)),
        ("1.2.3 Tờ khai", "1.2.3", Series::Numbers(3)),
        ("i) Tờ khai", "i)", Series::Roman),
        ("(iv) Tờ khai", "(iv)", Series::Roman),
        ("II. Tờ khai", "II.", Series::UpperRoman),
        ("B. Tờ khai", "B.", Series::UpperLetter),
    ] {
        let bullet = read(text).bullet.unwrap();
        assert_eq!((&text[bullet.range], bullet.series), (mark, series), "{text}");
    }
    for text in ["Tờ khai", "01 bản sao", "1.000 tờ", "(Mẫu) Tờ khai", "Ảnh) lạ", "-", "2025 tờ"] {
        assert_eq!(read(text).bullet, None, "{text}");
    }
}

#[test]
fn forms_are_named_once() {
    for (text, form) in [
        ("Tờ khai theo Mẫu số 01", Some("01")),
        ("Tờ khai theo mẫu TK01", Some("TK01")),
        ("Tờ khai (Mẫu CT01 ban hành kèm theo Thông tư)", Some("CT01")),
        ("Đơn mẫu số 02-ĐK-TCT", Some("02-ĐK-TCT")),
        ("Đơn theo mẫu số 01a.", Some("01a")),
        ("Biểu mẫu số 5", Some("5")),
        ("Mẫu TP-LS-01", Some("TP-LS-01")),
        ("Mẫu số 02-Sơ yếu lý lịch", Some("02")),
        ("Mẫu 06, nhắc lại Mẫu 06", Some("06")),
        ("Đơn theo Mẫu 06, Mẫu 08", None),
        ("Tờ khai theo mẫu", None),
        ("Mẫu đơn đề nghị", None),
        ("Lấy mẫu năm 2024", None),
        ("Mẫu 2024", None),
    ] {
        assert_eq!(read(text).form.map(|range| &text[range]), form, "{text}");
    }
}

#[test]
fn lines_that_are_no_documents_are_told() {
    for (text, aside) in [
        ("Lưu ý: giấy tờ phải rõ", Some(Aside::Note)),
        ("* Ghi chú", Some(Aside::Note)),
        ("* Giấy tờ phải xuất trình", Some(Aside::PresentHeading)),
        ("Các giấy tờ xuất trình:", Some(Aside::PresentHeading)),
        ("- Giấy tờ phải nộp:", Some(Aside::SubmitHeading)),
        ("Hồ sơ nộp:", Some(Aside::SubmitHeading)),
        ("a) Thành phần hồ sơ:", Some(Aside::Heading)),
        ("b) Số lượng hồ sơ: 01 bộ", Some(Aside::Heading)),
        ("Trường hợp cấp lại, hồ sơ gồm:", Some(Aside::Heading)),
        ("Hồ sơ gồm:", Some(Aside::Heading)),
        ("Tờ khai", None),
        ("Tờ khai:", None),
        ("Giấy tờ chứng minh chỗ ở", None),
        ("Một trong các giấy tờ sau:", None),
        ("Hồ sơ thiết kế", None),
    ] {
        assert_eq!(read(text).aside, aside, "{text}");
    }
}

#[test]
fn groups_are_filed_shown_cases_or_heads() {
    for (text, case) in [
        ("Trường hợp cấp lại", "Trường hợp cấp lại"),
        ("- Trường hợp cấp lại, hồ sơ gồm:", "Trường hợp cấp lại"),
        ("(1) Đối với nhà ở:", "Đối với nhà ở"),
        ("b) Thành phần hồ sơ đối với cấp đổi", "đối với cấp đổi"),
        ("Trường hợp 1: Cấp mới, hồ sơ gồm:", "Trường hợp 1: Cấp mới"),
        ("Nếu ủy quyền thì nộp thêm:", "Nếu ủy quyền"),
        ("(Trường hợp nộp trực tuyến)", "Trường hợp nộp trực tuyến"),
    ] {
        let Section::Case(range) = section(text) else { panic!("{text}: {:?}", section(text)) };
        assert_eq!(&text[range], case);
    }
    for (text, expected) in [
        ("Giấy tờ phải nộp", Section::Submit),
        ("* Các giấy tờ phải nộp:", Section::Submit),
        ("Giấy tờ phải xuất trình (bản chính):", Section::Present),
        ("Thành phần hồ sơ:", Section::Heading),
        ("Hồ sơ cấp lại trong trường hợp mất", Section::Heading),
        ("", Section::Heading),
        ("Cấp mới", Section::Heading),
    ] {
        assert_eq!(section(text), expected, "{text}");
    }
}
