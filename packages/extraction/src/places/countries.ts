/**
 * Countries and territories: iso2 | name | point | millions of people | capital | other names | demonyms.
 * Points are the ones customary for the whole country, rounded. A name that ends in "!" counts only as written
 * (capital letters), so that "us" is no country.
 */
const TABLE = `
AF|Afghanistan|33,65|41|Kabul||Afghan;Afghans;Afghani
AL|Albania|41,20|2.8|Tirana||Albanian;Albanians
DZ|Algeria|28,3|45|Algiers||Algerian;Algerians
AD|Andorra|42.55,1.58|0.08|Andorra la Vella||Andorran;Andorrans
AO|Angola|-12.5,18.5|36|Luanda||Angolan;Angolans
AG|Antigua and Barbuda|17.05,-61.8|0.1|Saint John's|Antigua|Antiguan;Antiguans
AR|Argentina|-34,-64|46|Buenos Aires|Argentine Republic|Argentine;Argentines;Argentinian;Argentinians;Argentinean;Argentineans
AM|Armenia|40,45|2.8|Yerevan||Armenian;Armenians
AU|Australia|-25,134|26|Canberra||Australian;Australians
AT|Austria|47.33,13.33|9|Vienna||Austrian;Austrians
AZ|Azerbaijan|40.5,47.5|10|Baku||Azerbaijani;Azerbaijanis;Azeri;Azeris
BS|Bahamas|24,-76|0.4|Nassau|The Bahamas|Bahamian;Bahamians
BH|Bahrain|26,50.5|1.5|Manama|Bahrein|Bahraini;Bahrainis
BD|Bangladesh|24,90|170|Dhaka||Bangladeshi;Bangladeshis
BB|Barbados|13.17,-59.53|0.3|Bridgetown||Barbadian;Barbadians
BY|Belarus|53,28|9|Minsk|Byelorussia;Belorussia|Belarusian;Belarusians;Belarussian
BE|Belgium|50.75,4.5|12|Brussels||Belgian;Belgians
BZ|Belize|17.25,-88.75|0.4|Belmopan||Belizean;Belizeans
BJ|Benin|9.5,2.25|13|Porto-Novo|Republic of Benin|Beninese
BT|Bhutan|27.5,90.5|0.8|Thimphu||Bhutanese
BO|Bolivia|-17,-65|12|La Paz||Bolivian;Bolivians
BA|Bosnia and Herzegovina|44.25,17.83|3.3|Sarajevo|Bosnia;Bosnia-Herzegovina|Bosnian;Bosnians
BW|Botswana|-22,24|2.6|Gaborone||Botswanan;Batswana
BR|Brazil|-10,-55|215|Brasilia|Brasil|Brazilian;Brazilians
BN|Brunei|4.5,114.67|0.45|Bandar Seri Begawan||Bruneian;Bruneians
BG|Bulgaria|42.67,25.25|6.8|Sofia||Bulgarian;Bulgarians
BF|Burkina Faso|13,-2|22|Ouagadougou|Burkina|Burkinabe;Burkinabes
BI|Burundi|-3.5,30|13|Bujumbura||Burundian;Burundians
KH|Cambodia|13,105|17|Phnom Penh|Kampuchea|Cambodian;Cambodians
CM|Cameroon|6,12|28|Yaounde|Cameroun|Cameroonian;Cameroonians
CA|Canada|60,-95.5|39|Ottawa||Canadian;Canadians
CV|Cape Verde|16,-24|0.6|Praia|Cabo Verde|Cape Verdean;Cape Verdeans
CF|Central African Republic|7,21|5.5|Bangui|C.A.R.|Central African;Central Africans
TD|Chad|15,19|18|N'Djamena|Tchad|Chadian;Chadians
CL|Chile|-30,-71|20|Santiago||Chilean;Chileans
CN|China|35,104|1412|Beijing|People's Republic of China;PRC!;Communist China|Chinese
CO|Colombia|4,-73.25|52|Bogota||Colombian;Colombians
KM|Comoros|-12.23,44.45|0.8|Moroni|Comoro Islands|Comorian;Comorians
CG|Republic of the Congo|-1,15.5|6|Brazzaville|Congo-Brazzaville;Congo Republic;Republic of Congo;Congo|
CD|Democratic Republic of the Congo|-2.5,23.5|99|Kinshasa|Democratic Republic of Congo;DR Congo;DRC!;D.R.C.;Congo;Congo-Kinshasa;Zaire;Congo, Democratic Republic|Congolese;Zairian
CR|Costa Rica|10,-84|5.2|San Jose||Costa Rican;Costa Ricans
CI|Ivory Coast|8,-5.5|28|Yamoussoukro|Cote d'Ivoire|Ivorian;Ivorians
HR|Croatia|45.17,15.5|3.9|Zagreb||Croatian;Croatians;Croat;Croats
CU|Cuba|22,-79.5|11|Havana||Cuban;Cubans
CY|Cyprus|35,33|1.2|Nicosia||Cypriot;Cypriots;Greek Cypriot;Greek Cypriots;Turkish Cypriot;Turkish Cypriots
CZ|Czech Republic|49.75,15|10.5|Prague|Czechia;Czechoslovakia|Czech;Czechs;Czechoslovak;Czechoslovakian
DK|Denmark|56,10|5.9|Copenhagen||Danish;Dane;Danes
DJ|Djibouti|11.83,42.5|1.1|Djibouti||Djiboutian;Djiboutians
DM|Dominica|15.5,-61.33|0.07|Roseau||
DO|Dominican Republic|19,-70.67|11|Santo Domingo||Dominican;Dominicans
TL|East Timor|-8.83,125.75|1.3|Dili|Timor-Leste;Timor Leste|East Timorese;Timorese
EC|Ecuador|-1.25,-78.25|18|Quito||Ecuadorian;Ecuadorians;Ecuadorean;Ecuadoreans;Ecuadoran
EG|Egypt|27,30|111|Cairo|Arab Republic of Egypt|Egyptian;Egyptians
SV|El Salvador|13.83,-88.92|6.3|San Salvador|Salvador|Salvadoran;Salvadorans;Salvadorian;Salvadorean;Salvadoreans
GQ|Equatorial Guinea|1.7,10.33|1.7|Malabo||Equatorial Guinean
ER|Eritrea|15,39|3.7|Asmara||Eritrean;Eritreans
EE|Estonia|59,26|1.3|Tallinn||Estonian;Estonians
SZ|Eswatini|-26.5,31.5|1.2|Mbabane|Swaziland|Swazi;Swazis
ET|Ethiopia|8,39|123|Addis Ababa||Ethiopian;Ethiopians
FJ|Fiji|-18,178|0.9|Suva|Fiji Islands|Fijian;Fijians
FI|Finland|64,26|5.5|Helsinki||Finnish;Finn;Finns
FR|France|46,2|68|Paris|French Republic|French;Frenchman;Frenchmen;Frenchwoman
GA|Gabon|-1,11.75|2.4|Libreville||Gabonese
GM|Gambia|13.5,-15.5|2.7|Banjul|The Gambia|Gambian;Gambians
GE|Georgia|42,43.5|3.7|Tbilisi|Republic of Georgia|Georgian;Georgians
DE|Germany|51.5,10.5|84|Berlin|Federal Republic of Germany;West Germany;East Germany;FRG!;GDR!|German;Germans;West German;East German
GH|Ghana|8.1,-1.2|33|Accra||Ghanaian;Ghanaians
GR|Greece|39,22|10.4|Athens||Greek;Greeks
GD|Grenada|12.12,-61.67|0.1|Saint George's||Grenadian;Grenadians
GT|Guatemala|15.5,-90.25|17|Guatemala City||Guatemalan;Guatemalans
GN|Guinea|10.83,-10.67|14|Conakry|Guinea-Conakry;Republic of Guinea|Guinean;Guineans
GW|Guinea-Bissau|12,-15|2.1|Bissau||Bissau-Guinean
GY|Guyana|5,-59|0.8|Georgetown||Guyanese
HT|Haiti|19,-72.42|11.6|Port-au-Prince||Haitian;Haitians
HN|Honduras|15,-86.5|10|Tegucigalpa||Honduran;Hondurans
HK|Hong Kong|22.25,114.17|7.4|Hong Kong||Hong Konger;Hong Kongers
HU|Hungary|47,20|9.6|Budapest||Hungarian;Hungarians
IS|Iceland|65,-18|0.38|Reykjavik||Icelandic;Icelander;Icelanders
IN|India|22,79|1417|New Delhi|Republic of India|Indian;Indians
ID|Indonesia|-5,120|275|Jakarta||Indonesian;Indonesians
IR|Iran|32,53|88|Tehran|Islamic Republic of Iran;Islamic Republic|Iranian;Iranians
IQ|Iraq|33,44|44|Baghdad||Iraqi;Iraqis
IE|Ireland|53,-8|5.1|Dublin|Republic of Ireland;Irish Republic|Irish;Irishman;Irishmen
IL|Israel|31.5,34.75|9.5|Jerusalem||Israeli;Israelis
IT|Italy|42.83,12.83|59|Rome||Italian;Italians
JM|Jamaica|18.25,-77.5|2.8|Kingston||Jamaican;Jamaicans
JP|Japan|35.5,137.3|125|Tokyo||Japanese
JO|Jordan|31,36|11|Amman|Hashemite Kingdom of Jordan|Jordanian;Jordanians
KZ|Kazakhstan|48,68|19.6|Astana|Kazakstan|Kazakh;Kazakhs;Kazakhstani
KE|Kenya|1,38|54|Nairobi||Kenyan;Kenyans
KI|Kiribati|1.42,173|0.13|South Tarawa||
XK|Kosovo|42.58,21|1.8|Pristina||Kosovar;Kosovars;Kosovan
KW|Kuwait|29.5,47.75|4.3|Kuwait City||Kuwaiti;Kuwaitis
KG|Kyrgyzstan|41.5,75|6.8|Bishkek|Kirghizia;Kirgizstan|Kyrgyz;Kirghiz;Kyrgyzstani
LA|Laos|18,105|7.5|Vientiane||Lao;Laotian;Laotians
LV|Latvia|57,25|1.9|Riga||Latvian;Latvians
LB|Lebanon|33.83,35.83|5.5|Beirut||Lebanese
LS|Lesotho|-29.5,28.25|2.3|Maseru||Basotho
LR|Liberia|6.5,-9.5|5.3|Monrovia||Liberian;Liberians
LY|Libya|28,17|6.8|Tripoli||Libyan;Libyans
LI|Liechtenstein|47.16,9.53|0.04|Vaduz||
LT|Lithuania|56,24|2.8|Vilnius||Lithuanian;Lithuanians
LU|Luxembourg|49.75,6.17|0.65|Luxembourg|Luxemburg|Luxembourgish
MO|Macau|22.17,113.55|0.7|Macau|Macao|
MG|Madagascar|-20,47|30|Antananarivo||Malagasy;Madagascan
MW|Malawi|-13.5,34|20|Lilongwe||Malawian;Malawians
MY|Malaysia|2.5,112.5|34|Kuala Lumpur||Malaysian;Malaysians
MV|Maldives|3.2,73|0.5|Male|Maldive Islands|Maldivian;Maldivians
ML|Mali|18,-2|22|Bamako||Malian;Malians
MT|Malta|35.92,14.43|0.5|Valletta||Maltese
MH|Marshall Islands|7.1,171.2|0.04|Majuro||Marshallese
MR|Mauritania|20,-12|4.7|Nouakchott||Mauritanian;Mauritanians
MU|Mauritius|-20.3,57.58|1.3|Port Louis||Mauritian;Mauritians
MX|Mexico|23,-102|127|Mexico City||Mexican;Mexicans
FM|Micronesia|6.92,158.18|0.1|Palikir|Federated States of Micronesia|Micronesian
MD|Moldova|47.25,28.58|2.5|Chisinau|Moldavia|Moldovan;Moldovans
MC|Monaco|43.73,7.42|0.04|Monaco||Monegasque
MN|Mongolia|46,105|3.4|Ulan Bator||Mongolian;Mongolians
ME|Montenegro|42.75,19.25|0.6|Podgorica||Montenegrin;Montenegrins
MA|Morocco|32,-6|37|Rabat||Moroccan;Moroccans
MZ|Mozambique|-18.25,35|33|Maputo||Mozambican;Mozambicans
MM|Myanmar|22,98|54|Naypyidaw|Burma|Burmese
NA|Namibia|-22,17|2.6|Windhoek|South-West Africa|Namibian;Namibians
NR|Nauru|-0.52,166.93|0.01|Yaren||Nauruan
NP|Nepal|28,84|30|Kathmandu||Nepali;Nepalis;Nepalese
NL|Netherlands|52.25,5.75|17.7|Amsterdam|Holland;The Netherlands|Dutch;Dutchman;Dutchmen
NZ|New Zealand|-42,174|5.1|Wellington||New Zealander;New Zealanders;Kiwi
NI|Nicaragua|13,-85|7|Managua||Nicaraguan;Nicaraguans
NE|Niger|18,9|26|Niamey||Nigerien;Nigeriens
NG|Nigeria|9,9|219|Abuja||Nigerian;Nigerians
KP|North Korea|40,127|26|Pyongyang|DPRK!;Democratic People's Republic of Korea|North Korean;North Koreans
MK|North Macedonia|41.67,21.75|2.1|Skopje|Macedonia|Macedonian;Macedonians
NO|Norway|62,10|5.4|Oslo||Norwegian;Norwegians
OM|Oman|21,57|4.6|Muscat||Omani;Omanis
PK|Pakistan|30,70|236|Islamabad||Pakistani;Pakistanis
PW|Palau|7.5,134.5|0.02|Ngerulmud||Palauan
PS|Palestinian Territories|32,35.25|5|Ramallah|Palestine;Palestinian Authority;Occupied Territories;Palestinian Territory|Palestinian;Palestinians
PA|Panama|9,-80|4.4|Panama City||Panamanian;Panamanians
PG|Papua New Guinea|-6,147|10|Port Moresby|PNG!|Papua New Guinean;Papua New Guineans
PY|Paraguay|-23,-58|6.8|Asuncion||Paraguayan;Paraguayans
PE|Peru|-10,-75.25|34|Lima||Peruvian;Peruvians
PH|Philippines|13,122|115|Manila|The Philippines;Republic of the Philippines|Filipino;Filipinos;Philippine;Filipina
PL|Poland|52,20|37|Warsaw||Polish;Pole;Poles
PT|Portugal|39.5,-8|10.4|Lisbon||Portuguese
PR|Puerto Rico|18.25,-66.5|3.2|San Juan||Puerto Rican;Puerto Ricans
QA|Qatar|25.5,51.25|2.7|Doha||Qatari;Qataris
RO|Romania|46,25|19|Bucharest|Rumania|Romanian;Romanians
RU|Russia|60,100|144|Moscow|Russian Federation;Soviet Union;USSR!;U.S.S.R.|Russian;Russians;Soviet;Soviets
RW|Rwanda|-2,30|13.8|Kigali||Rwandan;Rwandans;Rwandese
KN|Saint Kitts and Nevis|17.33,-62.75|0.05|Basseterre||
LC|Saint Lucia|13.88,-60.97|0.18|Castries||
VC|Saint Vincent and the Grenadines|13.08,-61.2|0.1|Kingstown||
WS|Samoa|-13.8,-172.18|0.2|Apia|Western Samoa|Samoan;Samoans
SM|San Marino|43.93,12.42|0.03|San Marino||
ST|Sao Tome and Principe|1,7|0.2|Sao Tome||
SA|Saudi Arabia|25,45|36|Riyadh|Kingdom of Saudi Arabia|Saudi;Saudis;Saudi Arabian
SN|Senegal|14.5,-14.25|17|Dakar||Senegalese
RS|Serbia|44.82,20.46|6.8|Belgrade|Yugoslavia|Serbian;Serbians;Serb;Serbs;Yugoslav;Yugoslavian
SC|Seychelles|-4.58,55.67|0.1|Victoria||Seychellois
SL|Sierra Leone|8.5,-11.5|8.6|Freetown||Sierra Leonean;Sierra Leoneans;Sierra Leonian
SG|Singapore|1.37,103.8|5.6|Singapore||Singaporean;Singaporeans
SK|Slovakia|48.67,19.5|5.4|Bratislava||Slovak;Slovaks;Slovakian
SI|Slovenia|46.08,15|2.1|Ljubljana||Slovenian;Slovenians;Slovene;Slovenes
SB|Solomon Islands|-8,159|0.7|Honiara||Solomon Islander;Solomon Islanders
SO|Somalia|6,48|17.6|Mogadishu||Somali;Somalis;Somalian
ZA|South Africa|-29,24|60|Pretoria|Republic of South Africa;RSA!|South African;South Africans
KR|South Korea|36.5,127.75|52|Seoul|Republic of Korea;Korea|South Korean;South Koreans;Korean;Koreans
SS|South Sudan|7.5,30|11|Juba||South Sudanese
ES|Spain|40,-4|48|Madrid||Spanish;Spaniard;Spaniards
LK|Sri Lanka|7,81|22|Colombo|Ceylon|Sri Lankan;Sri Lankans
SD|Sudan|15.5,31|47|Khartoum||Sudanese
SR|Suriname|4,-56|0.6|Paramaribo|Surinam|Surinamese
SE|Sweden|62,15|10.5|Stockholm||Swedish;Swede;Swedes
CH|Switzerland|47,8.01|8.8|Bern||Swiss
SY|Syria|35,38|22|Damascus|Syrian Arab Republic|Syrian;Syrians
TW|Taiwan|24,121|23.6|Taipei||Taiwanese
TJ|Tajikistan|39,71|10|Dushanbe|Tadzhikistan|Tajik;Tajiks
TZ|Tanzania|-6,35|65|Dodoma||Tanzanian;Tanzanians
TH|Thailand|15.5,101|72|Bangkok||Thai;Thais
TG|Togo|8.67,1.08|8.8|Lome||Togolese
TO|Tonga|-20,-175|0.1|Nuku'alofa||Tongan;Tongans
TT|Trinidad and Tobago|11,-61|1.5|Port of Spain|Trinidad;Tobago|Trinidadian;Trinidadians
TN|Tunisia|34,9|12|Tunis||Tunisian;Tunisians
TR|Turkey|39.06,34.91|85|Ankara|Turkiye|Turkish;Turk;Turks
TM|Turkmenistan|39.75,59.67|6.4|Ashgabat||Turkmen;Turkmens
TV|Tuvalu|-8,178|0.01|Funafuti||Tuvaluan
UG|Uganda|1.25,32.5|47|Kampala||Ugandan;Ugandans
UA|Ukraine|49,32|38|Kyiv||Ukrainian;Ukrainians
AE|United Arab Emirates|23.75,54.5|9.4|Abu Dhabi|UAE!;U.A.E.;Emirates|Emirati;Emiratis
GB|United Kingdom|54.76,-2.7|67|London|UK!;U.K.;Britain;Great Britain|British;Briton;Britons;Brit;Brits
US|United States|39.76,-98.5|333|Washington|United States of America;USA!;U.S.A.;US!;U.S.;America|American;Americans
UY|Uruguay|-33,-56|3.4|Montevideo||Uruguayan;Uruguayans
UZ|Uzbekistan|41.71,63.85|35|Tashkent||Uzbek;Uzbeks;Uzbekistani
VU|Vanuatu|-16,167|0.3|Port Vila||Ni-Vanuatu
VA|Vatican|41.9,12.45|0.001|Vatican City|Vatican City;Holy See|
VE|Venezuela|8,-66|28|Caracas||Venezuelan;Venezuelans
VN|Vietnam|16.17,107.83|98|Hanoi|Viet Nam;North Vietnam;South Vietnam|Vietnamese
EH|Western Sahara|25,-13.5|0.6|Laayoune||Sahrawi;Sahrawis;Saharawi
YE|Yemen|15.5,47.5|34|Sanaa|Republic of Yemen;South Yemen;North Yemen|Yemeni;Yemenis;Yemenite
ZM|Zambia|-14.33,28.5|20|Lusaka||Zambian;Zambians
ZW|Zimbabwe|-19,29.75|16|Harare|Rhodesia|Zimbabwean;Zimbabweans
GL|Greenland|72,-40|0.06|Nuuk||Greenlander
BM|Bermuda|32.33,-64.75|0.06|Hamilton||Bermudian
GI|Gibraltar|36.13,-5.35|0.03|Gibraltar||
GU|Guam|13.44,144.79|0.17|Hagatna||Guamanian
KY|Cayman Islands|19.5,-80.67|0.07|George Town||
NC|New Caledonia|-21.5,165.5|0.27|Noumea||New Caledonian
PF|French Polynesia|-15,-140|0.3|Papeete||
GF|French Guiana|4,-53|0.3|Cayenne||
GP|Guadeloupe|16.25,-61.58|0.4|Basse-Terre||
MQ|Martinique|14.67,-61|0.36|Fort-de-France||
RE|Reunion|-21.1,55.6|0.87|Saint-Denis|Reunion Island|
YT|Mayotte|-12.83,45.17|0.3|Mamoudzou||
FK|Falkland Islands|-51.75,-59|0.003|Stanley|Falklands;Malvinas|
CW|Curacao|12.17,-69|0.15|Willemstad||
AW|Aruba|12.5,-69.97|0.1|Oranjestad||
VI|U.S. Virgin Islands|18.34,-64.93|0.1|Charlotte Amalie|Virgin Islands|
VG|British Virgin Islands|18.42,-64.62|0.03|Road Town||
AS|American Samoa|-14.32,-170.74|0.05|Pago Pago||
IM|Isle of Man|54.25,-4.5|0.08|Douglas||
JE|Jersey|49.22,-2.12|0.1|Saint Helier||
GG|Guernsey|49.58,-2.33|0.06|Saint Peter Port||
FO|Faroe Islands|62,-7|0.05|Torshavn|Faeroe Islands|Faroese
SH|Saint Helena|-15.95,-5.7|0.005|Jamestown||
`

export type Country = {
  iso2: string
  name: string
  lat: number
  lon: number
  population: number
  capital: string
  names: string[]
  demonyms: string[]
}

const list = (cell: string | undefined): string[] => (cell ? cell.split(';') : [])

const country = (line: string): Country => {
  const [iso2 = '', name = '', point = '', millions = '', capital = '', names, demonyms] = line.split('|')
  const [lat = 0, lon = 0] = point.split(',').map(Number)
  const population = Math.round(Number(millions) * 1e6)
  return { iso2, name, lat, lon, population, capital, names: list(names), demonyms: list(demonyms) }
}

/** Every country and territory of the table; points in degrees, population in people. */
export const countries: readonly Country[] = TABLE.trim().split('\n').map(country)
