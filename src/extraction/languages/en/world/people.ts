const words = (text: string): ReadonlySet<string> => new Set(text.split(/[\s,]+/).filter((word) => word !== ''));

/** Offices and ranks that stand before a name ("President Smith") or alone ("the president"): the last word of each. */
export const titleWords: ReadonlySet<string> =
  words(`president vice-president premier chancellor minister secretary undersecretary ambassador envoy
  representative commissioner spokesman spokeswoman spokesperson governor mayor senator congressman congresswoman deputy delegate prosecutor judge justice
  general lieutenant colonel major captain commander brigadier sergeant corporal private admiral commodore marshal officer chief chairman chairwoman chairperson
  chair director head leader coordinator rapporteur king queen prince princess emir sultan sheikh shaikh pope bishop archbishop cardinal father reverend
  imam ayatollah mullah mufti rabbi patriarch doctor professor lawyer attorney activist journalist reporter correspondent adviser advisor aide diplomat
  ombudsman inspector superintendent detective constable sheriff agent guerrilla rebel warlord dictator strongman speaker lord lady sir dame baroness
  mp lawmaker legislator politician official resident coach engineer teacher priest nun nurse surgeon medic paramedic economist analyst expert author
  editor  administrator superior operator specialist airman seaman negotiator mediator vice-chancellor monsignor counsellor consul
  attache attaché co-founder founder ex-president ex-minister ex-general warrant petty`);

/** Titles that are always followed by a name. */
export const shortTitles: ReadonlySet<string> =
  words(`mr mr. mrs mrs. ms ms. miss mx dr dr. prof prof. sir lord lady dame gen gen. lt lt. col col. maj maj. capt capt. sgt sgt.
  cpl cpl. pvt pvt. adm adm. cmdr cmdr. brig brig. rev rev. fr fr. sen sen. rep rep. gov gov. hon hon. st messrs messrs. sheikh shaikh ayatollah
  mullah imam haji hajji don doña dona señor senor señora senora monsieur madame herr frau spc spc. amb amb. insp insp. det det. supt supt.`);

/** Words that stand between a state and a title, or before one: "French deputy foreign minister". */
export const titleModifiers: ReadonlySet<string> =
  words(`prime foreign defence defense interior home finance justice health education economy energy trade oil
  information culture agriculture labour labor transport transportation communications environment european deputy vice assistant acting interim former
  ex ex- then current new late senior junior chief first second third lead special permanent under general press political military high supreme
  commanding executive managing national federal state regional local provincial army navy police air force security intelligence council
  union party opposition rebel human rights affairs staff major lieutenant brigadier rear petty warrant master sergeant secretary
  united nations presidential government senate house court field joint principal top veteran exiled ousted elected retired outgoing incoming
  longtime attorney public prosecutor district city parliamentary humanitarian relief aid emergency refugee peace counter-terrorism
  counterterrorism anti-terrorism diplomatic cabinet office spokesperson religious muslim christian shia sunni catholic kurdish tribal militant
  guerrilla`);

/** Heads of phrases about one person by what he or she does or is; the phrase is a role when it names an office. */
export const officeNouns: ReadonlySet<string> =
  words(`president vice-president premier chancellor minister secretary undersecretary secretary-general ambassador envoy
  representative commissioner spokesman spokeswoman spokesperson governor mayor senator prosecutor chairman chairwoman chief director commander
  king queen prince emir sultan pope leader speaker head general colonel captain lieutenant coordinator rapporteur dictator counterpart`);

/** Heads of phrases about one person who is not an office. */
export const personNouns: ReadonlySet<string> =
  words(`man woman boy girl child baby infant toddler teenager father mother son daughter brother sister uncle aunt
  husband wife grandfather grandmother neighbour neighbor resident villager witness eyewitness survivor victim doctor nurse surgeon paramedic medic
  driver farmer teacher student worker shopkeeper lawyer judge journalist reporter photographer cameraman correspondent activist official source
  diplomat soldier officer policeman policewoman fighter gunman militant insurgent rebel bomber attacker suspect prisoner detainee hostage refugee
  priest imam engineer expert analyst adviser advisor aide volunteer rescuer leader citizen civilian guard sniper deserter defector
  lawmaker mp politician businessman dissident ally passenger patient shepherd fisherman trader merchant pilot hijacker kidnapper murderer killer`);

/** Plural heads of phrases about people who do not bear arms. */
export const groupNouns: ReadonlySet<string> =
  words(`civilians people residents villagers inhabitants citizens locals children women men boys girls families relatives
  refugees migrants evacuees returnees victims survivors witnesses eyewitnesses bystanders passers-by worshippers mourners patients students pupils teachers
  doctors medics nurses paramedics workers employees staff volunteers rescuers journalists reporters photographers activists campaigners protesters protestors
  demonstrators dissidents officials authorities sources diplomats ministers leaders lawmakers mps politicians senators members delegates ambassadors experts
  analysts observers monitors inspectors investigators prosecutors judges lawyers economists scientists parents fathers mothers sons daughters babies infants
  teenagers youths neighbours neighbors farmers peasants shepherds fishermen traders shopkeepers drivers passengers commuters tourists pilgrims hostages
  detainees prisoners inmates captives powers countries nations states governments allies partners backers supporters sponsors opponents critics rivals
  counterparts negotiators mediators envoys representatives spokesmen elders clerics priests monks nuns imams jesuits bishops community communities
  population minority minorities tribe tribes clan clans crowd crowds parties sides public others humanitarians peacekeepers settlers voters colleagues
  friends users investors businessmen engineers analysts responders teams crews personnel groups organisations organizations agencies charities ngos
  companies firms media outlets newspapers aides advisers advisors commanders officers generals chiefs individuals persons humans minors elderly wounded
  injured dead displaced survivors homeless youngsters adults kin orphans widows`);

/** Heads of phrases about those who bear arms, one or many. */
export const armedNouns: ReadonlySet<string> =
  words(`rebels  militants insurgents fighters gunmen jihadists jihadis terrorists extremists islamists militiamen
  militia militias guerrillas guerrilla paramilitaries paramilitary separatists secessionists mercenaries commandos snipers soldiers troops forces army armies military
  navy police policemen gendarmes gendarmerie paratroopers marines brigade brigades battalion battalions regiment division faction factions garrison junta
  coalition insurgency rebellion attackers assailants kidnappers bombers hijackers raiders bandits vigilantes warlords squad squads gang gangs cartel cartels
  mujahideen mujahedeen mujahidin cell cells servicemen combatants irregulars loyalists mutineers deserters contras enemy regulars reservists conscripts
  hardliners artillery guards guard bodyguards`);

/** Heads of phrases about organisations. */
export const organisationNouns: ReadonlySet<string> =
  words(`government regime administration cabinet parliament assembly senate congress ministry department office agency
  council committee commission court tribunal authority union bloc alliance organisation organization party movement company firm corporation charity ngo
  opposition embassy consulate mission delegation presidency monarchy state-media newspaper broadcaster channel station network agency watchdog observatory
  institute university bank church foundation federation association league leadership judiciary politburo secretariat service group
  entity body panel board campaign team press`);

/** Heads of phrases about buildings and sites. */
export const facilityNouns: ReadonlySet<string> =
  words(`hospital hospitals clinic clinics school schools kindergarten kindergartens university universities mosque mosques church churches
  temple temples synagogue monastery market markets marketplace bazaar souk bakery bakeries shop shops restaurant restaurants hotel hotels house houses home homes
  apartment apartments building buildings bunker bunkers shelter shelters camp camps base bases airbase airport airports airfield runway barracks checkpoint
  checkpoints headquarters compound compounds prison prisons jail jails bridge bridges road roads highway tunnel tunnels dam dams refinery refineries factory
  factories plant plants warehouse warehouses depot depots pipeline pipelines port ports harbour harbor station stations substation tower towers museum
  library palace cemetery farm farms convoy convoys ambulance ambulances facility facilities center centre centers centres complex outpost outposts mall
  theatre theater`);

/** Titles that say whether a woman or a man is meant. */
export const male: ReadonlySet<string> =
  words(`mr mr. sir lord king prince emir sultan sheikh pope father imam ayatollah mullah chairman spokesman congressman don señor monsieur
  herr man boy husband son brother policeman`);
export const female: ReadonlySet<string> =
  words(`mrs mrs. ms ms. miss lady dame queen princess baroness chairwoman spokeswoman congresswoman doña señora madame frau woman girl
  wife daughter sister mother nun policewoman`);

/** Given names of women, so that "she" finds its person; in lower case without accents. */
export const womensNames: ReadonlySet<string> =
  words(`mary patricia linda barbara elizabeth jennifer maria susan margaret dorothy lisa nancy karen betty helen sandra donna carol ruth sharon
  michelle laura sarah kimberly deborah jessica shirley cynthia angela melissa brenda amy anna rebecca virginia kathleen pamela martha debra amanda stephanie
  carolyn christine marie janet catherine frances ann joyce diane alice julie heather teresa doris gloria evelyn jean cheryl katherine joan ashley judith
  rose janice kelly nicole judy christina kathy theresa beverly denise tammy irene jane lori rachel marilyn andrea kathryn louise sara anne jacqueline
  wanda bonnie julia ruby lois tina phyllis norma paula diana annie lillian emily robin peggy crystal gladys rita dawn connie florence tracy edna tiffany
  carmen rosa cindy grace wendy victoria edith kim sherry sylvia josephine thelma shannon sheila ethel ellen elaine marjorie carrie charlotte monica esther pauline emma
  juanita anita rhonda hazel amber eva debbie april leslie clara lucille jamie joanne eleanor valerie danielle megan alicia suzanne michele gail bertha darlene
  veronica jill erin geraldine lauren cathy joann lorraine lynn sally regina erica beatrice dolores bernice audrey yvonne annette marion dana
  stacy ana renee ida vivian roberta holly brittany melanie loretta yolanda jeanette laurie katie kristen vanessa alma sue elsie beth jeanne
  federica angela theresa hillary condoleezza madeleine samantha nikki ursula christine michelle jacinda sanna mette kaja marine segolene fatou carla navi 
  fatima fatma aisha ayesha amina mariam maryam zainab zaynab leila layla laila hala hanan huda noor nour rania reem rima salma samira sana suha yasmin asma
  khadija halima hawa safiya malala benazir mahbooba shirin narges nadia natalia natalya olga tatiana tatyana svetlana ekaterina elena irina yulia ludmila galina anastasia
  maria marina oksana olena daria ksenia valentina vera lyudmila sofia zoya raisa lyubov isabel ines lucia carmen guadalupe pilar dilma cristina violeta rigoberta
   xiu mei  yoko keiko akiko sakura  indira sonia priya lakshmi sushma meena sunita mamata sheikh-hasina hasina khaleda ellen winnie graca joyce
  wangari leymah tawakkol bana ingrid astrid birgit heidi greta annalena katarina agnes magdalena beata ewa malgorzata zuzana dalia vjosa ioana ivana mirjana biljana
  carine valérie valerie brigitte claire camille chloe juliette sophie helene nathalie florence elisabeth delphine audrey  agnès francesca giulia chiara giorgia
  emine meral tansu leyla ayse zeynep elif`);

/** Given names of men, in lower case without accents. */
export const mensNames: ReadonlySet<string> =
  words(`james john robert michael william david richard charles joseph thomas christopher daniel paul mark donald george kenneth steven edward brian
  ronald anthony kevin jason matthew gary timothy jose larry jeffrey frank scott eric stephen andrew raymond gregory joshua jerry dennis walter patrick peter
  harold douglas henry carl arthur ryan roger joe juan jack albert jonathan justin terry gerald keith samuel willie ralph lawrence nicholas roy benjamin bruce
  brandon adam harry fred wayne billy steve louis jeremy aaron randy howard eugene carlos russell bobby victor martin ernest phillip todd jesse craig
  alan shawn clarence sean philip chris johnny earl jimmy antonio danny bryan tony luis mike stanley leonard nathan dale manuel rodney curtis norman allen
  marvin vincent glenn jeffery travis jeff chad jacob lee melvin alfred kyle francis bradley jesus herbert frederick ray joel edwin don eddie ricky troy
  randall barry alexander bernard mario leroy francisco marcus micheal theodore clifford miguel oscar jay jim tom calvin alex jon ronnie bill lloyd tommy leon
  derek warren darrell jerome floyd leo alvin tim wesley gordon dean greg jorge dustin pedro derrick dan lewis zachary corey herman maurice vernon roberto clyde glen
  hector shane ricardo sam rick lester brent ramon charlie tyler gilbert gene marc reginald ruben brett angel nathaniel rafael leslie edgar milton raul ben
  barack joe ronald boris gordon tony nigel rishi liam colin nick ed jeremy dominic tobias hugh oliver alistair alasdair simon stuart neil ian graham malcolm duncan angus
  francois jean jean-marc jacques nicolas emmanuel laurent bernard michel pierre philippe alain henri louis andre gerard yves claude christophe olivier bruno benoit dominique
   frank-walter guido joschka gerhard helmut wolfgang heiko olaf sigmar thomas jens klaus dieter uwe jurgen hans fritz matthias stefan
  silvio matteo giuseppe paolo sergio mario enrico luigi giovanni marco antonio massimo carlo franco alessandro lorenzo staffan
  vladimir sergei sergey dmitry dmitri mikhail boris yuri yury igor ivan nikolai nikolay alexei aleksei alexey andrei andrey viktor oleg anatoly leonid vitaly vasily valery
  gennady konstantin maxim maksim pavel pyotr roman ruslan ramzan stanislav timur vladislav vyacheslav yevgeny evgeny grigory volodymyr petro oleksandr oleksiy mykola andriy
  serhiy dmytro vitali denys kirill artem anton egor ilya
  mohammed muhammad mohamed mohammad muhammed ahmed ahmad ali hassan hasan hussein hussain husain omar umar abdullah abdallah ibrahim khalid khaled yusuf youssef yousef mustafa mostafa
  mahmoud mahmud hamid hamed said saeed salim saleem salah saleh samir tariq tarek faisal faysal fahad walid waleed ziad ziyad nasser nasir jamal gamal kamal karim kareem majid
  malik mansour marwan mazen munir murad nabil nader nadim omran osama usama othman qasim qassem rashid riad riyad sami samer sameh sharif tawfiq wael yahya yaser yasser yasir zaid zayd
  bashar hafez maher rifaat assef adnan anas ammar amr anwar ashraf ayman aziz bilal burhan farid farouk fawzi fuad fouad ghassan habib haidar haider hakim hatem hisham
  husam imad isa issa ismail jaafar jabbar jalal jassim jihad kadhim latif luay moaz muammar muqtada nouri nuri nizar raed rami raouf abu abdel abdul abd moammar saddam qusay uday
  hosni recep tayyip ahmet mehmet mevlut abdullah bulent suleyman cemal kemal mesut huseyin numan binali hakan ismet
  benjamin bibi ariel ehud shimon yitzhak avigdor moshe naftali yair isaac menachem
  hamid ashraf gul abdul hamidullah nawaz imran pervez asif bilawal narendra manmohan rajiv rahul arvind amit ravi sanjay vijay anil ashok sunil rajesh deepak
  xi jinping hu wen li wang zhang shinzo junichiro yoshihide fumio taro hiroshi takeshi kenji ban ki-moon kim moon lee park jong-un jong-il
  kofi boutros antonio javier joao jorge fernando alfredo alberto alvaro andres armando arturo augusto cesar cristobal daniel diego eduardo emilio enrique ernesto esteban
  evo felipe felix fidel gabriel gerardo gilberto gonzalo guillermo gustavo hernan horacio hugo humberto ignacio javier joaquin julio leonel luiz manuel mauricio maximo
  napoleon nestor nicolas octavio omar orlando oscar pablo rafael ramiro raul rene ricardo rigoberto rodrigo rogelio roberto ruben salvador santiago sebastian vicente vinicio virgilio
  nelson desmond jacob thabo cyril robert emmerson julius yoweri paul joseph laurent felix daniel mwai uhuru raila william meles abiy isaias omar salva riek
  goodluck muhammadu olusegun sani alassane blaise idriss charles samuel kwame jerry john hage denis faustin francois
  zeid ra'ad staffan lakhdar filippo peter martin jan geir kristian lars anders erik carl goran ante tomas jaroslav milos viktor orban donald jaroslaw lech andrzej
  slobodan radovan ratko zoran boris vojislav aleksandar ivica milorad hashim ramush alija atifete nikola`);

/** Small words inside a name: "al - Assad", "bin Laden", "van der Berg", "de la Cruz". */
export const nameJoints: ReadonlySet<string> =
  words(`al el ad an as ash az at ar ul bin ben ibn bint abu abou umm abd abdel abdul de del della di da dos das du la le van von der den ter ten
  y e i zu af mac`);

/** Verbs whose subject is a person or a body that can speak or act. */
export const speakingLemmas: ReadonlySet<string> =
  words(`say tell add announce declare state claim deny accuse condemn warn urge call insist argue maintain reply respond
  report demand ask pledge promise vow threaten vote veto abstain support back oppose reject refuse agree hint suggest confirm describe criticise criticize blame
  denounce believe think want offer propose launch bomb deploy send negotiate push press seek plan admit acknowledge stress note`);

/** Rulers after whom a regime or its forces are called: last name, without accents, to the state. Heads who may be voted out are left out. */
export const rulers: ReadonlyMap<string, string> = new Map([
  ['assad', 'SYR'],
  ['asad', 'SYR'],
  ['gaddafi', 'LBY'],
  ['qaddafi', 'LBY'],
  ['gadhafi', 'LBY'],
  ['saddam', 'IRQ'],
  ['mubarak', 'EGY'],
  ['putin', 'RUS'],
  ['lukashenko', 'BLR'],
  ['maduro', 'VEN'],
  ['bashir', 'SDN'],
  ['mugabe', 'ZWE'],
  ['pinochet', 'CHL'],
  ['somoza', 'NIC'],
  ['noriega', 'PAN'],
  ['castro', 'CUB'],
  ['milosevic', 'SRB'],
  ['kim', 'PRK'],
  ['saleh', 'YEM'],
  ['ceausescu', 'ROU'],
]);
