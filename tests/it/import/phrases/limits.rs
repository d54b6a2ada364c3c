//! Limits of time: how long, from when, in which case, whose.

use thutuc::calendar::Unit::{Days, Hours, Minutes, Months, Weeks, WorkingDays, WorkingHours, Years};
use thutuc::calendar::{Duration, Unit};
use thutuc::import::phrases::limits::{Event, Limit, LimitPhrase, Quantity, Role, cutoffs, read};

fn only(text: &str) -> LimitPhrase {
    let mut found = read(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

fn lasts(numerator: u32, denominator: u32, unit: Unit) -> Limit {
    Limit::Duration { least: None, most: Quantity { numerator, denominator }, unit }
}

#[test]
fn lengths_are_read_with_their_words() {
    for (text, words, count, unit) in [
        ("05 ngày làm việc kể từ ngày nhận đủ hồ sơ", "05 ngày làm việc", 5, WorkingDays),
        ("Không quá 3 ngày.", "Không quá 3 ngày", 3, Days),
        ("Trong thời hạn 10 ngày, kể từ ngày nhận hồ sơ hợp lệ", "Trong thời hạn 10 ngày", 10, Days),
        ("trong thời hạn tối đa 02 ngày làm việc", "trong thời hạn tối đa 02 ngày làm việc", 2, WorkingDays),
        ("chậm nhất là 24 giờ kể từ khi tiếp nhận", "chậm nhất là 24 giờ", 24, Hours),
        ("Trong vòng 15 phút sau khi nhận hồ sơ", "Trong vòng 15 phút", 15, Minutes),
        ("8 giờ làm việc", "8 giờ làm việc", 8, WorkingHours),
        ("Thời hạn giải quyết: 01 tháng", "01 tháng", 1, Months),
        ("trong thời hạn 02 tuần", "trong thời hạn 02 tuần", 2, Weeks),
        ("không quá 1 năm kể từ ngày thụ lý", "không quá 1 năm", 1, Years),
        ("03 (ba) ngày làm việc", "03 (ba) ngày làm việc", 3, WorkingDays),
        ("Hai mươi (20) ngày", "Hai mươi (20) ngày", 20, Days),
        ("mười lăm ngày kể từ ngày nhận đơn", "mười lăm ngày", 15, Days),
        ("07 ngày (ngày làm việc)", "07 ngày (ngày làm việc)", 7, WorkingDays),
        ("07 ngày (làm việc)", "07 ngày (làm việc)", 7, WorkingDays),
        ("3 ngày, làm việc", "3 ngày, làm việc", 3, WorkingDays),
        ("01 ngày (24 giờ)", "01 ngày (24 giờ)", 1, Days),
        ("02 ngày (16 giờ làm việc)", "02 ngày (16 giờ làm việc)", 2, WorkingDays),
        ("05 ngày\nlàm việc", "05 ngày\nlàm việc", 5, WorkingDays),
        ("nửa tháng", "nửa tháng", 15, Days),
        ("nửa năm", "nửa năm", 6, Months),
        ("20 NGÀY LÀM VIỆC", "20 NGÀY LÀM VIỆC", 20, WorkingDays),
        ("12 Ngày", "12 Ngày", 12, Days),
        ("chậm nhất sau 5 ngày", "chậm nhất sau 5 ngày", 5, Days),
        ("sau 24 giờ, kể từ khi nhận đơn", "sau 24 giờ", 24, Hours),
        ("năm ngày làm việc", "năm ngày làm việc", 5, WorkingDays),
        ("05 nga\u{300}y la\u{300}m việc", "05 nga\u{300}y la\u{300}m việc", 5, WorkingDays),
    ] {
        let phrase = only(text);
        assert_eq!(&text[phrase.range.clone()], words, "{text}");
        assert_eq!(phrase.limit, lasts(count, 1, unit), "{text}");
    }
}

#[test]
fn ranges_and_fractions_keep_both_numbers() {
    for (text, least, most, unit) in [
        ("10-25 ngày", 10, 25, Days),
        ("từ 10 đến 25 ngày làm việc", 10, 25, WorkingDays),
        ("3 – 5 ngày", 3, 5, Days),
        ("từ 01 ngày đến 03 ngày", 1, 3, Days),
    ] {
        let limit = Limit::Duration { least: Some(Quantity::whole(least)), most: Quantity::whole(most), unit };
        assert_eq!(only(text).limit, limit, "{text}");
    }
    for (text, numerator, denominator, unit, duration) in [
        ("½ ngày làm việc", 1, 2, WorkingDays, Some(Duration { count: 0, hundredths: 50, unit: WorkingDays })),
        ("1/2 ngày làm việc", 1, 2, WorkingDays, Some(Duration { count: 0, hundredths: 50, unit: WorkingDays })),
        ("0,25 ngày làm việc", 1, 4, WorkingDays, Some(Duration { count: 0, hundredths: 25, unit: WorkingDays })),
        ("1,5 ngày làm việc", 3, 2, WorkingDays, Some(Duration { count: 1, hundredths: 50, unit: WorkingDays })),
        ("2/3 ngày", 2, 3, Days, None),
        ("nửa ngày", 1, 2, Days, None),
        ("một ngày rưỡi", 3, 2, Days, None),
        ("4 ngày", 4, 1, Days, Some(Duration::new(4, Days))),
    ] {
        let limit = only(text).limit;
        assert_eq!(limit, lasts(numerator, denominator, unit), "{text}");
        assert_eq!(limit.duration(), duration, "{text}");
    }
}

#[test]
fn limits_without_a_number_are_read() {
    for (text, words, limit) in [
        ("ngay trong ngày làm việc", "ngay trong ngày làm việc", Limit::SameDay),
        ("Trong ngày tiếp nhận hồ sơ", "Trong ngày", Limit::SameDay),
        ("Giải quyết trong ngày làm việc.", "trong ngày làm việc", Limit::SameDay),
        ("Cấp trong cùng ngày", "trong cùng ngày", Limit::SameDay),
        ("Ngay sau khi nhận đủ giấy tờ, công chức ghi vào sổ", "Ngay", Limit::AtOnce),
        ("Trả kết quả ngay cho người nộp", "ngay", Limit::AtOnce),
        ("Ngay", "Ngay", Limit::AtOnce),
        ("Không quy định", "Không quy định", Limit::NoLimit),
        ("Không", "Không", Limit::NoLimit),
        ("Không quy định thời hạn giải quyết", "Không quy định thời hạn giải quyết", Limit::NoLimit),
        ("Thời hạn giải quyết: không quy định", "không quy định", Limit::NoLimit),
    ] {
        let phrase = only(text);
        assert_eq!(&text[phrase.range.clone()], words, "{text}");
        assert_eq!(phrase.limit, limit, "{text}");
    }
}

#[test]
fn other_lengths_days_and_numbers_are_no_limits() {
    for text in [
        "Công dân đủ 14 tuổi",
        "trẻ dưới 06 tháng tuổi",
        "Giấy phép có giá trị 6 tháng kể từ ngày cấp",
        "Văn bản có hiệu lực trong thời hạn 12 tháng",
        "ngày 05/7/2025",
        "ngày 01 tháng 7 năm 2025",
        "Quyết định số 15 ngày 12/3/2025",
        "theo Điều 5 ngày",
        "trước ngày 15 của tháng",
        "Tiếp nhận từ 7 giờ 30 đến 11 giờ 30",
        "trước 15 giờ hàng ngày",
        "ảnh chụp không quá 06 tháng",
        "định kỳ 06 tháng một lần",
        "có ít nhất 02 năm kinh nghiệm",
        "tạm trú 30 ngày trở lên",
        "lệ phí 20.000 đồng",
        "nộp 02 bản",
        "Giờ hành chính trong ngày làm việc",
        "được làm nhiều lần trong ngày",
        "quá 30 ngày mà không trả lời",
        "03 (năm) ngày làm việc",
        "pháp luật không quy định khác",
        "mà không giải quyết được ngay",
        "chậm nhất là ngay trước khi tàu đi",
        "Trực 24/24 giờ",
        "trong ngày làm việc tiếp theo",
        "thứ 2 đến thứ 6 hằng tuần",
        "tài liệu của 06 tháng đầu năm",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn events_are_the_applicants_dossier_or_another() {
    for (text, words, event) in [
        ("05 ngày kể từ ngày nhận đủ hồ sơ hợp lệ", "kể từ ngày nhận đủ hồ sơ hợp lệ", Event::Dossier),
        (
            "05 ngày, kể từ ngày tiếp nhận hồ sơ đầy đủ, hợp lệ, Sở cấp giấy",
            "kể từ ngày tiếp nhận hồ sơ đầy đủ, hợp lệ",
            Event::Dossier,
        ),
        ("2 giờ từ khi nhận tờ khai", "từ khi nhận tờ khai", Event::Dossier),
        ("3 ngày tính từ ngày nhận hồ sơ (nếu có).", "tính từ ngày nhận hồ sơ (nếu có)", Event::Dossier),
        ("3 ngày kể từ ngày nhận được hồ sơ của Sở Y tế", "kể từ ngày nhận được hồ sơ của Sở Y tế", Event::Other),
        ("3 ngày kể từ ngày nhận được ý kiến của xã", "kể từ ngày nhận được ý kiến của xã", Event::Other),
        ("3 ngày sau khi niêm yết thì cấp giấy", "sau khi niêm yết", Event::Other),
        ("chậm nhất 02 giờ trước khi tàu rời bến", "trước khi tàu rời bến", Event::Before),
    ] {
        let from = only(text).from_event.unwrap();
        assert_eq!((&text[from.range], from.event), (words, event), "{text}");
    }
    assert_eq!(only("05 ngày làm việc.").from_event, None);
}

#[test]
fn a_case_belongs_to_its_limit() {
    let text = "Trong thời hạn 03 ngày làm việc kể từ ngày nhận hồ sơ; trường hợp phải xác minh thì không quá 08 ngày làm việc";
    let found = read(text);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].condition, None);
    assert_eq!(found[1].limit, lasts(8, 1, WorkingDays));
    assert_eq!(&text[found[1].condition.clone().unwrap()], "trường hợp phải xác minh");
    for (text, case) in [
        ("Trường hợp nộp trực tuyến: 2 ngày", "Trường hợp nộp trực tuyến"),
        ("Nếu cần kiểm tra thực tế, trong thời hạn 15 ngày", "Nếu cần kiểm tra thực tế"),
        ("Đối với nhà ở là 20 ngày làm việc", "Đối với nhà ở"),
        ("03 ngày làm việc đối với hồ sơ nộp qua bưu chính.", "đối với hồ sơ nộp qua bưu chính"),
        ("5 ngày kể từ ngày nhận hồ sơ nếu không phải xác minh", "nếu không phải xác minh"),
        ("7 ngày không kể thời gian bổ sung hồ sơ đối với nhà xưởng", "đối với nhà xưởng"),
    ] {
        assert_eq!(&text[only(text).condition.unwrap()], case, "{text}");
    }
    for text in [
        "Trong 5 ngày, Sở cấp giấy; trường hợp không cấp phải nêu lý do",
        "5 ngày, trừ trường hợp bất khả kháng",
        "Sở cấp giấy cho tổ chức đối với từng công trình trong 5 ngày",
    ] {
        assert_eq!(read(text)[0].condition, None, "{text}");
    }
}

#[test]
fn the_head_of_a_list_is_the_case_of_its_items() {
    let text = "Trường hợp phải lấy ý kiến:\n+ Gửi lấy ý kiến: 02 ngày làm việc;\n+ Cấp phép: 05 ngày làm việc.\nCông bố trong 3 ngày.";
    let found = read(text);
    let cases: Vec<Option<&str>> =
        found.iter().map(|phrase| phrase.condition.clone().map(|case| &text[case])).collect();
    assert_eq!(cases, [Some("Trường hợp phải lấy ý kiến"), Some("Trường hợp phải lấy ý kiến"), None]);
}

#[test]
fn cut_offs_belong_to_the_limit_before_them() {
    for (text, minutes) in [
        ("Ngay trong ngày làm việc; nếu nhận sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo", 15 * 60),
        (
            "Trong ngày. Trường hợp nhận hồ sơ sau 15 giờ 30 mà không giải quyết được ngay thì trả vào ngày làm việc tiếp theo",
            15 * 60 + 30,
        ),
        ("Trong ngày, nhận sau 15h30 thì tính từ ngày làm việc kế tiếp", 15 * 60 + 30),
        ("Trong ngày, nhận sau 14:45 thì tính từ ngày làm việc tiếp theo", 14 * 60 + 45),
        ("Trong ngày; nhận sau 16 giờ 05 phút thì chuyển sang ngày hôm sau", 16 * 60 + 5),
    ] {
        let phrase = only(text);
        assert_eq!(phrase.limit, Limit::SameDay, "{text}");
        assert_eq!(phrase.cutoff.map(|cutoff| cutoff.after), Some(minutes), "{text}");
        assert_eq!(phrase.condition, None, "{text}");
    }
    let alone = "Hồ sơ nhận sau 15 giờ được trả trong ngày làm việc tiếp theo";
    assert_eq!(read(alone), []);
    assert_eq!(cutoffs(alone).len(), 1);
    for text in
        ["Làm việc sau 15 giờ", "sau 25 giờ thì ngày làm việc tiếp theo", "sau 15 ngày thì ngày làm việc tiếp theo"]
    {
        assert_eq!(cutoffs(text), [], "{text}");
    }
}

#[test]
fn extensions_and_least_times_are_told_apart() {
    for (text, extends, at_least) in [
        ("kéo dài thêm 5 ngày", true, false),
        ("gia hạn thêm không quá 10 ngày làm việc", true, false),
        ("được kéo dài nhưng không quá 30 ngày", true, false),
        ("thời gian thẩm định tăng thêm 7 ngày", true, false),
        ("niêm yết ít nhất 15 ngày", false, true),
        ("tối thiểu 10 ngày trước ngày tổ chức", false, true),
        ("sau thời hạn 20 ngày", false, true),
        ("không quá 5 ngày", false, false),
    ] {
        let phrase = only(text);
        assert_eq!((phrase.extends, phrase.at_least), (extends, at_least), "{text}");
    }
}

#[test]
fn roles_follow_plain_wording() {
    for (text, role) in [
        ("05 ngày làm việc", Role::Result),
        ("05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ.", Role::Result),
        ("12 ngày làm việc, không kể thời gian bổ sung hồ sơ", Role::Result),
        ("Thời hạn giải quyết: không quá 7 ngày tại quầy", Role::Result),
        ("Trong thời hạn 5 ngày kể từ ngày nhận đủ hồ sơ, Sở Xây dựng thẩm định, cấp giấy phép", Role::Result),
        ("Sở Xây dựng cấp giấy phép trong thời hạn 5 ngày kể từ ngày nhận đủ hồ sơ", Role::Result),
        (
            "Trong thời hạn 2 ngày kể từ ngày nhận hồ sơ, cơ quan tiếp nhận thông báo cho người nộp bổ sung hồ sơ",
            Role::Supplement,
        ),
        (
            "Trường hợp hồ sơ chưa đầy đủ, trong thời hạn 1 ngày làm việc, Sở có văn bản hướng dẫn hoàn thiện hồ sơ",
            Role::Supplement,
        ),
        (
            "Cơ quan trả lời bằng văn bản trong 1 ngày làm việc, kể từ ngày nhận hồ sơ, nếu thành phần hồ sơ chưa đầy đủ",
            Role::Supplement,
        ),
        (
            "Cơ quan trả lời tính đầy đủ của thành phần hồ sơ trong 1 ngày làm việc kể từ ngày nhận hồ sơ",
            Role::Supplement,
        ),
        ("Sở Xây dựng trả lời bằng văn bản trong 5 ngày kể từ ngày nhận đủ hồ sơ", Role::Result),
        (
            "Tổ chức lập hồ sơ gửi Cục xem xét Trong thời hạn 3 ngày kể từ ngày nhận đủ hồ sơ, Cục cấp giấy chứng nhận",
            Role::Result,
        ),
        ("Trong 30 ngày kể từ ngày nhận được thông báo, người nộp hồ sơ phải bổ sung giấy tờ", Role::Applicant),
        ("Thời hạn bổ sung hồ sơ là 15 ngày kể từ ngày nhận được yêu cầu", Role::Applicant),
        ("Trong thời hạn 5 ngày kể từ ngày nhận hồ sơ, Sở Tư pháp trình Ủy ban nhân dân tỉnh quyết định", Role::Other),
        ("Trong thời hạn 3 ngày kể từ ngày nhận được tờ trình, Ủy ban nhân dân tỉnh cấp giấy phép", Role::Other),
        ("Trong thời hạn 7 ngày, cơ quan được hỏi có ý kiến bằng văn bản", Role::Other),
        ("Trong thời hạn 4 ngày kể từ ngày nhận hồ sơ, Sở lấy ý kiến các xã", Role::Other),
        ("ít nhất 5 ngày", Role::Other),
    ] {
        assert_eq!(only(text).role, role, "{text}");
    }
}
