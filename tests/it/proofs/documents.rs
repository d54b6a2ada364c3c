//! Documents after a simplification against those before: alternatives, alternatives in order, cases, documents drawn from a
//! database; and the same day.

use super::planted::{check, planted};

#[test]
fn nothing_more_is_asked_for() {
    check(&[
        planted(
            "one of two alternatives",
            "E0716",
            "MỘT-BƯỚC hồ sơ { một trong {
                hộ-chiếu \"Hộ chiếu\" 1 bản sao
                căn-cước \"Căn cước\" 1 bản sao
            } }
            thời hạn 3 ngày làm việc }
            ĐƠN-GIẢN bỏ hồ sơ § }",
            "hộ-chiếu",
            "hộ-chiếu, căn-cước",
        )
        .shows("2025-01-02T07:30", "documents.complete = true", "documents.complete = false")
        .with("document.căn-cước = false, document.hộ-chiếu = true, document.tờ-khai = true"),
        planted(
            "the first of alternatives in order",
            "E0716",
            "ONE-STEP documents { one of in order {
                hộ-chiếu \"Hộ chiếu\" 1 copy
                căn-cước \"Căn cước\" 1 copy
            } }
            deadline 3 working days }
            SIMPLIFY drop documents § }",
            "hộ-chiếu",
            "hộ-chiếu, căn-cước",
        )
        .with("document.căn-cước = false, document.hộ-chiếu = true, document.tờ-khai = true"),
        planted(
            "an alternative of one case",
            "E0716",
            "MỘT-BƯỚC hồ sơ { trường hợp \"Cần gấp\" khi gấp { một trong {
                hộ-chiếu \"Hộ chiếu\" 1 bản sao
                căn-cước \"Căn cước\" 1 bản sao
            } } }
            thời hạn 3 ngày làm việc }
            ĐƠN-GIẢN bỏ hồ sơ § }",
            "căn-cước",
            "hộ-chiếu, căn-cước",
        )
        .with("document.căn-cước = true, document.hộ-chiếu = false, document.tờ-khai = true, gấp = true"),
        // Whose residence can be drawn from the database needs no paper; without that row he needs one.
        planted(
            "an alternative that is drawn from a database",
            "E0716",
            "ONE-STEP documents { one of {
                cư-trú \"Giấy cư trú\" 1 copy, drawn from \"Cơ sở dữ liệu\"
                căn-cước \"Căn cước\" 1 copy
            } }
            deadline 3 working days }
            SIMPLIFY drop documents § }",
            "cư-trú",
            "cư-trú, căn-cước",
        )
        .shows("2025-01-02T07:30", "documents.complete = true", "documents.complete = false"),
    ]);
}

#[test]
fn nobody_loses_the_same_day() {
    check(&[
        // Who was without the drawing was not complete, and so not held up by the exception.
        planted(
            "an exception for complete dossiers",
            "E0717",
            "THỦ-TỤC hồ sơ { bản-vẽ \"Bản vẽ\" 1 bản sao }
            thời hạn trong ngày
            bước làm \"Làm\" { do một-cửa; trong 1 phút; trả kết quả }
            trong ngày { trừ trường hợp §gấp lý do \"phải đối chiếu\" } }
            ĐƠN-GIẢN bỏ hồ sơ bản-vẽ }",
            "hồ-sơ.đầy-đủ và ",
            "",
        )
        .shows("2025-01-02T07:30", "eligible", "not_eligible")
        .with("document.bản-vẽ = false, document.tờ-khai = true, gấp = true"),
    ]);
}
