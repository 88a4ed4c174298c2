"""Who a text says said a number: beside verbs, behind reports, in the sentence that follows."""

import pandas as pd
import pytest

import keyfigures as kf


def said_by(language, text):
    return [None if who is pd.NA else who for who in kf.read_text(text, language=language)["attribution"]]


@pytest.mark.parametrize(("language", "text", "who"), [
    ("en", "The regional health director, Mary Stone, said 14 people were injured.", "The regional health director, Mary Stone"),
    ("en", "At least 14 people were killed, the county rescue chief said on Monday.", "the county rescue chief"),
    ("en", "The fire ministry in Lima said on Tuesday that 14 people had died.", "The fire ministry in Lima"),
    ("en", "Fourteen people died, according to figures released on Friday by the health ministry.", "the health ministry"),
    ("en", "Fourteen people died, according to a UN report.", "a UN report"),
    ("fr", "L'incendie a fait 14 morts, a déclaré mardi le ministre péruvien de la Santé.", "le ministre péruvien de la Santé"),
    ("fr", "Le séisme a fait 14 morts, selon un nouveau bilan communiqué lundi soir par la préfecture de Lyon.",
     "la préfecture de Lyon"),
    ("fr", "Un premier bilan, donné par le maire de Lyon, faisait état de 14 morts.", "le maire de Lyon"),
    ("es", "La explosión dejó 14 muertos, informó este jueves el gobernador de Puno.", "el gobernador de Puno"),
    ("es", "Hay 14 muertos, según el último recuento facilitado este lunes por la Defensa Civil.", "la Defensa Civil"),
    ("pt", "O acidente provocou 14 mortos, disse à Lusa o comandante dos bombeiros de Faro.", "o comandante dos bombeiros de Faro"),
    ("pt", "Há 14 mortos, segundo boletim divulgado pela Defesa Civil.", "Defesa Civil"),
    ("it", "Le vittime sono 14, ha detto il sindaco Rossi.", "il sindaco Rossi"),
    ("it", "Ci sono 14 morti, secondo gli ultimi dati diffusi dalla Protezione civile.", "Protezione civile"),
    ("nl", "Bij de brand zijn 14 mensen omgekomen, heeft burgemeester Jansen van Assen bekendgemaakt.",
     "burgemeester Jansen van Assen"),
    ("nl", "Eerder ging het ministerie uit van 14 doden.", "het ministerie"),
    ("de", "Am Abend hatten die Behörden 14 Tote bestätigt.", "die Behörden"),
    ("ru", "Погибли 14 человек, сообщили в МЧС республики.", "МЧС республики"),
    ("ru", "Погибли 14 человек, сообщил на брифинге представитель прокуратуры Иван Петров.",
     "представитель прокуратуры Иван Петров"),
    ("tr", "Sağlık Bakanı Ali Kaya dün akşam yaptığı açıklamada 14 kişinin öldüğünü duyurdu.", "Sağlık Bakanı Ali Kaya"),
    ("nl", "Volgens de politie kwamen 14 mensen om.", "de politie"),
    ("nl", "Volgens de oppositie zijn bij de storm 14 mensen gedood.", "de oppositie"),
    ("nl", "Volgens het ziekenhuis gaat het om 14 doden.", "het ziekenhuis"),
    ("nl", "Er vielen 14 doden, zoals burgemeester Jansen zei.", "burgemeester Jansen"),
    ("de", "14 Menschen starben, wie die Polizei in Ulm mitteilte.", "die Polizei in Ulm"),
    ("it", "Secondo la prefettura sono 14 i morti.", "la prefettura"),
    ("en", "The coastguard had previously said 14 people died.", "The coastguard"),
    ("en", "Police spoke of 20 arrests; the opposition says 14 people died.", "Police"),
])
def test_a_source_is_found_where_the_grammar_puts_it(language, text, who):
    assert said_by(language, text)[0] == who


@pytest.mark.parametrize(("language", "text", "who"), [
    ("nl", "Bij een botsing zijn zes mensen gewond geraakt. Dat meldt het parket van Gent.", "het parket van Gent"),
    ("it", "Sono morte 14 persone. Lo ha comunicato la Protezione civile.", "la Protezione civile"),
    ("ru", "Погибли 14 человек. Об этом сообщили в МЧС.", "МЧС"),
    ("uk", "Загинули 14 людей. Про це повідомив речник поліції Іван Коваль.", "речник поліції Іван Коваль"),
    ("en", "Fourteen people were killed. The Red Cross says that the road is closed.", None),
    ("nl", "Er vielen zes doden. Het parket meldt dat de weg dicht is.", None),
])
def test_the_next_sentence_may_tell_who_said_it(language, text, who):
    assert said_by(language, text) == [who]


@pytest.mark.parametrize(("language", "text", "who"), [
    ("en", "In Lima 14 people died in the fire and the army says that 20 soldiers are missing.", [None, "the army"]),
    ("en", "A boat sank and 14 people died, a sailor told the Coast Guard.", [None]),
    ("en", "Feuds claim more than 90 lives in the valley.", [None]),
    ("en", "The agency expects 90 exiles to return.", ["The agency"]),
    ("uk", "У серпні в Україні налічується 14 тисяч переселенців.", [None]),
    ("de", "Im Lager wurden 14 Tote gemeldet.", [None]),
    ("es", "Al menos 14 presos murieron en una cárcel de Puno, Perú, informó el Ministerio de Justicia.",
     ["el Ministerio de Justicia"]),
])
def test_what_stands_beside_a_verb_is_not_always_its_source(language, text, who):
    assert said_by(language, text) == who


@pytest.mark.parametrize(("language", "text", "who"), [
    ("es", "La Cruz Roja contó 14 muertos. Las autoridades cifran en 20 los heridos.", ["La Cruz Roja", "Las autoridades"]),
    ("en", "The Red Cross counts 14 dead. The organisation says 20 people are missing.", ["The Red Cross", "The Red Cross"]),
    ("ru", "Погибли 14 человек, сообщил представитель МЧС Иван Петров. По его словам, пострадали 20 человек.",
     ["представитель МЧС Иван Петров"] * 2),
])
def test_a_word_that_points_back_means_the_last_body_unless_it_is_one_itself(language, text, who):
    assert said_by(language, text) == who
