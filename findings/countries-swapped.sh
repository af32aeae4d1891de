#!/usr/bin/env bash
# Question  world-countries on npm (570,000 downloads a month, the source of REST Countries) gives each country's name in 25
#           languages. Does each name belong to its country?
# Guess     Yes; small territories may lack one.
# Seen      2026-11-28, world-countries 5.1.0, both names, common and official: in Korean Dominica is the Dominican Republic,
#           South Georgia is Georgia and the British Indian Ocean Territory "인도 공화국", the Republic of India; in Polish
#           Cameroon is Ivory Coast and South Sudan "Republika Sudanu"; in Hungarian Tanzania is Tajikistan; in Persian Guinea
#           is Papua New Guinea. i18n-iso-countries 7.14.0 has such only in Dhivehi (Malaysia, Mongolia, Morocco).
# Matters   Coverage is matched by names: a service for Dominica would be counted for the Dominican Republic, four of these
#           are countries of the hubs' regions.
# We do     We are right: names come from CLDR (data/reference/country_names.csv); 도미니카 is DMA, 도미니카 공화국 DOM.
set -euo pipefail
command -v node >/dev/null || { echo "Node.js is needed." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . world-countries@5.1.0 i18n-iso-countries@7.14.0 >/dev/null

cat > read.js <<'JS'
const countries = require("world-countries");
const iso = require("i18n-iso-countries");
const PAIRS = [
  ["kor", "ko", "DMA", "DOM"],
  ["kor", "ko", "SGS", "GEO"],
  ["kor", "ko", "IOT", "IND"],
  ["pol", "pl", "CMR", "CIV"],
  ["pol", "pl", "SSD", "SDN"],
  ["hun", "hu", "TZA", "TJK"],
  ["per", "fa", "GIN", "PNG"],
];
const of = (code) => countries.find(({ cca3 }) => cca3 === code);
for (const [language, tag, code, other] of PAIRS) {
  iso.registerLocale(require(`i18n-iso-countries/langs/${tag}.json`));
  const { common, official } = of(code).translations[language];
  const known = iso.getName(code, tag);
  console.log(`${of(code).name.common} in ${tag}: ${common}, ${official}; elsewhere ${known}; ${other} is`,
    iso.getName(other, tag));
}
iso.registerLocale(require("i18n-iso-countries/langs/dv.json"));
for (const code of ["MYS", "MNG", "MAR"]) {
  console.log(`${of(code).name.common} in dv and back:`, of(iso.getAlpha3Code(iso.getName(code, "dv"), "dv")).name.common);
}
JS

expected='Dominica in ko: 도미니카 공화국, 도미니카 공화국; elsewhere 도미니카 연방; DOM is 도미니카 공화국
South Georgia in ko: 조지아, 조지아; elsewhere 남조지아 군도; GEO is 그루지아
British Indian Ocean Territory in ko: 인도, 인도 공화국; elsewhere 영인도 제도; IND is 인도
Cameroon in pl: WybrzeŻe Kości Słoniowej, Republika WybrzeŻa Kości Słoniowej; elsewhere Kamerun; CIV is Wybrzeże Kości Słoniowej
South Sudan in pl: Sudan, Republika Sudanu; elsewhere Sudan Południowy; SDN is Sudan
Tanzania in hu: Tádzsikisztán, Tádzsik Köztársaság; elsewhere Tanzánia; TJK is Tádzsikisztán
Guinea in fa: پاپوآ گینه نو, مملکت مستقل پاپوآ گینه نو; elsewhere گینه; PNG is پاپوا گینهٔ نو
Malaysia in dv and back: Malawi
Mongolia in dv and back: Monaco
Morocco in dv and back: Montserrat'
seen=$(node read.js)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a country has another name now." >&2; exit 1; }
