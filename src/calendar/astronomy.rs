//! Computes the two moments that a lunisolar calendar rests on: the new moons and the sun's
//! longitude at a midnight. Formulas of J. Meeus, *Astronomical Algorithms* (2nd ed.): ch. 49 for new
//! moons (within about 15 seconds), ch. 22, 25 and 32 for the sun (within about a second of arc, or
//! half a minute of time), and the Espenak-Meeus polynomials for the slowing of the earth's rotation.

use std::f64::consts::{PI, TAU};

/// Vietnam keeps UTC+7 (Decision 121-CP of 1967); as a part of a day.
const ZONE: f64 = 7.0 / 24.0;

/// New moons closer to midnight in Vietnam than the series is exact, settled by the JPL ephemeris
/// DE421: number and Julian day number. In July 1967 it fell at 00:00:04 on the 8th.
const SETTLED: [(i64, i64); 1] = [(-402, 2_439_680)];

/// The Julian day number of the local day on which the `k`th new moon since 2000-01-06 falls.
pub(super) fn new_moon_day(k: i64) -> i64 {
    if let Some(&(_, day)) = SETTLED.iter().find(|&&(number, _)| number == k) {
        return day;
    }
    let k = k as f64;
    let terrestrial = new_moon(k);
    let year = 2000.0 + k / 12.3685;
    let local = terrestrial - delta_t(year) / 86_400.0 + ZONE;
    (local + 0.5).floor() as i64
}

/// Which of the twelve 30-degree parts the sun is in when the local day `day` (a Julian day number)
/// begins: 9 from the winter solstice on. A part begins with a principal term (trung khí).
pub(super) fn sun_part_at_start(day: i64) -> i64 {
    let midnight_utc = day as f64 - 0.5 - ZONE;
    let year = 2000.0 + (midnight_utc - 2_451_545.0) / 365.2425;
    let terrestrial = midnight_utc + delta_t(year) / 86_400.0;
    (sun_longitude(terrestrial).rem_euclid(TAU) / (PI / 6.0)).floor() as i64
}

/// The number of the last new moon before the Julian day `day`, give or take one.
pub(super) fn new_moon_number_near(day: i64) -> i64 {
    ((day as f64 - 2_451_550.1) / 29.530_588_861).floor() as i64
}

/// The moment of the `k`th new moon, a Julian ephemeris day (Meeus ch. 49).
fn new_moon(k: f64) -> f64 {
    let t = k / 1236.85;
    let (t2, t3, t4) = (t * t, t * t * t, t * t * t * t);
    let mean = 2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * t2 - 0.000_000_150 * t3 + 0.000_000_000_73 * t4;
    let e = 1.0 - 0.002_516 * t - 0.000_007_4 * t2;
    let sun = 2.5534 + 29.105_356_70 * k - 0.000_001_4 * t2 - 0.000_000_11 * t3;
    let moon = 201.5643 + 385.816_935_28 * k + 0.010_758_2 * t2 + 0.000_012_38 * t3 - 0.000_000_058 * t4;
    let latitude = 160.7108 + 390.670_502_84 * k - 0.001_611_8 * t2 - 0.000_002_27 * t3 + 0.000_000_011 * t4;
    let node = 124.7746 - 1.563_755_88 * k + 0.002_067_2 * t2 + 0.000_002_15 * t3;

    let periodic: f64 = NEW_MOON_TERMS
        .iter()
        .map(|&(amplitude, power, m, m1, f)| {
            let angle = m * sun + m1 * moon + f * latitude;
            amplitude * e.powi(power) * angle.to_radians().sin()
        })
        .sum();
    let planets: f64 =
        PLANET_TERMS.iter().map(|&(amplitude, start, rate)| amplitude * (start + rate * k).to_radians().sin()).sum();
    let venus = 0.000_325 * (299.77 + 0.107_408 * k - 0.009_173 * t2).to_radians().sin();
    mean + periodic - 0.000_17 * node.to_radians().sin() + planets + venus
}

/// Amplitude in days, power of the eccentricity, and multiples of the sun's anomaly, the moon's
/// anomaly and the moon's argument of latitude.
const NEW_MOON_TERMS: [(f64, i32, f64, f64, f64); 24] = [
    (-0.407_20, 0, 0.0, 1.0, 0.0),
    (0.172_41, 1, 1.0, 0.0, 0.0),
    (0.016_08, 0, 0.0, 2.0, 0.0),
    (0.010_39, 0, 0.0, 0.0, 2.0),
    (0.007_39, 1, -1.0, 1.0, 0.0),
    (-0.005_14, 1, 1.0, 1.0, 0.0),
    (0.002_08, 2, 2.0, 0.0, 0.0),
    (-0.001_11, 0, 0.0, 1.0, -2.0),
    (-0.000_57, 0, 0.0, 1.0, 2.0),
    (0.000_56, 1, 1.0, 2.0, 0.0),
    (-0.000_42, 0, 0.0, 3.0, 0.0),
    (0.000_42, 1, 1.0, 0.0, 2.0),
    (0.000_38, 1, 1.0, 0.0, -2.0),
    (-0.000_24, 1, -1.0, 2.0, 0.0),
    (-0.000_07, 0, 2.0, 1.0, 0.0),
    (0.000_04, 0, 0.0, 2.0, -2.0),
    (0.000_04, 0, 3.0, 0.0, 0.0),
    (0.000_03, 0, 1.0, 1.0, -2.0),
    (0.000_03, 0, 0.0, 2.0, 2.0),
    (-0.000_03, 0, 1.0, 1.0, 2.0),
    (0.000_03, 0, -1.0, 1.0, 2.0),
    (-0.000_02, 0, -1.0, 1.0, -2.0),
    (-0.000_02, 0, 1.0, 3.0, 0.0),
    (0.000_02, 0, 0.0, 4.0, 0.0),
];

/// Amplitude in days, and an angle in degrees that grows with the new moon's number.
const PLANET_TERMS: [(f64, f64, f64); 13] = [
    (0.000_165, 251.88, 0.016_321),
    (0.000_164, 251.83, 26.651_886),
    (0.000_126, 349.42, 36.412_478),
    (0.000_110, 84.66, 18.206_239),
    (0.000_062, 141.74, 53.303_771),
    (0.000_060, 207.14, 2.453_732),
    (0.000_056, 154.84, 7.306_860),
    (0.000_047, 34.52, 27.261_239),
    (0.000_042, 207.19, 0.121_824),
    (0.000_040, 291.34, 1.844_379),
    (0.000_037, 161.72, 24.198_154),
    (0.000_035, 239.56, 25.513_099),
    (0.000_023, 331.55, 3.592_518),
];

/// The sun's apparent longitude in radians at a Julian ephemeris day.
fn sun_longitude(jde: f64) -> f64 {
    let t = (jde - 2_451_545.0) / 365_250.0;
    let series = |terms: &[(f64, f64, f64)]| -> f64 { terms.iter().map(|&(a, b, c)| a * (b + c * t).cos()).sum() };
    let earth = (series(&EARTH_L0) + t * (series(&EARTH_L1) + t * (series(&EARTH_L2) + t * series(&EARTH_L3)))) * 1e-8;
    let centuries = t * 10.0;
    let anomaly = (357.529_11 + 35_999.050_29 * centuries).to_radians();
    let radius = 1.000_14 - 0.016_71 * anomaly.cos() - 0.000_14 * (2.0 * anomaly).cos();
    let node = (125.044_52 - 1_934.136_261 * centuries).to_radians();
    let moon_anomaly = (134.962_98 + 477_198.867_398 * centuries).to_radians();
    let sun_mean = (280.466_5 + 36_000.769_8 * centuries).to_radians();
    let moon_mean = (218.316_5 + 481_267.881_3 * centuries).to_radians();
    let nutation = -17.1996 * node.sin() - 1.3187 * (2.0 * sun_mean).sin() - 0.2274 * (2.0 * moon_mean).sin()
        + 0.2062 * (2.0 * node).sin()
        + 0.1426 * anomaly.sin()
        + 0.0712 * moon_anomaly.sin()
        - 0.0517 * (2.0 * sun_mean + anomaly).sin()
        - 0.0386 * (2.0 * moon_mean - node).sin()
        - 0.0301 * (2.0 * moon_mean + moon_anomaly).sin()
        + 0.0217 * (2.0 * sun_mean - anomaly).sin();
    // The fifth fundamental catalogue's frame, nutation and aberration, in seconds of arc.
    let arc_seconds = -0.090_33 + nutation - 20.4898 / radius;
    earth + PI + (arc_seconds / 3600.0).to_radians()
}

/// The leading terms of the earth's longitude in VSOP87: amplitude, phase and rate.
const EARTH_L0: [(f64, f64, f64); 64] = [
    (175_347_046.0, 0.0, 0.0),
    (3_341_656.0, 4.669_256_8, 6_283.075_85),
    (34_894.0, 4.626_1, 12_566.151_7),
    (3_497.0, 2.744_1, 5_753.384_9),
    (3_418.0, 2.828_9, 3.523_1),
    (3_136.0, 3.627_7, 77_713.771_5),
    (2_676.0, 4.418_1, 7_860.419_4),
    (2_343.0, 6.135_2, 3_930.209_7),
    (1_324.0, 0.742_5, 11_506.769_8),
    (1_273.0, 2.037_1, 529.691),
    (1_199.0, 1.109_6, 1_577.343_5),
    (990.0, 5.233, 5_884.927),
    (902.0, 2.045, 26.298),
    (857.0, 3.508, 398.149),
    (780.0, 1.179, 5_223.694),
    (753.0, 2.533, 5_507.553),
    (505.0, 4.583, 18_849.228),
    (492.0, 4.205, 775.523),
    (357.0, 2.92, 0.067),
    (317.0, 5.849, 11_790.629),
    (284.0, 1.899, 796.298),
    (271.0, 0.315, 10_977.079),
    (243.0, 0.345, 5_486.778),
    (206.0, 4.806, 2_544.314),
    (205.0, 1.869, 5_573.143),
    (202.0, 2.458, 6_069.777),
    (156.0, 0.833, 213.299),
    (132.0, 3.411, 2_942.463),
    (126.0, 1.083, 20.775),
    (115.0, 0.645, 0.98),
    (103.0, 0.636, 4_694.003),
    (102.0, 0.976, 15_720.839),
    (102.0, 4.267, 7.114),
    (99.0, 6.21, 2_146.17),
    (98.0, 0.68, 155.42),
    (86.0, 5.98, 161_000.69),
    (85.0, 1.3, 6_275.96),
    (85.0, 3.67, 71_430.7),
    (80.0, 1.81, 17_260.15),
    (79.0, 3.04, 12_036.46),
    (75.0, 1.76, 5_088.63),
    (74.0, 3.5, 3_154.69),
    (74.0, 4.68, 801.82),
    (70.0, 0.83, 9_437.76),
    (62.0, 3.98, 8_827.39),
    (61.0, 1.82, 7_084.9),
    (57.0, 2.78, 6_286.6),
    (56.0, 4.39, 14_143.5),
    (56.0, 3.47, 6_279.55),
    (52.0, 0.19, 12_139.55),
    (52.0, 1.33, 1_748.02),
    (51.0, 0.28, 5_856.48),
    (49.0, 0.49, 1_194.45),
    (41.0, 5.37, 8_429.24),
    (41.0, 2.4, 19_651.05),
    (39.0, 6.17, 10_447.39),
    (37.0, 6.04, 10_213.29),
    (37.0, 2.57, 1_059.38),
    (36.0, 1.71, 2_352.87),
    (36.0, 1.78, 6_812.77),
    (33.0, 0.59, 17_789.85),
    (30.0, 0.44, 83_996.85),
    (30.0, 2.74, 1_349.87),
    (25.0, 3.16, 4_690.48),
];
const EARTH_L1: [(f64, f64, f64); 22] = [
    (628_331_966_747.0, 0.0, 0.0),
    (206_059.0, 2.678_235, 6_283.075_85),
    (4_303.0, 2.635_1, 12_566.151_7),
    (425.0, 1.59, 3.523),
    (119.0, 5.796, 26.298),
    (109.0, 2.966, 1_577.344),
    (93.0, 2.59, 18_849.23),
    (72.0, 1.14, 529.69),
    (68.0, 1.87, 398.15),
    (67.0, 4.41, 5_507.55),
    (59.0, 2.89, 5_223.69),
    (56.0, 2.17, 155.42),
    (45.0, 0.4, 796.3),
    (36.0, 0.47, 775.52),
    (29.0, 2.65, 7.11),
    (21.0, 5.34, 0.98),
    (19.0, 1.85, 5_486.78),
    (19.0, 4.97, 213.3),
    (17.0, 2.99, 6_275.96),
    (16.0, 0.03, 2_544.31),
    (16.0, 1.43, 2_146.17),
    (15.0, 1.21, 10_977.08),
];
const EARTH_L2: [(f64, f64, f64); 7] = [
    (52_919.0, 0.0, 0.0),
    (8_720.0, 1.072_1, 6_283.075_8),
    (309.0, 0.867, 12_566.152),
    (27.0, 0.05, 3.52),
    (16.0, 5.19, 26.3),
    (16.0, 3.68, 155.42),
    (10.0, 0.76, 18_849.23),
];
const EARTH_L3: [(f64, f64, f64); 1] = [(289.0, 5.844, 6_283.076)];

/// Terrestrial minus universal time in seconds (F. Espenak and J. Meeus, 2006): measured up to
/// 2005, foreseen after.
fn delta_t(year: f64) -> f64 {
    let polynomial = |from: f64, coefficients: &[f64]| -> f64 {
        let t = year - from;
        coefficients.iter().rev().fold(0.0, |sum, c| sum * t + c)
    };
    if year < 1920.0 {
        polynomial(1900.0, &[-2.79, 1.494_119, -0.059_893_9, 0.006_196_6, -0.000_197])
    } else if year < 1941.0 {
        polynomial(1_920.0, &[21.20, 0.844_93, -0.0761, 0.002_093_6])
    } else if year < 1961.0 {
        polynomial(1_950.0, &[29.07, 0.407, -1.0 / 233.0, 1.0 / 2547.0])
    } else if year < 1986.0 {
        polynomial(1_975.0, &[45.45, 1.067, -1.0 / 260.0, -1.0 / 718.0])
    } else if year < 2005.0 {
        polynomial(2000.0, &[63.86, 0.3345, -0.060_374, 0.001_727_5, 0.000_651_814, 0.000_023_735_99])
    } else if year < 2050.0 {
        polynomial(2_000.0, &[62.92, 0.322_17, 0.005_589])
    } else {
        let century = (year - 1820.0) / 100.0;
        let until_2150 = if year < 2150.0 { 0.5628 * (2150.0 - year) } else { 0.0 };
        -20.0 + 32.0 * century * century - until_2150
    }
}
