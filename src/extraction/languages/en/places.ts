// A small pack of places written by hand: countries, regions and cities that reports of present wars name, and how else they are spelled.
// Facts only. Centres and reach of countries are computed from Natural Earth (public domain), rounded outwards to 5 km; the circle
// holds the country's main parts, and far islands may lie outside it. The other points are to the nearest hundredth of a degree.
import type { Pack, PackPlace } from '../../packs.ts';

/** ISO 3166-1 alpha-2, alpha-3, name, latitude, longitude, reach in km, other names. */
const countries = `
AF|AFG|Afghanistan|33.8|66.0|890|
AL|ALB|Albania|41.1|20.0|170|
DZ|DZA|Algeria|28.2|2.6|1125|
AD|AND|Andorra|42.5|1.6|20|
AO|AGO|Angola|-12.3|17.6|905|
AG|ATG|Antigua and Barbuda|17.3|-61.8|50|
AR|ARG|Argentina|-35.2|-65.2|1945|
AM|ARM|Armenia|40.3|44.9|205|
AU|AUS|Australia|-25.6|134.4|2125|
AT|AUT|Austria|47.6|14.1|350|
AZ|AZE|Azerbaijan|40.3|47.5|250|
BS|BHS|Bahamas|24.3|-76.6|515|
BH|BHR|Bahrain|26.0|50.5|30|
BD|BGD|Bangladesh|23.9|90.2|410|
BB|BRB|Barbados|13.2|-59.6|20|
BY|BLR|Belarus|53.5|28.0|375|
BE|BEL|Belgium|50.6|4.6|160|
BZ|BLZ|Belize|17.2|-88.7|160|
BJ|BEN|Benin|9.6|2.3|390|
BT|BTN|Bhutan|27.4|90.4|175|
BO|BOL|Bolivia|-16.7|-64.7|830|
BA|BIH|Bosnia and Herzegovina|44.2|17.8|195|Bosnia;Bosnia-Herzegovina;Bosnia & Herzegovina
BW|BWA|Botswana|-22.2|23.8|605|
BR|BRA|Brazil|-10.8|-53.1|2550|
BN|BRN|Brunei|4.5|114.7|75|
BG|BGR|Bulgaria|42.8|25.2|295|
BF|BFA|Burkina Faso|12.3|-1.8|460|
BI|BDI|Burundi|-3.4|29.9|135|
KH|KHM|Cambodia|12.7|104.9|360|
CM|CMR|Cameroon|5.7|12.7|840|
CA|CAN|Canada|58.5|-101.0|2895|
CV|CPV|Cape Verde|14.9|-23.5|30|
CF|CAF|Central African Republic|6.6|20.5|785|CAR
TD|TCD|Chad|15.3|18.6|945|
CL|CHL|Chile|-36.4|-71.3|2105|
CN|CHN|China|36.6|103.8|2820|People's Republic of China
CO|COL|Colombia|3.9|-73.1|975|
KM|COM|Comoros|-11.9|43.7|105|
CG|COG|Republic of the Congo|-0.8|15.2|615|Congo-Brazzaville;Congo - Brazzaville
CD|COD|Democratic Republic of the Congo|-2.9|23.6|1355|DR Congo;DRC;D.R.C.;Congo-Kinshasa;Zaire;Congo;Congo - Kinshasa
CR|CRI|Costa Rica|10.0|-84.2|260|
CI|CIV|Ivory Coast|7.6|-5.6|425|Côte d'Ivoire
HR|HRV|Croatia|45.2|16.4|265|
CU|CUB|Cuba|21.6|-78.9|615|
CY|CYP|Cyprus|34.9|33.0|100|
CZ|CZE|Czech Republic|49.7|15.3|255|Czechia
DK|DNK|Denmark|56.0|9.9|200|
DJ|DJI|Djibouti|11.7|42.6|125|
DM|DMA|Dominica|15.4|-61.4|25|
DO|DOM|Dominican Republic|18.9|-70.5|235|
EC|ECU|Ecuador|-1.4|-78.4|405|
EG|EGY|Egypt|26.5|29.9|870|
SV|SLV|El Salvador|13.7|-88.9|135|
GQ|GNQ|Equatorial Guinea|1.7|10.3|295|
ER|ERI|Eritrea|15.4|38.8|550|
EE|EST|Estonia|58.7|25.6|230|
SZ|SWZ|Eswatini|-26.6|31.5|100|Swaziland
ET|ETH|Ethiopia|8.6|39.6|925|
FJ|FJI|Fiji|-17.8|178.0|300|
FI|FIN|Finland|64.5|26.3|625|
FR|FRA|France|46.6|2.5|580|
GA|GAB|Gabon|-0.6|11.8|380|
GM|GMB|Gambia|13.4|-15.4|170|The Gambia
GE|GEO|Georgia|42.2|43.5|320|
DE|DEU|Germany|51.1|10.4|445|
GH|GHA|Ghana|8.0|-1.2|385|
GR|GRC|Greece|39.1|22.8|550|
GD|GRD|Grenada|12.1|-61.7|20|
GT|GTM|Guatemala|15.7|-90.4|270|
GN|GIN|Guinea|10.4|-10.9|455|
GW|GNB|Guinea-Bissau|12.1|-14.9|200|
GY|GUY|Guyana|4.8|-59.0|435|
HT|HTI|Haiti|18.9|-72.7|200|
HN|HND|Honduras|14.8|-86.6|375|
HU|HUN|Hungary|47.2|19.4|280|
IS|ISL|Iceland|65.0|-18.6|285|
IN|IND|India|22.9|79.6|1875|
ID|IDN|Indonesia|-1.2|110.8|2245|
IR|IRN|Iran|32.6|54.3|1195|Islamic Republic of Iran
IQ|IRQ|Iraq|33.0|43.7|570|
IE|IRL|Ireland|53.2|-8.1|250|
IL|ISR|Israel|31.5|35.0|235|
IT|ITA|Italy|42.7|12.1|725|
JM|JAM|Jamaica|18.2|-77.3|120|
JP|JPN|Japan|37.6|138.0|1005|
JO|JOR|Jordan|31.2|36.8|305|
KZ|KAZ|Kazakhstan|48.2|67.3|1525|
KE|KEN|Kenya|0.6|37.8|615|
KI|KIR|Kiribati|1.1|-157.9|1600|
KP|PRK|North Korea|40.2|127.2|400|DPRK
KR|KOR|South Korea|36.5|127.9|270|Republic of Korea;Korea
KW|KWT|Kuwait|29.3|47.6|125|
KG|KGZ|Kyrgyzstan|41.5|74.5|495|
LA|LAO|Laos|18.5|103.7|590|
LV|LVA|Latvia|56.9|24.9|255|
LB|LBN|Lebanon|33.9|35.9|120|
LS|LSO|Lesotho|-29.6|28.2|125|
LR|LBR|Liberia|6.5|-9.3|310|
LY|LBY|Libya|27.0|18.0|1060|
LI|LIE|Liechtenstein|47.1|9.5|15|
LT|LTU|Lithuania|55.3|23.9|200|
LU|LUX|Luxembourg|49.8|6.1|50|
MG|MDG|Madagascar|-19.4|46.7|860|
MW|MWI|Malawi|-13.2|34.3|450|
MY|MYS|Malaysia|3.8|109.7|1105|
MV|MDV|Maldives|3.7|73.5|60|
ML|MLI|Mali|17.3|-3.5|1035|
MT|MLT|Malta|35.9|14.4|30|
MH|MHL|Marshall Islands|7.0|170.3|600|
MR|MRT|Mauritania|20.3|-10.3|820|
MU|MUS|Mauritius|-20.3|57.6|35|
MX|MEX|Mexico|23.9|-102.5|1720|
FM|FSM|Micronesia|6.8|157.7|685|
MD|MDA|Moldova|47.2|28.5|195|
MC|MCO|Monaco|43.8|7.4|5|
MN|MNG|Mongolia|46.8|103.1|1285|
ME|MNE|Montenegro|42.8|19.2|105|
MA|MAR|Morocco|29.8|-8.5|1270|
MZ|MOZ|Mozambique|-17.3|35.5|1125|
MM|MMR|Myanmar|21.2|96.5|1265|Burma;Myanmar (Burma)
NA|NAM|Namibia|-22.1|17.2|970|
NR|NRU|Nauru|-0.5|166.9|5|
NP|NPL|Nepal|28.2|83.9|460|
NL|NLD|Netherlands|52.3|5.6|175|Holland
NZ|NZL|New Zealand|-41.6|172.8|805|
NI|NIC|Nicaragua|12.8|-85.0|315|
NE|NER|Niger|17.4|9.4|1040|
NG|NGA|Nigeria|9.6|8.1|770|
MK|MKD|North Macedonia|41.6|21.7|115|Macedonia
NO|NOR|Norway|66.6|14.5|1565|
OM|OMN|Oman|20.6|56.1|540|
PK|PAK|Pakistan|29.9|69.3|960|
PW|PLW|Palau|7.3|134.4|600|
PS|PSE|Palestine|31.9|35.2|120|Palestinian Territories;Occupied Palestinian Territory;State of Palestine
PA|PAN|Panama|8.5|-80.1|330|
PG|PNG|Papua New Guinea|-6.5|144.8|880|
PY|PRY|Paraguay|-23.2|-58.4|540|
PE|PER|Peru|-9.2|-74.4|1120|
PH|PHL|Philippines|11.7|122.9|800|
PL|POL|Poland|52.1|19.4|425|
PT|PRT|Portugal|39.7|-8.0|310|
QA|QAT|Qatar|25.3|51.2|95|
RO|ROU|Romania|45.9|25.0|380|
RU|RUS|Russia|61.5|96.0|4500|Russian Federation
RW|RWA|Rwanda|-2.0|29.9|135|
KN|KNA|St. Kitts and Nevis|17.3|-62.7|25|
LC|LCA|St. Lucia|13.9|-61.0|25|
VC|VCT|St. Vincent and Grenadines|13.2|-61.2|30|Saint Vincent
WS|WSM|Samoa|-13.8|-172.2|85|
SM|SMR|San Marino|43.9|12.5|10|
ST|STP|São Tomé and Príncipe|0.4|6.7|160|
SA|SAU|Saudi Arabia|24.1|44.5|1170|Kingdom of Saudi Arabia
SN|SEN|Senegal|14.4|-14.5|400|
RS|SRB|Serbia|44.2|20.8|250|
SC|SYC|Seychelles|-4.7|55.5|20|
SL|SLE|Sierra Leone|8.6|-11.8|190|
SG|SGP|Singapore|1.4|103.8|20|
SK|SVK|Slovakia|48.7|19.5|230|
SI|SVN|Slovenia|46.1|14.8|145|
SB|SLB|Solomon Islands|-8.9|159.6|745|
SO|SOM|Somalia|4.8|45.7|1000|
ZA|ZAF|South Africa|-29.0|25.2|960|
SS|SSD|South Sudan|7.3|30.2|690|
ES|ESP|Spain|40.4|-3.6|615|
LK|LKA|Sri Lanka|7.6|80.7|260|
SD|SDN|Sudan|16.0|29.9|1060|
SR|SUR|Suriname|4.1|-55.9|280|
SE|SWE|Sweden|62.8|16.7|855|
CH|CHE|Switzerland|46.8|8.2|190|
SY|SYR|Syria|35.0|38.5|425|Syrian Arab Republic
TJ|TJK|Tajikistan|38.5|71.0|385|
TZ|TZA|Tanzania|-6.3|34.8|780|
TH|THA|Thailand|15.1|101.0|1060|
TL|TLS|Timor-Leste|-8.8|125.8|210|East Timor
TG|TGO|Togo|8.5|1.0|310|
TO|TON|Tonga|-20.4|-174.8|225|
TT|TTO|Trinidad and Tobago|10.5|-61.3|130|
TN|TUN|Tunisia|34.1|9.5|435|
TR|TUR|Turkey|39.1|35.2|870|Türkiye;Turkiye
TM|TKM|Turkmenistan|39.1|59.4|655|
TV|TUV|Tuvalu|-8.5|179.2|30|
UG|UGA|Uganda|1.3|32.4|430|
UA|UKR|Ukraine|49.2|31.3|675|
AE|ARE|United Arab Emirates|23.9|54.3|305|UAE;U.A.E.;Emirates
GB|GBR|United Kingdom|54.0|-2.8|530|UK;U.K.;Britain;Great Britain
US|USA|United States|39.5|-99.1|2700|U.S.;US;USA;U.S.A.;United States of America;America
UY|URY|Uruguay|-32.8|-56.0|330|
UZ|UZB|Uzbekistan|41.8|63.1|845|
VU|VUT|Vanuatu|-16.2|167.7|505|
VA|VAT|Vatican City|41.9|12.4|5|Vatican;Holy See
VE|VEN|Venezuela|7.1|-66.2|830|
VN|VNM|Vietnam|16.7|106.3|915|
YE|YEM|Yemen|15.9|47.5|600|
ZM|ZMB|Zambia|-13.5|27.8|730|
ZW|ZWE|Zimbabwe|-19.0|29.9|505|
XK|XKX|Kosovo|42.6|20.9|85|
TW|TWN|Taiwan|23.8|121.0|205|
EH|ESH|Western Sahara|24.2|-12.2|630|
HK|HKG|Hong Kong|22.4|114.1|35|Hong Kong SAR China
GL|GRL|Greenland|74.7|-41.4|1665|
PR|PRI|Puerto Rico|18.2|-66.5|95|
NC|NCL|New Caledonia|-21.3|165.7|255|`;

/** Postal code, name, latitude, longitude, reach in km: the states of the USA. */
const states = `
AL|Alabama|32.8|-86.8|310
AK|Alaska|64.4|-152.0|1400
AZ|Arizona|34.3|-111.7|380
AR|Arkansas|34.8|-92.4|270
CA|California|37.2|-119.5|640
CO|Colorado|39.0|-105.5|370
CT|Connecticut|41.6|-72.7|90
DE|Delaware|39.0|-75.5|80
FL|Florida|28.6|-82.4|480
GA|Georgia|32.6|-83.4|270
HI|Hawaii|20.8|-157.0|350
ID|Idaho|44.4|-114.6|430
IL|Illinois|40.0|-89.2|340
IN|Indiana|39.9|-86.3|240
IA|Iowa|42.1|-93.5|270
KS|Kansas|38.5|-98.4|350
KY|Kentucky|37.5|-85.3|330
LA|Louisiana|31.1|-92.0|270
ME|Maine|45.4|-69.2|260
MD|Maryland|39.0|-76.8|220
MA|Massachusetts|42.3|-71.8|140
MI|Michigan|44.3|-85.4|420
MN|Minnesota|46.3|-94.3|340
MS|Mississippi|32.7|-89.7|280
MO|Missouri|38.4|-92.5|310
MT|Montana|47.1|-109.6|490
NE|Nebraska|41.5|-99.8|370
NV|Nevada|39.3|-116.6|480
NH|New Hampshire|43.7|-71.6|150
NJ|New Jersey|40.2|-74.7|140
NM|New Mexico|34.4|-106.1|380
NY|New York State|42.9|-75.5|360
NC|North Carolina|35.6|-79.4|400
ND|North Dakota|47.4|-100.5|290
OH|Ohio|40.3|-82.8|240
OK|Oklahoma|35.6|-97.5|420
OR|Oregon|43.9|-120.6|350
PA|Pennsylvania|40.9|-77.8|260
RI|Rhode Island|41.7|-71.5|50
SC|South Carolina|33.9|-80.9|230
SD|South Dakota|44.4|-100.2|330
TN|Tennessee|35.9|-86.4|390
TX|Texas|31.5|-99.3|680
UT|Utah|39.3|-111.7|330
VT|Vermont|44.1|-72.7|150
VA|Virginia|37.5|-78.9|400
WA|Washington State|47.4|-120.5|330
WV|West Virginia|38.6|-80.6|240
WI|Wisconsin|44.6|-90.0|310
WY|Wyoming|43.0|-107.6|330
DC|District of Columbia|38.9|-77.0|15`;

/** Country and GeoNames code, name, latitude, longitude, reach in km: parts of other countries that reports set after a town's name. */
const parts = `
CA.08|Ontario|50.0|-86.0|900
CA.02|British Columbia|54.7|-124.8|800
CA.10|Quebec|52.8|-71.8|900
CA.01|Alberta|55.0|-114.5|650
CA.03|Manitoba|55.0|-97.4|650
CA.11|Saskatchewan|54.4|-105.9|650
CA.07|Nova Scotia|45.2|-62.7|280
CA.04|New Brunswick|46.6|-66.4|200
CA.05|Newfoundland and Labrador|53.1|-59.6|650
CA.09|Prince Edward Island|46.4|-63.2|110
AU.02|New South Wales|-32.2|147.0|600
AU.07|Victoria|-36.9|144.3|400
AU.04|Queensland|-22.6|144.5|1000
AU.08|Western Australia|-25.5|122.3|1200
AU.05|South Australia|-30.1|135.8|700
AU.06|Tasmania|-42.0|146.6|220
AU.03|Northern Territory|-19.4|133.4|850
GB.NIR|Northern Ireland|54.6|-6.7|90
GB.SCT|Scotland|56.8|-4.2|330
GB.WLS|Wales|52.3|-3.8|130
GB.ENG|England|52.6|-1.5|330`;

/** Name, other names, latitude, longitude, kind, population, country, what it lies in, reach in km. */
const places = `
# Syria
Aleppo|Halab;Haleb;Alep|36.2|37.16|city|1602264|SY|
Damascus|Dimashq;Damas|33.51|36.29|capital|1569394|SY|
Homs|Hims|34.73|36.72|city|775404|SY|
Hama|Hamah|35.13|36.76|city|460602|SY|
Latakia|Lattakia;Ladhiqiyah|35.53|35.79|city|340181|SY|
Deir ez-Zor|Deir al-Zor;Dayr az Zawr;Deir Ezzor;Deir al-Zour|35.34|40.14|city|242565|SY|
Raqqa|Ar Raqqah;Al-Raqqa;Rakka|35.95|39.01|city|177636|SY|
Idlib|Idleb;Edlib|35.93|36.63|city|128840|SY|
Daraa|Deraa;Dara;Dar'a|32.62|36.10|city|97969|SY|
Tartus|Tartous;Tartouss|34.89|35.89|city|89457|SY|
Kobani|Kobane;Ayn al-Arab;Ain al-Arab|36.89|38.35|town|50000|SY|
Afrin|Efrin|36.51|36.87|town|48693|SY|
Hasakah|Hasaka;Al-Hasakah|36.50|40.75|city|188160|SY|
Qamishli|Kamishli;Qamishlo|37.05|41.22|city|184231|SY|
Palmyra|Tadmur;Tadmor|34.56|38.28|town|51323|SY|
Khan Sheikhoun|Khan Shaykhun;Khan Sheikhun|35.44|36.65|town|48975|SY|
Maarat al-Numan|Maaret al-Numan;Maarrat an Numan;Maarat Numan|35.64|36.67|town|58008|SY|
Saraqib|Saraqeb|35.86|36.80|town|34231|SY|
Al-Bab|Bab|36.37|37.52|town|130745|SY|
Manbij|Membij|36.53|37.95|town|99497|SY|
Azaz|A'zaz|36.59|37.04|town|31623|SY|
Douma|Duma|33.57|36.40|town|111864|SY|
Eastern Ghouta|East Ghouta;Ghouta|33.53|36.42|region||SY||15
Daraya|Darayya|33.46|36.24|town|78763|SY|
Madaya||33.69|36.10|town|9371|SY|
Yarmouk|Yarmouk camp|33.47|36.30|camp||SY|Damascus
Al-Hol|Al-Hawl|36.38|41.15|town|3409|SY|
# Israel and Palestine, Lebanon
Gaza Strip|Gaza|31.42|34.38|region|2000000|PS||26
Gaza City||31.50|34.46|city|410000|PS|Gaza Strip
Rafah||31.28|34.25|city|126305|PS|Gaza Strip
Khan Younis|Khan Yunis;Khan Yunus|31.35|34.30|city|173183|PS|Gaza Strip
Jabalia|Jabalya;Jabaliya|31.53|34.48|city|168568|PS|Gaza Strip
Deir al-Balah||31.42|34.35|city|59504|PS|Gaza Strip
Beit Hanoun|Bayt Hanun|31.54|34.54|town|32187|PS|Gaza Strip
Beit Lahia|Bayt Lahiya|31.55|34.50|city|56919|PS|Gaza Strip
Nuseirat|Nuseirat camp|31.45|34.39|camp|80194|PS|Gaza Strip
West Bank||31.95|35.25|region|2700000|PS||75
Jenin||32.46|35.30|city|34730|PS|West Bank
Nablus||32.22|35.25|city|130326|PS|West Bank
Hebron|Al-Khalil|31.53|35.10|city|160470|PS|West Bank
Ramallah||31.90|35.20|city|24599|PS|West Bank
Jerusalem|Al-Quds|31.77|35.22|city|801000|IL|
East Jerusalem||31.79|35.25|district||PS||8
Tel Aviv||32.08|34.78|city|432892|IL|
Beirut|Beyrouth|33.89|35.50|capital|1916100|LB|
Dahiyeh|Dahieh|33.85|35.52|district||LB|Beirut
Tyre|Sour;Sur|33.27|35.20|city|135204|LB|
Sidon|Saida|33.56|35.37|city|163554|LB|
Nabatieh|Nabatiyeh|33.38|35.48|city|98433|LB|
Golan Heights|Golan|33.00|35.75|region||SY||40
# Iraq
Baghdad||33.34|44.40|capital|5672513|IQ|
Mosul|Mawsil|36.34|43.13|city|1739800|IQ|
Fallujah|Falluja|33.35|43.78|city|190159|IQ|
Ramadi||33.43|43.30|city|274539|IQ|
Kirkuk||35.47|44.39|city|601433|IQ|
Erbil|Arbil;Irbil;Hewler|36.19|44.01|city|932800|IQ|
Basra|Basrah|30.51|47.78|city|2600000|IQ|
Sinjar|Shingal|36.32|41.86|town|38294|IQ|
Tikrit||34.61|43.68|city|42477|IQ|
Anbar|Al-Anbar|32.6|41.9|region||IQ||260
Kurdistan Region|Iraqi Kurdistan|36.4|44.4|region||IQ||200
# Yemen
Sanaa|Sana'a;Sana|15.35|44.21|capital|1937451|YE|
Aden||12.78|45.04|city|550602|YE|
Taiz|Taizz;Ta'izz|13.58|44.02|city|615222|YE|
Hodeidah|Hodeida;Hudaydah;Al Hudaydah;Hudaida|14.80|42.95|city|617871|YE|
Marib|Ma'rib|15.46|45.33|city|16794|YE|
Saada|Sa'dah;Sadah;Saadah|16.94|43.76|city|51870|YE|
Hajjah|Hajja|15.69|43.60|city|43549|YE|
Mocha|Mokha|13.32|43.25|town|16794|YE|
# Ukraine
Kyiv|Kiev|50.45|30.52|capital|2797553|UA|
Kharkiv|Kharkov|49.99|36.23|city|1430885|UA|
Odesa|Odessa|46.48|30.73|city|1001558|UA|
Dnipro|Dnipropetrovsk;Dnepropetrovsk|48.47|35.04|city|1032822|UA|
Donetsk|Donets'k|48.02|37.80|city|1024700|UA|
Luhansk|Lugansk|48.57|39.33|city|452000|UA|
Mariupol|Mariupil|47.10|37.54|city|481626|UA|
Zaporizhzhia|Zaporizhia;Zaporozhye;Zaporizhzhya|47.84|35.14|city|796217|UA|
Kherson||46.64|32.61|city|320477|UA|
Mykolaiv|Nikolaev;Mykolayiv|46.98|32.00|city|510840|UA|
Lviv|Lvov|49.84|24.02|city|717803|UA|
Chernihiv|Chernigov|51.51|31.28|city|307684|UA|
Sumy||50.92|34.80|city|294456|UA|
Bakhmut|Artemivsk|48.60|38.00|city|80500|UA|
Kramatorsk||48.72|37.56|city|173700|UA|
Sloviansk|Slavyansk;Slovyansk|48.85|37.62|city|125009|UA|
Avdiivka|Avdeevka|48.14|37.74|town|35970|UA|
Sievierodonetsk|Severodonetsk|48.95|38.49|city|130000|UA|
Lysychansk|Lisichansk|48.90|38.43|city|115229|UA|
Izium|Izyum|49.21|37.25|city|53778|UA|
Bucha||50.54|30.21|town|28533|UA|
Irpin||50.52|30.25|town|40593|UA|
Borodianka|Borodyanka|50.64|29.92|town|13044|UA|
Pokrovsk|Krasnoarmiisk|48.28|37.18|city|75205|UA|
Kryvyi Rih|Krivoy Rog|47.91|33.39|city|652380|UA|
Kremenchuk|Kremenchug|49.07|33.42|city|224997|UA|
Vinnytsia|Vinnytsya|49.23|28.47|city|352115|UA|
Crimea||45.3|34.4|region||UA||180
Donbas|Donbass|48.3|38.2|region||UA||170
Sevastopol||44.59|33.52|city|416263|UA|
Belgorod||50.61|36.58|city|345289|RU|
Grozny|Groznyy|43.31|45.69|city|226100|RU|
Chechnya|Chechen Republic|43.3|45.7|region||RU||90
# Sudan, South Sudan, Ethiopia, Horn
Khartoum||15.55|32.53|capital|1974647|SD|
Omdurman||15.64|32.48|city|1200000|SD|
Khartoum North|Bahri|15.63|32.55|city|900000|SD|
El Fasher|Al-Fashir;Al Fashir;El-Fashir;Al-Fasher|13.63|25.35|city|252609|SD|
El Geneina|Al-Junaynah;Geneina;Al-Geneina|13.45|22.45|city|162981|SD|
Nyala||12.05|24.88|city|565734|SD|
Zalingei||12.91|23.47|city|28687|SD|
El Obeid|Al-Ubayyid;Obeid|13.18|30.22|city|393311|SD|
Port Sudan||19.62|37.22|city|489725|SD|
Wad Madani|Wad Medani|14.40|33.52|city|332714|SD|
Darfur||13.5|24.5|region||SD||420
Zamzam|Zamzam camp|13.48|25.31|camp||SD|El Fasher
Kordofan||12.5|30.0|region||SD||330
Gezira|Al-Jazirah;Jazira|14.5|33.2|region||SD||110
Juba||4.85|31.58|capital|300000|SS|
Malakal||9.53|31.66|city|160765|SS|
Bentiu||9.23|29.83|town|7781|SS|
Addis Ababa||9.02|38.75|capital|2757729|ET|
Mekelle|Mek'ele;Mekele;Makalle|13.50|39.47|city|215546|ET|
Axum|Aksum|14.12|38.73|city|66800|ET|
Adigrat||14.28|39.46|city|65000|ET|
Tigray||13.8|38.8|region||ET||190
Amhara||11.6|37.9|region||ET||260
Oromia||8.0|39.0|region||ET||480
Mogadishu|Muqdisho|2.04|45.34|capital|2587183|SO|
# Myanmar
Yangon|Rangoon|16.81|96.16|city|4477638|MM|
Naypyidaw|Nay Pyi Taw;Naypyitaw|19.75|96.13|capital|925000|MM|
Mandalay||21.97|96.08|city|1208099|MM|
Sittwe|Akyab|20.15|92.90|city|177743|MM|
Maungdaw||20.82|92.37|town||MM|
Buthidaung||20.87|92.53|town||MM|
Loikaw||19.67|97.21|city|17293|MM|
Myitkyina||25.38|97.40|city|90894|MM|
Rakhine|Rakhine State;Arakan|19.8|93.9|region||MM||200
Kachin|Kachin State|25.8|97.4|region||MM||230
Kayah|Kayah State;Karenni|19.3|97.4|region||MM||90
Chin State||22.0|93.5|region||MM||170
Shan State||21.6|98.2|region||MM||280
Sagaing Region||23.5|95.0|region||MM||310
# Libya, Sahel, Central Africa
Tripoli||32.89|13.18|capital|1150989|LY|
Benghazi||32.11|20.07|city|650629|LY|
Misrata|Misurata;Misratah|32.38|15.09|city|386120|LY|
Sirte|Surt|31.21|16.59|city|128123|LY|
Derna|Darnah|32.77|22.64|city|78782|LY|
Tarhuna|Tarhunah|32.43|13.63|town|210697|LY|
Bamako||12.65|-8.00|capital|1297281|ML|
Timbuktu|Tombouctou|16.77|-3.01|city|32460|ML|
Gao||16.27|-0.04|city|57978|ML|
Kidal||18.44|1.41|town|10643|ML|
Mopti||14.49|-4.18|city|108456|ML|
Ouagadougou||12.37|-1.53|capital|1086505|BF|
Maiduguri||11.85|13.16|city|1112449|NG|
Borno|Borno State|11.9|13.0|region||NG||170
Abuja||9.06|7.49|capital|590400|NG|
Bangui||4.36|18.55|capital|542393|CF|
Kinshasa||-4.33|15.31|capital|7785965|CD|
Goma||-1.68|29.22|city|144124|CD|
Bukavu||-2.49|28.84|city|225389|CD|
Beni||0.49|29.47|city|232000|CD|
Bunia||1.56|30.25|city|96764|CD|
North Kivu|Nord-Kivu|-0.8|29.0|region||CD||180
South Kivu|Sud-Kivu|-3.0|28.3|region||CD||200
Ituri||1.8|29.8|region||CD||190
Cabo Delgado||-12.3|39.6|region||MZ||190
Palma||-10.78|40.47|town||MZ|Cabo Delgado
# Afghanistan, Caucasus, Balkans
Kabul||34.53|69.17|capital|3043532|AF|
Kunduz||36.73|68.86|city|161902|AF|
Kandahar|Qandahar|31.61|65.71|city|391190|AF|
Helmand||31.0|64.0|region||AF||220
Herat||34.35|62.20|city|272806|AF|
Jalalabad||34.43|70.45|city|200331|AF|
Nagorno-Karabakh|Artsakh;Karabakh|39.8|46.8|region||AZ||75
Stepanakert|Khankendi|39.82|46.75|city|53000|AZ|Nagorno-Karabakh
Abkhazia||43.0|41.0|region||GE||110
South Ossetia||42.3|44.1|region||GE||60
Srebrenica||44.11|19.30|town|2862|BA|
Sarajevo||43.85|18.36|capital|696731|BA|
Vukovar||45.35|19.00|town|29584|HR|
Pristina|Prishtina|42.67|21.17|capital|550000|XK|
Kashmir||34.2|75.3|region||||260
Xinjiang||41.1|85.2|region||CN||1000
Tibet||31.0|88.0|region||CN||800
# Capitals and seats often named in reports
Moscow|Moskva|55.75|37.62|capital|10381222|RU|
Washington|Washington, D.C.;Washington DC;Washington D.C.|38.90|-77.04|capital|601723|US|
New York|New York City;NYC|40.71|-74.01|city|8175133|US|US.NY
London||51.51|-0.13|capital|7556900|GB|
Paris||48.85|2.35|capital|2138551|FR|
Berlin||52.52|13.41|capital|3426354|DE|
Brussels|Bruxelles|50.85|4.35|capital|1019022|BE|
Geneva|Genève;Geneve|46.20|6.15|city|183981|CH|
Hague|The Hague;Den Haag|52.08|4.30|city|474292|NL|
Ankara||39.92|32.85|capital|3517182|TR|
Istanbul||41.01|28.95|city|14804116|TR|
Tehran|Teheran|35.69|51.42|capital|7153309|IR|
Cairo||30.06|31.25|capital|7734614|EG|
Riyadh||24.69|46.72|capital|4205961|SA|
Doha||25.29|51.53|capital|344939|QA|
Amman||31.96|35.95|capital|1275857|JO|
Beijing|Peking|39.91|116.40|capital|11716620|CN|
Stockholm||59.33|18.07|capital|1515017|SE|
Vienna||48.21|16.37|capital|1691468|AT|
Rome||41.89|12.51|capital|2318895|IT|
Madrid||40.42|-3.70|capital|3255944|ES|
Minsk||53.90|27.57|capital|1742124|BY|
Warsaw||52.23|21.01|capital|1702139|PL|
New Delhi|Delhi|28.64|77.22|capital|317797|IN|
Islamabad||33.72|73.04|capital|601600|PK|
Tokyo||35.69|139.69|capital|8336599|JP|
Nairobi||-1.28|36.82|capital|2750547|KE|
# Wider regions
Middle East||29|44|area||||2600
Europe||50|15|area||||2800
Africa||2|20|area||||4500
Asia||40|90|area||||5500
North Africa||28|12|area||||2600
West Africa||13|-2|area||||2000
East Africa||2|38|area||||1900
Central Africa||3|19|area||||1500
Sahel||15|5|area||||3000
Balkans||43|21|area||||700
Latin America||-10|-65|area||||5000
South America||-15|-60|area||||4200
Central America||13|-86|area||||900
North America||45|-100|area||||4500
Southeast Asia||10|110|area||||2800
Caucasus||42|45|area||||500
Persian Gulf||26.5|52|water||||500
Red Sea||20|38.5|water||||1200
Black Sea||43.3|34.5|water||||650
Mediterranean|Mediterranean Sea|36|17|water||||2000
Euphrates|Euphrates River|34.5|41|river||||700
Dnipro River|Dnieper|48|33|river||||700
Tigris|Tigris River|35|43.5|river||||600
Scotland||56.5|-4.2|region||GB||330
Wales||52.3|-3.7|region||GB||130
England||52.5|-1.5|region||GB||330
Northern Ireland||54.6|-6.7|region||GB||90`;

const lines = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split('|'));
const other = (names: string | undefined): readonly string[] => (names === undefined || names === '' ? [] : names.split(';'));

/** ISO 3166-1 alpha-3 → alpha-2 of the countries of the built-in pack. */
export const alpha2: ReadonlyMap<string, string> = new Map(lines(countries).map((row) => [row[1]!, row[0]!] as const));

/** The pack that ships with the project. */
export const builtInPack: Pack = {
  format: 'assize-gazetteer/1',
  id: 'assize',
  title: 'Countries, regions and places of present wars',
  licence: 'Apache-2.0; country centres from Natural Earth (public domain)',
  places: [
    ...lines(countries).map(
      ([code, , name, lat, lon, km, names]): PackPlace => ({
        id: code!,
        name: name!,
        names: other(names),
        lat: Number(lat),
        lon: Number(lon),
        radiusMetres: Number(km) * 1000,
        kind: 'country',
        country: code!,
      }),
    ),
    ...lines(states).map(
      ([code, name, lat, lon, km]): PackPlace => ({
        id: `US.${code!}`,
        name: name!.replace(/ State$/, ''),
        names: [name!, `State of ${name!.replace(/ State$/, '')}`],
        lat: Number(lat),
        lon: Number(lon),
        radiusMetres: Number(km) * 1000,
        kind: 'region',
        country: 'US',
        within: ['US'],
      }),
    ),
    ...lines(parts).map(
      ([code, name, lat, lon, km]): PackPlace => ({
        id: code!,
        name: name!,
        names: [],
        lat: Number(lat),
        lon: Number(lon),
        radiusMetres: Number(km) * 1000,
        kind: 'region',
        country: code!.slice(0, 2),
        within: [code!.slice(0, 2)],
      }),
    ),
    ...lines(places).map(
      ([name, names, lat, lon, kind, population, country, within, km]): PackPlace => ({
        id: `${country === '' ? '' : `${country!}.`}${name!.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`,
        name: name!,
        names: other(names),
        lat: Number(lat),
        lon: Number(lon),
        kind: kind!,
        ...(km === undefined || km === '' ? {} : { radiusMetres: Number(km) * 1000 }),
        ...(population === undefined || population === '' ? {} : { population: Number(population) }),
        ...(country === undefined || country === '' ? {} : { country }),
        within: [
          ...(within === undefined || within === '' ? [] : [within]),
          ...(country === undefined || country === '' ? [] : [country]),
        ],
      }),
    ),
  ],
};

/** Words that are also names of places, and seldom meant so: read as a place only where the words around say so. */
export const commonWords: ReadonlySet<string> = new Set(
  `said of date march may police mobile union independence media central republic democratic security council national international people state states party general president minister
church hospital school university market station bridge street road park north south east west northern southern eastern western new old city town village district
victoria san santa saint mary john james george david martin anna maria eva angela charlotte florence jackson lincoln hamilton wilson
monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december
the a an in on at to from and or but why who how we they he she it this that these those his her our many most more best first second third same only
islam allah god bible koran army navy force forces front group brigade battalion corps guard guards unit reading nice bath battle split hit
kerry hollande clinton bush obama trump putin assad biden blair brown white black green young king prince queen bishop cook hunter hill hope faith grace joy
ali omar hassan hussein ahmed mohamed muhammad mahmoud ibrahim abdullah khalid yusuf salah rami faisal hamad nasser mustafa aziz karim samir
men women children killed death house home war peace freedom liberty justice law court press news times post daily week today world earth moon sun star ocean sea river lake
acre advance alliance along alot altar anger ans are arena as ask aspen assumption awe bag bail ball ballots band bangs banks bar barber bark bay beach bear beaver
beers begun bell berry bias bland bluff bodega boom boot bore born bow box brains branch brand bright brilliant burns buy cafe can cars cash casino cast cat cave
celebration center centre century chamber change charge chase chop circle citrus clay clever coin college collie combine come comfort commerce congress continental
cool cordon cork countryside coyote crane crook crooks cut damp deal delta deposit derby diamond die dire dollar don drama drew driver dry du early echo economy effort
egg elk empire energy enterprise era experiment eye fare fate federal fell finale fines fiscal forest forth fossil foster friend friendly friendship fry fully gaming
gang gap garrison gateway gay give glad globe goes going golden grabs grain grandson grant grants grave gray grenade grill halfway halls ham harbor harbour hard hat haven
hay healing heel heist hinges holder holiday homeland homer hometown hook hooks horn hot humble hunt hurt industry ins is job junction karma kill lack landing
landmark lazy lead lend lens liberal licking limestone limit line list lit log long loving loyal luck lucky luna lure mad made main man manage marks me mega mentor mercury
mere metro midway miles millet mills mine minor mission mold monster mountain much naval neo never no noble none normal officer one opportunity outlook over pace pack page pale
paper par paradise parks parole paste pen per perm pigeon piles pines pink pioneer plan planes plate plenty plunge poll polling pool pop poses postal pray price progress
prospect prosperity prosperous punch purchase race rain ranger re real reform rehab research reserve retreat rice ridge rifle ripe robe rode room root rose rot rude rum sake sale sales
salmon salon salt sand sandwich save say scenic sector sedan see sees semi send settle share shepherd shin sic side silly sisters ski snow solo son song sort spa
spring springs spur stains still stock store strong success summit sunset sunshine superior supreme surprise tactic talent tame tank tapes tapping tea temple than thermal till tire
tires tome tool tore totes tours tower trail train trainer tribune trip trooper uni unity us used valley van vary vice vols wall walls walnut want ward warden wedding welcome well
wheeler willow wines wing wink winner winters wise worms worth zone christmas saints front true fox week weeks hell terrace closings central jeopardy lake opinion metro hills capitol main shooting canadian batman normal outlook thomas tara vista bush interior dairy bella search karma spring canal district mall saturn taser
red blue gold silver iron stone rock wood fish bird wolf lion tiger eagle major male best un eu nato isis islamic`
    .trim()
    .split(/\s+/)
    .concat(
      'north side',
      'south side',
      'east side',
      'west side',
      'north end',
      'south end',
      'east end',
      'west end',
      'main street',
      'white house',
      'supreme court',
    ),
);

/** Nouns for kinds of places, and the kind each names. */
export const placeNouns: ReadonlyMap<string, string> = new Map(
  (
    [
      ['city', 'city'],
      ['town', 'town'],
      ['village', 'village'],
      ['hamlet', 'village'],
      ['settlement', 'village'],
      ['capital', 'city'],
      ['port', 'city'],
      ['district', 'district'],
      ['neighbourhood', 'district'],
      ['neighborhood', 'district'],
      ['quarter', 'district'],
      ['suburb', 'district'],
      ['area', 'district'],
      ['borough', 'district'],
      ['enclave', 'region'],
      ['region', 'region'],
      ['province', 'region'],
      ['governorate', 'region'],
      ['oblast', 'region'],
      ['state', 'region'],
      ['county', 'region'],
      ['countryside', 'region'],
      ['valley', 'region'],
      ['peninsula', 'region'],
      ['island', 'region'],
      ['country', 'country'],
      ['camp', 'camp'],
      ['hospital', 'facility'],
      ['clinic', 'facility'],
      ['school', 'facility'],
      ['university', 'facility'],
      ['airport', 'facility'],
      ['airfield', 'facility'],
      ['base', 'facility'],
      ['prison', 'facility'],
      ['market', 'facility'],
      ['mosque', 'facility'],
      ['church', 'facility'],
      ['station', 'facility'],
      ['bridge', 'facility'],
      ['crossing', 'facility'],
      ['checkpoint', 'facility'],
      ['square', 'facility'],
      ['river', 'river'],
      ['strip', 'region'],
      ['bank', 'region'],
    ] as const
  ).map((pair) => pair),
);

/** "the eastern part of", "suburbs of", "near": how far such words move or widen a place. `size` multiplies its radius. */
export const partNouns: ReadonlyMap<string, number> = new Map([
  ['part', 1],
  ['parts', 1],
  ['half', 1],
  ['side', 1],
  ['centre', 0.5],
  ['center', 0.5],
  ['heart', 0.5],
  ['north', 1.5],
  ['south', 1.5],
  ['east', 1.5],
  ['west', 1.5],
  ['northeast', 1.5],
  ['northwest', 1.5],
  ['southeast', 1.5],
  ['southwest', 1.5],
  ['suburb', 2.5],
  ['suburbs', 2.5],
  ['outskirts', 2],
  ['edge', 1.5],
  ['edges', 1.5],
  ['vicinity', 2],
  ['countryside', 4],
  ['surroundings', 2],
  ['streets', 1],
  ['city', 1],
  ['town', 1],
  ['village', 1],
  ['districts', 1],
  ['areas', 1],
  ['neighbourhoods', 1],
  ['neighborhoods', 1],
]);

export const directions: ReadonlyMap<string, number> = new Map([
  ['north', 0],
  ['northern', 0],
  ['northeast', 45],
  ['northeastern', 45],
  ['east', 90],
  ['eastern', 90],
  ['southeast', 135],
  ['southeastern', 135],
  ['south', 180],
  ['southern', 180],
  ['southwest', 225],
  ['southwestern', 225],
  ['west', 270],
  ['western', 270],
  ['northwest', 315],
  ['northwestern', 315],
  ['central', -1],
]);

/** Prepositions that say where, so that a name after one is a place. */
export const placePrepositions: ReadonlySet<string> = new Set(
  'in at near from towards toward around outside inside across within into throughout over between through onto to beyond via along opposite off reach reached entered'.split(
    ' ',
  ),
);

/** Who comes from a place: "a woman from Karsa". */
export const dwellers: ReadonlySet<string> = new Set(
  'man woman boy girl men women people person resident residents farmer farmers teacher trader shopkeeper family families couple teenager student nurse doctor driver'.split(
    ' ',
  ),
);

/** What a city lends its name to without anything being there: "the Paris agreement". */
export const namedAfter: ReadonlySet<string> = new Set(
  'agreement agreements accord accords treaty deal pact protocol convention conventions talks summit conference declaration process statute peace communique communiqué memorandum principles charter climate'.split(
    ' ',
  ),
);

const shortStates = `AL Ala|AK|AZ Ariz|AR Ark|CA Calif Cal|CO Colo|CT Conn|DE Del|FL Fla|GA Ga|HI|ID|IL Ill|IN Ind|IA|KS Kan Kans|KY Ky|LA La|ME|MD Md|MA Mass|MI Mich|MN Minn
MS Miss|MO Mo|MT Mont|NE Neb Nebr|NV Nev|NH|NJ|NM|NY|NC|ND|OH|OK Okla|OR Ore|PA Pa Penn|RI|SC|SD|TN Tenn|TX Tex|UT|VT Vt|VA Va|WA Wash|WV WVa|WI Wis Wisc|WY Wyo|DC`;

const shortProvinces = `Ontario:ON Ont|British Columbia:BC|Quebec:QC Que PQ|Alberta:AB Alta|Manitoba:MB Man|Saskatchewan:SK Sask|Nova Scotia:NS|New Brunswick:NB
Newfoundland and Labrador:NL Nfld NFLD|Prince Edward Island:PEI PE|New South Wales:NSW|Victoria:VIC Vic|Queensland:QLD Qld|Tasmania:TAS Tas|Northern Ireland:NI`;

/** Names of parts of countries by how newspapers shorten them, without stops and spaces: "Fla", "NY", "WVa", "Ont". */
export const shortParts: ReadonlyMap<string, string> = new Map([
  ...shortStates.split(/[|\n]/).flatMap((entry) => {
    const [code = '', ...more] = entry.split(' ');
    const name = lines(states).find(([each]) => each === code)?.[1] ?? '';
    return [code, ...more].map((short) => [short, name.replace(/ State$/, '')] as const);
  }),
  ...shortProvinces.split(/[|\n]/).flatMap((entry) => {
    const [name = '', all = ''] = entry.split(':');
    return all.split(' ').map((short) => [short, name] as const);
  }),
]);

/** Whether a word without its stop is a state or province cut short as newspapers do, and not as the post does: "Fla", "Ont". */
export const isShortPart = (word: string): boolean => /^\p{Lu}\p{Ll}/u.test(word) && shortParts.has(word);

/** A folded name with its first word written in full where it is short, and short where it is in full: "st louis" and "saint louis". */
export function spelledOut(folded: string): string {
  const gap = folded.indexOf(' ');
  const other = gap < 0 ? undefined : twoSpellings.get(folded.slice(0, gap));
  return other === undefined ? folded : other + folded.slice(gap);
}
const twoSpellings: ReadonlyMap<string, string> = new Map(
  [
    ['st', 'saint'],
    ['ste', 'sainte'],
    ['ft', 'fort'],
    ['mt', 'mount'],
    ['pt', 'point'],
  ].flatMap(([short = '', full = '']) => [
    [short, full],
    [full, short],
  ]),
);
