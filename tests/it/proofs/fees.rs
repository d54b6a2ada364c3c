//! Fees after a simplification against those before: products, least and greatest, bounded numbers, choices, amounts that are
//! set elsewhere.

use super::planted::{check, planted};

macro_rules! changed {
    ($rows:literal, $change:literal) => {
        concat!("MỘT-BƯỚC thời hạn 3 ngày làm việc\n", $rows, " }\nĐƠN-GIẢN ", $change, " }")
    };
}

#[test]
fn no_fee_becomes_higher() {
    check(&[
        // Nothing for no copy, one đồng more for each.
        planted(
            "a product",
            "E0714",
            changed!("phí bản-sao 8.000 đồng * số-bản", "phí bản-sao 8.000 đồng * số-bản thành § đồng * số-bản"),
            "8.001",
            "7.999",
        )
        .shows("2025-01-02T07:30", "8000", "8001")
        .with("số-bản = 1"),
        // 9 × 1001 is still below the least fee; 10 × 1001 is not.
        planted(
            "a least fee",
            "E0714",
            changed!(
                "phí bản-sao max(10.000 đồng, 1.000 đồng * số-bản)",
                "phí bản-sao max(10.000 đồng, 1.000 đồng * số-bản) thành max(10.000 đồng, § đồng * số-bản)"
            ),
            "1.001",
            "999",
        )
        .shows("2025-01-02T07:30", "10000", "10010")
        .with("số-bản = 10"),
        // At most 50 copies: 50 × 10000 is what it was.
        planted(
            "a bounded number",
            "E0714",
            "ONE-STEP deadline 3 working days
            fee bản-sao 500_000 VND }
            SIMPLIFY fee bản-sao 500_000 VND into § VND * số-bản }",
            "10_001",
            "10_000",
        )
        .shows("2025-01-02T07:30", "500000", "500050")
        .with("số-bản = 50"),
        planted(
            "a choice",
            "E0714",
            changed!("phí cấp 50.000 đồng khi loại = nhỏ\nphí cấp 20.000 đồng", "phí cấp 20.000 đồng thành § đồng"),
            "20.001",
            "19.999",
        )
        .shows("2025-01-02T07:30", "20000", "20001")
        .with("loại = \"vừa\""),
        // min(giá, 1000) before; with 1001 whoever pays more than 1000 pays one đồng more.
        planted(
            "a greatest fee",
            "E0714",
            changed!("phí cấp min(giá, 1.000 đồng)", "phí cấp min(giá, 1.000 đồng) thành min(giá, § đồng)"),
            "1.001",
            "999",
        )
        .shows("2025-01-02T07:30", "1000", "1001")
        .with("giá = 1001"),
        // A sheet less, a copy more: raised for who takes copies and no sheets.
        planted(
            "two numbers",
            "E0714",
            changed!(
                "phí cấp 500 đồng * số-bản + 2.000 đồng * số-tờ",
                "phí cấp 500 đồng * số-bản + 2.000 đồng * số-tờ thành § đồng * số-bản + 1.999 đồng * số-tờ"
            ),
            "501",
            "500",
        )
        .shows("2025-01-02T07:30", "500", "501")
        .with("số-bản = 1, số-tờ = 0"),
        planted(
            "an amount that is set elsewhere in place of one",
            "E0715",
            changed!("lệ phí 10.000 đồng", "lệ phí 10.000 đồng thành §"),
            "theo \"Nghị quyết\"",
            "9.000 đồng",
        )
        .of_every_dossier(),
        // What a resolution set may have been less, unless nothing is asked for now.
        planted(
            "an amount in place of one that is set elsewhere",
            "E0715",
            changed!("lệ phí theo \"Nghị quyết\"", "lệ phí theo \"Nghị quyết\" thành § đồng"),
            "1.000",
            "0",
        )
        .of_every_dossier(),
    ]);
}
