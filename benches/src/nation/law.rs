//! What all procedures rest on: a calendar, who does what, shared steps.

pub const COMMON: &str = r#"
văn bản quyết-định-minh-họa "Quyết định cắt giảm (minh họa)" minh họa {
    số hiệu "00/QĐ-UBND"
    hiệu lực từ 01/07/2025
}

lịch hành-chính "Lịch làm việc" {
    tuần làm việc thứ-hai đến thứ-sáu 07:30-11:30, 13:30-17:00
    nghỉ lễ 01/01 "Tết Dương lịch"
    nghỉ lễ 30/04, 01/05
    nghỉ lễ 02/09
    hoán đổi nghỉ 02/05/2025 làm bù 26/04/2025 thông báo 03/12/2024
    đã thông báo đến 31/12/2026 thông báo 03/12/2024
}

chức danh chủ-tịch "Chủ tịch UBND"
chức danh phó-chủ-tịch "Phó Chủ tịch UBND" { ký thay chủ-tịch }
chức danh một-cửa "Người tiếp nhận hồ sơ"
chức danh chuyên-viên "Người thụ lý"

dữ kiện phải-xác-minh: có/không "Phải xác minh"
dữ kiện tuổi-người-nộp: số 0..120 "Tuổi người nộp"

quy trình chung một-cửa {
    bước tiếp-nhận "Kiểm tra, tiếp nhận" { do một-cửa; trong 10 phút; minh họa }
    bước ký "Ký" { sau thẩm-tra; do phó-chủ-tịch; trong 10 phút; bắt buộc; minh họa }
    bước trả "Trả kết quả" { sau ký; do một-cửa; trong 5 phút; trả kết quả; minh họa }
}
"#;
