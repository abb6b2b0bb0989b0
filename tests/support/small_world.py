"""A whole data folder of a handful of rows, so that a test can show rows in and rows out."""

from pathlib import Path

REFERENCE = {
    "units.csv": """unit_key,label_de,label_en,difference_label_de,difference_label_en,kind
percent,%,%,%-Punkte,percentage points,rate
""",
    "sdgs.csv": """sdg,name_de,name_en,colour
1,Keine Armut,No poverty,#E5243B
2,Kein Hunger,Zero hunger,#DDA63A
""",
    "bnk_criteria.csv": """criterion,kind,title_de,title_en
14,field,Soziale Gerechtigkeit,Social justice
""",
    "regions.csv": """region_key,kind,parent_key,nuts_code,name_de,name_en,short_name_de,short_name_en
DE,country,,DE,Deutschland,Germany,Deutschland,Germany
05,state,DE,DEA,Nordrhein-Westfalen,North Rhine-Westphalia,NRW,NRW
05334,district,05,DEA2D,StädteRegion Aachen,StädteRegion Aachen,StädteRegion Aachen,StädteRegion Aachen
05358,district,05,DEA26,Kreis Düren,Düren district,Düren,Düren
05370,district,05,DEA29,Kreis Heinsberg,Heinsberg district,Heinsberg,Heinsberg
""",
    "region_names.csv": "region_key,designation,council,nominative_de,accusative_de,dative_de,genitive_de,locative_de,"
    "running_en\n"
    "DE,bund,bundestag,Deutschland,Deutschland,Deutschland,Deutschlands,in Deutschland,Germany\n"
    "05,land,landtag,NRW,NRW,NRW,von NRW,in NRW,NRW\n"
    "05370,kreis,kreistag,der Kreis Heinsberg,den Kreis Heinsberg,dem Kreis Heinsberg,des Kreises Heinsberg,"
    "im Kreis Heinsberg,Heinsberg district\n",
    "region_changes.csv": "former_key,former_name,region_key,changed_on,remark_de,remark_en\n"
    "05313,Stadt Aachen,05334,2009-10-21,Seit 2009 StädteRegion.,StädteRegion since 2009.\n",
    "municipality_names.csv": "region_key,name\n05358,Jülich\n05370,Erkelenz\n",
    "map_tiles.csv": "region_key,tile_column,tile_row,label\n05334,1,2,AC\n05358,2,2,DN\n05370,1,1,HS\n",
    "definition_versions.csv": "definition_version_key,label_de,label_en\nofficial,amtlich,official\nown,eigene,own\n",
    "indicators.csv": """indicator_key,definition_version,name_de,name_en,unit_key,decimals,direction,direction_value,\
plausible_min,plausible_max,bnk_criterion,variant_of,definition_de,definition_en,note_de,note_en
poverty,official,Armut,Poverty,percent,1,down,,0,100,14,,Anteil armer Menschen,Share of poor people,,
parity,official,Parität,Parity,percent,1,towards,50,0,100,14,,Anteil der Frauen,Share of women,,
""",
    "short_names.csv": "indicator_key,short_name_de,short_name_en\nparity,Frauen,Women\n",
    "lead_indicators.csv": "position,indicator_key,districts\n1,poverty,all\n2,parity,all\n",
    "natural_units.csv": "indicator_key,per,label_de,label_en\npoverty,100,Personen,persons\n",
    "indicator_sdgs.csv": """indicator_key,sdg,assigned_by
poverty,1,portal
parity,1,own
""",
    "sources.csv": """source_key,title_de,title_en,publisher,licence_de,licence_en,licence_url,attribution,url
new,Neu,New,Amt,frei,free,https://example.org/l,Amt,https://example.org
old,Alt,Old,Amt,frei,free,https://example.org/l,Amt,https://example.org
report,Bericht,Report,Kreis,frei,free,https://example.org/l,Kreis,https://example.org
""",
    "series.csv": """indicator_key,source_key,precedence,citation,read_from,rounding_step,calculation_de,\
calculation_en,note_de,note_en
poverty,new,1,Tabelle 1,Datei,0.1,,,,
poverty,old,2,Tabelle 2,Datei,0.1,,,,
poverty,report,3,Tabelle 3,Datei,1,,,,
parity,new,1,Tabelle 4,Datei,0.1,,,,
""",
    "source_indicators.csv": "source_key,code,indicator_key,factor,published_unit\nnew,armut,poverty,1,%\n",
    "source_regions.csv": "source_key,region_key,code\nnew,05370,heinsberg-lk\n",
    "series_audit.csv": "indicator_key,source_key,verdict,checked_against,licence\n",
    "series_breaks.csv": "indicator_key,region_key,first_year,reason_de,reason_en\n",
    "forbidden_splices.csv": "indicator_key,source_key,other_source_key,reason_de,reason_en\n",
    "survey_rhythms.csv": "indicator_key,every_years,survey_year,statistic_de,statistic_en\n",
    "judgement_rules.csv": """indicator_key,topic,direction_strength,counts_events,years_together,is_ranked,\
mean_weight,mean_precision
poverty,poverty,clear,false,1,true,none,
""",
    "standing_topics.csv": "topic,topic_position,place,indicator_key\npoverty,1,1,poverty\n",
    "price_index.csv": "year,value,source,licence\n2020,100,Amt,frei\n",
    "common_factors.csv": "horizon,factor\n1,2.16\n2,3.34\n3,4.19\n4,5.02\n5,5.85\n6,6.75\n7,7.94\n",
    "past_errors.csv": "indicator_key,horizon,quantile,origins,errors,coverage\n",
    "known_errors.csv": "indicator_key,source_key,region_key,year,published_value,reason_de,reason_en\n",
    "withheld_years.csv": "indicator_key,source_key,year,reason_de,reason_en\n",
    "unpublished.csv": "indicator_key,reason_de,reason_en\n",
    "value_notes.csv": "indicator_key,source_key,region_key,year,note_de,note_en\n",
}
TARGETS = """target_key,region_key,level,indicator_key,name_de,name_en,value,unit_de,unit_en,year,base_value,base_year,\
kind,decided_by_de,decided_by_en,document,place,usable,reason_de,reason_en
less_poverty,05,state,poverty,Weniger Armut,Less poverty,7,%,%,2030,,,decided,Landtag,Parliament,Plan,,line,,
no_poverty,05358,district,poverty,Keine Armut,No poverty,0,%,%,2035,,,pledge,Partei,Party,Programm,,context,\
Versprechen,pledge
"""
REFERENCE["targets.csv"] = TARGETS
REFERENCE |= {
    "yardsticks.csv": "target_key,rule,amount\nless_poverty,threshold,7\n",
    "bnk_aspects.csv": "aspect,criterion,title_de,title_en\n14.1,14,Chancengleichheit,Equal opportunities\n",
    "bnk2_fields.csv": "field,title_de,title_en\n7,Soziale Gerechtigkeit,Social justice\n",
    "bnk2_indicators.csv": "field,indicator_key\n7,poverty\n7,parity\n",
    "programmes.csv": """programme_key,region_key,kind,name_de,name_en,publisher,document,decided,interim_due,\
final_due,dates_note_de,dates_note_en
plan,05358,plan,Plan,Plan,Kreis,Plan,2021-09-01,,,,
promises,05358,pledges,Programm,Programme,Partei,Programm,,,,,
""",
    "measures.csv": """measure_key,programme_key,number,position,field_de,field_en,objective_de,objective_en,\
recommendation_de,recommendation_en,time_frame,first_year,last_year,place
advice,plan,1,1,Soziales,Social,Beratung,Advice,,,2021–2022,2021,2022,S. 1
""",
    "offices.csv": "programme_key,office_number,office_de,office_en,name_de,name_en\n"
    "plan,50,Amt 50,Office 50,Soziales,Social affairs\n",
    "measure_offices.csv": "measure_key,office_de,office_en,office_number,role\n"
    "advice,Amt 50/1,Office 50/1,50,responsible\n",
    "measure_sdgs.csv": "measure_key,sdg,basis\nadvice,1,assigned\n",
    "measure_indicators.csv": "measure_key,indicator_key\nadvice,poverty\n",
    "office_sdgs.csv": "programme_key,office_number,sdg\nplan,50,1\n",
    "pledges.csv": """programme_key,number,topic_de,topic_en,content_de,content_en,amount,unit_de,unit_en,year,\
indicator_key,reason_de,reason_en,place
promises,1,Soziales,Social,Weniger Armut,Less poverty,,,,,poverty,,,S. 1
""",
}
OBSERVATIONS = {
    "poverty": """source_key,region_key,year,value
new,05370,2020,8.0
new,05370,2021,7.5
old,05370,2021,7.4
new,05358,2021,9.5
new,05,2021,10.0
""",
    "parity": """source_key,region_key,year,value
new,05370,2021,40
new,05358,2021,61
new,05334,2021,49
""",
}
REPORT = {
    "tables.csv": "indicator_key,region_key,criterion,title,unit,source,year_1,value_1,year_2,value_2,year_3,value_3,"
    "absolute_change,relative_change\n"
    'poverty,05370,14,Armut,Prozent,Portal,2017,9,2018,"8,5",2019,8,-1 %P,-11%\n',
    "facts.csv": "indicator_key,region_key,year,kind,value,unit_key,meaning_de,meaning_en\n",
    "explanations.csv": "indicator_key,region_key,criterion,title,unit,source,reason_de,reason_en\n",
}


def write_small_world(folder: Path, **replaced: str) -> Path:
    """Write the folder; `replaced` names a file without .csv and gives its whole new content."""
    groups = (
        (folder / "reference", REFERENCE),
        (folder / "observations", {f"{name}.csv": text for name, text in OBSERVATIONS.items()}),
        (folder / "reports" / "report", REPORT),
    )
    for place, files in groups:
        place.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (place / name).write_text(replaced.pop(name.removesuffix(".csv"), text), encoding="utf-8")
    assert not replaced, f"no such file in the small world: {replaced}"
    return folder
