/**
 * Organisations and armed groups that reports name often: kind | names, the usual full one first | ISO 3166-1 alpha-3 of the state whose
 * they are. A name after "!" counts only when written exactly so. `o` organisation, `a` armed group or armed force.
 */
export const bodyLines = `
o|United Nations,!UN,U.N.|
o|United Nations Security Council,UN Security Council,U.N. Security Council,Security Council,!UNSC|
o|United Nations General Assembly,UN General Assembly,U.N. General Assembly,General Assembly|
o|UN Human Rights Council,United Nations Human Rights Council,Human Rights Council|
o|UN Commission of Inquiry,Commission of Inquiry on Syria,Independent International Commission of Inquiry|
o|Office of the High Commissioner for Human Rights,UN human rights office,!OHCHR|
o|UN High Commissioner for Refugees,!UNHCR,UN refugee agency,U.N. refugee agency|
o|Office for the Coordination of Humanitarian Affairs,!OCHA,!UNOCHA,UN Office for the Coordination of Humanitarian Affairs|
o|United Nations Children's Fund,!UNICEF,Unicef|
o|World Food Programme,World Food Program,!WFP|
o|World Health Organization,World Health Organisation|
o|UN Relief and Works Agency,!UNRWA|
o|International Criminal Court,!ICC|
o|International Court of Justice,!ICJ|
o|International Criminal Tribunal for the former Yugoslavia,!ICTY|
o|European Court of Human Rights,!ECHR|
o|European Union,!EU,E.U.|
o|European Commission|
o|European Parliament|
o|European Council|
o|Council of Europe|
o|North Atlantic Treaty Organization,!NATO,Nato|
o|African Union,!AU|
o|Arab League,League of Arab States|
o|Gulf Cooperation Council,!GCC|
o|Organization of American States,!OAS|
o|Organization for Security and Co-operation in Europe,Organization for Security and Cooperation in Europe,!OSCE|
o|Organisation for the Prohibition of Chemical Weapons,Organization for the Prohibition of Chemical Weapons,!OPCW|
o|International Atomic Energy Agency,!IAEA|
o|International Monetary Fund,!IMF|
o|World Bank|
o|World Trade Organization,!WTO|
o|International Committee of the Red Cross,!ICRC,Red Cross|
o|Red Crescent,Syrian Arab Red Crescent,Syrian Red Crescent,!SARC|
o|Amnesty International,Amnesty|
o|Human Rights Watch,!HRW|
o|Doctors Without Borders,Doctors without Borders,Medecins Sans Frontieres,Médecins Sans Frontières,Medecins sans Frontieres,!MSF|
o|Save the Children|
o|Oxfam|
o|International Rescue Committee,!IRC|
o|Syrian Observatory for Human Rights,!SOHR|SYR
o|Syrian Network for Human Rights,!SNHR|SYR
o|White Helmets,Syria Civil Defence,Syrian Civil Defence,Syria Civil Defense,Syrian Civil Defense|SYR
o|Syrian American Medical Society,!SAMS|
o|Syrian National Coalition,Syrian National Council|SYR
o|High Negotiations Committee,!HNC|SYR
o|Bellingcat|
o|Syrian Arab News Agency,!SANA|SYR
o|Agence France-Presse,!AFP|FRA
o|Associated Press|USA
o|Reuters|GBR
o|!TASS,Tass|RUS
o|Interfax|RUS
o|RIA Novosti,!RIA|RUS
o|Xinhua|CHN
o|Anadolu Agency,Anadolu|TUR
o|!BBC|GBR
o|!CNN|USA
o|!NBC|USA
o|!CBS|USA
o|Fox News|USA
o|Al Jazeera,Al-Jazeera|QAT
o|Al Arabiya,Al-Arabiya|SAU
o|Deutsche Welle,!DW|DEU
o|!dpa,!DPA|DEU
o|!EFE|ESP
o|Kyodo|JPN
o|New York Times,NY Times|USA
o|Washington Post|USA
o|Wall Street Journal|USA
o|Guardian|GBR
o|Le Monde|FRA
o|Der Spiegel|DEU
o|France Inter|FRA
o|!TF1|FRA
o|!RFI,Radio France Internationale|FRA
o|France 24|FRA
o|State Department,US State Department,U.S. State Department,Department of State|USA
o|Pentagon,Defense Department,Department of Defense,US Department of Defense,U.S. Department of Defense|USA
o|Central Intelligence Agency,!CIA|USA
o|Federal Bureau of Investigation,!FBI|USA
o|National Security Council|USA
o|Congress,US Congress,U.S. Congress|USA
o|US Senate,U.S. Senate,Senate|USA
o|House of Representatives|USA
o|Foreign Office,Foreign and Commonwealth Office,!FCO|GBR
o|Downing Street|GBR
o|House of Commons|GBR
o|Elysee,Élysée|FRA
o|Quai d'Orsay|FRA
o|Bundestag|DEU
o|Duma,State Duma|RUS
o|Knesset|ISR
o|Palestinian Authority|PSE
o|Palestine Liberation Organization,!PLO|PSE
o|Kurdistan Regional Government,!KRG|IRQ
o|Muslim Brotherhood|
o|Democratic Union Party,!PYD|SYR
o|Baath Party,Ba'ath Party,Baath party|
a|Central Command,US Central Command,U.S. Central Command,!CENTCOM|USA
a|US Army,U.S. Army|USA
a|US Air Force,U.S. Air Force|USA
a|US Navy,U.S. Navy|USA
a|US Marine Corps,U.S. Marine Corps,Marine Corps|USA
a|Royal Air Force,!RAF|GBR
a|Royal Navy|GBR
a|Israel Defense Forces,Israel Defence Forces,!IDF|ISR
a|Russian Aerospace Forces|RUS
a|Red Army|RUS
a|Wagner Group,Wagner|RUS
a|Islamic Revolutionary Guard Corps,Revolutionary Guard Corps,Revolutionary Guards,Revolutionary Guard,!IRGC|IRN
a|Quds Force|IRN
a|Syrian Arab Army,!SAA|SYR
a|National Defence Forces,National Defense Forces|SYR
a|Free Syrian Army,!FSA|SYR
a|Syrian Democratic Forces,!SDF|SYR
a|Syrian Arab Coalition|SYR
a|People's Protection Units,!YPG|SYR
a|Women's Protection Units,!YPJ|SYR
a|Kurdistan Workers' Party,Kurdistan Workers Party,!PKK|TUR
a|Peshmerga,peshmerga|IRQ
a|Iraqi Security Forces,!ISF|IRQ
a|Popular Mobilization Forces,Popular Mobilisation Forces,Popular Mobilization Units,!PMF,!PMU,Hashd al-Shaabi|IRQ
a|Islamic State,Islamic State of Iraq and the Levant,Islamic State of Iraq and Syria,Islamic State in Iraq and the Levant,Islamic State in Iraq and Syria,Islamic State in Iraq and al-Sham,!ISIL,!ISIS,Isis,Isil,!IS,Daesh,Da'esh,Daish,!IS-K|
a|al-Qaeda,al-Qaida,Al-Qaeda,Al-Qaida,al Qaeda,al Qaida,Al Qaeda,Al Qaida,al-Qa'ida|
a|al-Qaeda in the Arabian Peninsula,!AQAP|YEM
a|al-Qaeda in the Islamic Maghreb,!AQIM|
a|Jabhat al-Nusra,Nusra Front,al-Nusra Front,Al-Nusra Front,Jabhat Al-Nusra,al-Nusra,Al-Nusra,Nusra,Jabhat Fateh al-Sham,Fateh al-Sham,Fatah al-Sham,Jabhat Fatah al-Sham|SYR
a|Hayat Tahrir al-Sham,Tahrir al-Sham,!HTS|SYR
a|Ahrar al-Sham,Ahrar al Sham|SYR
a|Jaish al-Islam,Jaysh al-Islam,Army of Islam|SYR
a|Army of Conquest,Jaish al-Fatah,Jaysh al-Fatah|SYR
a|Hezbollah,Hizbollah,Hizballah,Hizbullah|LBN
a|Hamas|PSE
a|Islamic Jihad,Palestinian Islamic Jihad|PSE
a|Fatah|PSE
a|al-Qassam Brigades,Qassam Brigades|PSE
a|Houthis,Houthi movement,Huthis,Ansar Allah|YEM
a|Taliban,Taleban|AFG
a|Haqqani network,Haqqani Network|AFG
a|Lashkar-e-Taiba|PAK
a|Boko Haram|NGA
a|al-Shabaab,Al-Shabaab,al-Shabab,Al-Shabab,al Shabaab,Shebab|SOM
a|Lord's Resistance Army,!LRA|UGA
a|!M23,March 23 Movement|COD
a|Allied Democratic Forces,!ADF|COD
a|Rapid Support Forces,!RSF|SDN
a|Sudanese Armed Forces,!SAF|SDN
a|Janjaweed|SDN
a|Tigray People's Liberation Front,!TPLF|ETH
a|Seleka,Séléka|CAF
a|anti-Balaka,Anti-Balaka|CAF
a|Liberation Tigers of Tamil Eelam,Tamil Tigers,!LTTE|LKA
a|Arakan Army|MMR
a|Tatmadaw|MMR
a|Abu Sayyaf|PHL
a|New People's Army|PHL
a|Revolutionary Armed Forces of Colombia,!FARC|COL
a|National Liberation Army,!ELN|COL
a|M-19,April 19 Movement|COL
a|Shining Path,Sendero Luminoso|PER
a|Tupac Amaru Revolutionary Movement,!MRTA|PER
a|Farabundo Marti National Liberation Front,Farabundo Martí National Liberation Front,!FMLN|SLV
a|Sandinista National Liberation Front,!FSLN|NIC
a|Contras|NIC
o|National Republican Alliance,Nationalist Republican Alliance,!ARENA|SLV
a|Irish Republican Army,!IRA|GBR
a|!ETA|ESP
a|Azov Regiment,Azov Battalion|UKR
a|Combined Joint Task Force - Operation Inherent Resolve,!CJTF-OIR,Combined Joint Task Force|
`;

/** Words with which the name of an organisation ends or begins when written with a capital. */
export const organisationWords: ReadonlySet<string> = new Set(
  `ministry department office agency council committee commission court tribunal parliament assembly congress senate house union league association
  federation confederation organization organisation institute institution foundation fund bank university college academy school party movement
  government administration authority authorities cabinet secretariat bureau directorate embassy consulate network observatory centre center
  society group alliance coalition company corporation corp inc ltd group news agency times post daily newspaper tribune herald press radio
  television tv channel broadcaster club team conference mission programme program initiative trust charity watch service services board
  chamber chancellery supreme regime opposition delegation syndicate crescent cross watchdog task`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words with which the name of an armed force or group ends or begins when written with a capital. */
export const forceWords: ReadonlySet<string> = new Set(
  `army forces force brigade brigades battalion battalions division regiment corps front militia militias guard guards navy marines police
  gendarmerie command squadron battery units jaysh jaish jabhat liwa harakat kataib katibat legion legions fighters commandos guerrillas cartel gang`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words with which the name of a building or site ends or begins when written with a capital. */
export const facilityWords: ReadonlySet<string> = new Set(
  `hospital clinic mosque church cathedral synagogue temple monastery airport airbase airfield base bridge dam camp prison jail palace tower station market
  souk bazaar hotel stadium museum library barracks building plant refinery port harbour harbor school university square checkpoint crossing theatre theater
  roundabout cemetery shrine citadel castle complex terminal hall embassy`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words with which the name of a place ends or begins when written with a capital. */
export const placeWords: ReadonlySet<string> = new Set(
  `city town village province governorate district region county municipality neighbourhood neighborhood quarter suburb state oblast raion canton prefecture
  valley mountain mountains mount river lake sea gulf island islands peninsula desert plain plains heights hills hill street road avenue highway bay coast
  strait canal forest creek beach north south east west`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
