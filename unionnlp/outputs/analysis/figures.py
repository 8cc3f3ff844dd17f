"""Pictures of a corpus with Matplotlib: Chinese without boxes, items by months.

Needs the extra ``figures`` (``pip install 'unionnlp[figures]'``), which brings Noto Sans SC
along, so that pictures look the same on a machine without Chinese fonts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from unionnlp.errors import OutputError
from unionnlp.items.catalogue import load as catalogue

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

MONTHS = tuple(range(1, 13))
# Fonts of Windows, macOS and Linux that hold simplified Chinese, for machines without the extra.
_SYSTEM_FONTS = (
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
    "SimHei",
)


def use_chinese_font() -> str:
    """Make Matplotlib draw Chinese from now on; return the name of the font.

    Raises ``OutputError`` (U400) where no font with Chinese characters is found.
    """
    import matplotlib as mpl

    name = _shipped_font() or _system_font()
    if name is None:
        raise OutputError("no Chinese font found; pip install 'unionnlp[figures]' brings one")
    families = mpl.rcParams["font.sans-serif"]
    mpl.rcParams["font.family"] = "sans-serif"
    mpl.rcParams["font.sans-serif"] = [name, *(f for f in families if f != name)]
    mpl.rcParams["axes.unicode_minus"] = False  # few Chinese fonts have U+2212
    return name


def _shipped_font() -> str | None:
    try:
        import pylopdf_fonts_zh_cn as shipped
    except ImportError:
        return None
    from matplotlib import font_manager

    path = shipped.sans_path()
    font_manager.fontManager.addfont(path)
    return str(font_manager.FontProperties(fname=path).get_name())


def _system_font() -> str | None:
    from matplotlib import font_manager

    known = set(font_manager.get_font_names())
    return next((name for name in _SYSTEM_FONTS if name in known), None)


def item_months(tables: Mapping[str, pd.DataFrame], *, shares: bool = False) -> pd.DataFrame:
    """Return a row for each standard item, a column for each month: documents that do it then.

    ``tables`` is what ``frames`` gives. An item belongs to the months of the dates and
    activities that begin in its passage, or else on its line; an item of one fixed day (教师节)
    that stands in a row with other days belongs to its own. What can mean two months
    (春节, 中秋) counts in both. With ``shares`` the counts are divided by the number of
    documents. Items without a month are left out; the others stand in the order of the
    catalogue.
    """
    import pandas as pd

    columns = ["document_id", "start_char", "months"]
    facts = pd.concat([tables["schedule"][columns], tables["dates"][columns]])
    facts = facts[facts["months"].map(len) > 0].sort_values("start_char", kind="stable")
    if facts.empty or tables["items"].empty:
        return pd.DataFrame(columns=pd.Index(MONTHS, name="month"), dtype="int64")
    lines = tables["items"].dropna(subset=["line_start"])
    lines = lines.rename(columns={"start_char": "from", "end_char": "to"})
    lines = lines[["document_id", "item_zh", "from", "to", "line_start", "line_end"]]
    lines = lines.astype({"line_start": "int64", "line_end": "int64"})
    places = lines[["document_id", "line_start", "line_end"]].drop_duplicates()
    found = pd.merge_asof(
        facts.astype({"start_char": "int64"}),
        places.sort_values("line_start"),
        left_on="start_char",
        right_on="line_start",
        by="document_id",
    )
    found = (
        found[found["start_char"] < found["line_end"]].drop(columns="line_end").explode("months")
    )
    dated = found.merge(lines, on=["document_id", "line_start"])
    dated = _closest(dated, dated["start_char"].between(dated["from"], dated["to"] - 1))
    fixed = {item.zh: item.months[0] for item in catalogue().items if len(item.months) == 1}
    dated = _closest(dated, dated["item_zh"].astype(str).map(fixed) == dated["months"])
    dated = dated[["document_id", "item_zh", "months"]].drop_duplicates()
    counts = pd.crosstab(dated["item_zh"], dated["months"].astype("int64"))
    counts = counts.reindex(columns=list(MONTHS), fill_value=0).rename_axis("month", axis=1)
    return counts / max(len(tables["documents"]), 1) if shares else counts


def _closest(dated: pd.DataFrame, close: pd.Series[bool]) -> pd.DataFrame:
    """Keep the rows that are ``close``, and all of those mentions for which none is."""
    mentions = [dated[name] for name in ("document_id", "line_start", "item_zh")]
    return dated[close | ~close.groupby(mentions, observed=True).transform("any")]


def heatmap(table: pd.DataFrame, *, title: str = "", label: str = "文档数") -> Axes:
    """Draw a table of numbers as a heat map with the numbers in it; return the axes.

    Rows are drawn from the top; ``label`` names the colour bar. Shares (floats) are shown
    in percent, zeros as empty cells. Raises ``ValueError`` for a table without cells.
    """
    if not table.size:
        raise ValueError("the table is empty: there is nothing to draw")
    import matplotlib.pyplot as plt
    from matplotlib.ticker import PercentFormatter

    use_chinese_font()
    values = table.to_numpy(dtype=float)
    height, width = values.shape
    figure, axes = plt.subplots(
        figsize=(2.8 + 0.5 * width, 1.2 + 0.3 * height), layout="constrained"
    )
    image = axes.imshow(values, cmap="YlOrRd", aspect="auto", vmin=0)
    axes.set_xticks(range(width), [str(c) for c in table.columns])
    axes.set_yticks(range(height), [str(i) for i in table.index])
    axes.set_xlabel("月份" if table.columns.name == "month" else str(table.columns.name or ""))
    axes.set_title(title)
    shares = all(kind.kind == "f" for kind in table.dtypes)
    middle = values.max(initial=0) / 2
    for row, column in zip(*values.nonzero(), strict=True):
        value = values[row, column]
        text = f"{value:.0%}" if shares else f"{value:.0f}"
        colour = "white" if value > middle * 1.3 else "black"
        axes.text(column, row, text, ha="center", va="center", fontsize=8, color=colour)
    percent = PercentFormatter(1, decimals=0) if shares else None
    figure.colorbar(image, ax=axes, label=label, shrink=0.6, format=percent)
    return axes
