import type { Casualty } from '@blotter/events'
import { createLexicon } from '../text/lexicon.ts'

export type PersonSense = {
  group?: Casualty['group']
  /** PLOVER sector of people who act, as far as the noun alone tells. */
  sector?: string
  /** Those who usually do it rather than suffer it: gunmen, attackers, troops. */
  agent?: true
  /** Stands in front of a name ("Colonel Perez") and is left out of it. */
  title?: true
}

// Nouns for people. `~` is found in the plural too.
const TABLE: [string, PersonSense][] = [
  [
    'passer-by|passers-by|passerby|passersby|bystander~|resident~|villager~|civilian~|inhabitant~|local~|citizen~|national~|tourist~|visitor~|passenger~|worshipper~|worshiper~|commuter~|motorist~|pedestrian~|shopper~|refugee~|migrant~|worker~|farmer~|peasant~|campesino~|miner~|labourer~|laborer~|fisherman~|trader~|vendor~|herder~|customer~|patient~|guest~|neighbour~|neighbor~|relative~|pilgrim~|employee~|staff|staffer~|crew|crewman~|crew member~|sailor~|driver~|bus driver~|taxi driver~|truck driver~|householder~|homeowner~|colleague~|spectator~|reveller~|picnicker~|tenant~|settler~|occupant~|survivor~|evacuee~|holidaymaker~|skier~|climber~|hiker~|tourer~',
    { group: 'civilian' },
  ],
  [
    'man|men|male~|brother~|father~|husband~|uncle~|grandfather~|nephew~|gentleman~|boyfriend~|couple~|parent~|cousin~|sibling~|family|families|family member~|twin~|spouse~|grandparent~|friend~|driver~|widow~',
    {},
  ],
  [
    'woman|women|female~|mother~|wife|wives|sister~|aunt~|grandmother~|niece~|girlfriend~|housewife|housewives|nun~|waitress~|latina~',
    { group: 'woman' },
  ],
  [
    'child|children|boy~|girl~|baby|babies|infant~|toddler~|minor~|schoolchild|schoolchildren|schoolgirl~|schoolboy~|pupil~|youngster~|adolescent~|son~|daughter~|grandson~|granddaughter~|kid~|newborn~',
    { group: 'child' },
  ],
  [
    'people|persons|person|individual~|victim~|casualty|casualties|dead|wounded|injured|fatality|fatalities|body|bodies|corpse~|other~|dozen~|score~|hundred~|thousand~|total',
    {},
  ],
  [
    'student~|teenager~|teen~|youth~|teacher~|professor~|principal~|vice-principal~|headteacher~|headmaster~|headmistress|champion~|footballer~|cyclist~|runner~|boxer~|jockey~|rapper~|actress|actresses|comedian~|doctor~|nurse~|medic~|paramedic~|lawyer~|attorney~|engineer~|technician~|scientist~|architect~|economist~|businessman~|businesswoman~|merchant~|shopkeeper~|store owner~|owner~|rancher~|landowner~|clerk~|cleaner~|cook~|watchman~|night watchman~|guard~|security guard~|bodyguard~|escort~|caretaker~|janitor~|mechanic~|locksmith~|electrician~|postman~|postal worker~|pilot~|captain|fireman~|firefighter~|firefighters|rescuer~|lifeguard~|volunteer~|union leader~|trade unionist~|unionist~|labor leader~|activist~|human rights activist~|politician~|candidate~|presidential candidate~|supporter~|sympathizer~|sympathiser~|voter~|judge~|prosecutor~|magistrate~|mayor~|governor~|deputy|deputies|lawmaker~|legislator~|senator~|congressman~|councillor~|councilman~|official~|minister~|ambassador~|diplomat~|consul~|president~|vice president~|secretary|leader~|chief~|tribal elder~|elder~|priest~|jesuit~|jesuit priest~|bishop~|archbishop~|monk~|missionary|missionaries|imam~|cleric~|rabbi~|pastor~|preacher~|prisoner~|inmate~|detainee~|hostage~|captive~|adviser~|advisor~|contractor~|aide~|spokesman~|athlete~|player~|singer~|actor~|musician~|artist~|writer~|poet~|intellectual~|academic~|rector~|dean~|analyst~|banker~|executive~|manager~|industrialist~|foreigner~|american~|european~|briton~|frenchman~|spaniard~|german~|italian~|israeli~|palestinian~|iraqi~|syrian~|afghan~|mexican~|colombian~|salvadoran~|peruvian~|guatemalan~|chilean~|honduran~|bolivian~|ecuadorean~|ecuadoran~|argentine~|nicaraguan~|indian~|pakistani~|nigerian~|somali~|kenyan~|egyptian~|turk~|kurd~|ukrainian~|russian~|chinese|filipino~|muslim~|christian~|hindu~|shiite~|sunni~|jew~',
    {},
  ],
  [
    'journalist~|reporter~|cameraman~|photographer~|correspondent~|newsman~|editor~|broadcaster~|blogger~|columnist~|media worker~',
    { group: 'journalist' },
  ],
  [
    'aid worker~|humanitarian worker~|relief worker~|red cross worker~|un worker~|health worker~',
    { group: 'aid-worker' },
  ],
  ['protester~|protestor~|demonstrator~|marcher~|striker~|picketer~', { group: 'protester', sector: 'OPP' }],
  ['rioter~|looter~|mob~|crowd~', { sector: 'CVL', agent: true }],
  [
    'soldier~|troop~|troops|serviceman~|servicewoman~|marine~|conscript~|recruit~|paratrooper~|commando~|peacekeeper~|infantryman~|military personnel|army member~|military man|military men|noncommissioned officer~|border guard~|national guardsman~|guardsman~|cadet~|reservist~|airman~|sapper~|army officer~|military officer~',
    { group: 'soldier', sector: 'MIL', agent: true },
  ],
  [
    'police|policeman~|policewoman~|police officer~|officer~|cop~|constable~|detective~|riot police|gendarme~|trooper~|sheriff~|police agent~|police sergeant~|security agent~|carabinero~|ranger~',
    { group: 'police', sector: 'COP', agent: true },
  ],
  [
    'security forces|security force|government forces|regime forces|armed forces|army|military|national guard|coalition forces|warplane~|fighter jet~|jet~|air force|government troops|army troops|military patrol~|patrol~|army patrol~|riot squad~|forces|navy',
    { sector: 'MIL', agent: true },
  ],
  ['regime|government|authorities', { sector: 'GOV', agent: true }],
  [
    'militant~|insurgent~|rebel~|guerrilla~|guerilla~|fighter~|jihadist~|islamist~|extremist~|separatist~|rebel forces|rebel fighter~|guerrilla fighter~|combatant~|subversive~|contra~|armed rebel~|taliban fighter~|guerrilla column~|guerrilla group~|rebel group~|rebel group|insurgent group~|urban commando~|urban guerrilla~|maoist~|leftist~|leftist guerrilla~|leftist rebel~',
    { group: 'militant', sector: 'REB', agent: true },
  ],
  [
    'militiaman~|militia~|militia member~|paramilitary|paramilitaries|vigilante~|death squad~|self-defense group~|tribesman~|paramilitary group~',
    { group: 'militant', sector: 'PAR', agent: true },
  ],
  [
    'terrorist~|narcoterrorist~|narcotrafficker~|bomber~|suicide bomber~|suicide attacker~|attacker~|assailant~|gunman~|shooter~|sniper~|hitman~|hit man|hit men|assassin~|killer~|murderer~|hired gunman~|hired assassin~|hijacker~|kidnapper~|abductor~|captor~|perpetrator~|arsonist~|saboteur~|stranger~|intruder~|suspect~|armed man|armed men|armed individual~|armed person~|armed group~|masked man|masked men|masked gunman~|unidentified individual~|unidentified men|unknown individual~|hooded individual~|hooded men|knifeman|knifemen|terrorist group~|terrorist commando~|commando group~|cell~',
    { sector: 'UAF', agent: true },
  ],
  [
    'gang~|gang member~|gangster~|bandit~|robber~|burglar~|trafficker~|drug trafficker~|drug lord~|smuggler~|pirate~|criminal~|cartel~|drug cartel~|thug~|mafia|armed robber~|cattle rustler~|rustler~|poacher~|narco~|drug dealer~|kingpin~',
    { sector: 'CRM', agent: true },
  ],
  ['member~|group~|band~|column~|squad~|unit~|commando unit~|faction~', { agent: true }],
]

/** Nouns for people, by folded words. */
export const people = createLexicon<PersonSense>(TABLE)

/** Words that stand before a name and are no part of it. */
export const TITLES = new Set(
  (
    'mr mrs ms miss dr doctor prof professor col colonel lt lieutenant capt captain maj major gen general sgt sergeant cpl corporal private brig ' +
    'brigadier admiral commander commandant chief president vice minister governor gov mayor senator sen deputy congressman representative rep judge justice magistrate ' +
    'prosecutor ambassador consul secretary director leader candidate father priest bishop archbishop cardinal monsignor msgr reverend rev pastor rabbi imam sheikh mullah ' +
    'officer inspector detective constable sheriff lawyer engineer journalist reporter editor photographer activist businessman industrialist politician peasant student teacher ' +
    'rector dean king queen prince princess sir lord lady comrade coach manager spokesman spokeswoman citizen citizens retired former late victim suspect gunman driver singer actor'
  ).split(' '),
)
