/** Middle East, Europe, Asia and the Pacific: the overlay's table, see overlay.ts. */
export const EAST = `
SY|c|Raqa;Raqqa;Raqqah;Ar Raqqah;al-Raqqa;Rakka|35.95,39.01|Ar-Raqqah|220
SY|c|Douma;Duma|33.57,36.4|Rif-dimashq|110
SY|r|Eastern Ghouta;East Ghouta;Ghouta|33.53,36.44|Rif-dimashq|400
SY|r|Western Ghouta|33.43,36.2|Rif-dimashq
SY|c|Kobane;Kobani;Ain al-Arab;Ayn al-Arab;Kobanê|36.89,38.35|Aleppo|45
SY|c|Jobar;Jobar district|33.53,36.33|Damascus Governorate|50
SY|c|Yarmouk;Yarmuk;Yarmouk camp|33.47,36.3|Damascus Governorate|100
SY|c|Deir Ezzor;Deir al-Zor;Deir el-Zour;Deir al-Zour;Deir ez-Zour;Dayr az Zawr;Deir Ezzour|35.34,40.14|Deir ez-Zor|210
SY|c|Daraa;Deraa;Dara'a|32.62,36.1|Daraa|100
SY|c|Hasakeh;Hasaka;Hassakeh;Hasakah;Al-Hasakah|36.5,40.75|Al-Hasakah|190
SY|c|Qamishli;Qamishly;Al-Qamishli|37.05,41.23|Al-Hasakah|180
SY|c|Khan Sheikhun;Khan Sheikhoun;Khan Shaykhun|35.44,36.65|Idlib|50
SY|c|Saraqeb;Saraqib|35.86,36.8|Idlib|33
SY|c|Al-Bab;Bab|36.37,37.52|Aleppo|64
SY|c|Palmyra;Tadmur|34.56,38.28|Homs|55
SY|c|Hajin|34.69,40.83|Deir ez-Zor|40
SY|c|Baghouz;Baghuz|34.45,40.95|Deir ez-Zor|10
SY|r|Golan Heights;Golan|32.98,35.75||50
SY|c|Afrin|36.51,36.87|Aleppo|40
IQ|r|Qandil;Qandil Mountains;Mount Qandil|36.55,45.0|Sulaymaniyah|50
IL|c|Kiryat Shmona;Kiryat Shemona;Qiryat Shemona|33.21,35.57|Northern District|23
IQ|c|Mosul|36.34,43.12|Nineveh|1400
IQ|c|Fallujah;Falluja|33.35,43.78|Al Anbar|250
IQ|c|Ramadi|33.42,43.3|Al Anbar|270
IQ|c|Tikrit|34.61,43.68|Salah ad Din|150
IQ|c|Baiji;Beiji|34.93,43.49|Salah ad Din|150
IQ|c|Tal Afar;Talafar|36.38,42.45|Nineveh|100
IQ|c|Sinjar|36.32,41.87|Nineveh|80
IQ|c|Baquba;Baqubah;Baaquba|33.75,44.64|Diyala|460
IQ|c|Sadr City|33.39,44.46|Baghdad|1000
IQ|c|Taji|33.51,44.23|Baghdad|50
IQ|1|Anbar;Al Anbar|33,42||1700
IQ|1|Salaheddin;Salahuddin;Salah al-Din;Saladin|34.5,43.6||1500
IQ|1|Nineveh;Nineveh province|36,42.5||3700
IQ|r|Iraqi Kurdistan;Kurdistan|36.3,44.2||5000
YE|c|Taez;Taiz;Ta'izz;Ta'iz|13.58,44.02|Ta'izz|600
YE|c|Sanaa;Sana'a;Sanʿa|15.35,44.21|Sanaa|2900
YE|c|Hodeida;Hodeidah;Hudaydah;Al Hudaydah|14.8,42.95|Al Hudaydah|600
YE|c|Marib;Ma'rib|15.46,45.33|Ma'rib|100
YE|c|Saada;Saadah;Sa'dah|16.94,43.76|Sa'dah|70
YE|c|Mukalla;Al Mukalla|14.54,49.12|Hadramaut|260
YE|1|Abyan|13.7,46.2||500
YE|1|Shabwa;Shabwah|14.6,47||500
YE|1|Hadramawt;Hadramout;Hadhramaut|16,49.5||1300
YE|1|Bayda;Baida;Al Bayda|14.2,45.4||700
LB|c|Arsal|34.18,36.42|Baalbek-Hermel|40
LB|r|Bekaa Valley;Bekaa;Beqaa|33.85,36||500
LB|c|Sidon;Saida|33.56,35.37|South|160
LB|c|Ain al-Hilweh;Ein el-Hilweh|33.54,35.38|South|70
PS|r|Gaza Strip;Gaza|31.45,34.4||2000
PS|r|West Bank|32,35.25||2800
PS|c|Gaza City|31.52,34.45|Gaza Strip|600
PS|c|Khan Younis;Khan Yunis|31.34,34.3|Gaza Strip|200
PS|c|Jabalia;Jabaliya|31.53,34.48|Gaza Strip|170
IL|r|East Jerusalem|31.78,35.24||350
IL|r|Negev|30.8,34.8||600
LY|c|Sirte;Sirt|31.2,16.59|Sirt|128
LY|c|Benghazi|32.12,20.07|Banghazi|650
LY|c|Derna|32.77,22.64|Darnah|100
LY|c|Misrata;Misurata|32.38,15.09|Misratah|390
TR|r|Kurdistan region of Turkey;southeastern Turkey|37.9,40.5||8000
TR|r|Gallipoli|40.4,26.67||40
EG|r|Sinai;Sinai Peninsula;North Sinai|30.2,33.8||500
EG|c|El-Arish;Al-Arish;Arish|31.13,33.8|North Sinai|160
UA|r|Donbas;Donbass|48.3,38.4||6500
UA|r|Crimea;Crimean Peninsula|45.3,34.4||2400
UA|c|Kyiv;Kiev|50.45,30.52|Kyiv City|2950
UA|c|Odesa;Odessa|46.48,30.73|Odessa|1010
UA|c|Kharkiv;Kharkov|49.98,36.25|Kharkiv|1430
UA|c|Mykolaiv;Nikolayev|46.97,32|Mykolaiv|480
UA|c|Zaporizhzhia;Zaporizhia;Zaporozhye|47.84,35.14|Zaporizhzhia|720
UA|c|Dnipro;Dnipropetrovsk|48.46,35.04|Dnipropetrovsk|970
UA|c|Bakhmut;Artemivsk|48.6,38|Donetsk|70
UA|c|Debaltseve;Debaltsevo|48.34,38.4|Donetsk|25
UA|c|Balakliia;Balakliya|49.46,36.86|Kharkiv|27
UA|c|Chuhuiv;Chuguev|49.84,36.69|Kharkiv|31
UA|c|Avdiivka;Avdeyevka|48.14,37.74|Donetsk|32
GE|r|South Ossetia|42.3,44.1||50
GE|r|Abkhazia|43,41||240
RU|1|Chechnya;Chechen Republic|43.4,45.72||1500
RU|1|Dagestan|43.1,46.9||3100
RU|1|Ingushetia|43.2,45||500
RU|1|North Ossetia|43,44.2||700
RU|r|Siberia|60,105||30000
RU|r|North Caucasus|43.5,45||9000
AZ|r|Nagorno-Karabakh;Nagorny Karabakh;Karabakh|39.8,46.75||150
MD|r|Transnistria;Transdniestria|47.2,29.4||470
RS|r|Vojvodina|45.3,19.8||1900
ES|r|Basque Country|43,-2.75||2200
ES|r|Catalonia|41.8,1.5||7600
GB|r|Piccadilly|51.51,-0.14|England
FR|r|Corsica|42.15,9.1||340
IT|r|Sardinia|40,9||1600
IT|r|Sicily|37.6,14||5000
AF|1|Helmand|31,64||1400
AF|1|Kunar|34.85,71.1||450
AF|1|Nangarhar;Nangahar|34.2,70.4||1600
AF|1|Uruzgan|32.9,66||400
AF|1|Khost|33.35,69.9||600
AF|1|Paktika|32.5,68.8||700
AF|1|Paktia|33.6,69.4||600
AF|1|Wardak;Maidan Wardak|34.4,68.3||600
AF|1|Logar|34,69.1||400
AF|1|Zabul|32.2,67.2||300
AF|c|Kunduz|36.73,68.86|Kunduz|270
AF|c|Lashkar Gah;Lashkargah|31.59,64.36|Helmand|200
PK|r|North Waziristan|33,70||540
PK|r|South Waziristan|32.3,69.7||680
PK|r|Waziristan|32.6,69.8||1200
PK|r|Khyber;Khyber Agency|33.95,71||980
PK|r|Kurram|33.7,70.3||600
PK|r|Bajaur|34.8,71.5||1000
PK|r|Mohmand|34.5,71.3||460
PK|r|Orakzai|33.7,70.9||250
PK|c|Miranshah;Miran Shah|33,70.07|Khyber Pakhtunkhwa|20
PK|r|Swat Valley;Swat|35.2,72.4||2300
PK|1|Khyber Pakhtunkhwa;Khyber-Pakhtunkhwa;North West Frontier Province;NWFP|34.5,72||35000
PK|1|Balochistan;Baluchistan|28.5,65.5||12000
PK|c|Parachinar|33.9,70.1|Khyber Pakhtunkhwa|60
IN|r|Kashmir;Indian-administered Kashmir|34.1,74.8||7000
IN|c|Pathankot|32.27,75.65|Punjab|160
IN|c|Uri|34.08,74.03|Jammu and Kashmir|10
IN|c|Pulwama|33.87,74.9|Jammu and Kashmir|20
IN|c|Bombay|19.07,72.88|Maharashtra|12000
IN|c|Calcutta|22.56,88.36|West Bengal|4600
IN|r|Bastar|19.3,81.7|Chhattisgarh|800
NP|2|Sindhupalchok;Sindhupalchowk|27.95,85.7||290
NP|2|Gorkha|28.2,84.7||270
NP|2|Dolakha|27.8,86.1||190
BD|c|Cox's Bazar;Coxs Bazar|21.44,91.98|Chittagong|250
BD|c|Chittagong;Chattogram|22.34,91.83|Chittagong|3900
MM|1|Rakhine;Arakan|20.2,93.7||3200
MM|c|Rangoon;Yangon|16.81,96.16|Yangon|4500
LK|r|Jaffna Peninsula|9.75,80.1||550
CN|1|Xinjiang|41,85||22000
CN|1|Tibet|31,88||3200
CN|c|Peking|39.91,116.4|Beijing|11700
TH|1|Pattani|6.7,101.4||700
TH|1|Narathiwat|6.2,101.7||700
TH|1|Yala|6.3,101.2||500
ID|r|Java|-7.3,110||145000
ID|r|Sumatra|-0.5,101.5||55000
ID|r|Lombok|-8.57,116.35||3200
ID|r|Sulawesi|-2,121||19000
ID|r|Bali|-8.37,115.14||4200
ID|r|Borneo;Kalimantan|0,114||16000
ID|1|Aceh|4.4,97||5000
ID|1|Papua|-4,138||4300
PH|r|Mindanao|7.8,125||25000
PH|r|Luzon|16,121||60000
PH|r|Jolo;Sulu|6,121.1||800
PH|c|Marawi|8,124.29|Bangsamoro|200
PH|c|Zamboanga|6.91,122.07|Zamboanga Peninsula|800
PG|r|Bougainville|-6.2,155.3||250
NZ|r|South Island|-43.6,170.8||1200
NZ|r|North Island|-38.5,175.7||3900
AU|r|Christmas Island|-10.49,105.63||2
SB|r|Guadalcanal|-9.6,160.2||110
`
