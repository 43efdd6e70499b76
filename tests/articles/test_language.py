"""Which language a text is in: English with names from anywhere is English."""

import pytest

from kg.articles.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kaduna: gunmen abduct over 100 pupils in Kuriga", "en"),
        ("Militants in Niger kill 17 soldiers near Tillaberi", "en"),
        ("Bandits abducted 30 villagers in Zamfara on Tuesday.", "en"),
        ("Gunmen don kill pipo for Zamfara, police tok say dem dey find di people wey do am.", "pcm"),
        ("Di army don drive comot Boko Haram from Damboa and dem kill plenty fighters.", "pcm"),
        ("Les rebelles ont pris la ville de Bunagana lundi, selon des habitants.", "fr"),
        ("Rebellen namen maandag het dorp Bunagana in, zeggen bewoners.", "nl"),
    ],
)
def test_the_language_of_a_short_text(text, code):
    assert language(text) == code
