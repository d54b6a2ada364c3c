//! Limits after a simplification against those before: units, month ends, cut-offs, extensions, re-appointments.

use super::planted::{check, planted};

/// A procedure with a limit, and what a simplification makes of it.
macro_rules! changed {
    ($rows:literal, $change:literal) => {
        concat!("MỘT-BƯỚC ", $rows, " }\nĐƠN-GIẢN ", $change, " }")
    };
}

#[test]
fn no_limit_becomes_longer() {
    check(&[
        // Ten working days from Mon 14/04 end on Sat 26/04, worked for 02/05; 13 days on Sun 27/04, that is on Monday. 12 days
        // end on that Saturday, and fourteen were enough everywhere before.
        planted(
            "days for working days, over a swapped Saturday",
            "E0712",
            changed!("thời hạn 10 ngày làm việc", "thời hạn 10 ngày làm việc thành § ngày"),
            "13",
            "12",
        )
        .shows("2025-04-14T07:30", "2025-04-26T17:00", "2025-04-28T17:00"),
        // From Mon 03/02 a month has 28 days: to 03/03. The last days of January, of which February has none, are holidays.
        planted(
            "days for a month",
            "E0712",
            changed!("thời hạn 1 tháng", "thời hạn 1 tháng thành § ngày"),
            "29",
            "28",
        )
        .shows("2025-02-03T07:30", "2025-03-03T17:00", "2025-03-04T17:00"),
        // 02/01/2026 is a Friday; a day later is Saturday, that is Mon 05/01.
        planted(
            "days for a year",
            "E0712",
            "ONE-STEP deadline 1 year }
            SIMPLIFY deadline 1 year into § days }",
            "366",
            "365",
        )
        .shows("2025-01-02T07:30", "2026-01-02T17:00", "2026-01-05T17:00"),
        // Eight hours of work from Fri 07:30 end on Mon 06/01 08:00; a day and night end on Saturday, that is on Monday 17:00.
        planted(
            "hours for working hours, over a weekend",
            "E0712",
            changed!("thời hạn 8 giờ làm việc", "thời hạn 8 giờ làm việc thành §"),
            "24 giờ",
            "7 giờ làm việc",
        )
        .shows("2025-01-03T07:30", "2025-01-06T08:00", "2025-01-06T17:00"),
        // At 16:00 sharp nothing was moved to the next day, and now it is.
        planted(
            "a cut-off that comes a minute earlier",
            "E0712",
            "MỘT-BƯỚC thời hạn 5 ngày làm việc, nhận sau 16:00 thì tính từ ngày làm việc tiếp theo }
            ĐƠN-GIẢN thời hạn 5 ngày làm việc, nhận sau 16:00 thì tính từ ngày làm việc tiếp theo thành 5 ngày làm việc, nhận sau § thì tính từ ngày làm việc tiếp theo }",
            "15:59",
            "16:01",
        )
        .shows("2025-01-02T16:00", "2025-01-09T17:00", "2025-01-10T17:00"),
        // 3 + 2 working days end on Thu 09/01; three working days on Tue 07/01 and three days more on Fri 10/01.
        planted(
            "an extension in another unit",
            "E0712",
            "ONE-STEP deadline 3 working days
            extended by 2 working days when gấp }
            SIMPLIFY extended by 2 working days when gấp into § days }",
            "3",
            "2",
        )
        .shows("2025-01-02T07:30", "2025-01-09T17:00", "2025-01-10T17:00")
        .with("gấp = true"),
        // The limit is Thu 09/01; two working days later is Mon 13, three Tue 14.
        planted(
            "a re-appointment",
            "E0712",
            "MỘT-BƯỚC thời hạn 5 ngày làm việc
            hẹn lại tối đa 2 ngày làm việc khi gấp }
            ĐƠN-GIẢN hẹn lại tối đa 2 ngày làm việc khi gấp thành § ngày làm việc }",
            "3",
            "1",
        )
        .shows("2025-01-02T07:30", "2025-01-13T17:00", "2025-01-14T17:00")
        .with("gấp = true"),
        planted(
            "a limit that is lost",
            "E0713",
            changed!("thời hạn 5 ngày làm việc", "thời hạn 5 ngày làm việc thành §"),
            "không quy định",
            "4 ngày làm việc",
        )
        .shows("2025-01-02T07:30", "2025-01-09T17:00", "-"),
    ]);
}
