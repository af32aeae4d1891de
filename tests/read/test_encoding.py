"""Plain text reads as it was written, whatever country's program saved it; what is not sure says so."""

import pytest

from etl.read.encoding import decoded
from etl.read.errors import DocumentError

TEXTS = {
    "cp949": "서비스,지표,연도\n도시 공무원 교육 과정,연 1회 교육 운영,2026\n",
    "cp932": "サービス,指標,年度\n都市職員の研修,年に1回の研修を行う,2026\n",
    "cp1251": "Услуга,Показатель,Год\nОбучение сотрудников,Один курс в год,2026\n",
    "cp1256": "الخدمة,المؤشر,السنة\nتدريب موظفي المدينة,دورة واحدة في السنة,2026\n",
    "cp874": "บริการ,ตัวชี้วัด,ปี\nอบรมเจ้าหน้าที่เมือง,อบรมปีละครั้ง,2026\n",
    "cp1253": "Υπηρεσία,Δείκτης,Έτος\nΕκπαίδευση προσωπικού,Ένα σεμινάριο τον χρόνο,2026\n",
    "cp1250": "Usługa,Wskaźnik,Rok\nSzkolenie służb miejskich,Jedno szkolenie każdego roku,2026\n",
    "cp1254": "Hizmet,Gösterge,Yıl\nBelediye çalışanlarının eğitimi,Yılda bir eğitim,2026\n",
    "cp1257": "Paslauga,Rodiklis,Metai\nMiestų darbuotojų mokymai,Kasmet vieni mokymai šešiolikai žmonių,2026\n",
    "cp1252": "Serviço,Indicador,Ano\nFormação de técnicos,Uma formação por ano,2026\n",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_letters_of_each_country_and_a_finding(encoding: str) -> None:
    text, (finding,) = decoded(TEXTS[encoding].encode(encoding))
    assert (text, finding.code) == (TEXTS[encoding], "text_encoding_assumed")
    assert finding.text == next(line for line in TEXTS[encoding].splitlines() if not line.isascii())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_says_how_it_is_written_needs_no_finding(encoding: str) -> None:
    assert decoded(TEXTS["cp949"].encode(encoding)) == (TEXTS["cp949"], [])


SIMPLIFIED = "服务,指标,年份\n城市工作人员培训课程,每年举办一次培训,2026\n"
TRADITIONAL = "服務,指標,年份\n城市工作人員培訓課程,每年舉辦一次培訓,2026\n"
SHORT = "서비스\n교육\n"
HAN_ALONE = "为姐妹城市举办洪水培训和早期预警训练课程并提供支持的计划\n"  # in pairs of bytes that Thai has letters for
TURKISH_WORD = "Eğitim\n"  # its one letter is another in Iceland and in Croatia


@pytest.mark.parametrize(
    "data",
    [SIMPLIFIED.encode("gb18030"), TRADITIONAL.encode("big5"), SHORT.encode("cp949")]
    + [HAN_ALONE.encode("gb18030"), TURKISH_WORD.encode("cp1254")],
    ids=["gb", "big5", "short", "han", "one letter"],
)
def test_what_fits_several_scripts_is_never_guessed(data: bytes) -> None:
    with pytest.raises(DocumentError, match="how its letters are written"):
        decoded(data)
