const words = (text: string): Set<string> => new Set(text.split(/\s+/).filter(Boolean))

/** Words behind which a capitalised name is likely a place. */
export const PREPOSITIONS = words(`in at near from to of into across around outside inside toward towards through
  between throughout over within beyond via onto on off along past for against and`)

/** Of those, the ones that by themselves say "somewhere". */
export const LOCATIVE = words('in at near from to into across around outside inside toward towards throughout within')

/** Behind a name they say what it is a name of, and before "of" as well. */
export const KIND_WORDS = new Map<string, 'admin1' | 'admin2' | 'city'>(
  (
    [
      ['admin1', 'province provinces state states governorate region department departments oblast prefecture'],
      ['admin2', 'county district municipality parish jurisdiction'],
      [
        'city',
        'city town village township borough suburb neighborhood neighbourhood port capital hamlet settlement cities towns villages',
      ],
    ] as const
  ).flatMap(([kind, list]) => [...words(list)].map((word) => [word, kind] as const)),
)

export const COMPASS = words(`north south east west northeast northwest southeast southwest northern southern eastern
  western northeastern northwestern southeastern southwestern central upper lower greater downtown`)

/** Capitalised words behind a place that make an office or body of that place, not a person's surname. */
export const BODY_WORDS = words(`police fire county city province state district university college school high hospital
  airport international department sheriff court council house street avenue road river lake valley mountains island
  islands peninsula bay beach park square government ministry parliament army forces prison stadium region governorate
  division authority bureau office township borough village town station base camp times post herald news gov republic cup
  health center centre community medical public general national metropolitan area coast border oblast prefecture
  democrat republican sen rep mayor governor sheriff officials residents native man woman
  week fair festival pd mall museum club inn cathedral cemetery zoo heights hills village harbor harbour beach trail bridge`)

/** Capitalised words that end the name of a street or a shop, whatever town it is called after: "Clark Avenue". */
export const STREET_WORDS = words(
  `street avenue drive lane boulevard inn mall plaza parkway circle ave dr blvd ln pkwy`,
)
/** The same, with another word between: "Normandy Village Apartments". */
export const HOUSE_WORDS = words('apartments suites inn motel mall')

/** Capitalised words in front of a place that belong to no name: titles of places, months, days. */
export const LEAD_WORDS =
  words(`the in at from near monday tuesday wednesday thursday friday saturday sunday january february
  march april may june july august september october november december north south east west northern southern eastern
  western northeastern northwestern southeastern southwestern central upper lower greater downtown inner outer city town
  village province district state former president gov sen rep mayor county police but and as while when after before if
  for this that on since with although then meanwhile both however today yesterday republican democratic democrat`)

/** Titles: what follows is a person. */
export const TITLES =
  words(`mr mrs ms miss dr sir lord lady prof professor gen general col colonel maj major capt captain lt
  lieutenant sgt sergeant cpl corporal pvt private officer detective deputy sheriff judge justice rev reverend father
  bishop pope king queen prince princess sheikh sheik imam ayatollah senator congressman congresswoman councilman
  coach don dona comrade commander cmdr attorney director secretary minister chairman spokesman spokeswoman`)

/** Given names that are places too; what carries one is a person unless a cue says otherwise. */
export const GIVEN_NAMES =
  words(`aaron adam alan albert alex alexander alfredo ali alice allen amy ana andrea andrew angela ann
  anna anne anthony antonio arthur austin barbara barry ben benjamin beth bill bob brandon brenda brian bruce bryan carl
  carlos carol caroline charles charlotte chelsea chris christian christina christine christopher clinton cynthia dale dan
  daniel david dean deborah dennis derek diana diane diego don donald donna doris dorothy douglas earl eduardo edward elena
  elizabeth ellen emily emma eric ernest eugene eva evelyn felix fernando florence frances francis francisco frank fred
  gabriel gary george gerald gloria gordon grace grant greg gregory guadalupe hannah harold harry hassan heather hector
  helen henry herbert howard hugo hussein ian ibrahim irene isabel ivan jack jackson jacob jacqueline james jamie jane janet
  jason javier jean jeff jeffrey jennifer jerome jerry jesse jessica jesus jim jimmy joan joe joel john johnny jonathan
  jordan jorge jose joseph joshua juan juana judith judy julia julian julie julio justin karen kate katherine kathleen keith kelly
  ken kenneth kevin kim kyle larry laura lauren lawrence lee leon leonard leroy leslie lewis linda lisa lloyd louis louise
  lucas lucia lucy luis luke madison manuel marcus margaret maria marie marilyn mario mark marshall martha martin mary
  matthew maurice megan melissa michael michelle miguel mike mohamed mohammad mohammed muhammad nancy nathan nelson
  nicholas nicole norman olivia oscar pablo pamela patricia patrick paul pedro peter philip phillip rachel ralph ramon
  randy raul ray raymond rebecca ricardo richard rick robert roberto rodney roger roland ron ronald rose roy russell ruth
  ryan sam samuel sandra santiago sara sarah scott sean sharon shawn shirley simon sofia sophia spencer stanley stephanie
  stephen steve steven stuart sue susan sydney sylvia ted teresa terry theodore theresa thomas tim timothy todd tom tony
  tracy travis trevor troy tyler vanessa vernon veronica victor victoria vincent virginia walter warren wayne wendy
  wesley will william yvonne zachary
  virgilio alfonso alvaro andres armando arturo augusto belisario bernardo camilo cesar clara claudio cristian cristobal
  daniela dario efrain emilio enrique ernesto esteban eugenio facundo fabio federico fidel gilberto gonzalo guillermo gustavo
  humberto ignacio inocencio isidro ivan jaime jeronimo joaquin josefina leonardo leopoldo lorenzo manolo marcelo marco
  mariano mauricio maximiliano napoleon nestor nicolas octavio orlando oswaldo rafael raimundo ramiro reinaldo rene rigoberto
  rodrigo rolando romulo ruben salvador samayoa sebastian sergio tomas vicente vinicio violeta vladimir wilfredo mohamed ahmed
  ahmad mahmoud omar khalid abdul abdullah ibrahim mustafa yusuf hassan igor sergei dmitri nikolai boris mikhail yuri barack
  chad israel hillary angela emmanuel vladimir volodymyr recep benjamin bashar saddam osama`)

/** Words that no name in an English text begins with; they only cost look-ups in a text of capitals. */
export const NO_NAME_BEGINS =
  words(`of and in on at to for by with from that this these those was were is are be been has have had
  he she it they his her their its who which when where while as an a or but not also than then there after before about
  between during against under over said reported added told more most other others some all many two three four five
  six seven eight nine ten first second report text today yesterday`)

/** Never a place by themselves, whatever the gazetteer has. */
export const NEVER =
  words(`hamas khan bari islam islamic allah god christ congress senate army police reuters afp un nato eu
  taliban guerrilla guerrillas fmln eln farc hezbollah isis monday tuesday wednesday thursday friday saturday sunday
  january february march april may june july august september october november december said mr mrs dr the of and in on
  at no el la los las de del san santa al le les da dos das abu ibn bin ben von van der den north south east west central
  jan feb mar apr jun jul aug sep sept oct nov dec thanksgiving hell paradise liberty mother bank university
  oas plo mir mrta sen rep gov fbi cia nato un
  text report editorial communique est pst gmt utc ap upi efe dpa xinhua tass bbc cnn internet english christmas easter
  ramadan eid diwali nowruz ashura`)
