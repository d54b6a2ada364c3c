//! Stages against the limit of their linked procedure: side by side, one after the other, with conditions, with limits of their
//! procedures', in months.

use super::planted::{check, planted};

#[test]
fn stages_fit_the_limit_that_joins_them() {
    check(&[
        // 03, 06, 07 against 08.
        planted(
            "the longer of two stages",
            "E0512",
            "LIÊN-THÔNG giai đoạn một 9.000009 trong 2 ngày làm việc
            giai đoạn hai 9.000009 trong § ngày làm việc
            thời hạn 3 ngày làm việc }",
            "4",
            "3",
        )
        .shows("2025-01-02T07:30", "2025-01-07T17:00", "2025-01-08T17:00"),
        // 03, then 06, 07 and 08.
        planted(
            "a stage after another",
            "E0512",
            "LINKED stage một 9.000009 within 1 working day
            stage hai 9.000009 after một within § working days
            deadline 3 working days }",
            "3",
            "2",
        )
        .shows("2025-01-02T07:30", "2025-01-07T17:00", "2025-01-08T17:00"),
        // 32 hours from Thu 16:00 reach Saturday and roll to the close of Monday; two working days more are Wed 08/01, and the
        // limit is Tue 07/01. 31 hours stay within Friday, even from 16:59.
        planted(
            "a stage in hours that reaches the weekend",
            "E0512",
            "LIÊN-THÔNG giai đoạn một 9.000009 trong § giờ
            giai đoạn hai 9.000009 sau một trong 2 ngày làm việc
            thời hạn 3 ngày làm việc }",
            "32",
            "31",
        )
        .shows("2025-01-02T16:00", "2025-01-07T17:00", "2025-01-08T17:00"),
        // 1 + 2 + 2 working days against 4: 03, 06, 07, 08 and 09.
        planted(
            "two stages that can run together",
            "E0512",
            "LINKED stage một 9.000009 within 1 working day
            stage hai 9.000009 after một within 2 working days when gấp
            stage ba 9.000009 after hai within 2 working days when §
            deadline 4 working days }",
            "xa",
            "not gấp",
        )
        .shows("2025-01-02T07:30", "2025-01-08T17:00", "2025-01-09T17:00")
        .with("gấp = true, xa = true"),
        // The procedure's own 20 working days for who is in a hurry: 03 to 24/01 are 16, then 03, 04, 05, 06/02.
        planted(
            "a stage with its procedure's own limit",
            "E0512",
            "LIÊN-THÔNG giai đoạn một 9.000009
            thời hạn § ngày làm việc }",
            "19",
            "20",
        )
        .shows("2025-01-02T07:30", "2025-02-05T17:00", "2025-02-06T17:00")
        .with("gấp = true"),
        // Taken in from 16:51 on, the ten minutes end on Fri 03/01 at 07:31; two working days from then are 06 and 07/01.
        planted(
            "a stage with a limit from one of its steps",
            "E0512",
            "PROCEDURE deadline 2 working days counted from nhận
            step nhận \"Nhận\" { by một-cửa; within 10 minutes; when gấp }
            step làm \"Làm\" { after nhận; by một-cửa; returns result } }
            LINKED stage một 1.000001
            deadline § working days }",
            "2",
            "3",
        )
        .shows("2025-01-02T16:51", "2025-01-06T17:00", "2025-01-07T17:00")
        .with("gấp = true"),
        // From Mon 05/05 a month has 31 days; the first of 30 is June's: Mon 02/06 to Wed 02/07. The days around look the same.
        planted(
            "a month against days",
            "E0512",
            "liên thông 3.000001 \"Thử\" { hiệu lực từ 05/05/2025 đến 30/11/2025
            theo quy trình đầu, tại-xã
            giai đoạn một 9.000009 trong § ngày
            thời hạn 1 tháng }",
            "31",
            "30",
        )
        .shows("2025-06-02T07:30", "2025-07-02T17:00", "2025-07-03T17:00"),
    ]);
}

/// A linked dossier is complete with what its stages ask for, though the linked procedure itself asks for nothing.
#[test]
fn what_the_stages_ask_for_makes_a_dossier_complete() {
    check(&[
        planted(
            "a condition on documents of the stages",
            "E0802",
            "LIÊN-THÔNG giai đoạn một 9.000009 trong 2 ngày làm việc
            thời hạn 3 ngày làm việc
            kéo dài thêm 1 ngày làm việc khi hồ-sơ.đầy-đủ§ }",
            " hoặc không hồ-sơ.đầy-đủ",
            "",
        )
        .of_every_dossier(),
        // Of a stage that is passed over nothing is asked.
        planted(
            "a condition on documents of a stage that is passed over",
            "E0801",
            "LINKED stage một 9.000009 within 2 working days when gấp
            deadline 3 working days
            extended by 1 working day when not documents.complete and §gấp }",
            "not ",
            "",
        )
        .of_every_dossier(),
    ]);
}
