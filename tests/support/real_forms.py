"""Files of the forms that offices and publishers really bring out, small and with made-up numbers: rows in.

`FORMS` leads from the number of a form in the list that testers kept to the file and what a person answers; its values
are what must come of it.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import openpyxl

from tests.support.own_tables import workbook


@dataclass(frozen=True)
class RealFile:
    """A file as it is published: its name, its content, what the person answers (TOML), the values expected, each as
    'region indicator year number', and what is told."""

    name: str
    content: bytes
    values: Sequence[str]
    answers: str = ""
    told: str = ""


def csv_file(text: str, encoding: str = "utf-8") -> bytes:
    return text.replace("\n", "\r\n").encode(encoding)


def sheets(**named: Sequence[Sequence[object]]) -> bytes:
    """A workbook with merged cells; the text '<' continues the cell left of it."""
    stream = io.BytesIO()
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in named.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row, 1):
                if cell != "<":
                    sheet.cell(number, column, cell)
        _merge(sheet, rows)
    book.save(stream)
    return stream.getvalue()


def _merge(sheet: "openpyxl.worksheet.worksheet.Worksheet", rows: Sequence[Sequence[object]]) -> None:
    for number, row in enumerate(rows, 1):
        column = 0
        while column < len(row):
            end = column
            while end + 1 < len(row) and row[end + 1] == "<":
                end += 1
            if end > column:
                sheet.merge_cells(start_row=number, start_column=column + 1, end_row=number, end_column=end + 1)
            column = end + 1


def population(day: str, total: int) -> str:
    """Regionalstatistik 12411-01-01-4: five lines before the head, three lines of head, keys of all levels."""
    return (
        "GENESIS-Tabelle: 12411-01-01-4\n"
        "Bevölkerung nach Geschlecht - Stichtag 31.12. - regionale Tiefe: Kreise und krfr. Städte;;;;\n"
        "Fortschreibung des Bevölkerungsstandes;;;;\n"
        "Bevölkerungsstand (Anzahl);;;;\n"
        ";;;;\n"
        ";;Bevölkerung;Bevölkerung;Bevölkerung\n"
        ";;Insgesamt;männlich;weiblich\n"
        f";;{day};{day};{day}\n"
        "DG;Deutschland;83237124;41033110;42204014\n"
        "05;  Nordrhein-Westfalen;17924591;8798631;9125960\n"
        "053;    Köln, Regierungsbezirk;4477410;2192000;2285410\n"
        f"05370;      Heinsberg, Kreis;{total};{total // 2};{total - total // 2}\n"
        "05358;      Düren, Kreis;265140;131000;134140\n"
        "05354;      Aachen, Kreis;-;-;-\n"
        "__________\n"
        "© Statistische Ämter des Bundes und der Länder, 2023\n"
        "Stand: 10.07.2023 / 16:44:50\n"
    )


INKAR_ROWS = (
    ("Kennziffer", "Raumeinheit", "Aggregat", "Bruttoverdienst", "Bruttoverdienst"),
    ("", "", "", "2016", "2017"),
    ("01001", "Flensburg", "krsfr. Stadt", "2500,1", "2600,2"),
    ("05370", "Heinsberg", "Landkreis", "2400,5", "2450,6"),
    ("05116", "Mönchengladbach, Stadt", "krsfr. Stadt", "2390,0", "2440,0"),
)
GROSS = (
    '[indicators.Bruttoverdienst]\nunit = "Euro"\nunit_kind = "Verhältnis"\ndirection = "ohne"\n'
    'definition = "Bruttoverdienst je Monat"\ngoal = "8"\n'
)
GROSS_VALUES = (
    *("01001 own_bruttoverdienst 2016 2500.1", "01001 own_bruttoverdienst 2017 2600.2"),
    *("05370 own_bruttoverdienst 2016 2400.5", "05370 own_bruttoverdienst 2017 2450.6"),
    *("05116 own_bruttoverdienst 2016 2390.0", "05116 own_bruttoverdienst 2017 2440.0"),
)
POPULATION_IS = '[indicators."{name}"]\nis = "population"\n'
REGISTER = (
    ("Kreisfreie Städte und Landkreise nach Fläche, Bevölkerung und Bevölkerungsdichte", "<", "<", "<", "<", "<"),
    ("am 31.12.2022", "", "", "", "", ""),
    (
        "Schlüssel-nummer",
        "Regionale Bezeichnung",
        "Kreis / Landkreis",
        "NUTS3",
        "Fläche in km2",
        "Bevölkerung",
        "<",
        "<",
    ),
    ("", "", "", "", "", "insgesamt", "männlich", "je km2"),
    ("05", "", "Nordrhein-Westfalen", "", "34112.44", 18139116, 8911000, 532),
    ("05370", "Kreis", "Heinsberg", "DEA29", 627.91, 260800, 129000, 415),
    ("05358", "Kreis", "Düren", "DEA26", 941.37, 268000, 133000, 285),
)


def csv_of(rows: Sequence[Sequence[object]]) -> str:
    return "".join(";".join(map(str, row)) + "\n" for row in rows)


FORMS: dict[int, RealFile] = {
    1: RealFile(
        "12411-01-01-4.csv",
        csv_file(population("31.12.2021", 257803), "cp1252"),
        ["DE population 2021 83237124", "05 population 2021 17924591", "05370 population 2021 257803",
         "05358 population 2021 265140"],
        told="Tabelle der amtlichen Statistik (GENESIS, Regionalstatistik) 12411-01-01-4",
    ),
    2: RealFile(
        "12411-01-01-4.csv",
        csv_file(population("31.12.2018", 254322), "cp1252"),
        ["DE population 2018 83237124", "05 population 2018 17924591", "05370 population 2018 254322",
         "05358 population 2018 265140"],
    ),
    3: RealFile(
        "23111-01-04-4.csv",
        csv_file(
            "GENESIS-Tabelle: 23111-01-04-4\nKrankenhäuser und aufgestellte Betten;;;;\n"
            "Grunddaten der Krankenhäuser;;;;\n"
            ";;;Krankenhäuser;aufgestellte Betten\n;;;insgesamt;insgesamt\n"
            ";;;Stichtag;Jahresdurchschnitt\n;;;Anzahl;Anzahl\n"
            "2017;05370;      Heinsberg, Kreis;4;1012\n2017;05358;      Düren, Kreis;6;1490\n__________\n",
            "cp1252",
        ),
        ["05370 own_betten 2017 1012", "05358 own_betten 2017 1490"],
        '[indicators."Krankenhäuser, insgesamt, Stichtag"]\nis = ""\n'
        '[indicators."aufgestellte Betten, insgesamt, Jahresdurchschnitt"]\nname = "Betten"\nunit = "Betten"\n'
        'unit_kind = "Menge"\ndirection = "ohne"\n'
        'definition = "Aufgestellte Betten im Jahresdurchschnitt"\ngoal = "3"\n',
    ),
    4: RealFile(
        "11111-01-01-4.csv",
        csv_file(
            "GENESIS-Tabelle: 11111-01-01-4\nGebietsfläche in qkm;;;\n"
            "Feststellung des Gebietsstands;;;\n;;;Gebietsfläche\n;;;qkm\n"
            "31.12.2021;05370;      Heinsberg, Kreis;627,99\n31.12.2021;05358;      Düren, Kreis;941,49\n__________\n",
            "cp1252",
        ),
        ["05370 own_flaeche 2021 627.99", "05358 own_flaeche 2021 941.49"],
        '[indicators."Gebietsfläche, qkm"]\nname = "Fläche"\nunit = "km²"\nunit_kind = "Menge"\ndirection = "ohne"\n'
        'definition = "Fläche des Gebiets"\ngoal = "15"\n',
    ),
    5: RealFile(
        "DE_Bevoelkerung_2018_GeschlechtAlter.xlsx",
        sheets(
            Tabelle=[
                ["Bevölkerung: Deutschland, Stichtag, Altersjahre, Geschlecht"],
                ["GENESIS-Tabelle: 12411-0006"],
                ["Altersjahre", "männlich", "weiblich", "Insgesamt"],
                ["unter 1 Jahr", 404000, 383000, 787000],
                ["Insgesamt", 40966691, 42052522, 83019213],
            ]
        ),
        [],
        told="Die Tabelle nennt in keiner Zeile und keiner Spalte ein Land, einen Kreis",
    ),
    6: RealFile(
        "12411-0013.csv",
        csv_file(
            "GENESIS-Tabelle: 12411-0013\nBevölkerung: Bundesländer, Stichtag;;;\n"
            "Fortschreibung des Bevölkerungsstandes;;;\n"
            ";Nordrhein-Westfalen;Hessen;Bayern\n31.12.2021;17924591;6295017;13176989\n"
            "31.12.2020;17925570;6293154;13140183\n__________\n",
            "cp1252",
        ),
        [
            *("05 population 2021 17924591", "06 population 2021 6295017", "09 population 2021 13176989"),
            *("05 population 2020 17925570", "06 population 2020 6293154", "09 population 2020 13140183"),
        ],
        '[said]\nindicator = "Einwohnerzahl"\n',
    ),
    7: RealFile(
        "12613-0006.csv",
        csv_file(
            "GENESIS-Tabelle: 12613-0006\nGestorbene: Deutschland, Monate;;\n;;Gestorbene\n;;Anzahl\n"
            + "".join(f"2021;{month};{70000 + n}\n" for n, month in enumerate(("Januar", "Februar", "März")))
            + '__________\n"Anmerkung: ""vorläufig""";;\n',
            "cp1252",
        ),
        [],
        told="Die Tabelle nennt in keiner Zeile und keiner Spalte ein Land, einen Kreis",
    ),
    8: RealFile("Bruttoverdienst.csv", csv_file(csv_of(INKAR_ROWS), "utf-8-sig"), GROSS_VALUES, GROSS,
                told="Das ist ein Export von INKAR"),
    9: RealFile("Bruttoverdienst.xls", workbook(Daten=INKAR_ROWS), GROSS_VALUES, GROSS),
    10: RealFile("Bruttoverdienst.xlsx", workbook(Daten=INKAR_ROWS), GROSS_VALUES, GROSS),
    11: RealFile(
        "Fremdenverkehr.csv",
        csv_file(
            "Kennziffer;Raumeinheit;Aggregat;Betten;Betten;Krankenhausbetten;Krankenhausbetten\n"
            ";;;2016;2017;2016;2017\n"
            "05370;Heinsberg;Landkreis;10,1;10,2;4,1;4,2\n05358;Düren;Landkreis;20,1;20,2;5,1;5,2\n",
        ),
        [f"{region} hospital_beds_per_1000 {year} {number}" for region, year, number in
         (("05370", 2016, "4.1"), ("05370", 2017, "4.2"), ("05358", 2016, "5.1"), ("05358", 2017, "5.2"))],
        told="Spalte „Betten“ nicht übernommen",
    ),
    12: RealFile(
        "Baulandmarkt-und-Bautatigkeit.csv",
        csv_file(
            "Kennziffer;Raumeinheit;Aggregat;Baulandpreise;Baulandpreise\n;;;2016;2017\n"
            "05370;Heinsberg;Landkreis;110,5;112,5\n",
        ),
        ["05370 building_land_price 2016 110.5", "05370 building_land_price 2017 112.5"],
        '[indicators.Baulandpreise]\nis = "building_land_price"\n',
    ),
    13: RealFile(
        "inkar.xlsx",
        sheets(
            Daten=[
                ["Kennziffer", "Raumeinheit", "Aggregat", "Arbeitslosenquote", "Pkw-Dichte", "Einwohnerdichte"],
                ["", "", "", "2017", "2017", "2017"],
                ["05370", "Heinsberg", "Landkreis", 5.7, 612.4, 402.5],
            ]
        ),
        [*("05370 unemployment_rate 2017 5.7", "05370 car_density 2017 612.4", "05370 population_density 2017 402.5")],
    ),
    14: RealFile(
        "04_KreiseVorjahr.xlsx", sheets(Kreisfreie_Städte_u__Landkreise=REGISTER),
        ["05 population 2022 18139116", "05370 population 2022 260800", "05358 population 2022 268000"],
        '[said]\nyear = 2022\n' + POPULATION_IS.format(name="Bevölkerung, insgesamt"),
        told="Gemeindeverzeichnis",
    ),
    15: RealFile(
        "04-kreise.xlsx",
        sheets(Kreisfreie_Städte_u__Landkreise=[*REGISTER[:4], tuple("12345678"), *REGISTER[4:]]),
        ["05 population 2023 18139116", "05370 population 2023 260800", "05358 population 2023 268000"],
        '[said]\nyear = 2023\n' + POPULATION_IS.format(name="Bevölkerung, insgesamt"),
    ),
    16: RealFile(
        "Regionaltabelle_Bevoelkerung.xlsx",
        sheets(
            Deckblatt=[["Zensus 2022"], ["Regionaltabelle Bevölkerung"]],
            **{"CSV-Bevölkerung": [
                ["Berichtszeitpunkt", "_RS", "Name", "Regionalebene", "EWZ", "M"],
                ["20220515", "05", "Nordrhein-Westfalen", "Land", 17700000, 8700000],
                ["20220515", "05370", "Heinsberg", "Stadtkreis/kreisfreie Stadt/Landkreis", 257000, 127000],
                ["20220515", "053700004004", "Erkelenz, Stadt", "Gemeinde", 43000, 21000],
            ]},
        ),
        ["05 population 2022 17700000", "05370 population 2022 257000"],
        '[said]\nyear = 2022\n[indicators.EWZ]\nis = "population"\n[indicators.Berichtszeitpunkt]\n'
        'is = ""\n[indicators.M]\nis = ""\n',
        told="Das ist eine Tabelle des Zensus",
    ),
    17: RealFile(
        "bevoelkerung_2023_kreise.xlsx",
        sheets(
            Kreise=[
                ["Bevölkerung am 31.12.2023"],
                ["Schlüsselnummer", "Kreis", "Einwohner insgesamt"],
                ["05370", "Heinsberg, Kreis", 262000],
                ["05358", "Düren, Kreis", 270000],
            ]
        ),
        ["05370 population 2023 262000", "05358 population 2023 270000"],
        '[said]\nyear = 2023\n' + POPULATION_IS.format(name="Einwohner insgesamt"),
    ),
    18: RealFile(
        "2023.csv",
        csv_file(
            "Schlüssel,Straftat,Gemeindeschlüssel,Stadt-/Landkreis,Kreisart,erfasste Fälle,HZ nach Zensus\n"
            '------,Straftaten insgesamt,5370,Heinsberg,LK,"15,432","5,965.1"\n'
            '------,Straftaten insgesamt,5358,Düren,LK,"19,432","7,065.3"\n',
        ),
        ["05370 crimes_recorded 2023 59.651", "05358 crimes_recorded 2023 70.653"],
        '[said]\nyear = 2023\n[[tables]]\nsheet = ""\ncolumns = { B = "part" }\n'
        '[indicators."HZ nach Zensus, Straftaten insgesamt"]\nis = "crimes_recorded"\nscale = "0.01"\n'
        '[indicators."erfasste Fälle, Straftaten insgesamt"]\nis = ""\n',
        told="Polizeilichen Kriminalstatistik",
    ),
    19: RealFile(
        "GISD_Nordrhein-Westfalen_Kreis.csv",
        csv_file("kreis_id,kreis_name,year,gisd_score\n05370,Heinsberg,2020,0.52\n05370,Heinsberg,2021,0.51\n"),
        ["05370 own_deprivation 2020 0.52", "05370 own_deprivation 2021 0.51"],
        '[indicators.gisd_score]\nname = "Deprivation"\nunit = "Punkte"\nunit_kind = "Verhältnis"\n'
        'direction = "niedriger"\n'
        'definition = "Index der sozialen Benachteiligung"\ngoal = "10"\n',
    ),
    20: RealFile(
        "Kreis_2014.csv",
        csv_file(
            '"","Kreiskennziffer","Name des Kreises","Deprivation"\n'
            '"1",5370,"Heinsberg, Kreis",12.3\n"2",5358,"Düren, Kreis",13.3\n'
        ),
        ["05370 own_deprivation 2014 12.3", "05358 own_deprivation 2014 13.3"],
        '[said]\nyear = 2014\n[indicators.Deprivation]\nunit = "Punkte"\nunit_kind = "Verhältnis"\n'
        'direction = "niedriger"\n'
        'definition = "Index der sozialen Benachteiligung"\ngoal = "10"\n',
    ),
    21: RealFile(
        "2021.csv",
        csv_file("ags,total\n05370,257803\n05358,265140\n"),
        ["05370 population 2021 257803", "05358 population 2021 265140"],
        '[said]\nyear = 2021\n' + POPULATION_IS.format(name="total"),
    ),
    22: RealFile(
        "timeseries_indicator_22.csv",
        csv_file("region_code,region_name,year,value,flag\n05370,Heinsberg,2020,5.9,\n05370,Heinsberg,2021,6.1,e\n"),
        ["05370 unemployment_rate 2020 5.9", "05370 unemployment_rate 2021 6.1"],
        '[said]\nindicator = "Arbeitslosenquote"\n',
    ),
    23: RealFile(
        "13211-03ir.xls",
        workbook(Daten=[
            ["Arbeitslose nach Monaten"],
            ["Schlüssel", "Gebiet", "Januar", "Februar", "März"],
            ["05370", "Heinsberg, Kreis", 7000, 7100, 7050],
        ]),
        [],
        told="Die Spalten sind Monate („Januar“)",
    ),
    24: RealFile(
        "lfstatFortschreibungJahre.csv",
        csv_file("Jahr;Einwohner;Zuzüge\n2020;254000;10100\n2021;257803;10300\n", "cp1252"),
        ["05370 population 2020 254000", "05370 population 2021 257803"],
        '[said]\nregion = "05370"\n[indicators.Einwohner]\nis = "population"\n[indicators."Zuzüge"]\nis = ""\n',
    ),
}  # fmt: skip
