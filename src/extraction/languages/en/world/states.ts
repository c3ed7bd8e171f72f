/**
 * States and territories: ISO 3166-1 alpha-3 | names, the usual one first | words for its people and things, adjective first |
 * seats of government. A name after "!" is known only when written exactly so ("US", "Chad"), since it is also a common word.
 */
export const stateLines = `
AFG|Afghanistan|Afghan,Afghans|Kabul
ALB|Albania|Albanian,Albanians|Tirana
DZA|Algeria|Algerian,Algerians|Algiers
AND|Andorra|Andorran,Andorrans|Andorra la Vella
AGO|Angola|Angolan,Angolans|Luanda
ARG|Argentina|Argentine,Argentinian,Argentines,Argentinians|Buenos Aires
ARM|Armenia|Armenian,Armenians|Yerevan
AUS|Australia|Australian,Australians|Canberra
AUT|Austria|Austrian,Austrians|Vienna
AZE|Azerbaijan|Azerbaijani,Azeri,Azerbaijanis,Azeris|Baku
BHS|Bahamas|Bahamian,Bahamians|Nassau
BHR|Bahrain|Bahraini,Bahrainis|Manama
BGD|Bangladesh|Bangladeshi,Bangladeshis|Dhaka
BLR|Belarus|Belarusian,Belarusians|Minsk
BEL|Belgium|Belgian,Belgians|Brussels
BLZ|Belize|Belizean,Belizeans|Belmopan
BEN|Benin|Beninese|Porto-Novo
BTN|Bhutan|Bhutanese|Thimphu
BOL|Bolivia|Bolivian,Bolivians|La Paz
BIH|Bosnia and Herzegovina,Bosnia,Bosnia-Herzegovina|Bosnian,Bosnians|Sarajevo
BWA|Botswana|Botswanan|Gaborone
BRA|Brazil|Brazilian,Brazilians|Brasilia
BRN|Brunei|Bruneian|Bandar Seri Begawan
BGR|Bulgaria|Bulgarian,Bulgarians|Sofia
BFA|Burkina Faso|Burkinabe|Ouagadougou
BDI|Burundi|Burundian,Burundians|Bujumbura,Gitega
KHM|Cambodia|Cambodian,Cambodians|Phnom Penh
CMR|Cameroon|Cameroonian,Cameroonians|Yaounde
CAN|Canada|Canadian,Canadians|Ottawa
CPV|Cape Verde|Cape Verdean|Praia
CAF|Central African Republic,!CAR|Central African|Bangui
TCD|!Chad|Chadian,Chadians|N'Djamena
CHL|Chile|Chilean,Chileans|Santiago
CHN|China,People's Republic of China|Chinese|Beijing
COL|Colombia|Colombian,Colombians|Bogota,Bogotá
COM|Comoros|Comorian|Moroni
COD|Democratic Republic of the Congo,Democratic Republic of Congo,DR Congo,!DRC,D.R.C.,Zaire|Congolese|Kinshasa
COG|Republic of the Congo,Congo-Brazzaville,Congo||Brazzaville
CRI|Costa Rica|Costa Rican,Costa Ricans|San Jose
CIV|Ivory Coast,Côte d'Ivoire,Cote d'Ivoire|Ivorian,Ivorians|Yamoussoukro
HRV|Croatia|Croatian,Croat,Croatians,Croats|Zagreb
CUB|Cuba|Cuban,Cubans|Havana
CYP|Cyprus|Cypriot,Cypriots|Nicosia
CZE|Czech Republic,Czechia,Czechoslovakia|Czech,Czechs|Prague
DNK|Denmark|Danish,Danes|Copenhagen
DJI|Djibouti|Djiboutian|
DOM|Dominican Republic|Dominican,Dominicans|Santo Domingo
ECU|Ecuador|Ecuadorian,Ecuadorean,Ecuadorians|Quito
EGY|Egypt|Egyptian,Egyptians|Cairo
SLV|El Salvador|Salvadoran,Salvadorean,Salvadorans,Salvadoreans|San Salvador
GNQ|Equatorial Guinea|Equatoguinean|Malabo
ERI|Eritrea|Eritrean,Eritreans|Asmara
EST|Estonia|Estonian,Estonians|Tallinn
SWZ|Eswatini,Swaziland|Swazi|Mbabane
ETH|Ethiopia|Ethiopian,Ethiopians|Addis Ababa
FJI|Fiji|Fijian,Fijians|Suva
FIN|Finland|Finnish,Finns|Helsinki
FRA|France,French Republic|French,Frenchman,Frenchmen|Paris
GAB|Gabon|Gabonese|Libreville
GMB|Gambia|Gambian,Gambians|Banjul
GEO|Georgia|Georgian,Georgians|Tbilisi
DEU|Germany,West Germany,East Germany|German,Germans|Berlin,Bonn
GHA|Ghana|Ghanaian,Ghanaians|Accra
GRC|Greece|Greek,Greeks|Athens
GTM|Guatemala|Guatemalan,Guatemalans|Guatemala City
GIN|Guinea|Guinean,Guineans|Conakry
GNB|Guinea-Bissau|Bissau-Guinean|Bissau
GUY|Guyana|Guyanese|Georgetown
HTI|Haiti|Haitian,Haitians|Port-au-Prince
VAT|Vatican,Holy See,Vatican City||
HND|Honduras|Honduran,Hondurans|Tegucigalpa
HKG|Hong Kong||
HUN|Hungary|Hungarian,Hungarians|Budapest
ISL|Iceland|Icelandic,Icelanders|Reykjavik
IND|India|Indian,Indians|New Delhi,Delhi
IDN|Indonesia|Indonesian,Indonesians|Jakarta
IRN|Iran,Islamic Republic of Iran|Iranian,Iranians|Tehran,Teheran
IRQ|Iraq|Iraqi,Iraqis|Baghdad
IRL|Ireland,Republic of Ireland|Irish|Dublin
ISR|Israel|Israeli,Israelis|Jerusalem,Tel Aviv
ITA|Italy|Italian,Italians|Rome
JAM|Jamaica|Jamaican,Jamaicans|Kingston
JPN|Japan|Japanese|Tokyo
JOR|!Jordan,Hashemite Kingdom of Jordan|Jordanian,Jordanians|Amman
KAZ|Kazakhstan|Kazakh,Kazakhs|Astana,Nur-Sultan
KEN|Kenya|Kenyan,Kenyans|Nairobi
XKX|Kosovo|Kosovar,Kosovan,Kosovars|Pristina
KWT|Kuwait|Kuwaiti,Kuwaitis|Kuwait City
KGZ|Kyrgyzstan|Kyrgyz|Bishkek
LAO|Laos|Laotian,Laotians|Vientiane
LVA|Latvia|Latvian,Latvians|Riga
LBN|Lebanon|Lebanese|Beirut
LSO|Lesotho|Basotho|Maseru
LBR|Liberia|Liberian,Liberians|Monrovia
LBY|Libya|Libyan,Libyans|Tripoli
LTU|Lithuania|Lithuanian,Lithuanians|Vilnius
LUX|Luxembourg|Luxembourgish|
MDG|Madagascar|Malagasy|Antananarivo
MWI|Malawi|Malawian,Malawians|Lilongwe
MYS|Malaysia|Malaysian,Malaysians|Kuala Lumpur,Putrajaya
MDV|Maldives|Maldivian,Maldivians|Male
MLI|Mali|Malian,Malians|Bamako
MLT|Malta|Maltese|Valletta
MRT|Mauritania|Mauritanian,Mauritanians|Nouakchott
MUS|Mauritius|Mauritian,Mauritians|Port Louis
MEX|Mexico|Mexican,Mexicans|Mexico City
MDA|Moldova|Moldovan,Moldovans|Chisinau
MCO|Monaco|Monegasque|
MNG|Mongolia|Mongolian,Mongolians|Ulaanbaatar,Ulan Bator
MNE|Montenegro|Montenegrin,Montenegrins|Podgorica
MAR|Morocco|Moroccan,Moroccans|Rabat
MOZ|Mozambique|Mozambican,Mozambicans|Maputo
MMR|Myanmar,Burma|Burmese|Naypyidaw,Naypyitaw
NAM|Namibia|Namibian,Namibians|Windhoek
NPL|Nepal|Nepalese,Nepali,Nepalis|Kathmandu
NLD|Netherlands,Holland|Dutch,Dutchman|The Hague,Amsterdam
NZL|New Zealand|New Zealanders|Wellington
NIC|Nicaragua|Nicaraguan,Nicaraguans|Managua
NER|!Niger|Nigerien,Nigeriens|Niamey
NGA|Nigeria|Nigerian,Nigerians|Abuja
PRK|North Korea,DPRK,Democratic People's Republic of Korea|North Korean,North Koreans|Pyongyang
MKD|North Macedonia,Macedonia|Macedonian,Macedonians|Skopje
NOR|Norway|Norwegian,Norwegians|Oslo
OMN|Oman|Omani,Omanis|Muscat
PAK|Pakistan|Pakistani,Pakistanis|Islamabad
PSE|Palestine,State of Palestine,Palestinian territories,Palestinian Territories|Palestinian,Palestinians|Ramallah
PAN|Panama|Panamanian,Panamanians|Panama City
PNG|Papua New Guinea|Papuan,Papuans|Port Moresby
PRY|Paraguay|Paraguayan,Paraguayans|Asuncion
PER|Peru|Peruvian,Peruvians|Lima
PHL|Philippines|Philippine,Filipino,Filipinos|Manila
POL|Poland|!Polish,Poles|Warsaw
PRT|Portugal|Portuguese|Lisbon
QAT|Qatar|Qatari,Qataris|Doha
ROU|Romania|Romanian,Romanians|Bucharest
RUS|Russia,Russian Federation,Soviet Union,!USSR|Russian,Soviet,Russians,Soviets|Moscow,Kremlin
RWA|Rwanda|Rwandan,Rwandans|Kigali
SAU|Saudi Arabia,Kingdom of Saudi Arabia|Saudi,Saudi Arabian,Saudis|Riyadh
SEN|Senegal|Senegalese|Dakar
SRB|Serbia,Yugoslavia|Serbian,Serb,Yugoslav,Serbs,Serbians|Belgrade
SLE|Sierra Leone|Sierra Leonean,Sierra Leoneans|Freetown
SGP|Singapore|Singaporean,Singaporeans|
SVK|Slovakia|Slovak,Slovaks|Bratislava
SVN|Slovenia|Slovenian,Slovene,Slovenians|Ljubljana
SOM|Somalia|Somali,Somalis|Mogadishu
SOL|Solomon Islands||Honiara
ZAF|South Africa|South African,South Africans|Pretoria
KOR|South Korea,Republic of Korea|South Korean,South Koreans|Seoul
SSD|South Sudan|South Sudanese|Juba
ESP|Spain|Spanish,Spaniard,Spaniards|Madrid
LKA|Sri Lanka|Sri Lankan,Sri Lankans|Colombo
SDN|Sudan,Republic of the Sudan|Sudanese|Khartoum
SUR|Suriname|Surinamese|Paramaribo
SWE|Sweden|Swedish,Swede,Swedes|Stockholm
CHE|Switzerland|Swiss|Bern
SYR|Syria,Syrian Arab Republic|Syrian,Syrians|Damascus
TWN|Taiwan|Taiwanese|Taipei
TJK|Tajikistan|Tajik,Tajiks|Dushanbe
TZA|Tanzania|Tanzanian,Tanzanians|Dodoma,Dar es Salaam
THA|Thailand|Thai,Thais|Bangkok
TLS|East Timor,Timor-Leste|Timorese|Dili
TGO|Togo|Togolese|Lome
TTO|Trinidad and Tobago|Trinidadian|Port of Spain
TUN|Tunisia|Tunisian,Tunisians|Tunis
TUR|!Turkey,Türkiye,Turkiye,Republic of Turkey|Turkish,Turk,Turks|Ankara
TKM|Turkmenistan|Turkmen|Ashgabat
UGA|Uganda|Ugandan,Ugandans|Kampala
UKR|Ukraine|Ukrainian,Ukrainians|Kyiv,Kiev
ARE|United Arab Emirates,!UAE,Emirates|Emirati,Emiratis|Abu Dhabi
GBR|United Kingdom,!UK,U.K.,Britain,Great Britain|British,Briton,Britons,Brits|London
USA|United States,United States of America,!US,U.S.,!USA,U.S.A.,America|American,Americans|Washington,Washington D.C.,White House
URY|Uruguay|Uruguayan,Uruguayans|Montevideo
UZB|Uzbekistan|Uzbek,Uzbeks|Tashkent
VUT|Vanuatu||Port Vila
VEN|Venezuela|Venezuelan,Venezuelans|Caracas
VNM|Vietnam,Viet Nam|Vietnamese|Hanoi
YEM|Yemen|Yemeni,Yemenis|Sanaa,Sana'a,Aden
ZMB|Zambia|Zambian,Zambians|Lusaka
ZWE|Zimbabwe|Zimbabwean,Zimbabweans|Harare
`;

/** Peoples, faiths and regions whose words are written with a capital but name no state. */
export const peopleWords: readonly string[] =
  `Kurd Kurds Kurdish Arab Arabs Arabic Sunni Sunnis Shia Shias Shiite Shiites Alawite Alawites Druze Yazidi Yazidis
Yezidi Yezidis Turkmens Christian Christians Muslim Muslims Moslem Moslems Islamic Islamist Islamists Jew Jews Jewish Hindu Hindus Buddhist
Buddhists Catholic Catholics Orthodox Protestant Coptic Copts Salafist Salafists Rohingya Tamil Tamils Hutu Hutus Tutsi Tutsis Fulani
Hausa Tuareg Tuaregs Pashtun Pashtuns Hazara Hazaras Baloch Chechen Chechens Tatar Tatars Circassian Assyrian Assyrians Armenian European Europeans
African Africans Asian Asians Western Westerners Westerner Eastern Northern Southern Middle-Eastern Latin Oromo Amhara Tigrayan Tigrayans
Bosniak Bosniaks Kosovar Catalan Basque Scottish Scots Welsh English Uyghur Uighur Uyghurs Tibetan Tibetans Maya Mayan Mapuche Marxist Maoist
Communist Sandinista Sandinistas Baathist Baathists Houthi Peronist Zionist Nazi Nazis Gulf Balkan Arabian Levantine Maghreb`.split(
    /\s+/,
  );

/** Regions larger than a state, or parts of the world: they take part in nothing as such, and are places. */
export const regions: readonly string[] =
  `Middle East,Near East,Far East,Europe,Western Europe,Eastern Europe,Asia,Central Asia,South Asia,Southeast Asia,East Asia,
Africa,North Africa,West Africa,East Africa,Central Africa,Horn of Africa,Sahel,Latin America,Central America,South America,North America,Caribbean,Balkans,
Caucasus,Levant,Maghreb,Persian Gulf,Arabian Gulf,Gulf,Gulf of Aden,Gulf of Oman,Red Sea,Black Sea,Mediterranean,Mediterranean Sea,Arabian Sea,Baltic,Arctic,
Kurdistan,Iraqi Kurdistan,Donbas,Donbass,Crimea,Darfur,Kashmir,Tigray,Chechnya,Gaza,Gaza Strip,West Bank,Golan Heights,Sinai,Sinai Peninsula,Nagorno-Karabakh,
Transnistria,Abkhazia,South Ossetia,Northern Ireland,Scotland,Wales,England,Tibet,Xinjiang,Rakhine,Rakhine State,Anbar,Nineveh,Helmand,Kandahar Province,
Euphrates,Tigris,Nile,Dnipro,Mesopotamia,Western Sahara`
    .replaceAll('\n', '')
    .split(',');

/** Towns that reports on wars name often, so that they are known as places where no gazetteer is asked. */
export const towns: readonly string[] =
  `Aleppo,Homs,Hama,Idlib,Latakia,Tartus,Tartous,Raqqa,Raqqah,Ar Raqqah,Deir Ezzor,Deir al-Zor,Deir ez-Zor,Dayr Az Zawr,Palmyra,Daraa,Deraa,Douma,
Ghouta,Eastern Ghouta,Kobani,Kobane,Manbij,Al-Bab,Afrin,Qamishli,Hasakah,Madaya,Zabadani,Darayya,Daraya,Khan Sheikhoun,Jisr al-Shughour,Azaz,Jarablus,
Mosul,Kirkuk,Erbil,Irbil,Fallujah,Falluja,Ramadi,Tikrit,Basra,Najaf,Karbala,Sinjar,Tal Afar,Samarra,Sulaymaniyah,Dohuk,Baiji,Bayji,Hawija,
Benghazi,Misrata,Sirte,Derna,Taiz,Hodeidah,Hudaydah,Saada,Marib,Rafah,Khan Younis,Gaza City,Jenin,Nablus,Hebron,Haifa,Sderot,
Kharkiv,Kharkov,Mariupol,Donetsk,Luhansk,Lugansk,Odesa,Odessa,Kherson,Zaporizhzhia,Bakhmut,Bucha,Irpin,Dnipro,Lviv,Chernihiv,Sumy,Izium,Kramatorsk,Sloviansk,Sevastopol,
Grozny,Beslan,St Petersburg,Saint Petersburg,Istanbul,Izmir,Gaziantep,Diyarbakir,Adana,Incirlik,Geneva,New York,New York City,Los Angeles,Chicago,Boston,Brussels,
Munich,Hamburg,Frankfurt,Barcelona,Milan,Marseille,Lyon,Nice,Manchester,Birmingham,Glasgow,Belfast,Edinburgh,Rotterdam,Antwerp,Zurich,Lausanne,Davos,Srebrenica,
Kandahar,Herat,Mazar-i-Sharif,Kunduz,Jalalabad,Lashkar Gah,Peshawar,Quetta,Karachi,Lahore,Rawalpindi,Mumbai,Bombay,Kolkata,Chennai,Srinagar,Kathmandu,
Maiduguri,Kano,Lagos,Jos,Kaduna,Chibok,Goma,Bukavu,Beni,Bunia,Timbuktu,Gao,Kidal,El Fasher,Nyala,Omdurman,Port Sudan,Mekele,Mekelle,Axum,Malakal,Bor,Bentiu,
Kismayo,Baidoa,Garissa,Mombasa,Johannesburg,Cape Town,Durban,Casablanca,Alexandria,Sharm el-Sheikh,Jeddah,Mecca,Medina,Dubai,Sharjah,
Medellin,Medellín,Cali,Barranquilla,Cartagena,Guayaquil,Arequipa,Ayacucho,Cusco,Santa Cruz,Cochabamba,Sao Paulo,Rio de Janeiro,Monterrey,Guadalajara,Tijuana,
Ciudad Juarez,Santa Ana,San Miguel,Soyapango,Usulutan,Chalatenango,Morazan,San Pedro Sula,Leon,Granada,Quetzaltenango,Hiroshima,Nagasaki,Osaka,Shanghai,Sydney,Melbourne,
Toronto,Montreal,Vancouver,Houston,Dallas,Miami,Atlanta,San Francisco,Seattle,Denver,Las Vegas,Orlando,Philadelphia,Detroit,Baltimore,Sittwe,Yangon,Rangoon,Mandalay,Marawi,Zamboanga`
    .replaceAll('\n', '')
    .split(',');
