"""When: the same twelve times in every language, and what a figure is dated by."""

import pandas as pd
import pytest

import keyfigures as kf

PUBLISHED = "2024-12-06"  # a Friday
PERIODS = [
    ("2024-12-03", "2024-12-03"),  # tuesday
    ("2024-12-05", "2024-12-05"),  # yesterday
    ("2024-12-05", "2024-12-05"),  # 5 december
    ("2023-05-01", "2023-05-31"),  # may 2023
    ("2011-01-01", "2024-12-06"),  # since 2011
    ("2024-11-10", "2024-11-18"),  # 10 to 18 november
    ("2024-12-05", "2024-12-06"),  # past 24 hours
    ("2024-11-25", "2024-12-01"),  # last week
    ("2024-11-22", "2024-11-22"),  # two weeks ago
    ("2024-01-01", "2024-12-06"),  # so far this year
    ("2024-11-15", "2024-11-30"),  # end of november
    ("2024-11-30", "2024-11-30"),  # event not statement
]
TWELVE_DIED = {  # in the order of the periods; None where a language does not read that one yet
    "en": [
        "12 people were killed on Tuesday.", "12 people were killed yesterday.", "On 5 December 12 people were killed.",
        "12 people were killed in May 2023.", "12 people have been killed since 2011.",
        "Between 10 and 18 November 12 people were killed.", "In the past 24 hours, 12 people have been killed.",
        "12 people were killed last week.", "Two weeks ago 12 people were killed.",
        "So far this year, 12 people have been killed.", "At the end of November 12 people were killed.",
        "12 people were killed on Saturday, police said on Monday.",
    ],
    "nl": [
        "Dinsdag zijn 12 mensen omgekomen.", "Gisteren zijn 12 mensen omgekomen.", "Op 5 december kwamen 12 mensen om.",
        "In mei 2023 kwamen 12 mensen om.", "Sinds 2011 zijn 12 mensen omgekomen.",
        "Tussen 10 en 18 november kwamen 12 mensen om.", "De afgelopen 24 uur zijn 12 mensen omgekomen.",
        "Vorige week kwamen 12 mensen om.", "Twee weken geleden kwamen 12 mensen om.",
        "Dit jaar zijn tot nu toe 12 mensen omgekomen.", "Eind november kwamen 12 mensen om.",
        "Zaterdag kwamen 12 mensen om, zei de politie maandag.",
    ],
    "fr": [
        "12 personnes ont été tuées mardi.", "12 personnes ont été tuées hier.", "Le 5 décembre, 12 personnes ont été tuées.",
        "En mai 2023, 12 personnes ont été tuées.", "Depuis 2011, 12 personnes ont été tuées.",
        "Entre le 10 et le 18 novembre, 12 personnes ont été tuées.",
        "Au cours des dernières 24 heures, 12 personnes ont été tuées.", "La semaine dernière, 12 personnes ont été tuées.",
        "Il y a deux semaines, 12 personnes ont été tuées.", "Depuis le début de l'année, 12 personnes ont été tuées.",
        "Fin novembre, 12 personnes ont été tuées.", "12 personnes ont été tuées samedi, a indiqué lundi la police.",
    ],
    "es": [
        "El martes murieron 12 personas.", "Ayer murieron 12 personas.", "El 5 de diciembre murieron 12 personas.",
        "En mayo de 2023 murieron 12 personas.", "Desde 2011 han muerto 12 personas.",
        "Entre el 10 y el 18 de noviembre murieron 12 personas.", "En las últimas 24 horas murieron 12 personas.",
        "La semana pasada murieron 12 personas.", "Hace dos semanas murieron 12 personas.",
        "En lo que va de año han muerto 12 personas.", "A finales de noviembre murieron 12 personas.",
        "El sábado murieron 12 personas, informó el lunes la policía.",
    ],
    "de": [
        "Am Dienstag starben 12 Menschen.", "Gestern starben 12 Menschen.", "Am 5. Dezember starben 12 Menschen.",
        "Im Mai 2023 starben 12 Menschen.", "Seit 2011 starben 12 Menschen.",
        "Zwischen dem 10. und dem 18. November starben 12 Menschen.", "In den vergangenen 24 Stunden starben 12 Menschen.",
        "Vergangene Woche starben 12 Menschen.", "Vor zwei Wochen starben 12 Menschen.",
        "Seit Jahresbeginn starben 12 Menschen.", "Ende November starben 12 Menschen.",
        "Am Samstag starben 12 Menschen, teilte die Polizei am Montag mit.",
    ],
    "it": [
        "Martedì sono morte 12 persone.", "Ieri sono morte 12 persone.", "Il 5 dicembre sono morte 12 persone.",
        "Nel maggio 2023 sono morte 12 persone.", "Dal 2011 sono morte 12 persone.",
        "Tra il 10 e il 18 novembre sono morte 12 persone.", "Nelle ultime 24 ore sono morte 12 persone.",
        "La settimana scorsa sono morte 12 persone.", "Due settimane fa sono morte 12 persone.",
        "Dall'inizio dell'anno sono morte 12 persone.", "A fine novembre sono morte 12 persone.",
        "Sabato sono morte 12 persone, ha detto lunedì la polizia.",
    ],
    "pt": [
        "Na terça-feira morreram 12 pessoas.", "Ontem morreram 12 pessoas.", "Em 5 de dezembro morreram 12 pessoas.",
        "Em maio de 2023 morreram 12 pessoas.", "Desde 2011 morreram 12 pessoas.",
        "Entre 10 e 18 de novembro morreram 12 pessoas.", "Nas últimas 24 horas morreram 12 pessoas.",
        "Na semana passada morreram 12 pessoas.", "Há duas semanas morreram 12 pessoas.",
        "Desde o início do ano morreram 12 pessoas.", "No final de novembro morreram 12 pessoas.",
        "No sábado morreram 12 pessoas, informou na segunda-feira a polícia.",
    ],
    "ru": [
        "Во вторник погибли 12 человек.", "Вчера погибли 12 человек.", "5 декабря погибли 12 человек.",
        "В мае 2023 года погибли 12 человек.", "С 2011 года погибли 12 человек.", "С 10 по 18 ноября погибли 12 человек.",
        "За последние 24 часа погибли 12 человек.", "На прошлой неделе погибли 12 человек.",
        "Две недели назад погибли 12 человек.", "С начала года погибли 12 человек.", "В конце ноября погибли 12 человек.",
        "В субботу погибли 12 человек, сообщила в понедельник полиция.",
    ],
    "uk": [
        "У вівторок загинули 12 людей.", "Вчора загинули 12 людей.", "5 грудня загинули 12 людей.",
        "У травні 2023 року загинули 12 людей.", "З 2011 року загинули 12 людей.", "З 10 до 18 листопада загинули 12 людей.",
        "За останні 24 години загинули 12 людей.", "Минулого тижня загинули 12 людей.", "Два тижні тому загинули 12 людей.",
        "Від початку року загинули 12 людей.", "Наприкінці листопада загинули 12 людей.",
        "У суботу загинули 12 людей, повідомила в понеділок поліція.",
    ],
    "tr": [
        "Salı günü 12 kişi öldü.", "Dün 12 kişi öldü.", "5 Aralık'ta 12 kişi öldü.", "Mayıs 2023'te 12 kişi öldü.",
        "2011'den bu yana 12 kişi öldü.", "10-18 Kasım arasında 12 kişi öldü.", "Son 24 saatte 12 kişi öldü.",
        "Geçen hafta 12 kişi öldü.", "İki hafta önce 12 kişi öldü.", "Yılbaşından bu yana 12 kişi öldü.", None,
        "Cumartesi günü 12 kişi öldü, polis pazartesi günü açıkladı.",
    ],
    "ar": [
        "قتل 12 شخصا يوم الثلاثاء.", "قتل 12 شخصا أمس.", "قتل 12 شخصا في 5 ديسمبر.", "قتل 12 شخصا في مايو 2023.",
        "قتل 12 شخصا منذ عام 2011.", "قتل 12 شخصا بين 10 و18 نوفمبر.", None, "قتل 12 شخصا الأسبوع الماضي.", None,
        "قتل 12 شخصا منذ بداية العام.", "قتل 12 شخصا في نهاية نوفمبر.",
        "قتل 12 شخصا يوم السبت، حسبما أعلنت الشرطة يوم الاثنين.",
    ],
    "zh": [
        "周二有12人死亡。", "昨天有12人死亡。", "12月5日有12人死亡。", "2023年5月有12人死亡。", "自2011年以来有12人死亡。", "11月10日至18日有12人死亡。", "过去24小时有12人死亡。",
        "上周有12人死亡。", "两周前有12人死亡。", "今年以来有12人死亡。", "11月底有12人死亡。", "警方周一说，周六有12人死亡。",
    ],
}


def dated(text, language="en"):
    """The first and the last day of every figure of a text, after its digits."""
    table = kf.read_text(text, language=language, published=PUBLISHED)
    days = table[["from_date", "to_date"]].apply(lambda column: column.dt.strftime("%Y-%m-%d"))
    return {quote: None if pd.isna(first) else (first, last) for quote, first, last in zip(
        table["quote"], days["from_date"], days["to_date"], strict=True)}


@pytest.mark.parametrize(("language", "text", "period"), [
    (language, text, period) for language, texts in TWELVE_DIED.items()
    for text, period in zip(texts, PERIODS, strict=True) if text])
def test_a_time_is_the_same_in_every_language(language, text, period):
    assert dated(text, language) == {"12": period}


@pytest.mark.parametrize(("language", "text", "start", "end"), [
    ("en", "In the first quarter of 2023, 12 people were killed.", "2023-01-01", "2023-03-31"),
    ("en", "12 people were killed in the second half of last year.", "2023-07-01", "2023-12-31"),
    ("en", "In Q3 2023, 12 people were killed.", "2023-07-01", "2023-09-30"),
    ("nl", "In het eerste kwartaal van 2023 kwamen 12 mensen om.", "2023-01-01", "2023-03-31"),
    ("de", "In den ersten sechs Monaten des Jahres 2023 starben 12 Menschen.", "2023-01-01", "2023-06-30"),
    ("fr", "Au premier semestre 2023, 12 personnes sont mortes.", "2023-01-01", "2023-06-30"),
    ("es", "En el primer semestre de 2023 murieron 12 personas.", "2023-01-01", "2023-06-30"),
    ("pt", "No primeiro trimestre de 2023 morreram 12 pessoas.", "2023-01-01", "2023-03-31"),
    ("it", "Nei primi nove mesi del 2023 sono morte 12 persone.", "2023-01-01", "2023-09-30"),
    ("ru", "В первом полугодии 2023 года погибли 12 человек.", "2023-01-01", "2023-06-30"),
    ("uk", "У першому півріччі 2023 року загинули 12 людей.", "2023-01-01", "2023-06-30"),
    ("tr", "2023'ün ilk yarısında 12 kişi öldü.", "2023-01-01", "2023-06-30"),
    ("ar", "في النصف الأول من 2023 قتل 12 شخصا.", "2023-01-01", "2023-06-30"),
    ("zh", "2023年上半年有12人死亡。", "2023-01-01", "2023-06-30"),
    ("en", "In the year ending June 2023, 12 people were killed.", "2022-07-01", "2023-06-30"),
    ("en", "In the six months to 15 June 2023, 12 people were killed.", "2022-12-16", "2023-06-15"),
    ("en", "In the 1990s, 12 people were killed.", "1990-01-01", "1999-12-31"),
    ("fr", "Dans les années 1990, 12 personnes sont mortes.", "1990-01-01", "1999-12-31"),
    ("de", "In den 1990er Jahren starben 12 Menschen.", "1990-01-01", "1999-12-31"),
    ("tr", "1990'larda 12 kişi öldü.", "1990-01-01", "1999-12-31"),
    ("en", "In 2022-23, 12 people were killed.", "2022-01-01", "2023-12-31"),
    ("en", "In 2022 and 2023, 12 people were killed.", "2022-01-01", "2023-12-31"),
    ("en", "In 1990, 12 people were killed.", "1990-01-01", "1990-12-31"),
])
def test_parts_of_years_and_several_of_them(language, text, start, end):
    assert dated(text, language) == {"12": (start, end)}


@pytest.mark.parametrize(("language", "text"), [
    ("en", "On the night of 18 to 19 April 12 people died."), ("nl", "In de nacht van 18 op 19 april kwamen 12 mensen om."),
    ("fr", "Dans la nuit du 18 au 19 avril, 12 personnes sont mortes."),
    ("de", "In der Nacht vom 18. auf den 19. April starben 12 Menschen."),
    ("es", "En la noche del 18 al 19 de abril murieron 12 personas."),
    ("it", "Nella notte tra il 18 e il 19 aprile sono morte 12 persone."),
    ("pt", "Na noite de 18 para 19 de abril morreram 12 pessoas."),
    ("ru", "В ночь с 18 на 19 апреля погибли 12 человек."), ("uk", "У ніч із 18 на 19 квітня загинули 12 осіб."),
])
def test_a_night_has_two_days(language, text):
    assert dated(text, language) == {"12": ("2024-04-18", "2024-04-19")}


@pytest.mark.parametrize(("text", "periods"), [
    ("The attack killed 12 people on 5 December.", {"12": ("2024-12-05", "2024-12-05")}),
    ("On 5 December 12 died.", {"12": ("2024-12-05", "2024-12-05")}),
    ("On Saturday 12 people were killed, among them five children. Nine of them were refugees.",
     dict.fromkeys(("12", "five", "Nine"), ("2024-11-30", "2024-11-30"))),
    ("From 7 October 2023 to noon on 10 January 2024 some 300 people were killed.", {"300": ("2023-10-07", "2024-01-10")}),
    ("From 28 December to 3 January 2024 some 300 people were killed.", {"300": ("2023-12-28", "2024-01-03")}),
    ("The quake killed 2040 people.", {"2040": None}),
    ("In the war that followed the uprising of 2011 at least 300,000 people died.", {"300,000": None}),
    ("Last week 12 people fled. This number could rise to 30.", {"12": ("2024-11-25", "2024-12-01"), "30": None}),
])
def test_what_a_figure_is_dated_by(text, periods):
    assert dated(text) == periods
