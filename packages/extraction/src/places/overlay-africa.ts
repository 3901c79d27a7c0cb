/** Africa: the overlay's table, see overlay.ts. */
export const AFRICA = `
NG|c|Abuja|9.06,7.49|FCT|2400
NG|c|Baga|13.12,13.86|Borno State|20
NG|c|Chibok|10.87,12.85|Borno State|66
NG|c|Maiduguri|11.85,13.16|Borno State|1100
NG|c|Dapchi|12.5,11.5|Yobe State|20
NG|c|Konduga|11.65,13.42|Borno State|13
NG|c|Bama|11.52,13.69|Borno State|118
NG|c|Gwoza|11.09,13.69|Borno State|30
NG|c|Damboa|11.16,12.76|Borno State|30
NG|c|Monguno|12.67,13.61|Borno State|110
NG|c|Kagara|10.18,6.25|Niger State|30
NG|1|Borno|11.8,13.1||5800
NG|1|Yobe|12.2,11.5||3200
NG|1|Adamawa|9.5,12.5||4200
NG|1|Zamfara|12.1,6.3||4500
NG|1|Katsina|12.4,7.6||7800
NG|1|Plateau|9.2,9.6||4200
NG|1|Benue|7.3,8.7||5700
NG|r|Niger Delta|5,6.2||30000
NG|r|Sambisa;Sambisa Forest|11.2,13.4|Borno State|10
NG|r|Southern Kaduna|9.8,8.3|Kaduna State|2000
TD,NG,NE,CM|r|Lake Chad;Lake Chad basin|13,14||1000
TD|c|Goz Beida|12.22,21.41|Sila|40
NE|1|Diffa|14,12.5||600
NE|1|Tillaberi;Tillabery|14.2,1.5||2700
ML|c|Timbuktu;Tombouctou|16.77,-3.01|Tombouctou|54
ML|c|Gao|16.27,-0.04|Gao|87
ML|c|Kidal|18.44,1.41|Kidal|26
ML|c|Menaka|15.92,2.4|Menaka|20
ML|1|Mopti|14.6,-3.7||2000
BF|1|Soum|14.2,-1.4||350
CM|1|Far North;Extreme North|11,14.5||4000
SD|r|Darfur|13,25||9000
SD|1|North Darfur|16,25.5||2300
SD|1|South Darfur|11.5,24.9||5300
SD|1|West Darfur|12.9,22.9||1000
SD|1|South Kordofan|11.2,29.4||1100
SD|1|Blue Nile|11.5,34||1100
SD|r|Nuba Mountains|11.5,30.3||500
SD|c|El Fasher;Al-Fashir;El-Fasher|13.63,25.35|North Darfur|500
SD|c|El Geneina;Geneina|13.45,22.44|West Darfur|250
SD|c|Omdurman|15.65,32.48|Khartoum|2800
SD|r|Abyei|9.6,28.43||125
SD|c|Tora|13.96,25.3|North Darfur|5
SS|1|Unity|9,29.8||600
SS|1|Jonglei|7.4,32||1300
SS|1|Upper Nile|10,32.7||1000
SS|1|Eastern Equatoria|4.8,33.4||900
SS|c|Bor|6.21,31.56|Jonglei|26
SS|c|Bentiu|9.23,29.83|Unity|100
SS|c|Malakal|9.53,31.66|Upper Nile|160
SO|c|Mogadishu;Muqdisho|2.04,45.34|Banaadir|2600
SO|c|Kismayo;Kismayu|-0.36,42.55|Lower Juba|180
SO|c|Baidoa;Baydhabo|3.11,43.65|Bay|130
SO|c|Beledweyne;Beledwyne;Belet Weyne;Beletweyne|4.74,45.2|Hiran|70
SO|r|Puntland|8.5,49||4300
SO|r|Somaliland|9.8,45.5||4200
SO|1|Lower Shabelle|1.9,44.4||1200
SO|1|Middle Shabelle|2.8,45.6||500
SO|c|Afgoye;Afgooye|2.14,45.12|Lower Shabelle|80
KE|1|Nyanza|-0.5,34.5||5400
KE|1|Rift Valley|0.5,36||10000
KE|1|North Eastern;North-Eastern Province;North Eastern Province|1,40.2||2300
KE|1|Western Kenya;Western Province|0.5,34.6||4300
KE|c|Garissa|-0.46,39.64|Garissa|160
KE|c|Mandera|3.94,41.86|Mandera|70
KE|c|Lamu|-2.27,40.9|Lamu|25
KE|c|Dadaab|0.05,40.31|Garissa|200
KE|c|Mpeketoni|-2.39,40.7|Lamu|25
KE|c|Westgate;Westlands|-1.27,36.8|Nairobi Area|100
KE|c|Kakuma|3.71,34.86|Turkana|180
ET|1|Tigray|14,38.5||5700
ET|1|Oromia;Oromiya|8,39||37000
ET|1|Amhara|11.5,38||21000
ET|r|Ogaden|6.5,44||5000
CD|1|North Kivu;Nord-Kivu|-0.8,29||6600
CD|1|South Kivu;Sud-Kivu|-3,28.4||5800
CD|r|Kivu;Kivus|-1.9,28.7||12000
CD|1|Ituri|1.6,30||3700
CD|1|Katanga|-8.5,26.5||5600
CD|1|Kasai Occidental;West Kasai;Western Kasai|-5.5,21.5||5300
CD|1|Kasai Oriental;East Kasai|-6.1,23.6||6000
CD|r|Kasai|-5.4,21.8||10000
CD|1|Mai-Ndombe|-2.5,18.3||1800
CD|r|Lake Mai-Ndombe;Mai Ndombe|-2.05,18.3|Mai-Ndombe
CD|c|Beni|0.49,29.47|North Kivu|230
CD|c|Butembo|0.14,29.29|North Kivu|670
CD|c|Bunia|1.57,30.25|Ituri|370
CD|c|Goma|-1.67,29.23|North Kivu|670
CD,TZ,BI,ZM|r|Lake Tanganyika|-6.2,29.5
CF|c|Bambari|5.77,20.68|Ouaka|42
CF|c|Bangassou|4.74,22.82|Mbomou|31
CD,RW|r|Lake Kivu|-2,29.1
UG,CD|r|Lake Albert|1.7,30.9
UG,CD|r|Lake Edward|-0.35,29.6
MW,MZ,TZ|r|Lake Malawi;Lake Nyasa;Lake Niassa|-12,34.5
ZM,ZW|r|Lake Kariba|-17,28
UG,TZ,KE|r|Lake Victoria|-1,33
MZ|1|Cabo Delgado|-12.3,39.3||2300
MZ|c|Palma|-10.77,40.47|Cabo Delgado|50
AO|r|Cabinda|-5,12.3||700
ZA|1|KwaZulu-Natal;KwaZulu Natal;Natal|-29,30.8||11000
ZA|c|Soweto|-26.27,27.86|Gauteng|1700
ZA|c|Marikana|-25.7,27.48|North West|20
DZ|r|Kabylie;Kabylia|36.6,4.8||5000
MA|r|Rif|35,-4||4000
MG|r|East coast of Madagascar|-18,49.4
`
