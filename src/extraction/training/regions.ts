/**
 * Parts of states by the codes of GeoNames: "country|words for such a part|code:name;other name,code:name". They are put in the middle of
 * their towns. A name that a town of the country bears as well is kept only with the words behind it: "Kano State".
 */
export const regions = `
NG|State|40:Kebbi,57:Zamfara,31:Niger,23:Kaduna,43:Taraba,24:Katsina,46:Bauchi,29:Kano,26:Benue,35:Adamawa,52:Bayelsa,49:!Plateau,30:Kwara,51:Sokoto,36:!Delta,56:Nasarawa,21:Akwa Ibom,37:Edo,25:Anambra,28:Imo,47:Enugu,45:Abia,22:Cross River,32:Oyo,39:Jigawa,55:Gombe,05:Lagos,16:Ogun,44:Yobe,50:!Rivers,54:Ekiti,42:Osun,48:Ondo,41:Kogi,53:Ebonyi
PK|Province|05:Sindh;Sind,03:Khyber Pakhtunkhwa;North-West Frontier Province;NWFP,06:Azad Kashmir,02:Balochistan;Baluchistan,04:Punjab,07:Gilgit-Baltistan
IN|State|12:Jammu and Kashmir;Jammu & Kashmir,25:Tamil Nadu,20:Nagaland,30:Arunachal Pradesh,36:Uttar Pradesh,40:Telangana,11:Himachal Pradesh,16:Maharashtra,19:Karnataka,02:Andhra Pradesh,10:Haryana,17:Manipur,24:Rajasthan,34:Bihar,35:Madhya Pradesh,09:Gujarat,13:Kerala,33:Goa,39:Uttarakhand,37:Chhattisgarh,03:Assam,26:Tripura,21:Odisha;Orissa,18:Meghalaya,28:West Bengal,38:Jharkhand,31:Mizoram,23:Punjab,29:Sikkim,41:Ladakh
MX|State|28:Tamaulipas,24:San Luis Potosí,13:!Hidalgo,30:Veracruz,12:Guerrero,21:Puebla,20:Oaxaca,05:Chiapas,19:Nuevo León;Nuevo Leon,17:Morelos,31:Yucatán;Yucatan,23:Quintana Roo,27:Tabasco,29:Tlaxcala,22:Querétaro,04:Campeche,07:Coahuila,16:Michoacán;Michoacan,11:Guanajuato,26:Sonora,14:Jalisco,32:Zacatecas,06:Chihuahua,25:Sinaloa,10:Durango,02:Baja California,18:Nayarit,08:Colima,03:Baja California Sur,01:Aguascalientes
SY|Governorate;Province|10:Hama,04:Raqqa,05:Suwayda;Sweida,07:Deir ez-Zor;Deir al-Zor;Deir Ezzor,08:Rif Dimashq;Rural Damascus;Damascus Countryside,06:Daraa;Deraa,14:Tartus,01:Hasakah;Al-Hasakah;Hasaka,09:Aleppo,11:Homs,12:Idlib,02:Latakia,03:Quneitra
UA|Oblast;Region;Province|05:Donetsk,21:Sumy,15:Lviv,26:Zaporizhzhia;Zaporizhia,01:Cherkasy,14:Luhansk;Lugansk,22:Ternopil,07:Kharkiv,10:Kirovohrad,27:Zhytomyr,09:Khmelnytskyi,02:Chernihiv,24:Volyn,17:Odesa;Odessa,23:Vinnytsia,04:Dnipropetrovsk,13:Kyiv,18:Poltava,19:Rivne,03:Chernivtsi,06:Ivano-Frankivsk,08:Kherson,16:Mykolaiv,25:Zakarpattia
FR||75:Nouvelle-Aquitaine;Aquitaine,32:Hauts-de-France,94:Corsica;Corse,44:Grand Est;Alsace;Lorraine,24:Centre-Val de Loire,84:Auvergne-Rhône-Alpes;Rhône-Alpes;Auvergne,52:Pays de la Loire,53:Brittany;Bretagne,28:Normandy;Normandie,11:Île-de-France;Ile-de-France,27:Bourgogne-Franche-Comté;Burgundy,93:Provence-Alpes-Côte d'Azur;Provence,76:Occitanie;Languedoc
DE||13:Saxony,05:Hesse,02:Bavaria,01:Baden-Württemberg;Baden-Wuerttemberg,08:Rhineland-Palatinate,12:Mecklenburg-Vorpommern,07:North Rhine-Westphalia,14:Saxony-Anhalt,11:Brandenburg,06:Lower Saxony,15:Thuringia,10:Schleswig-Holstein,09:Saarland
ES||51:Andalusia,57:Extremadura,60:Valencian Community,54:Castilla-La Mancha,31:Murcia,53:Canary Islands;Canaries,07:Balearic Islands,52:Aragon,32:Navarre,55:Castile and León,59:Basque Country,27:La Rioja,58:Galicia,56:Catalonia,34:Asturias,39:Cantabria
IT||03:Calabria,14:Sardinia,15:Sicily,02:Basilicata,13:Apulia;Puglia,04:Campania,20:Veneto,05:Emilia-Romagna,06:Friuli-Venezia Giulia,08:Liguria,09:Lombardy,12:Piedmont,17:Trentino-Alto Adige;Trentino;South Tyrol,07:Lazio,16:Tuscany,01:Abruzzo,10:Marche,11:Molise,19:Aosta Valley,18:Umbria
RU|Oblast;Region;Krai;Republic|46:Mordovia,45:Mari El,47:Moscow,42:Leningrad,23:Kaliningrad,68:North Ossetia,13:Chelyabinsk,08:Bashkortostan,34:Komi,22:Kabardino-Balkaria,70:Stavropol,73:Tatarstan,27:Karachay-Cherkessia,09:Belgorod,17:Dagestan,28:Karelia,38:Krasnodar,80:Udmurtia,61:Rostov,71:Sverdlovsk,24:Kalmykia,16:Chuvashia,01:Adygea,19:Ingushetia,29:Kemerovo,91:Krasnoyarsk,04:Altai,32:Khanty-Mansi,87:Yamalo-Nenets;Yamal,31:Khakassia,79:Tuva,11:Buryatia,93:Zabaykalsky,63:Yakutia;Sakha,59:Primorye;Primorsky,05:Amur,30:Khabarovsk,92:Kamchatka,64:Sakhalin,15:Chukotka,10:Bryansk,41:Kursk,86:Voronezh,66:Leningrad,49:Murmansk,60:Pskov,69:Smolensk,77:Tver,84:Volgograd,67:Saratov,65:Samara,90:Perm,53:Novosibirsk,20:Irkutsk,78:Tyumen,54:Omsk
TR|Province|70:Hakkari,21:Diyarbakir,76:Batman,72:Mardin,31:Hatay,62:Tunceli,80:Sirnak,12:Bingol,13:Bitlis,63:Sanliurfa,83:Gaziantep,74:Siirt,65:Van,25:Erzurum,90:Kilis,48:Mugla,07:Antalya,35:Izmir,46:Kahramanmaras,02:Adiyaman,44:Malatya
IQ|Governorate;Province|08:Dohuk;Duhok,02:Basra,18:Salahuddin;Salah al-Din;Salaheddin,13:Kirkuk,15:Nineveh;Ninewa,09:Dhi Qar,12:Karbala,11:Erbil,05:Sulaymaniyah;Sulaimaniya,06:Babil;Babylon,01:Anbar,14:Maysan,10:Diyala,07:Baghdad,16:Wasit,03:Muthanna,04:Qadisiyah,17:Najaf
IR|Province|44:Alborz,33:East Azerbaijan,13:Kermanshah,23:Lorestan,42:Razavi Khorasan;Khorasan,37:Golestan,08:Gilan,07:Fars,35:Mazandaran,01:West Azerbaijan,34:Markazi,15:Khuzestan,28:Isfahan,16:!Kurdistan,11:Hormozgan,04:Sistan and Baluchestan;Sistan-Baluchistan,22:Bushehr,10:Ilam,29:Kerman,40:Yazd
AF|Province|37:Khost,27:Wardak;Maidan Wardak,11:Herat,07:Faryab,33:Sar-e Pol,08:Ghazni,30:Balkh,36:Paktia;Paktya,01:Badakhshan,23:Kandahar,29:Paktika,19:Nimroz,26:Takhar,05:Bamyan;Bamiyan,09:Ghor,39:Uruzgan;Oruzgan,06:Farah,40:Parwan,18:Nangarhar,31:Jowzjan,28:Zabul,41:Daykundi,13:Kabul,34:Kunar,02:Badghis,32:Samangan,35:Laghman,24:Kunduz,38:Nuristan,03:Baghlan,17:Logar,42:Panjshir
YE|Governorate;Province|03:Mahra;Al-Mahra,04:Hadramawt;Hadhramaut;Hadramout,20:Bayda;Al-Bayda,14:Marib,18:Dhale;Al-Dhale,23:Ibb,11:Dhamar,25:Taiz;Taizz,27:Raymah,16:Sanaa,19:Amran,22:Hajjah;Hajja,10:Mahwit,15:Saada;Sa'ada,01:Abyan,08:Hodeidah;Hudaydah,05:Shabwa;Shabwah,24:Lahij;Lahj,21:Jawf;Al-Jawf,28:Socotra,02:Aden
SD|State|43:!Northern,52:Kassala,38:Gezira;Al Jazirah,41:White Nile,56:North Kordofan,55:North Darfur,29:Khartoum,36:!Red Sea,50:South Kordofan,58:Sennar,53:River Nile,49:South Darfur,42:Blue Nile,39:Gedaref;Al Qadarif,62:West Kordofan
SS|State|11550567:Eastern Equatoria,11550545:Warrap
ET|Region|51:Oromia,46:Amhara,53:Tigray,45:Afar
SO|Region|01:Bakool,10:Mudug,14:Lower Shabelle,08:Middle Juba,03:!Bari,19:Togdheer,13:Middle Shabelle,06:Gedo,12:Sanaag,09:Lower Juba;Jubaland,07:Hiran;Hiraan,18:Nugal,05:Galgadud;Galguduud,04:!Bay
LY||75:Fezzan
EG|Governorate;Province|24:Sohag,18:Beni Suef,22:Matrouh,26:South Sinai,10:Minya,27:North Sinai,17:Assiut;Asyut,08:Giza,04:Fayoum,14:Sharqiya,03:Beheira,11:Cairo
KE|County|30:Lamu,34:Marsabit,48:Tana River,10:Baringo,36:Migori,39:Nakuru,29:Laikipia,28:Kwale,23:Kilifi,05:Nairobi
CD|Province|16:Haut-Uele;Haut-Uélé,18:Kasai,23:Kasai-Central,29:Tanganyika,10:Maniema,14:Haut-Katanga;Katanga,26:Nord-Ubangi,28:Sud-Ubangi,02:Équateur;Equateur,08:Bas-Congo;Kongo Central,30:Tshopo,13:Bas-Uele
CF||05:Haut-Mbomou,08:Mbomou,03:Haute-Kotto,11:Ouaka,13:Ouham-Pendé,12:Ouham,04:Mambéré-Kadéï,09:Nana-Mambéré
ML|Region|04:Mopti,06:Sikasso,03:Kayes,05:Segou;Ségou,08:Timbuktu,10:Kidal,07:Koulikoro,09:Gao
BF|Region|12:!Sahel,10:!Nord,05:Centre-Nord,08:!Est,01:Boucle du Mouhoun
NE|Region|03:Dosso,06:Tahoua,07:Zinder,09:Tillaberi;Tillabéri,04:Maradi,02:Diffa,01:Agadez
CM|Region|12:Far North,07:!Northwest,09:!Southwest
MZ|Province|05:Sofala,09:Zambezia,06:Nampula,03:Inhambane,07:Niassa
ZA|Province|06:Gauteng,11:Western Cape,10:!North West,03:Free State,07:Mpumalanga,05:Eastern Cape,08:Northern Cape,02:KwaZulu-Natal,09:Limpopo
MM|Region;State|15:Magway;Magwe,03:Ayeyarwady;Irrawaddy,08:Mandalay,17:Yangon,16:Bago,13:!Mon,12:Tanintharyi,11:Shan,10:Sagaing,05:Kayin,04:Kachin,02:!Chin
TH|Province|31:Narathiwat,69:Pattani,70:Yala,68:Songkhla,64:Nakhon Si Thammarat,27:Nakhon Ratchasima,49:Trat,02:Chiang Mai
ID||24:West Sumatra,26:North Sumatra,01:Aceh,08:East Java,38:South Sulawesi,31:North Sulawesi,07:Central Java,18:East Nusa Tenggara,30:West Java,28:Maluku,39:West Papua,36:Papua,02:Bali,32:South Sumatra,21:Central Sulawesi,11:West Kalimantan,37:Riau,15:Lampung,14:East Kalimantan,17:Lombok;West Nusa Tenggara,10:Yogyakarta Province
PH||NCR:Metro Manila,02:Cagayan Valley,03:Central Luzon,05:Bicol,06:Western Visayas,07:Central Visayas,08:Eastern Visayas,10:Northern Mindanao,11:Davao Region,14:Bangsamoro,13:Caraga
MY|State|02:Kedah,06:Pahang,01:Johor,12:Selangor,13:Terengganu,16:Sabah,07:Perak,03:Kelantan,05:Negeri Sembilan,09:Penang,11:Sarawak,08:Perlis
BD|Division|87:Rangpur,84:Chittagong,81:Dhaka,86:Sylhet,82:Khulna
JP|Prefecture|43:Wakayama,19:Kanagawa,13:Hyogo,44:Yamagata,07:Fukuoka,14:Ibaraki,34:Saitama,10:Gunma,29:Niigata,47:Okinawa,22:Kyoto,21:Kumamoto,32:Osaka,37:Shizuoka,38:Tochigi,15:Ishikawa,30:Oita,31:Okayama,01:Aichi,06:Fukui,25:Miyazaki,27:Nagasaki,02:Akita,04:Chiba,11:Hiroshima,08:Fukushima,24:Miyagi,16:Iwate,12:Hokkaido,03:Aomori
CN|Province|29:Yunnan,06:Qinghai,15:Gansu,32:Sichuan,04:Jiangsu,18:Guizhou,01:Anhui,09:Henan,24:Shanxi,26:Shaanxi,11:Hunan,12:Hubei,07:Fujian,02:Zhejiang,19:Liaoning,21:Ningxia,16:Guangxi,30:Guangdong,10:Hebei,03:Jiangxi,31:Hainan,20:Inner Mongolia,05:Jilin,08:Heilongjiang,25:Shandong,14:Tibet Autonomous Region
KR|Province|14:North Gyeongsang,06:Gangwon,13:Gyeonggi,01:Jeju,20:South Gyeongsang
PL|Province;Voivodeship|78:Masovia;Mazowieckie,77:Lesser Poland,83:Silesia,82:Pomerania,86:Greater Poland
CH|Canton|BE:Bern,ZH:Zurich,GR:Graubünden;Grisons,VS:Valais,VD:Vaud,TI:Ticino,GE:Geneva,SG:St. Gallen,AG:Aargau
AT||05:Salzburg State,06:Styria,02:Carinthia,04:Upper Austria,03:Lower Austria,07:Tyrol,08:Vorarlberg,01:Burgenland
NL||11:South Holland,07:North Holland,06:North Brabant,02:Friesland,10:Zeeland,05:Limburg,03:Gelderland
BE||VLG:Flanders,WAL:Wallonia
GR||ESYE43:Crete,ESYE25:Peloponnese,ESYE12:Central Macedonia,ESYE22:Ionian Islands,ESYE31:Attica
SA|Province;Region|06:!Eastern,14:Mecca,17:Jizan;Jazan,11:Asir,10:Riyadh
NZ|Region|E9:Canterbury,G1:Waikato,F6:Northland,E8:Bay of Plenty,F8:Southland,F7:Otago,F9:Taranaki,F2:Hawke's Bay,G3:!West Coast,F4:Marlborough
AR|Province|06:Corrientes,14:Misiones,08:Entre Ríos,01:Buenos Aires,21:Santa Fe,03:Chaco,24:Tucumán,05:Córdoba,13:Mendoza,17:Salta,20:Santa Cruz,23:Tierra del Fuego,04:Chubut,10:Jujuy
BR|State|13:Maranhão;Maranhao,30:Pernambuco,16:Pará,17:Paraíba,06:Ceará;Ceara,02:Alagoas,20:Piauí,04:Amazonas,22:Rio Grande do Norte,05:Bahia,03:Amapá,28:Sergipe,31:Tocantins,27:São Paulo;Sao Paulo,26:Santa Catarina,21:Rio de Janeiro,08:Espírito Santo,15:Minas Gerais,29:Goiás,23:Rio Grande do Sul,18:Paraná;Parana,14:Mato Grosso,11:Mato Grosso do Sul,01:!Acre,24:Rondônia,25:Roraima
CO|Department;Province|33:Cundinamarca,36:Boyacá;Boyaca,29:Valle del Cauca,02:Antioquia,26:!Santander,35:Bolívar,11:Chocó;Choco,32:Casanare,16:Huila,20:Nariño;Narino,37:Caldas,19:!Meta,28:Tolima,09:Cauca,21:Norte de Santander,17:La Guajira,22:Putumayo,08:Caquetá;Caqueta,10:!Cesar,12:Córdoba,04:Atlántico,27:!Sucre,38:Magdalena,01:Amazonas,03:Arauca,24:Risaralda,31:Vichada,14:Guaviare
PE|Department;Region;Province|16:Loreto,22:San Martín;San Martin,02:Ancash,10:Huánuco;Huanuco,13:La Libertad,14:Lambayeque,25:Ucayali,08:Cusco;Cuzco,21:Puno,04:Arequipa,12:Junín;Junin,19:Pasco,03:Apurímac;Apurimac,05:Ayacucho,09:Huancavelica,17:Madre de Dios,11:Ica,20:Piura,06:Cajamarca
VE|State|07:Carabobo,02:Anzoátegui,12:Guárico,11:Falcón,19:!Sucre,04:Aragua,18:Portuguesa,20:Táchira;Tachira,16:Monagas,06:Bolívar;Bolivar,23:Zulia,13:!Lara,15:!Miranda,01:Amazonas,03:Apure,26:!Vargas
CL|Region|06:Biobío;Biobio,04:Araucanía;Araucania,05:Atacama,11:Maule,08:O'Higgins,14:Los Lagos,10:Magallanes,15:Tarapacá
EC|Province|10:Guayas,14:Manabí;Manabi,18:Pichincha,02:Azuay,12:Loja,22:Sucumbíos
BO|Department|04:La Paz,02:Cochabamba,08:Santa Cruz,05:Oruro,07:Potosí,09:Tarija,03:Beni,06:Pando,01:Chuquisaca
GT|Department|13:Quetzaltenango,03:Chimaltenango,11:Jutiapa,14:Quiché;Quiche;El Quiché;El Quiche,08:Huehuetenango,01:Alta Verapaz,17:San Marcos,18:Santa Rosa,16:Sacatepéquez,19:Sololá;Solola,06:Escuintla,12:Petén;Peten;El Peten,02:Baja Verapaz,09:Izabal,20:Suchitepéquez;Suchitepequez
SV|Department|05:La Libertad,06:La Paz,02:Cabañas;Cabanas,14:Usulután;Usulutan,10:San Salvador,11:Santa Ana,04:Cuscatlán;Cuscatlan,01:Ahuachapán,13:Sonsonate,08:Morazán;Morazan,09:San Miguel,12:San Vicente,07:La Unión;La Union,03:Chalatenango
HN|Department|06:Cortés,15:Olancho,03:Colón,08:Francisco Morazán,07:El Paraíso;El Paraiso,18:Yoro,04:Comayagua,05:Copán,01:Atlántida,13:Lempira,11:Bay Islands,02:Choluteca
NI|Department|09:Madriz,13:Nueva Segovia,04:Chontales,03:Chinandega,10:Managua,07:Jinotega,12:Matagalpa,08:León;Leon,05:Estelí,14:Río San Juan
CU|Province|01:Pinar del Rio,12:Holguin,15:Santiago de Cuba,10:Guantanamo
SE||27:Skåne;Skane,28:Västra Götaland,14:Norrbotten,05:Gotland,10:Dalarna
FI||19:Lapland
DK||17:Capital Region of Denmark,18:Central Jutland
PT||10:Madeira,23:Azores,09:Algarve
ZW|Province|08:Masvingo,02:!Midlands,01:Manicaland,05:Mashonaland West
GH|Region|06:!Northern,02:Ashanti,08:!Volta,01:Greater Accra
IL|District|03:!Northern,02:!Central,01:!Southern
KZ|Region|12:Karaganda,10:Turkestan
`;

/** Regions, waters and mountains with a name of their own: name, other names, latitude, longitude, kind, reach in km, country. */
export const features = `
Atlantic Ocean|Atlantic;North Atlantic;South Atlantic|20|-35|water|5000|
Pacific Ocean|Pacific;South Pacific;North Pacific;Western Pacific|0|-160|water|8000|
Indian Ocean||-15|78|water|4500|
Arctic Ocean||85|0|water|2500|
Arctic|Arctic Circle|78|0|area|2500|
Antarctica|Antarctic|-80|0|area|2500|
Caribbean Sea|Caribbean|15.5|-74|water|1500|
Gulf of Mexico||25|-90|water|900|
Gulf of California|Sea of Cortez|27|-111|water|600|
Hudson Bay||60|-85|water|700|
Bay of Bengal||14|88|water|1100|
Arabian Sea||16|64|water|1300|
Gulf of Aden||12.3|47.5|water|500|
Gulf of Oman||24.6|58.6|water|300|
Strait of Hormuz|Straits of Hormuz|26.6|56.4|water|80|
Bab el-Mandeb|Bab al-Mandab|12.6|43.4|water|50|
Suez Canal||30.6|32.3|water|80|EG
Panama Canal||9.1|-79.7|water|40|PA
South China Sea||13|114|water|1200|
East China Sea||29|125|water|600|
Yellow Sea||36|123.5|water|400|
Sea of Japan||40|135|water|700|
Taiwan Strait||24.3|119.3|water|200|
Strait of Malacca|Malacca Strait|4|100|water|400|
North Sea||56|3|water|500|
Baltic Sea|Baltic|58|19.5|water|700|
Irish Sea||53.7|-5|water|120|
English Channel||50.2|-1|water|250|
Bay of Biscay||45|-4.5|water|350|
Adriatic Sea|Adriatic|43|15|water|400|
Aegean Sea|Aegean|38.5|25|water|350|
Ionian Sea||38|19|water|300|
Tyrrhenian Sea||40|12|water|300|
Strait of Gibraltar||35.9|-5.6|water|40|
Caspian Sea|Caspian|42|51|water|600|
Sea of Azov||46.1|36.6|water|170|
Kerch Strait||45.3|36.6|water|30|
Aral Sea||45|59|water|180|
Dead Sea||31.5|35.5|water|35|
Sea of Galilee|Lake Tiberias|32.8|35.6|water|12|IL
Bering Sea||58|-178|water|1100|
Bering Strait||65.8|-169|water|100|
Barents Sea||74|37|water|700|
Tasman Sea||-40|160|water|1000|
Coral Sea||-18|155|water|1000|
Great Barrier Reef||-18|147.5|water|1000|AU
Gulf of Guinea||2|3|water|700|
Gulf of Thailand||10.5|101.5|water|400|
Puget Sound||47.7|-122.4|water|70|US
Chesapeake Bay||37.8|-76.1|water|140|US
San Francisco Bay|Bay Area;San Francisco Bay Area|37.7|-122.2|region|70|US
Tampa Bay||27.75|-82.5|region|45|US
Cape Cod||41.7|-70.3|region|50|US
Long Island||40.8|-73.1|region|90|US
Long Island Sound||41.1|-72.9|water|80|US
Martha's Vineyard||41.39|-70.64|region|18|US
Outer Banks||35.5|-75.6|region|130|US
Florida Keys||24.7|-81.2|region|120|US
Everglades|Florida Everglades|25.8|-80.9|region|90|US
Florida Panhandle||30.6|-85.8|region|160|US
Great Lakes||45|-84|water|700|
Lake Superior||47.7|-87.5|water|280|
Lake Michigan||44|-87|water|250|US
Lake Huron||44.8|-82.4|water|200|
Lake Erie||42.2|-81.2|water|200|
Lake Ontario||43.7|-77.9|water|160|
Lake Champlain||44.5|-73.3|water|90|US
Lake Okeechobee||26.9|-80.8|water|30|US
Lake Tahoe|Tahoe|39.1|-120|water|25|US
Lake Mead||36.1|-114.4|water|50|US
Lake Powell||37.1|-111.2|water|80|US
Lake Pontchartrain||30.2|-90.1|water|35|US
Great Salt Lake||41.1|-112.5|water|60|US
Mississippi River||37|-90|river|1500|US
Missouri River||43|-99|river|1500|US
Ohio River||38.5|-85|river|650|US
Colorado River||36|-113|river|900|US
Rio Grande||29.5|-102|river|1100|
Hudson River|Hudson Valley|41.9|-73.95|river|200|US
Potomac River|Potomac|38.8|-77.3|river|200|US
Delaware River||40.3|-75|river|200|US
Susquehanna River|Susquehanna|41|-76.6|river|250|US
Tennessee River||35.2|-87|river|400|US
Arkansas River||36.5|-97|river|900|US
Red River||33.6|-97|river|600|US
Sacramento River||39.3|-122|river|230|US
Columbia River||46.2|-120|river|500|US
Snake River||43.5|-115|river|500|US
Yukon River||64|-150|river|1200|
St. Lawrence River|St. Lawrence Seaway|46|-73.5|river|500|CA
Connecticut River||43|-72.4|river|280|US
Savannah River||33.2|-81.8|river|180|US
Chattahoochee River||33|-85|river|250|US
Rocky Mountains|Rockies|43|-111|region|1600|
Appalachian Mountains|Appalachians;Appalachia|38|-81|region|1100|US
Blue Ridge Mountains|Blue Ridge|36.5|-81.5|region|400|US
Great Smoky Mountains|Smoky Mountains;Smokies|35.6|-83.5|region|60|US
Sierra Nevada||38|-119.5|region|350|US
Cascade Range|Cascade Mountains|45|-121.7|region|500|US
Adirondacks|Adirondack Mountains|44.1|-74|region|100|US
Catskills|Catskill Mountains|42.1|-74.4|region|60|US
Ozarks|Ozark Mountains|36.5|-92.5|region|250|US
Black Hills||44|-103.8|region|90|US
White Mountains||44.2|-71.4|region|60|US
Green Mountains||43.8|-72.9|region|150|US
Poconos|Pocono Mountains|41.1|-75.3|region|50|US
Berkshires||42.4|-73.2|region|50|US
Mount Rainier||46.85|-121.76|region|20|US
Mount St. Helens|Mount Saint Helens|46.2|-122.19|region|20|US
Mount Hood||45.37|-121.7|region|15|US
Mount McKinley|Denali|63.07|-151|region|40|US
Pikes Peak||38.84|-105.04|region|10|US
Grand Canyon||36.1|-112.1|region|150|US
Yellowstone|Yellowstone National Park|44.6|-110.5|region|60|US
Yosemite|Yosemite National Park|37.85|-119.55|region|45|US
Death Valley||36.5|-117.1|region|100|US
Mojave Desert|Mojave|35|-116|region|200|US
Silicon Valley||37.4|-122|region|40|US
Napa Valley||38.5|-122.4|region|30|US
San Fernando Valley||34.2|-118.5|region|25|US
San Joaquin Valley||36.7|-119.8|region|200|US
Central Valley||37.5|-120.5|region|330|US
Inland Empire||34|-117.2|region|80|US
Southern California||34.2|-117.5|region|250|US
Northern California||39.5|-122|region|300|US
Central California||36.7|-120|region|180|US
South Florida|Southern Florida|26|-80.5|region|160|US
Central Florida||28.3|-81.5|region|110|US
North Florida|Northern Florida|30.3|-83|region|220|US
Southwest Florida||26.6|-81.9|region|90|US
Upstate New York||43|-75.5|region|270|US
Western New York||42.8|-78.6|region|90|US
Northern Virginia||38.8|-77.4|region|60|US
Southwest Virginia||36.9|-82|region|130|US
Hampton Roads||36.9|-76.3|region|45|US
East Texas||32|-95|region|180|US
West Texas||32|-101.5|region|270|US
South Texas||28.5|-98.5|region|220|US
North Texas||33|-97|region|160|US
Central Texas||31|-97.7|region|150|US
Upper Peninsula||46.3|-87|region|230|US
New England||43.9|-71.6|region|350|US
Midwest|Upper Midwest|42|-92|region|1000|US
Deep South||32.5|-88|region|600|US
Pacific Northwest||46|-121|region|500|US
Great Plains||41|-101|region|1000|US
Gulf Coast||30|-90|region|800|US
East Coast|Eastern Seaboard|38|-76|region|1300|US
West Coast||40|-122|region|1000|US
Mid-Atlantic||39.5|-76.5|region|350|US
Delmarva Peninsula|Delmarva|38.4|-75.5|region|120|US
Eastern Shore||38.5|-75.8|region|110|US
Piedmont Triad||36.1|-80|region|60|US
Lowcountry||32.8|-80.2|region|100|US
Twin Cities||44.96|-93.2|region|40|US
Quad Cities||41.5|-90.5|region|30|US
Tri-Cities||46.2|-119.2|region|30|US
Lehigh Valley||40.65|-75.4|region|40|US
Cumberland Valley||40|-77.5|region|80|US
Shenandoah Valley||38.5|-78.8|region|130|US
Rio Grande Valley||26.2|-98.1|region|90|US
Wasatch Front||40.7|-111.9|region|90|US
Capitol Hill||38.89|-77|region|2|US
Greenwich Village||40.734|-74.002|district|1|US
East Village||40.727|-73.983|district|1|US
West Village||40.735|-74.005|district|1|US
Lower Manhattan||40.71|-74.01|district|3|US
Midtown Manhattan||40.755|-73.985|district|2|US
Upper East Side||40.773|-73.956|district|2|US
Upper West Side||40.787|-73.975|district|2|US
Lower East Side||40.717|-73.986|district|2|US
Little Italy||40.719|-73.997|district|1|US
South Bronx||40.82|-73.91|district|5|US
Buckhead||33.84|-84.38|district|5|US
West Hollywood||34.09|-118.36|district|4|US
Wall Street||40.706|-74.009|district|1|US
Hollywood||34.1|-118.33|district|6|US
Harlem||40.81|-73.95|district|3|US
Times Square||40.758|-73.985|district|1|US
Coney Island||40.575|-73.98|district|3|US
Staten Island||40.56|-74.14|district|14|US
Guantanamo Bay|Guantánamo Bay;Guantanamo|19.9|-75.15|region|15|CU
Fort Hood||31.13|-97.78|facility|15|US
Fort Bragg||35.14|-79|facility|15|US
Pearl Harbor||21.36|-157.96|facility|5|US
Columbine|Columbine High School|39.604|-105.074|facility|2|US
Amazon River|Amazon Basin;Amazon rainforest|-4|-62|region|1500|
Andes|Andes Mountains|-20|-68|region|2500|
Patagonia||-44|-70|region|900|
Falkland Islands|Falklands;Malvinas|-51.8|-59.5|region|140|FK
Galapagos Islands|Galapagos;Galápagos Islands|-0.6|-90.6|region|170|EC
Easter Island||-27.1|-109.35|region|15|CL
West Indies||17|-68|region|1300|
Virgin Islands|U.S. Virgin Islands|18.1|-64.8|region|60|VI
British Virgin Islands||18.43|-64.6|region|40|VG
Cayman Islands|Caymans|19.4|-80.9|region|90|KY
Bermuda||32.3|-64.78|country|15|BM
Aruba||12.5|-69.97|country|20|AW
Curaçao|Curacao|12.17|-69|country|35|CW
Turks and Caicos|Turks and Caicos Islands|21.7|-71.7|country|80|TC
Anguilla||18.22|-63.06|country|15|AI
Martinique||14.65|-61|country|40|MQ
Guadeloupe||16.25|-61.55|country|45|GP
French Guiana||4|-53|country|250|GF
Réunion||-21.1|55.5|country|40|RE
Mayotte||-12.8|45.15|country|25|YT
Gibraltar||36.14|-5.35|country|4|GI
Isle of Man||54.2|-4.5|country|30|IM
Guernsey||49.45|-2.58|region|10|GG
Channel Islands||49.4|-2.4|region|45|
Faroe Islands|Faroes|62|-6.9|country|60|FO
Guam||13.45|144.78|country|30|GU
American Samoa||-14.3|-170.7|country|30|AS
Northern Mariana Islands|Marianas|15.2|145.75|country|150|MP
French Polynesia||-17.6|-149.5|country|900|PF
Tahiti||-17.65|-149.45|region|30|PF
Macau|Macao|22.2|113.55|country|10|MO
Svalbard|Spitsbergen|78.5|17|region|250|SJ
Siberia||60|100|area|2500|RU
Caucasus Mountains||42.7|44|region|550|
North Caucasus||43.3|45|region|350|RU
South Caucasus||41|45|region|350|
Ural Mountains|Urals|58|59|region|900|RU
Volga River|Volga|53|48|river|1000|RU
Don River||48.5|41.5|river|500|RU
Donets|Siverskyi Donets|48.9|38.3|river|350|
Danube|Danube River|46|19|river|1000|
Rhine|Rhine River|50|7.8|river|450|
Seine||48.8|2.4|river|300|FR
Loire|Loire Valley|47.4|1|river|350|FR
Thames|River Thames|51.5|-0.6|river|130|GB
Elbe||52|11.5|river|450|
Oder||52|14.6|river|350|
Vistula||52|20|river|400|PL
Alps|Swiss Alps;French Alps|46.5|9.5|region|450|
Pyrenees||42.7|0.8|region|220|
Carpathian Mountains|Carpathians|47.5|24.5|region|600|
Apennines||43|13|region|500|IT
Riviera|French Riviera;Cote d'Azur;Côte d'Azur|43.5|7|region|90|FR
Scandinavia||62|15|area|1000|
Baltic States|Baltics|57|25|area|400|
Benelux||51|5|area|250|
Iberian Peninsula|Iberia|40|-4|area|550|
Western Europe||48|5|area|1100|
Eastern Europe||50|27|area|1300|
Central Europe||49|15|area|800|
Northern Europe||61|17|area|1200|
Southern Europe||41|14|area|1500|
Western Balkans||43.5|19|area|400|
Transylvania||46.5|24.5|region|170|RO
Transnistria|Transdniestria|47.2|29.5|region|100|MD
Republika Srpska||44.5|17.8|region|180|BA
Vojvodina||45.4|20|region|120|RS
Dalmatia||43.5|16.4|region|170|HR
Yugoslavia|Former Yugoslavia|44|19|area|400|
Soviet Union|USSR;U.S.S.R.|60|90|area|4500|
East Germany||52.3|12.5|area|250|
West Germany||50.5|8.5|area|330|
Czechoslovakia||49.3|17|area|350|
South Vietnam||12|108|area|450|VN
North Vietnam||20.5|105.5|area|350|VN
Indochina||15|105|area|900|
Persia||32.6|54.3|area|1195|IR
Rhodesia||-19|29.9|area|500|ZW
Kurdistan||37|43.5|area|450|
Mesopotamia||33.5|43.5|area|450|
Levant||34|36.5|area|450|
Near East||33|38|area|1800|
Far East||35|120|area|3000|
Central Asia||43|66|area|1500|
South Asia||22|79|area|1900|
East Asia||35|115|area|2500|
Southern Africa||-24|25|area|1400|
Sub-Saharan Africa||-2|20|area|3800|
Horn of Africa||8|45|area|1100|
Maghreb||32|2|area|1500|
Great Lakes region||-2|30|area|700|
Sahara|Sahara Desert|23|10|area|2500|
Kalahari|Kalahari Desert|-23|22|region|500|
Sinai|Sinai Peninsula|29.5|33.8|region|160|EG
Nile|Nile River|22|32|river|1500|
Nile Delta||30.9|31.1|region|110|EG
Blue Nile||11.5|35|river|500|
White Nile||10|32|river|700|
Congo River||-1|19|river|1200|
Niger River||13|1|river|1400|
Niger Delta||5|6.2|region|160|NG
Zambezi||-17|29|river|900|
Lake Victoria||-1|33|water|170|
Lake Tanganyika||-6|29.6|water|340|
Lake Malawi||-12|34.5|water|290|
Lake Chad||13|14.3|water|120|
Lake Kivu||-2|29.1|water|50|
Lake Albert||1.6|30.9|water|80|
Mount Kilimanjaro|Kilimanjaro|-3.07|37.35|region|40|TZ
Zanzibar||-6.1|39.3|region|60|TZ
Serengeti||-2.3|34.8|region|100|TZ
Puntland||8.5|49|region|350|SO
Somaliland||9.6|45|region|330|SO
Jubaland||0.5|42|region|250|SO
Ogaden||7|44|region|350|ET
Katanga||-9.5|26|region|450|CD
Kivu||-2|28.5|region|250|CD
Cabinda||-5.2|12.4|region|90|AO
Casamance||12.9|-15|region|160|SN
Azawad||19|-1|region|600|ML
Nuba Mountains||11.3|30|region|130|SD
Jebel Marra||13|24.3|region|80|SD
West Darfur||13|22.8|region|200|SD
East Darfur||11.5|26|region|200|SD
Central Darfur||12.7|23.4|region|150|SD
Abyei||9.6|28.4|region|70|
Upper Nile||10|32.5|region|220|SS
Unity State||9|29.7|region|150|SS
Jonglei||7.5|32.5|region|250|SS
Equatoria||4.5|31|region|350|SS
Hindu Kush||35.5|71|region|500|
Himalayas|Himalaya|29|83|region|1200|
Mount Everest|Everest|27.99|86.93|region|15|
Karakoram||36|76|region|250|
Swat Valley|Swat|35|72.4|region|70|PK
North Waziristan||32.95|70|region|60|PK
South Waziristan||32.3|69.8|region|70|PK
Waziristan||32.6|69.9|region|110|PK
Khyber||34|71|region|40|PK
Khyber Pass||34.09|71.16|region|20|PK
Tora Bora||34.1|70.2|region|15|AF
Panjshir Valley||35.4|69.7|region|60|AF
Kashmir Valley||34|74.8|region|70|IN
Bengal||23.5|88.5|region|350|
Punjab||31|74|region|350|
Ganges|Ganges River|25.5|84|river|900|IN
Indus|Indus River|29|70.5|river|900|PK
Brahmaputra||26.5|92|river|600|
Mekong|Mekong River|15|105.5|river|1200|
Mekong Delta||10|105.8|region|120|VN
Irrawaddy River||20|95|river|700|MM
Yangtze|Yangtze River|30.5|112|river|1400|CN
Yellow River||36|110|river|1100|CN
Gobi Desert|Gobi|42.5|105|region|700|
Manchuria||44|126|region|600|CN
Kowloon||22.32|114.18|district|6|HK
Korean Peninsula||38|127.5|area|500|
Mindanao||7.8|125|region|280|PH
Luzon||16|121|region|330|PH
Visayas||10.7|123.3|region|230|PH
Basilan||6.6|122|region|40|PH
Sulu|Sulu Archipelago;Jolo|6|121|region|70|PH
Java||-7.3|110|region|500|ID
Sumatra||-0.5|101.5|region|850|ID
Borneo||1|114|region|600|
Sulawesi||-2|121|region|480|ID
Kalimantan||-1|114|region|550|ID
New Guinea||-5|141|region|1100|
Bougainville||-6.2|155.2|region|110|PG
Okinawa||26.5|128|region|80|JP
Honshu||36.5|138|region|650|JP
Kyushu||32.8|130.9|region|180|JP
Hokkaido||43.3|142.8|region|250|JP
Crete||35.2|24.9|region|130|GR
Rhodes||36.2|28|region|40|GR
Lesbos||39.2|26.3|region|40|GR
Lampedusa||35.5|12.6|region|6|IT
Sicily||37.6|14|region|160|IT
Sardinia||40.1|9|region|140|IT
Corsica||42.1|9.1|region|95|FR
Ibiza||39|1.4|region|25|ES
Majorca|Mallorca|39.6|2.9|region|50|ES
Tenerife||28.3|-16.6|region|40|ES
North Island||-38.5|176|region|400|NZ
South Island||-43.8|170.8|region|450|NZ
Vancouver Island||49.6|-125.5|region|230|CA
Cape Breton||46.2|-60.6|region|90|CA
Labrador||54|-62|region|500|CA
Newfoundland||48.7|-56|region|280|CA
Yukon|Yukon Territory|63.5|-135.5|region|600|CA
Northwest Territories||65|-119|region|1000|CA
Nunavut||70|-90|region|1500|CA
Niagara Falls||43.08|-79.07|region|5|
Maritimes|Maritime Provinces;Atlantic Canada|46|-63|region|350|CA
Australian Outback||-25|134|region|1400|AU
Australian Capital Territory|ACT|-35.5|149|region|45|AU
Oceania||-15|150|area|4000|
Polynesia||-15|-150|area|3500|
Kent||51.2|0.7|region|55|GB
Essex||51.8|0.6|region|50|GB
Surrey||51.25|-0.4|region|35|GB
Sussex|East Sussex;West Sussex|50.95|-0.1|region|65|GB
Hampshire||51.05|-1.3|region|45|GB
Isle of Wight||50.69|-1.3|region|18|GB
Devon||50.7|-3.8|region|70|GB
Cornwall||50.4|-4.9|region|70|GB
Dorset||50.75|-2.3|region|45|GB
Somerset||51.1|-3|region|55|GB
Wiltshire||51.3|-1.9|region|45|GB
Gloucestershire||51.8|-2.1|region|40|GB
Oxfordshire||51.8|-1.3|region|35|GB
Berkshire||51.45|-1|region|40|GB
Buckinghamshire||51.8|-0.8|region|40|GB
Hertfordshire||51.8|-0.2|region|35|GB
Bedfordshire||52.1|-0.45|region|30|GB
Cambridgeshire||52.35|0|region|45|GB
Norfolk||52.65|1|region|60|GB
Suffolk||52.2|1|region|50|GB
Lincolnshire||53.1|-0.2|region|65|GB
Nottinghamshire||53.15|-1|region|35|GB
Derbyshire||53.1|-1.6|region|45|GB
Leicestershire||52.65|-1.1|region|35|GB
Northamptonshire||52.3|-0.8|region|40|GB
Warwickshire||52.3|-1.6|region|35|GB
Worcestershire||52.2|-2.2|region|30|GB
Herefordshire||52.1|-2.75|region|30|GB
Shropshire||52.65|-2.7|region|40|GB
Staffordshire||52.85|-2|region|40|GB
Cheshire||53.2|-2.5|region|35|GB
Lancashire||53.9|-2.6|region|45|GB
Cumbria||54.5|-3|region|60|GB
Lake District||54.5|-3.1|region|35|GB
Northumberland||55.2|-2|region|55|GB
County Durham||54.7|-1.8|region|35|GB
Yorkshire|North Yorkshire;West Yorkshire;South Yorkshire;East Yorkshire|53.9|-1.3|region|80|GB
Merseyside||53.45|-2.95|region|25|GB
Greater Manchester||53.5|-2.3|region|25|GB
West Midlands|Midlands|52.5|-1.9|region|40|GB
East Midlands||52.9|-1|region|80|GB
Tyneside|Tyne and Wear|55|-1.6|region|20|GB
East Anglia||52.4|1|region|90|GB
Home Counties||51.5|-0.3|region|70|GB
Cotswolds||51.8|-1.9|region|50|GB
Peak District||53.3|-1.8|region|30|GB
Scottish Highlands||57.4|-4.9|region|130|GB
Aberdeenshire||57.2|-2.8|region|60|GB
Fife||56.25|-3.1|region|35|GB
Outer Hebrides|Hebrides;Western Isles|57.8|-7|region|110|GB
Orkney|Orkney Islands|59|-3|region|50|GB
Shetland|Shetland Islands|60.3|-1.2|region|70|GB
South Wales||51.65|-3.4|region|60|GB
North Wales||53.1|-3.8|region|80|GB
West Wales||52|-4.4|region|70|GB
Glamorgan||51.6|-3.5|region|40|GB
Gwynedd||52.9|-3.8|region|50|GB
Anglesey||53.28|-4.35|region|25|GB
Pembrokeshire||51.85|-4.9|region|40|GB
Ulster||54.6|-6.9|region|100|
County Antrim|Co Antrim;Co. Antrim|54.9|-6.2|region|45|GB
County Armagh|South Armagh;Co Armagh;Co. Armagh|54.3|-6.6|region|30|GB
County Down|Co Down;Co. Down|54.35|-5.9|region|40|GB
County Fermanagh|Fermanagh;Co Fermanagh|54.35|-7.6|region|35|GB
County Londonderry|County Derry;Co Derry|54.9|-6.9|region|40|GB
County Tyrone|Tyrone;Co Tyrone|54.6|-7.2|region|45|GB
County Cork|Co Cork;Co. Cork|51.95|-8.7|region|80|IE
County Dublin|Co Dublin;Co. Dublin|53.35|-6.3|region|30|IE
County Galway|Co Galway;Co. Galway|53.35|-9|region|70|IE
County Kerry|Co Kerry;Co. Kerry;Kerry|52.1|-9.7|region|60|IE
County Donegal|Co Donegal;Co. Donegal|54.9|-7.95|region|60|IE
County Mayo|Co Mayo;Co. Mayo|53.9|-9.4|region|60|IE
County Limerick|Co Limerick;Co. Limerick|52.5|-8.75|region|45|IE
County Clare|Co Clare;Co. Clare|52.85|-8.95|region|50|IE
County Tipperary|Co Tipperary;Co. Tipperary|52.65|-7.85|region|55|IE
County Waterford|Co Waterford;Co. Waterford|52.2|-7.6|region|40|IE
County Wexford|Co Wexford;Co. Wexford|52.5|-6.6|region|40|IE
County Wicklow|Co Wicklow;Co. Wicklow|53|-6.35|region|35|IE
County Kildare|Co Kildare;Co. Kildare|53.2|-6.75|region|35|IE
County Kilkenny|Co Kilkenny;Co. Kilkenny|52.6|-7.2|region|35|IE
County Meath|Co Meath;Co. Meath;Meath|53.65|-6.7|region|35|IE
County Louth|Co Louth;Co. Louth;Louth|53.9|-6.5|region|25|IE
County Westmeath|Co Westmeath;Westmeath|53.55|-7.45|region|30|IE
County Offaly|Co Offaly;Offaly|53.25|-7.6|region|40|IE
County Laois|Co Laois;Laois|53|-7.4|region|30|IE
County Carlow|Co Carlow|52.75|-6.85|region|25|IE
County Sligo|Co Sligo;Co. Sligo|54.15|-8.6|region|40|IE
County Leitrim|Co Leitrim;Leitrim|54.1|-8|region|40|IE
County Roscommon|Co Roscommon|53.75|-8.25|region|40|IE
County Longford|Co Longford|53.7|-7.75|region|25|IE
County Cavan|Co Cavan|53.95|-7.3|region|40|IE
County Monaghan|Co Monaghan|54.15|-6.9|region|30|IE
Munster||52.3|-8.6|region|110|IE
Leinster||53|-6.9|region|110|IE
Connacht|Connaught|53.7|-9|region|90|IE
`;

/** Other names of towns: "country|name as the list of towns has it|other name;other name". */
export const otherNames = `
US|The Bronx|Bronx
US|The Dalles|Dalles
US|Los Angeles|L.A.
IE|Gaillimh|Galway
IN|Bengaluru|Bangalore
IN|Mumbai|Bombay
IN|Kolkata|Calcutta
IN|Chennai|Madras
IN|Puducherry|Pondicherry
IN|Vārānasi|Benares
IN|Gurgaon|Gurugram
IN|Thiruvananthapuram|Trivandrum
ES|Sevilla|Seville
ES|Zaragoza|Saragossa
ES|Gasteiz / Vitoria|Vitoria;Vitoria-Gasteiz
ES|San Sebastián|San Sebastian;Donostia
IT|L'Aquila|Aquila
IT|Livorno|Leghorn
DE|Hannover|Hanover
DE|Nürnberg|Nuremberg
DE|Köln|Cologne
DE|München|Munich
BE|Antwerpen|Antwerp
BE|Gent|Ghent
BE|Brugge|Bruges
BE|Leuven|Louvain
NL|The Hague|Hague
NL|'s-Hertogenbosch|Den Bosch
CH|Zürich|Zurich
CH|Luzern|Lucerne
CH|Basel|Basle
CH|Sitten|Sion
AT|Klagenfurt am Wörthersee|Klagenfurt
SE|Göteborg|Gothenburg
SE|Malmö|Malmo
DK|Århus|Aarhus
NO|Tromsø|Tromso
PL|Kraków|Krakow;Cracow
PL|Łódź|Lodz
PL|Gdańsk|Danzig
PL|Wrocław|Breslau
RU|Rostov-na-Donu|Rostov-on-Don;Rostov
RU|Nizhniy Novgorod|Nizhny Novgorod
RU|Yekaterinburg|Ekaterinburg
RU|Saint Petersburg|St. Petersburg;St Petersburg;Leningrad;Petrograd
RU|Volgograd|Stalingrad
RU|Velikiy Novgorod|Veliky Novgorod;Novgorod
RU|Orël|Oryol
UA|Uzhgorod|Uzhhorod
UA|Kropyvnytskyi|Kirovohrad
CN|Guangzhou|Canton
CN|Nanjing|Nanking
CN|Chongqing|Chungking
CN|Tianjin|Tientsin
CN|Ürümqi|Urumqi
CN|Kashgar|Kashi
VN|Ho Chi Minh City|Saigon
VN|Da Nang|Danang
VN|Huế|Hue
VN|Haiphong|Hai Phong
KH|Siem Reap|Siemreap
MM|Mawlamyine|Moulmein
MM|Hpa-An|Pa-an
MM|Bago|Pegu
ID|Banda Aceh|Aceh City
TR|İzmir|Smyrna
TR|Antakya|Antioch;Hatay City
TR|İzmit|Izmit;Kocaeli
TR|Adapazarı|Sakarya
TR|Hakkâri|Hakkari
TR|Şırnak|Sirnak
IL|Beersheba|Be'er Sheva;Beer Sheva
IL|'Akko|Acre;Akko
PS|Bethlehem|Bayt Lahm
SA|Jeddah|Jidda;Jiddah
SA|Dammam|Ad Dammam
IR|Orūmīyeh|Urmia
IR|Mashhad|Meshed
LY|Tobruk|Tubruq
LY|Darnah|Derna
LY|Az Zāwīyah|Zawiya;Zawiyah
LY|Sabhā|Sabha
EG|Alexandria|Iskandariya
EG|Asyūţ|Assiut;Asyut
EG|Port Said|Bur Said
TN|Şafāqis|Sfax
MA|Fès|Fez
MA|Tangier|Tangiers
MA|Marrakesh|Marrakech
DZ|Oran|Wahran
CM|Yaoundé|Yaounde
TG|Lomé|Lome
SO|Gaalkacyo|Galkayo
SO|Beledweyne|Beledweyne;Belet Weyne
SO|Kismayo|Kismayu
SO|Hargeysa|Hargeisa
SO|Garoowe|Garowe
SO|Bosaso|Bossaso
SO|Marka|Merca
SO|Jawhar|Jowhar
ET|Nazrēt|Adama
ET|Hawassa|Awassa
ET|Mek'ele|Mekelle
GT|Santa Cruz del Quiché|Santa Cruz del Quiche
MX|Ciudad Juárez|Juarez;Juárez
MX|Oaxaca|Oaxaca City
MX|Puebla|Puebla City
CU|Havana|La Habana
BR|São Paulo|Sao Paulo
CO|Bogotá|Bogota
CO|Medellín|Medellin
CA|Québec|Quebec City
PH|Cotabato|Cotabato City
PH|Zamboanga|Zamboanga City
PK|Peshawar|Peshāwar
`;
