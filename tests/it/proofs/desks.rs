//! Offices: a day on which one is shut, desks with hours of their own, a desk on Saturdays.

use super::planted::{check, planted};

/// On the one day of a mobile program: who comes after hours, from 17:00, counts from Mon 15/09 07:30, and 24 hours from then are
/// 450 minutes. Whoever counts on that Friday is due at the close of Monday: 451 minutes at 16:59, and more before.
#[test]
fn after_hours_on_the_last_day_of_a_mobile_program() {
    check(&[planted(
        "a mobile dossier after hours",
        "E0510",
        "THỦ-TỤC thời hạn 24 giờ khi hình-thức = lưu-động
        thời hạn 5 ngày làm việc
        bước làm \"Làm\" { do một-cửa; trong § phút; khi không gấp }
        bước trả \"Trả\" { sau làm; do một-cửa; trả kết quả }
        trong ngày { khi gấp lý do \"không gấp\" } }
        mô hình thử \"Thử\" tại trung-tâm { từ 12/09/2025 đến 12/09/2025
            ngày 12/09/2025 08:00-11:30 địa điểm \"Nhà văn hóa\"
            nhận đến 10:40
            áp dụng thủ tục 1.000001 }",
        "451",
        "450",
    )
    .shows("2025-09-12T17:00", "2025-09-16T07:30", "2025-09-16T07:31")
    .with("gấp = false")
    .on("mobile")]);
}

#[test]
fn desks_decide_when_counting_starts() {
    check(&[
        // Shut on Fri 03/01: who comes then counts from Mon 06/01 07:30 and has that day and Tuesday, 900 minutes, whatever
        // the hour, so from midnight on.
        planted(
            "a day on which the office is shut",
            "E0510",
            "cơ quan xa-xôi \"Xa\" { mã \"00003\"; cấp bộ; lịch hành-chính; hiệu lực từ 01/01/2025; đóng cửa 03/01/2025 lý do \"bão\" }
            TẠI-BỘ
            thời hạn 1 ngày làm việc khi nhận.ngày = 03/01/2025
            thời hạn 3 ngày làm việc
            bước làm \"Làm\" { do một-cửa; trong § phút; trả kết quả } }",
            "901",
            "900",
        )
        .shows("2025-01-03T00:00", "2025-01-07T17:00", "2025-01-08T07:31"),
        // The desk takes in until 15:59, the office works until 17:00: 61 minutes.
        planted(
            "a desk that closes early",
            "E0609",
            "office xa-xôi \"Xa\" {
                code \"00003\"; level ministry; calendar hành-chính; in force from 2025-01-01
                reception monday to friday 08:00-16:00
            }
            AT-MINISTRY
            deadline same day
            step làm \"Làm\" { by một-cửa; within § minutes; returns result } }",
            "62",
            "61",
        )
        .shows("2025-01-02T15:59", "2025-01-02T17:00", "2025-01-03T07:31"),
        // Who comes on Sat 04/01 is due on Monday, and the work begins on Monday: 450 minutes, one fewer than from Friday 16:59.
        planted(
            "a desk on Saturdays",
            "E0510",
            "cơ quan xa-xôi \"Xa\" {
                mã \"00003\"; cấp bộ; lịch hành-chính; hiệu lực từ 01/01/2025
                tiếp nhận thứ-hai đến thứ-sáu 07:30-11:30, 13:30-17:00
                tiếp nhận thứ-bảy 07:30-11:30
            }
            TẠI-BỘ
            thời hạn 1 ngày làm việc
            bước làm \"Làm\" { do một-cửa; trong § phút; trả kết quả } }",
            "451",
            "450",
        )
        .shows("2025-01-04T07:30", "2025-01-06T17:00", "2025-01-07T07:31"),
        // Of two offices the one that keeps its desk open until 18:00: a same-day limit that starts at 17:00 or later is due
        // the next day, so that 16:59 stays the worst. At 11:45, with a desk through the noon, 210 minutes are left of 13:30-17:00.
        planted(
            "a desk that is open at noon, and a cut-off",
            "E0609",
            "office xa-xôi \"Xa\" {
                code \"00003\"; level ministry; calendar hành-chính; in force from 2025-01-01
                reception monday to friday 07:30-18:00
            }
            AT-MINISTRY
            deadline same day, received after 12:00 then counted from next working day
            step làm \"Làm\" { by một-cửa; within § minutes; returns result } }",
            "211",
            "210",
        )
        .shows("2025-01-02T11:30", "2025-01-02T17:00", "2025-01-03T07:31"),
    ]);
}
