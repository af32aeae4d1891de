import pandas as pd
import pytest

from dashboard import colors, store
from dashboard.screens import funding
from tests.dashboard.app import opened, said

ANY = {
    "is_example": True,
    "hub": None,
    "region": None,
    "types": [],
    "year": None,
    "rung": None,
    "form": None,
    "recurrence": None,
}
RUNGS = list(funding.words.RUNGS)


def asked(name: str, **chosen) -> pd.DataFrame:
    return store.ask(name, **ANY | chosen)


def sums(**chosen) -> pd.DataFrame:
    return store.ask("funding_sums", first=0, rows=None, **ANY | chosen)


def test_the_ladder_keeps_steps_forms_and_recurrence_apart(live):
    live("life")
    columns = ["rung", "form", "recurrence", "sums_count", "total_usd"]
    assert asked("funding_ladder")[columns].values.tolist() == [
        ["stated", "cash", "annual", 1, 75000],
        ["stated", "loan", "one_off", 1, 20000],
        ["confirmed", "cash", "multi_year_total", 1, 60000],
        ["delivered", "cash", "one_off", 1, 20000],
        ["delivered", "in_kind", "one_off", 1, 5000],
    ]


@pytest.mark.parametrize("case", ["empty", "life", "many"])
@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"hub": "example-kisima"},
        {"region": "AFR"},
        {"types": ["events"]},
        {"year": 2025},
        {"year": 2024, "form": "cash"},
        {"rung": "stated", "recurrence": "multi_year_total"},
    ],
)
def test_every_total_is_the_sum_of_its_rows(live, case, chosen):
    live(case)
    rows, ladder, summary = sums(**chosen), asked("funding_ladder", **chosen), asked("funding_summary", **chosen)
    tables = [asked("funding_by_group", group=group, **chosen) for group in ("hub", "region", "year")]
    for rung in RUNGS:
        total = rows.loc[rows["rung"] == rung, "usd"].sum()
        assert summary.iloc[0][f"{rung}_usd"] == pytest.approx(total, abs=0.01)
        assert ladder.loc[ladder["rung"] == rung, "total_usd"].sum() == pytest.approx(total, abs=0.01)
        for table in tables:
            assert table[f"{rung}_usd"].sum() == pytest.approx(total, abs=0.01)


@pytest.mark.parametrize("case", ["life", "many"])
def test_a_type_has_the_sums_of_its_services(live, case):
    live(case)
    by_type = asked("funding_by_group", group="type").groupby("name")[[f"{rung}_usd" for rung in RUNGS]].sum()
    for type_id, name in store.ask("service_types").values.tolist():
        if name in by_type.index:
            rows = sums(types=[type_id])
            for rung in RUNGS:
                total = rows.loc[rows["rung"] == rung, "usd"].sum()
                assert by_type.loc[name, f"{rung}_usd"] == pytest.approx(total)


@pytest.mark.parametrize("case", ["empty", "one", "life", "many"])
def test_each_sum_found_is_inside_or_outside(live, case):
    live(case)
    summary, outside = asked("funding_summary").iloc[0], asked("funding_outside")
    assert summary["all_sums_count"] == len(sums()) + len(outside) == summary["sums_count"]
    assert summary["outside_count"] == len(outside)
    assert outside["outside"].notna().all()


def test_what_is_outside_has_its_reason(live):
    live("life")
    outside = asked("funding_outside")
    assert dict(zip(outside["text"], outside["outside"], strict=True)) == {
        "of which KES 1,300,000 in staff time": "part of another sum",
        "we hope to raise US$ 1 million": "no pledge: fundraising goal",
        "a budget of 9 000 for maps": "currency not told",
        "a generous grant": "no amount stated",
        "US$ 5,000, as the first plan said": "in a plan that a later one replaces",
        "loans of up to US$ 90,000": "an upper limit",
    }


def test_a_year_counts_its_share_of_each_sum(live):
    live("life")
    assert dict(zip(sums(year=2025)["text"], sums(year=2025)["usd"], strict=True)) == {
        "US$ 25,000 a year in cash": 25000,
        "a loan of US$ 20,000": 20000,
        "US$ 60,000 over three years": 20000,
        "650,000 KES in kind": 5000,
    }
    assert "currency not told" in asked("funding_outside", year=2026)["outside"].tolist()


def test_parts_of_a_sum_over_years_add_up_to_it_again(live):
    live("many")
    assert asked("funding_by_group", group="year")["stated_usd"].sum() == pytest.approx(
        sum(range(1001, 1061)), abs=0.001
    )


def test_the_answer_never_adds_steps_or_forms(live):
    live("life")
    words = said(opened("funding.py", data="Examples"))
    assert (
        "Of 4 example hubs: stated by 2, US$ 75,000 cash and US$ 20,000 loan; confirmed for 1, US$ 60,000 cash; "
        "delivered by 1, US$ 20,000 cash and US$ 5,000 in kind." in words
    )
    assert "1 of 4 hubs reaches the US$ 25,000 minimum." in words
    assert "5 of 11 sums found may enter a total." in words
    for mixed in ("95,000", "180,000", "155,000"):
        assert mixed not in words


def test_the_minimum_has_four_answers(live):
    live("life")
    app = opened("funding.py", data="Examples")
    table = next(table.value for table in app.dataframe if "verdict" in table.value)
    assert dict(zip(table["hub"].str.partition("#")[2], table["verdict"], strict=True)) == {
        "Testona%20Nuova": "◑ needs a person",
        "Wadi%20%3Cb%3ETest%3C/b%3E": "✕ not met",
        "Porto%20Teste": "○ no amount stated",
        "Kisima": "● met",
    }
    assert "Of 4 example hubs: ● met 1" in said(app).replace("\u00a0", " ")


def test_each_sum_shows_its_currency_and_dated_rate(live):
    live("life")
    app = opened("funding.py", data="Examples", step="delivered", form="in kind")
    row = next(table.value for table in app.dataframe if "rate" in table.value).iloc[0]
    assert row[["sum", "usd", "rate", "years"]].tolist() == [
        "KES 650,000",
        "US$ 5,000",
        "130 KES for US$ 1 on 10 May 2026 (test rates)",
        "2025",
    ]


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("Hub", "Kisima"),
        ("Region of the hub", "Africa"),
        ("Type of service", "Training and education"),
        ("Year", "2024"),
    ],
)
def test_the_ladder_by_each_group(live, by, name):
    live("life")
    app = opened("funding.py", data="Examples", by=by)
    table = next(table.value for table in app.dataframe if "confirmed" in table.value)
    assert name in table["name"].tolist()


def test_real_hubs_show_no_example_and_say_why(live):
    live("life")
    words = said(opened("funding.py", data="Real hubs"))
    assert "No sum of money is known of any of the 1 hub." in words
    assert "No pledged amount of a real hub is public" in words
    assert "no amount stated 1" in words.replace("\u00a0", " ")
    assert "Kisima" not in words


def test_no_fit_names_the_filters(live):
    live("life")
    assert "No sum fits all of these filters" in said(opened("funding.py", data="Examples", form="mixed"))


def test_bars_share_one_scale_and_stand_under_their_step(live):
    live("life")
    for width in ("wide", "narrow"):
        figure = funding.charts.ladder(asked("funding_ladder"), colors.LIGHT, width)
        assert figure.data[0].x == (75000, 20000, 60000, 20000, 5000)
        assert figure.data[0].y == (1, 2, 4, 6, 7)
        assert figure.layout.xaxis.rangemode == "tozero"
        assert [note.y for note in figure.layout.annotations] == [0, 3, 5]
    empty = funding.charts.ladder(asked("funding_ladder", form="mixed"), colors.LIGHT)
    assert [note.text.partition("·")[2].strip() for note in empty.layout.annotations] == ["no sum"] * 3


def test_many_sums_come_page_by_page(live):
    live("many")
    app = opened("funding.py", data="Examples")
    assert "Of 60 example hubs: stated by 60, US$ 30,930 cash and US$ 30,900 in kind" in said(app)
    assert len(next(table.value for table in app.dataframe if "rate" in table.value)) == 60
