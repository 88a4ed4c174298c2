"""A number at a moment, in a period, or since a start: only where the words say so."""

import pytest

from keyfigures import read_text

KINDS = {
    "cumulative": {
        "ar": "قُتل 300 شخص حتى الآن.", "de": "Bisher sind 300 Menschen ums Leben gekommen.",
        "en": "Since 2011, 300 people have been killed.", "es": "Hasta ahora han muerto 300 personas.",
        "fr": "Jusqu'à présent, 300 personnes ont été tuées.", "it": "Finora sono morte 300 persone.",
        "nl": "Sinds 2011 zijn er 300 mensen gedood.", "pt": "Até agora morreram 300 pessoas.",
        "ru": "С начала войны погибли 300 человек.", "tr": "Şimdiye kadar 300 kişi öldü.",
        "uk": "Від початку війни загинули 300 людей.", "zh": "迄今已有300人死亡。",
    },
    "stock": {
        "ar": "يعيش حاليا 300 لاجئ في المخيم.", "de": "Derzeit leben 300 Flüchtlinge im Lager.",
        "en": "The camp currently hosts 300 refugees.", "es": "Actualmente viven 300 refugiados en el campamento.",
        "fr": "Le camp abrite actuellement 300 réfugiés.", "it": "Attualmente nel campo vivono 300 rifugiati.",
        "nl": "Momenteel leven er 300 vluchtelingen in het kamp.", "pt": "Atualmente vivem 300 refugiados no campo.",
        "ru": "Сейчас в лагере живут 300 беженцев.", "tr": "Kampta halen 300 mülteci yaşıyor.",
        "uk": "Наразі в таборі живуть 300 біженців.", "zh": "目前有300名难民住在营地。",
    },
    "flow": {
        "ar": "قُتل 300 شخص يوم الاثنين.", "de": "Am Montag wurden 300 Menschen getötet.", "en": "On Monday 300 people were killed.",
        "es": "El lunes murieron 300 personas.", "fr": "Lundi, 300 personnes ont été tuées.", "it": "Lunedì sono morte 300 persone.",
        "nl": "Maandag werden 300 mensen gedood.", "pt": "Na segunda-feira morreram 300 pessoas.",
        "ru": "В понедельник погибли 300 человек.", "tr": "Pazartesi günü 300 kişi öldü.",
        "uk": "У понеділок загинули 300 людей.", "zh": "12月2日有300人死亡。",
    },
}


@pytest.mark.parametrize(("kind", "language", "text"), [(k, code, text) for k, texts in KINDS.items() for code, text in texts.items()])
def test_what_the_words_say(kind, language, text):
    assert read_text(text, language=language, published="2024-12-06")["kind"].tolist() == [kind]


@pytest.mark.parametrize(("text", "kind"), [
    ("As of 5 December, 300 people were displaced.", "stock"),
    ("As of 5 December, 300 people had died.", "cumulative"),
    ("The death toll rose to 300.", "cumulative"),
    ("Last week 300 people crossed the border.", "flow"),
    ("300 refugees live in the camp.", None),
    ("300 people are in need of aid this month.", None),
    ("The quake killed 300 people.", None),
])
def test_what_a_date_says_depends_on_what_is_counted(text, kind):
    assert read_text(text, language="en", published="2024-12-06")["kind"].astype(object).where(lambda k: k.notna(), None).tolist() == [kind]


def test_a_period_without_its_day_is_no_flow():
    assert read_text("On Monday 300 people were killed.", language="en")["kind"].isna().all()
