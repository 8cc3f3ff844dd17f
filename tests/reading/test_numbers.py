"""Numbers as sheets show them: units, Chinese digits, conditions, dates."""

from __future__ import annotations

import pytest

from unionnlp.reading.numbers import number_format


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("General", 20, "20"), ("General", 0.5, "0.5"), ("General", 1234567, "1234567"),
        ("General", 123456.789, "123456.789"), ("General", -3, "-3"), ("General", 1e18, "1e+18"),
        ('0"户"', 20, "20户"), ('#,##0"元"', 12000, "12000元"), ('#,##0.00"元"', 1234.5, "1234.50元"),
        ("0%", 0.95, "95%"), ("0.0%", 0.9533, "95.3%"), ("0%", 0.955, "96%"), ('0"月"', 3, "3月"),
        ('"第"0"周"', 5, "第5周"), ('"约"0"人"', 30, "约30人"), ("￥#,##0", 500, "￥500"),
        ("[$￥-804]#,##0.00", 500, "￥500.00"), ("¥0", 5, "¥5"), ('0.0,"千元"', 12345, "12.3千元"),
        (r'0\户', 20, "20户"), ('0!.0,"万元"', 12345, "1.2万元"), ("0_ ", 7, "7"), ("000", 7, "007"),
        ("0.##", 7, "7"), ("0.##", 7.125, "7.13"), ("#", 0, ""), ('"共"#"项"', 6, "共6项"),
        ('0"人次"', 1e6, "1000000人次"), ('G/通用格式"人"', 12, "12人"), ('General"节"', 2.5, "2.5节"),
        ("[DBNum1][$-804]General", 20, "二十"), ('[DBNum1]0"户"', 20, "二十户"),
        ('[DBNum1][$-804]General"月"', 3, "三月"), ('[DBNum2]0"元"', 105, "壹佰零伍元"),
        ("[DBNum3]0", 12, "１２"), ('[DBNum1]0.0', 3.5, "三.五"),
        ('0"人";"减"0"人";"无"', -3, "减3人"), ('0"人";"减"0"人";"无"', 0, "无"), ("0;0", -3, "3"),
        (";;;", 5, ""), ('[>=10000]0!.0,"万";0"元"', 23000, "2.3万"),
        ('[>=10000]0!.0,"万";0"元"', 300, "300元"), ('[=1]"已完成";[=0]"未完成";0', 1, "已完成"),
        ('[红色]0"户"', 3, "3户"), ("[Red]-0", 3, "-3"), ('0"户', 3, "3户"), ("0.00E+00", 5, "5.0000"),
    ],
)  # fmt: skip
def test_numbers(code: str, value: float, shown: str) -> None:
    assert number_format(code).number(value) == shown


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("yyyy/m/d", 46089, "2026年3月8日"), ('yyyy"年"m"月"', 46089, "2026年3月"),
        ('m"月"d"日"', 46089, "3月8日"), ('m"月"', 46089, "3月"), ("h:mm", 0.604167, "14:30"),
        ("yyyy/m/d h:mm", 46089.604167, "2026年3月8日 14:30"), ("d", 46089, "8日"),
        ('[DBNum1][$-804]yyyy"年"m"月"d"日"', 46089, "2026年3月8日"), ("[h]:mm", 0.5, "12:00"),
        ("yyyy/m/d", -5, "-5"), ("yyyy/m/d", 1e9, "1000000000"), ("yyyy/m/d", 1, "1900年1月1日"),
    ],
)  # fmt: skip
def test_dates(code: str, value: float, shown: str) -> None:
    form = number_format(code)
    assert form.is_date
    assert form.date(value) == shown


@pytest.mark.parametrize(
    "code", ["General", '0"月"', '0"日"', "@", '"d"0', r"0\d", '0"年"', "[Red]0"]
)
def test_what_is_no_date(code: str) -> None:
    assert not number_format(code).is_date


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", "会"),
        ("@", "会"),
        ('@"小学"', "会小学"),
        ('0;0;0;"校"@', "校会"),
        ('0"户"', "会"),
        (";;;", ""),
    ],
)
def test_texts(code: str, shown: str) -> None:
    assert number_format(code).text("会") == shown


@pytest.mark.parametrize(
    "code",
    [
        '"' * 255,
        "[" * 255,
        "\\" * 255,
        "0" * 255,
        ";" * 255,
        "." * 255,
        "%" * 200 + "0",
        "0" + "," * 200,
        "_",
        "*",
    ],
)
def test_damaged_formats_end(code: str) -> None:
    form = number_format(code)
    assert isinstance(form.number(12.5), str)
    assert isinstance(form.text("会"), str)
