"""Heads of tables letter for letter as they were published, above a few of their lines."""

from tests.support.real_forms import RealFile, csv_file

# The heads of some of them letter for letter as they were published, above a few of their lines.
_BEDS = "aufgestellte Betten im Jahresdurchschnitt"
_NO_BEDS = (
    f"{_BEDS}, allgemeine Fachabteilungen, Augenheilkunde",
    f"{_BEDS}, allgemeine Fachabteilungen, chirurgische Fachabteilungen zusammen",
    "Krankenhäuser",
)


AS_PUBLISHED: dict[str, RealFile] = {
    "hospitals": RealFile(
        "23111-01-04-4.csv",
        csv_file(
            "GENESIS-Tabelle: 23111-01-04-4\n"
            "Krankenhäuser nach Fachabteilungen - Stichtag 31.12. -;;;;;;\n"
            "regionale Tiefe: Kreise und krfr. Städte (ab 2004);;;;;;\n"
            "Krankenhausstatistik: Grunddaten;;;;;;\n"
            f";;;Krankenhäuser;aufgestellte Betten in Krankenhäusern (JD);{_BEDS};{_BEDS}\n"
            ";;;;;allgemeine Fachabteilungen;allgemeine Fachabteilungen\n"
            ";;;;;Augenheilkunde;chirurgische Fachabteilungen zusammen\n"
            ";;;Anzahl;Anzahl;Anzahl;Anzahl\n"
            "31.12.2017;DG;Deutschland;1942;497182;4416;117701\n"
            "31.12.2017;031;    Braunschweig, Stat. Region;36;9700;109;2342\n"
            "31.12.2017;03152;      Göttingen, Landkreis;-;-;-;-\n"
            "31.12.2017;03241001;      Hannover, Landeshauptstadt;12;4795;80;1493\n"
            "31.12.2017;05334;      Städteregion Aachen (einschl. Stadt Aachen);9;3842;51;1131\n"
            "31.12.2017;05334002;      Aachen, krfr. Stadt;5;2435;51;716\n"
            "31.12.2017;05370;      Heinsberg, Kreis;4;952;1;248\n__________\n",
            "cp1252",
        ),
        ["DE own_betten 2017 497182", "05334 own_betten 2017 3842", "05334002 own_betten 2017 2435",
         "05370 own_betten 2017 952"],
        "".join(f'[indicators."{name}"]\nis = ""\n' for name in _NO_BEDS)
        + '[indicators."aufgestellte Betten in Krankenhäusern (JD)"]\nname = "Betten"\nunit = "Betten"\n'
        'unit_kind = "Menge"\ndirection = "ohne"\ndefinition = "Betten im Jahresdurchschnitt"\ngoal = "3"\n',
    ),
    "population": RealFile(
        "12411-01-01-4.csv",
        csv_file(
            "GENESIS-Tabelle: 12411-01-01-4\n"
            "Bevölkerung nach Geschlecht - Stichtag 31.12. - regionale;;;;\n"
            "Tiefe: Kreise und krfr. Städte;;;;\nFortschreibung des Bevölkerungsstandes;;;;\n"
            "Bevölkerungsstand (Anzahl);;;;\n;;Stichtag;Stichtag;Stichtag\n"
            ";;31.12.2021;31.12.2021;31.12.2021\n;;Insgesamt;männlich;weiblich\n"
            "DG;Deutschland;83237124;41066785;42170339\n031;    Braunschweig, Stat. Region;1591424;788129;803295\n"
            "03152;      Göttingen, Landkreis;-;-;-\n03241001;      Hannover, Landeshauptstadt;535932;262362;273570\n"
            "05370;      Heinsberg, Kreis;258306;127883;130423\n"
            "08121;      Heilbronn, Universitätsstadt, Stadtkreis;125613;63138;62475\n"
            "09161;      Ingolstadt;138016;69858;68158\n__________\n",
            "cp1252",
        ),
        ["DE population 2021 83237124", "05370 population 2021 258306", "08121 population 2021 125613",
         "09161 population 2021 138016"],
    ),
    "laender by age": RealFile(
        "12411-0013.csv",
        csv_file(
            "GENESIS-Tabelle: 12411-0013\nBevölkerung: Bundesländer, Stichtag, Geschlecht, Altersjahre;;;;;;;\n"
            "Fortschreibung des Bevölkerungsstandes;;;;;;;\nBevölkerungsstand (Anzahl);;;;;;;\n"
            ";;Bayern;Bayern;Bayern;Nordrhein-Westfalen;Nordrhein-Westfalen;Nordrhein-Westfalen\n"
            ";;männlich;weiblich;Insgesamt;männlich;weiblich;Insgesamt\n"
            "31.12.2016;unter 1 Jahr;64417;61056;125473;88211;84337;172548\n"
            "31.12.2016;1-Jährige;62053;59026;121079;85561;5370;166215\n"  # 5370 people, not Kreis Heinsberg
            "31.12.2016;Insgesamt;6410000;6520751;12930751;8780000;9110144;17890144\n"
            "31.12.2017;Insgesamt;6440000;6557204;12997204;8797000;9115134;17912134\n__________\n",
            "cp1252",
        ),
        ["09 population 2016 12930751", "05 population 2016 17890144", "09 population 2017 12997204",
         "05 population 2017 17912134"],
        '[indicators.Insgesamt]\nis = "population"\n',
    ),
    "police": RealFile(
        "2023.csv",
        csv_file(
            "1;2;3;4;5;6;7;8;9\n"
            "Schluessel;Straftat;Gemeindeschluessel;Stadt-/Landkreis;Kreisart;Anzahl erfasste Faelle;Haeufigkeitszahl;"
            "erfasste Faelle, davon Versuche - Anzahl;erfasste Faelle, davon Versuche - Anteil in %\n"
            "------;Straftaten insgesamt;1001;Flensburg;KfS;9,965;10,767;660;6.6\n"
            "------;Straftaten insgesamt;2000;Hamburg;KfS;228,454;12,074;14,893;6.5\n"
            "------;Straftaten insgesamt;5370;Heinsberg;K;14,123;5,394;897;6.4\n"
        ),
        ["01001 crimes_recorded 2023 107.67", "02000 crimes_recorded 2023 120.74",
         "05370 crimes_recorded 2023 53.94"],
        '[said]\nyear = 2023\n[indicators.Haeufigkeitszahl]\nis = "crimes_recorded"\nscale = "0.01"\n',
        told="Polizeilichen Kriminalstatistik",
    ),
    "one town": RealFile(
        "lfstatFortschreibungJahre.csv",
        csv_file(
            "stichtag,erhebungsart,bevoelkerung,maennlich,weiblich\n"
            "2020-12-31,fortschreibung,24789,12183,12606\n2021-12-31,fortschreibung,25023,12253,12770\n"
        ),
        ["09175 population 2020 24789", "09175 population 2021 25023"],
        '[said]\nregion = "09175"\n[indicators.bevoelkerung]\nis = "population"\n'
        '[indicators.maennlich]\nis = ""\n[indicators.weiblich]\nis = ""\n',
    ),
}  # fmt: skip
