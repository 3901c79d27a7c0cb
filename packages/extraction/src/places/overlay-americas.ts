/** The Americas, among them what the news of 1988 to 1990 names: the overlay's table, see overlay.ts. */
export const AMERICAS = `
US|c|Washington;Washington, D.C.|38.9,-77.04|Washington, D.C.|6000
US|c|New York City;NYC!|40.71,-74.01|New York|8200
US|c|Bronx;The Bronx|40.85,-73.87|New York|1400
US|c|L.A.|34.05,-118.24|California|3900
US|r|New England|44,-71.5||15000
US|r|Midwest;the Midwest|41.5,-90||68000
US|r|Pacific Northwest|46,-121||13000
US|r|Bay Area;San Francisco Bay Area|37.75,-122.3|California|7700
US|r|Silicon Valley|37.37,-122.04|California|3000
US|r|Long Island|40.8,-73.3|New York|8000
US|r|Puget Sound|47.7,-122.4|Washington|4000
US|r|Cape Cod|41.7,-70.3|Massachusetts|210
US|r|Lake Erie|42.2,-81.2
US|r|Lake Michigan|44,-87
US|r|Great Lakes|45,-84
US|r|Gulf Coast|29.8,-90
MX|1|Chiapas|16.5,-92.5||5500
MX|1|Guerrero|17.6,-99.9||3500
MX|1|Michoacan|19.2,-101.9||4700
MX|1|Tamaulipas|24.3,-98.6||3500
MX|1|Sinaloa|25,-107.5||3000
MX|c|Ciudad Juarez;Juarez|31.73,-106.48|Chihuahua|1500
MX|r|Baja California Peninsula|28,-113.5
HT|c|Cite Soleil|18.58,-72.33|Ouest|250
CO|1|Antioquia|7,-75.5||6400
CO|1|Cauca|2.5,-76.8||1400
CO|1|Choco|6,-77||530
CO|1|Cesar|9.3,-73.5||1200
CO|1|Norte de Santander|8,-73||1500
CO|1|Santander|6.9,-73.3||2200
CO|1|Arauca|6.6,-71||260
CO|1|Caqueta|1,-74||400
CO|1|Meta|3.5,-73||1000
CO|1|Huila|2.6,-75.6||1100
CO|1|Boyaca|5.8,-73||1200
CO|1|Tolima|4,-75.2||1300
CO|1|Cordoba|8.3,-75.8||1800
CO|1|Magdalena|10.2,-74.3||1300
CO|1|Putumayo|0.5,-76||350
CO|1|Casanare|5.4,-71.6||420
CO|1|Guaviare|2,-72.3||85
CO|1|Valle del Cauca;Valle|3.9,-76.5||4500
CO|r|Uraba;Uraba region;Gulf of Uraba|8,-76.7|Antioquia|500
CO|r|Magdalena Medio;Middle Magdalena|7,-74||800
CO|r|Catatumbo|8.6,-73|Norte de Santander|150
CO|c|Bogota|4.61,-74.08|Bogota D.C.|7700
CO|c|Soacha|4.58,-74.22|Cundinamarca|500
CO|c|El Poblado|6.21,-75.57|Antioquia|120
CO|c|Envigado|6.17,-75.58|Antioquia|160
CO|c|Itagui|6.18,-75.6|Antioquia|250
CO|c|Rionegro;Rio Negro|6.15,-75.37|Antioquia|100
CO|c|La Rochela|6.77,-73.95|Santander|1
CO|c|Chapinero|4.65,-74.06|Bogota D.C.|130
CO|c|Teusaquillo|4.64,-74.09|Bogota D.C.|140
CO|c|San Victorino|4.6,-74.08|Bogota D.C.|20
CO|c|Cano Limon;Cano Limon-Covenas|6.93,-71.02|Arauca|5
CO|c|Covenas|9.4,-75.68|Sucre|10
CO|c|Puerto Boyaca|5.98,-74.59|Boyaca|40
CO|c|Segovia|7.08,-74.7|Antioquia|35
CO|c|Saravena|6.95,-71.87|Arauca|45
SV|c|San Salvador|13.69,-89.19|San Salvador Department|570
SV|1|Chalatenango|14.1,-89.05||200
SV|1|Morazan|13.75,-88.1||200
SV|1|Usulutan|13.4,-88.45||340
SV|1|La Union|13.45,-87.9||260
SV|1|Cabanas|13.87,-88.75||160
SV|1|Cuscatlan|13.85,-89||250
SV|1|Ahuachapan|13.85,-89.87||340
SV|1|Sonsonate|13.7,-89.68||460
SV|1|La Libertad|13.6,-89.35||780
SV|1|San Vicente|13.6,-88.73||180
SV|c|Perquin;Perkin|13.96,-88.16|Morazan|4
SV|c|Arcatao|14.1,-88.75|Chalatenango|3
SV|c|Ilobasco|13.84,-88.85|Cabanas|60
SV|c|Chilanga|13.72,-88.12|Morazan|9
SV|c|San Luis de la Reina|13.82,-88.37|San Miguel Department|6
SV|c|San Francisco Javier|13.45,-88.57|Usulutan|5
SV|c|San Jose Las Flores;Las Flores|14.03,-88.85|Chalatenango|2
SV|c|Guancorita;Guancora;Huancora|14.06,-88.83|Chalatenango|1
SV|c|San Pedro Perulapan|13.77,-89.03|Cuscatlan|45
SV|c|Cabanas department|13.87,-88.75|Cabanas|160
SV|c|Escalon;Colonia Escalon|13.7,-89.24|San Salvador Department|40
SV|c|Zacamil;Colonia Zacamil;Sakamil|13.73,-89.2|San Salvador Department|40
SV|c|Miramonte;Colonia Miramonte|13.71,-89.21|San Salvador Department|20
SV|c|San Benito;Colonia San Benito|13.69,-89.24|San Salvador Department|15
SV|c|San Antonio Abad|13.72,-89.23|San Salvador Department|15
SV|c|Miralvalle|13.73,-89.22|San Salvador Department|15
SV|c|Maquilishuat;Maquiishuat|13.71,-89.24|San Salvador Department|8
SV|c|Conacaste|13.75,-89.17|San Salvador Department|4
SV|c|La Mascota|13.69,-89.25|San Salvador Department|5
SV|c|San Jacinto|13.68,-89.19|San Salvador Department|20
SV|c|Amatepec|13.7,-89.15|San Salvador Department|10
SV|c|Modelo;Barrio Modelo|13.69,-89.19|San Salvador Department|5
SV|c|San Miguelito|13.71,-89.19|San Salvador Department|8
SV|c|Soyapango;Soypango|13.71,-89.14|San Salvador Department|290
SV|c|Guazapa|13.88,-89.17|San Salvador Department|20
SV|r|Guazapa Volcano;Guazapa Hill|13.9,-89.12|San Salvador Department
SV|c|Ilopango|13.7,-89.11|San Salvador Department|120
SV|c|Tierra Blanca|13.33,-88.62|Usulutan|8
SV|c|San Isidro Labrador|14.08,-88.85|Chalatenango|2
SV|c|Agua Caliente|14.19,-89.22|Chalatenango|8
SV|c|Corral de Piedra;Corral de las Piedras|14.05,-88.86|Chalatenango|1
SV|c|Santa Marta|13.87,-88.69|Cabanas|3
SV|c|Mesa Grande|14.12,-88.73||5
GT|c|Guatemala City|14.64,-90.51|Guatemala|2500
GT|1|Peten|16.9,-90||550
GT|1|El Quiche;Quiche|15.5,-91||950
GT|1|Huehuetenango|15.6,-91.6||1100
GT|1|San Marcos|15,-91.9||1000
GT|1|Alta Verapaz|15.6,-90||1200
GT|c|Tecun Uman;Ciudad Tecun Uman|14.68,-92.14|San Marcos|35
GT|c|Santa Catarina Pinula;Santa Catarian Pinula|14.57,-90.5|Guatemala|80
HN|1|Olancho|14.8,-86||520
HN|1|El Paraiso|14,-86.5||440
HN|1|Francisco Morazan|14.2,-87.1||1500
HN|c|Aguacate;El Aguacate|14.8,-86.5|Olancho|1
HN|c|Palmerola|14.38,-87.62|Comayagua|5
HN|r|Mosquitia;La Mosquitia|15.2,-84.5||60
NI|c|Managua|12.13,-86.25|Managua Department|1000
NI|1|Jinotega|13.7,-85.8||330
NI|1|Matagalpa|12.9,-85.7||480
NI|1|Chontales|12,-85.2||150
NI|1|Boaco|12.5,-85.6||150
NI|1|Zelaya|13,-84||400
CR|c|San Jose|9.93,-84.08|San Jose|340
PA|c|Panama City|8.99,-79.52|Panama|880
PA|r|Panama Canal;Canal Zone;Canal Area|9.1,-79.7||50
PA|c|Chorrillo;El Chorrillo|8.95,-79.54|Panama|20
PA|1|Chiriqui|8.4,-82.3||420
PE|c|Lima|-12.05,-77.04|Lima Province|8900
PE|1|Ayacucho|-14,-74||620
PE|1|Huancavelica|-13,-75||350
PE|1|Apurimac|-14,-73||400
PE|1|Junin|-11.5,-75||1250
PE|1|Pasco|-10.5,-75.3||250
PE|1|Huanuco|-9.5,-76||720
PE|1|San Martin|-7,-76.7||810
PE|1|Ucayali|-9.5,-73||500
PE|1|Ancash|-9.5,-77.5||1080
PE|1|Puno|-15,-70||1170
PE|1|La Libertad|-8,-78.5||1780
PE|1|Cajamarca|-6.5,-78.8||1340
PE|c|Miraflores|-12.12,-77.03|Lima Province|85
PE|c|San Isidro|-12.1,-77.04|Lima Province|55
PE|c|La Victoria|-12.07,-77.03|Lima Province|170
PE|c|Villa El Salvador|-12.21,-76.94|Lima Province|390
PE|c|San Juan de Lurigancho|-11.98,-77|Lima Province|1000
PE|c|Comas|-11.95,-77.05|Lima Province|520
PE|c|Uchiza|-8.46,-76.46|San Martin|20
PE|c|Tingo Maria|-9.3,-76|Huanuco|50
PE|c|Cuzco;Cusco|-13.53,-71.97|Cuzco|430
PE|r|Upper Huallaga Valley;Upper Huallaga;Alto Huallaga;Huallaga Valley|-8.5,-76.3||300
PE|r|Apurimac Valley|-12.7,-73.8||100
BO|c|La Paz|-16.5,-68.15|La Paz Department|810
BO,PE|r|Lake Titicaca|-15.8,-69.4
BO|r|Chapare|-16.5,-65.5|Cochabamba|200
BO|c|Villa Tunari|-16.97,-65.42|Cochabamba|3
CL|c|Santiago|-33.45,-70.65|Santiago Metropolitan|5600
CL|c|Vina del Mar|-33.02,-71.55|Valparaiso|330
CL|c|Barrio Alto;Las Condes|-33.41,-70.57|Santiago Metropolitan|290
EC|c|Quito|-0.23,-78.52|Pichincha|1600
EC|r|Amazon region of Ecuador;Oriente|-1,-77||700
AR|c|Buenos Aires|-34.61,-58.38|Buenos Aires F.D.|3000
AR|c|La Tablada|-34.69,-58.53|Buenos Aires|80
AR|r|Patagonia|-44,-68.5||2000
AR|r|Tierra del Fuego|-54,-67.5||170
BR|r|Amazonia;Amazon rainforest|-4,-62||25000
BR|c|Rio de Janeiro;Rio|-22.91,-43.2|Rio de Janeiro|6700
VE|c|Caracas|10.49,-66.88|Distrito Federal|3000
VE|1|Apure|7,-69||460
VE|1|Tachira|7.9,-72.2||1200
VE|1|Zulia|10,-72.2||3700
`
