//! Which steps run and how they follow: side by side, one after the other, conditions that can hold together, floors, the
//! applicant's own time, parts of a working day.

use super::planted::{check, planted};

#[test]
fn steps_beside_and_behind_each_other() {
    check(&[
        // 400 and not 200 lie before the last step; 451 minutes fit.
        planted(
            "the longest of two paths",
            "E0510",
            "THỦ-TỤC thời hạn 1 ngày làm việc
            bước một \"Một\" { do một-cửa; trong 200 phút }
            bước hai \"Hai\" { do một-cửa; trong 400 phút }
            bước trả \"Trả\" { sau một, hai; do một-cửa; trong § phút; trả kết quả } }",
            "52",
            "51",
        )
        .shows("2025-01-02T16:59", "2025-01-03T17:00", "2025-01-06T07:31"),
        // One after the other they take 600 minutes.
        planted(
            "a path that need not be",
            "E0510",
            "PROCEDURE deadline 1 working day
            step một \"Một\" { by một-cửa; within 200 minutes }
            step hai \"Hai\" { by một-cửa; within 400 minutes § }
            step trả \"Trả\" { after một, hai; by một-cửa; within 51 minutes; returns result } }",
            "; after một",
            "",
        ),
        // 300 + 152 minutes where both run.
        planted(
            "two steps that can run together",
            "E0510",
            "THỦ-TỤC thời hạn 1 ngày làm việc
            bước một \"Một\" { do một-cửa; trong 300 phút; khi gấp }
            bước hai \"Hai\" { sau một; do một-cửa; trong 152 phút; khi § }
            bước trả \"Trả\" { sau hai; do một-cửa; trả kết quả } }",
            "xa",
            "không gấp",
        )
        .shows("2025-01-02T16:59", "2025-01-03T17:00", "2025-01-06T07:31")
        .with("gấp = true, xa = true"),
        // 11 is more than 10 and less than 12, and the least such number.
        planted(
            "two steps that a number joins",
            "E0510",
            "PROCEDURE deadline 1 working day
            step một \"Một\" { by một-cửa; within 300 minutes; when số-bản > 10 }
            step hai \"Hai\" { after một; by một-cửa; within 152 minutes; when số-bản < § }
            step trả \"Trả\" { after hai; by một-cửa; returns result } }",
            "12",
            "11",
        )
        .shows("2025-01-02T16:59", "2025-01-03T17:00", "2025-01-06T07:31")
        .with("số-bản = 11"),
        planted(
            "two steps that a choice joins",
            "E0510",
            "THỦ-TỤC thời hạn 1 ngày làm việc
            bước một \"Một\" { do một-cửa; trong 300 phút; khi loại = lớn }
            bước hai \"Hai\" { sau một; do một-cửa; trong 152 phút; khi loại thuộc { § } }
            bước trả \"Trả\" { sau hai; do một-cửa; trả kết quả } }",
            "vừa, lớn",
            "vừa, nhỏ",
        )
        .with("loại = \"lớn\""),
        // The step between is passed over, and the last comes after what that came after.
        planted(
            "a step behind one that is passed over",
            "E0510",
            "THỦ-TỤC thời hạn 1 ngày làm việc
            bước một \"Một\" { do một-cửa; trong 300 phút }
            bước hai \"Hai\" { sau một; do một-cửa; trong 10 phút; khi gấp }
            bước ba \"Ba\" { sau hai; do một-cửa; trong § phút; khi không gấp }
            bước trả \"Trả\" { sau ba; do một-cửa; trả kết quả } }",
            "152",
            "151",
        )
        .shows("2025-01-02T16:59", "2025-01-03T17:00", "2025-01-06T07:31")
        .with("gấp = false"),
    ]);
}

#[test]
fn floors_waits_and_fractions() {
    check(&[
        // Five working days from Mon 21/04 end on Sat 26/04, worked for Fri 02/05. Six days of posting end on Sun 27/04, that is
        // on Mon 28/04; five on that Saturday.
        planted(
            "a floor over a swapped Saturday",
            "E0510",
            "THỦ-TỤC thời hạn 5 ngày làm việc
            bước niêm-yết \"Niêm yết\" { do một-cửa; chờ ít nhất § ngày; trả kết quả } }",
            "6",
            "5",
        )
        .shows("2025-04-21T07:30", "2025-04-26T17:00", "2025-04-28T17:00"),
        // 25 hours from Thu 16:01 end on Friday at 17:01; on a Friday they roll on with the limit.
        planted(
            "a floor in hours",
            "E0510",
            "PROCEDURE deadline 1 working day
            step niêm-yết \"Niêm yết\" { by một-cửa; wait at least § hours; returns result } }",
            "25",
            "24",
        )
        .shows("2025-01-02T16:01", "2025-01-03T17:00", "2025-01-03T17:01"),
        // The thirty days are the applicant's and take nothing of the 451 minutes.
        planted(
            "the applicant's own time",
            "E0510",
            "THỦ-TỤC thời hạn 1 ngày làm việc
            bước đợi \"Đợi\" { do một-cửa; chờ người-nộp tối đa 30 ngày, quá thì dừng }
            bước làm \"Làm\" { sau đợi; do một-cửa; trong § phút; trả kết quả } }",
            "452",
            "451",
        )
        .shows("2025-01-02T16:59", "2025-01-03T17:00", "2025-01-06T07:31"),
        // Three thirds of 0.33 are 0.99 of a day: 445.5 minutes. With 5 they are 450.5 of 451, with 6 they end half a minute
        // after 07:30, which is shown as 07:30.
        planted(
            "parts of a working day",
            "E0510",
            "PROCEDURE deadline 1 working day
            step một \"Một\" { by một-cửa; within 0,33 working days }
            step hai \"Hai\" { after một; by một-cửa; within 0,33 working days }
            step ba \"Ba\" { after hai; by một-cửa; within 0,33 working days }
            step trả \"Trả\" { after ba; by một-cửa; within § minutes; returns result } }",
            "6",
            "5",
        )
        .shows("2025-01-02T16:59", "2025-01-03T17:00", "2025-01-06T07:30"),
    ]);
}
