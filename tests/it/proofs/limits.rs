//! Steps against limits: each unit, cut-offs, extensions, re-appointments, limits from a step, channels, versions that end.
//!
//! `N phút` of one step is held against the open minutes that a limit leaves. The last open minute of a day is 16:59: a step
//! that begins then has 1 minute of that day.

use super::planted::{check, planted};

/// One step that takes what stands in the hole.
macro_rules! with_step {
    ($head:literal) => {
        concat!($head, "\nbước làm \"Làm\" { do một-cửa; trong § phút; trả kết quả }\n}")
    };
}

#[test]
fn each_unit_of_a_limit() {
    check(&[
        // Thu 02/01 16:59; 03, 06, 07, 08, 09: due 09/01. 1 + 5 × 450 = 2251 minutes fit, the next is Fri 10/01 07:31.
        planted("working days", "E0510", with_step!("THỦ-TỤC thời hạn 5 ngày làm việc"), "2252", "2251")
            .shows("2025-01-02T16:59", "2025-01-09T17:00", "2025-01-10T07:31")
            .with(""),
        // Fri 24/01 + 7 days is Fri 31/01, a holiday: due Mon 03/02. Between lies Tết, so 1 + 450 minutes fit.
        planted("days over Tết", "E0510", with_step!("THỦ-TỤC thời hạn 7 ngày"), "452", "451").shows(
            "2025-01-24T16:59",
            "2025-02-03T17:00",
            "2025-02-04T07:31",
        ),
        // Mon 20/01 + 14 days is Mon 03/02. Open: 21, 22, 23, 24/01 and 03/02: 1 + 5 × 450. Two weeks without Tết have 10 days.
        planted("weeks over Tết", "E0510", with_step!("PROCEDURE deadline 2 weeks"), "2252", "2251").shows(
            "2025-01-20T16:59",
            "2025-02-03T17:00",
            "2025-02-04T07:31",
        ),
        // From Mon 02/02/2026 the month to Mon 02/03/2026 has Tết within: 3 to 6 (4), 9 to 13 (5), 23 to 27 (5), 02/03 (1) are
        // 15 days, 6751 minutes with the last of 02/02. From Fri 03/01/2025 to Mon 03/02/2025 there are 16, and never fewer before.
        planted("months, in days not announced yet", "E0510", with_step!("THỦ-TỤC thời hạn 1 tháng"), "6752", "6751")
            .shows("2026-02-02T16:59", "2026-03-02T17:00", "2026-03-03T07:31"),
        // 24 hours from any open minute to the same minute of the next day are 450 open ones: from 07:30 to 17:00.
        planted("hours", "E0510", with_step!("THỦ-TỤC thời hạn 24 giờ"), "451", "450").shows(
            "2025-01-02T07:30",
            "2025-01-03T07:30",
            "2025-01-03T07:31",
        ),
        // From 11:29 the 90 minutes run through the noon: until 12:59, of which one is open. The second ends at 13:31.
        planted("minutes through the noon", "E0510", with_step!("PROCEDURE deadline 90 minutes"), "2", "1").shows(
            "2025-01-02T11:29",
            "2025-01-02T12:59",
            "2025-01-02T13:31",
        ),
        // Four hours of work from 07:30 end at 11:30; a minute more ends at 13:31.
        planted("working hours", "E0510", with_step!("PROCEDURE deadline 4 working hours"), "241", "240").shows(
            "2025-01-02T07:30",
            "2025-01-02T11:30",
            "2025-01-02T13:31",
        ),
        planted("working minutes", "E0510", with_step!("THỦ-TỤC thời hạn 30 phút làm việc"), "31", "30").shows(
            "2025-01-02T07:30",
            "2025-01-02T08:00",
            "2025-01-02T08:01",
        ),
        // Received at 16:59 and due at 17:00.
        planted("the same day", "E0609", with_step!("THỦ-TỤC thời hạn trong ngày"), "2", "1").shows(
            "2025-01-02T16:59",
            "2025-01-02T17:00",
            "2025-01-03T07:31",
        ),
    ]);
}

#[test]
fn cut_offs() {
    check(&[
        // 15:00 is not after 15:00: 120 minutes of Thursday and 450 of Friday. From 15:01 there is a day more.
        planted(
            "a cut-off of a working day",
            "E0510",
            with_step!("THỦ-TỤC thời hạn 1 ngày làm việc, nhận sau 15:00 thì tính từ ngày làm việc tiếp theo"),
            "571",
            "570",
        )
        .shows("2025-01-02T15:00", "2025-01-03T17:00", "2025-01-06T07:31"),
        // 120 minutes are left at 15:00; later ones are due the next day.
        planted(
            "a cut-off of the same day",
            "E0609",
            with_step!("PROCEDURE deadline same day, received after 15:00 and not resolved at once then counted from next working day"),
            "121",
            "120",
        )
        .shows("2025-01-02T15:00", "2025-01-02T17:00", "2025-01-03T07:31"),
        // The same fault by the cut-off: 120 minutes are left at 15:00, 119 at 15:01.
        planted(
            "a cut-off that is a minute late",
            "E0609",
            "THỦ-TỤC thời hạn trong ngày, nhận sau § thì tính từ ngày làm việc tiếp theo
            bước làm \"Làm\" { do một-cửa; trong 120 phút; trả kết quả } }",
            "15:01",
            "15:00",
        )
        .shows("2025-01-02T15:01", "2025-01-02T17:00", "2025-01-03T07:31"),
    ]);
}

#[test]
fn extensions_and_reappointments() {
    check(&[
        // 3 + 2 working days are 5: 03, 06, 07, 08, 09. 1351 + 900 = 2251 minutes fit.
        planted(
            "an extension of the same unit",
            "E0510",
            "THỦ-TỤC thời hạn 3 ngày làm việc
            kéo dài thêm 2 ngày làm việc khi gấp
            bước làm \"Làm\" { do một-cửa; trong 1351 phút }
            bước thêm \"Thêm\" { sau làm; do một-cửa; trong § phút; khi gấp }
            bước trả \"Trả\" { sau thêm; do một-cửa; trả kết quả } }",
            "901",
            "900",
        )
        .shows("2025-01-02T16:59", "2025-01-09T17:00", "2025-01-10T07:31")
        .with("gấp = true"),
        // Three working days from Tue 07/01 end on Fri 10/01, three days more on Mon 13/01: one working day. Before, the third
        // working day is a Tuesday, Wednesday or Thursday, with two or three working days in the next three.
        planted(
            "an extension of another unit",
            "E0510",
            "PROCEDURE deadline 3 working days
            extended by 3 days when gấp
            step làm \"Làm\" { by một-cửa; within 1351 minutes }
            step thêm \"Thêm\" { after làm; by một-cửa; within § minutes; when gấp }
            step trả \"Trả\" { after thêm; by một-cửa; returns result } }",
            "451",
            "450",
        )
        .shows("2025-01-07T16:59", "2025-01-13T17:00", "2025-01-14T07:31")
        .with("gấp = true"),
        // The limit is Fri 03/01, the re-appointment two working days later: Tue 07/01. 451 + 900 minutes fit.
        planted(
            "a re-appointment",
            "E0511",
            "THỦ-TỤC thời hạn 1 ngày làm việc
            hẹn lại tối đa 2 ngày làm việc khi gấp
            bước làm \"Làm\" { do một-cửa; trong 451 phút }
            bước thêm \"Thêm\" { sau làm; do một-cửa; trong § phút; khi gấp }
            bước trả \"Trả\" { sau thêm; do một-cửa; trả kết quả } }",
            "901",
            "900",
        )
        .shows("2025-01-02T16:59", "2025-01-07T17:00", "2025-01-08T07:31")
        .with("gấp = true"),
        // Who lives far may not be re-appointed for that alone.
        planted(
            "a re-appointment for others",
            "E0510",
            "THỦ-TỤC thời hạn 1 ngày làm việc
            hẹn lại tối đa 2 ngày làm việc khi gấp
            bước làm \"Làm\" { do một-cửa; trong 451 phút }
            bước thêm \"Thêm\" { sau làm; do một-cửa; trong 1 phút; khi § }
            bước trả \"Trả\" { sau thêm; do một-cửa; trả kết quả } }",
            "xa",
            "gấp",
        )
        .shows("2025-01-02T16:59", "2025-01-03T17:00", "2025-01-06T07:31")
        .with("gấp = false, xa = true"),
    ]);
}

#[test]
fn limits_that_begin_or_apply_elsewhere() {
    check(&[
        // Taken in from 16:50 to 17:00 on Thursday; two working days from then are Fri 03 and Mon 06: 900 minutes. A minute
        // earlier 901 are left, a minute later the step ends on Friday and the limit on Tuesday.
        planted(
            "a limit from a step",
            "E0510",
            "THỦ-TỤC thời hạn 2 ngày làm việc kể từ khi nhận
            bước nhận \"Nhận\" { do một-cửa; trong 10 phút }
            bước làm \"Làm\" { sau nhận; do một-cửa; trong § phút; trả kết quả } }",
            "901",
            "900",
        )
        .shows("2025-01-02T16:50", "2025-01-06T17:00", "2025-01-07T07:31"),
        planted(
            "a limit of one channel",
            "E0510",
            with_step!(
                "PROCEDURE channels online full
                deadline 1 working day when channel = online
                deadline 2 working days"
            ),
            "452",
            "451",
        )
        .shows("2025-01-02T16:59", "2025-01-03T17:00", "2025-01-06T07:31")
        .on("online"),
        // The month of 15 working days begins on Mon 02/02/2026; who comes on Sunday 01/02 has the whole of that Monday too.
        // At 09:59 there are 91 minutes before noon and 210 after it.
        planted(
            "a step of the early hours",
            "E0609",
            "PROCEDURE deadline same day
            step làm \"Làm\" { by một-cửa; within § minutes; when received.time < 10:00 }
            step trả \"Trả\" { after làm; by một-cửa; returns result } }",
            "302",
            "301",
        )
        .shows("2025-01-02T09:59", "2025-01-02T17:00", "2025-01-03T07:31")
        .with(""),
        // Who comes from 17:00 on, first on the holiday 01/01, counts from the next opening: 450 minutes.
        planted(
            "a step of the hours after closing",
            "E0609",
            "THỦ-TỤC thời hạn trong ngày
            bước làm \"Làm\" { do một-cửa; trong § phút; khi nhận.giờ >= 17:00 }
            bước trả \"Trả\" { sau làm; do một-cửa; trả kết quả } }",
            "451",
            "450",
        )
        .shows("2025-01-01T17:00", "2025-01-02T17:00", "2025-01-03T07:31"),
        // Four working days are 03, 06, 07, 08/01: from 07:30 on there are 450 + 4 × 450 = 2250 minutes.
        planted(
            "a limit that a simplification makes too short",
            "E0510",
            "THỦ-TỤC thời hạn 6 ngày làm việc
            bước làm \"Làm\" { do một-cửa; trong 2251 phút; trả kết quả } }
            ĐƠN-GIẢN thời hạn 6 ngày làm việc thành § ngày làm việc }",
            "4",
            "5",
        )
        .shows("2025-01-02T07:30", "2025-01-08T17:00", "2025-01-09T07:31"),
        planted(
            "a version that ends before the worst day",
            "E0510",
            "thủ tục 1.000001 \"Thử\" {
            hiệu lực từ 01/01/2025 đến §
            theo quy trình đầu, tại-xã, giấy
            thời hạn 1 tháng
            bước làm \"Làm\" { do một-cửa; trong 6752 phút; trả kết quả } }",
            "02/02/2026",
            "01/02/2026",
        )
        .shows("2026-02-02T16:59", "2026-03-02T17:00", "2026-03-03T07:31"),
    ]);
}
