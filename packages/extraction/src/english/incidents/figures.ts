import type { Sentence } from '../phrases/sentence.ts'
import type { Reading } from './readings.ts'

// What there is an avalanche or a tsunami of when nothing fell.
// Matches "complaints". Not: "snow".
const COUNTED =
  /^(?:complaints?|criticism|orders?|requests?|calls?|emails?|letters?|messages?|questions?|support|tears|lawsuits?|claims|applause|votes?|protests?|debts?|data|information|fighting|violence|war|hostilities|clashes|emotions?|popularity|interest|demand|inflation|scandals?|rumou?rs|memories|words|goals)$/
// Matches "political". Not: "powerful".
const OF_WORDS =
  /^(?:political|financial|diplomatic|media|economic|electoral|legal|perfect|twitter|goal|trophy|title|cultural|social|takeover|verbal|charm|advertising)$/
// Behind the noun, what makes it a name or a manner of speaking.
// Matches "victory". Not: "victims".
const WON =
  /^(?:victory|win|defeat|majority|election|fighters?|jets?|aircraft|warplanes?|seed|oil|film|films|movie|scene|scenes|video|team|season)$/

// What is shaken when no ground is. Matches "markets". Not: "marketplace".
const FIELDS =
  /^(?:boardrooms?|dressing|corridors|parliament|government|cabinet|diplomacy|sport|sports|cricket|tennis|music|cinema|tech|technology|banking|markets|stocks|bonds?|finance|politics|polls|fashion|industry|football|shares|currencies|currency)$/
// Matches "fled the stock". Not: "fled the stadium".
const PAPERS = /^(?:stocks?|shares|bonds?|market|currency|investors?|traders?|fund|funds|dollar|lira|peso)$/
// Matches "single is". Not: "device is".
const PRAISED =
  /^(?:single|song|album|record|show|film|movie|dress|novel|performance|gig|track|budget|plan|polic(?:y|ies)|campaign|reform|economy|interview|speech|debate|season|strategy|project|government|party|deal|law|referendum|league|company) (?:is|was)$/

// Disasters that teams are named after. Matches "hurricanes". Not: "flood".
const TEAMS = /^(?:hurricanes|cyclones|avalanche|lightning|storm|tornadoes|earthquakes|blizzard)$/
// Matches "won". Not: "hit".
const PLAYED = /^(?:won|lost|beat|scored|drew|signed|traded)$/

/** Whether a noun for an act or a disaster is a manner of speaking: "an avalanche of orders", "a landslide victory". */
export const isFigure = ({ tokens }: Sentence, { first, last }: { first: number; last: number }): boolean => {
  const [before, next, after] = [tokens[first - 1]?.low ?? '', tokens[last + 1]?.low ?? '', tokens[last + 2]?.low ?? '']
  const noun = tokens[last]?.low ?? ''
  if ((next === 'of' && COUNTED.test(after)) || OF_WORDS.test(before)) return true
  if (/^(?:landslides?|tornado|shootings?|rape|hurricanes)$/.test(noun) && (WON.test(next) || WON.test(after)))
    return true
  if (
    /^(?:landslide|storm)$/.test(noun) &&
    (before === 'by' || wonBefore(tokens.slice(0, first).map(({ low }) => low)))
  )
    return true
  // "an earthquake in the bond market", "her new single is a bomb"
  if (next === 'in' && tokens.slice(last + 2, last + 6).some(({ low }) => FIELDS.test(low))) return true
  // "fled the stock in a stampede"
  const lead = tokens.slice(Math.max(0, first - 6), first)
  if (noun === 'stampede' && lead.some(({ low }) => PAPERS.test(low))) return true
  if (before === 'a' && PRAISED.test(`${tokens[first - 3]?.low} ${tokens[first - 2]?.low}`)) return true
  if (TEAMS.test(noun) && (/^(?:team|club|squad)$/.test(before) || PLAYED.test(next))) return true
  // "drones seen over the airport"
  if (/^drones?$/.test(noun) && SIGHTED.test(next)) return true
  // "assault rifles", "an attack on the king's side"
  if (noun === 'assault' && /^(?:rifles?|weapons?|guns?|course)$/.test(next)) return true
  if (noun === 'riot' && before === 'a' && /^(?:was|is|were|are)$/.test(tokens[first - 2]?.low ?? '')) return true
  // "a storm of protest", "their shooting was wayward"
  if (
    noun === 'protest' &&
    before === 'of' &&
    /^(?:storm|chorus|howls?|torrent|volley|hail)$/.test(tokens[first - 2]?.low ?? '')
  )
    return true
  if (
    noun === 'shooting' &&
    /^(?:was|is) (?:wayward|poor|accurate|woeful|wild|clinical|erratic|superb)$/.test(`${next} ${after}`)
  )
    return true
  if (noun === 'killing' && next === 'off') return true
  return noun === 'rape' && before === 'oilseed'
}

// Matches "spotted". Not: "hit".
const SIGHTED = /^(?:seen|spotted|sighted|observed|sightings?|hovering|hovered|photographed)$/

/** "won in a landslide" */
const wonBefore = (words: string[]): boolean =>
  /\b(?:won|win|wins|winning|elected|victory) (?:\S+ ){0,3}in an?$/.test(words.join(' '))

// Matches "bank", "talks". Not: "bridge".
const NO_STRUCTURE =
  /^(?:banks?|defen[cs]e|opposition|support|resistance|morale|company|companies|firms?|government|coalition|talks|deals?|truce|ceasefire|markets?|currency|economy|exchange|prices?|shares|stocks|ratings|hopes|spirits|sales|profits|regime|team|league|airline|startup|lender|peso|pound|rupee|lira|plans?|process|efforts?|negotiations|bid|career|campaign)$/
const FALLS = new Set(['act.collapse', 'act.sink', 'act.derail', 'act.crash'])
// Matches "plan". Not: "plane".
const DONE_WELL =
  /^(?:plans?|orders?|projects?|programmes?|programs?|trades?|moves?|contracts?|searches|warrants?|strategy|agreement|pass|turn)$/
// What is shot with a camera. Matches "film". Not: "filmmaker".
const FILMED = /^(?:films?|movies?|scenes?|videos?|documentary|documentaries|series|pictures?|photos?|footage)$/
// Matches "comedian". Not: "comedians' bus".
const COMIC = /^(?:comedian|comedians|comedienne|comic|comics|stand-up)$/
// What fails before an audience. Matches "choir". Not: "army".
const PERFORMED =
  /^(?:choir|orchestra|band|singer|show|sequel|film|movie|musical|play|album|comedian|comic|actor|actress)$/
// What hangs on a wall or a line. Matches "portrait". Not: "poacher".
const HUNG =
  /^(?:portraits?|paintings?|pictures?|flags?|banners?|posters?|lanterns?|decorations?|curtains?|coats?|clothes|washing|lights?|signs?|wreaths?)$/
// Those who attack on a pitch. Matches "striker". Not: "strikers' union".
const SIDE =
  /^(?:team|side|striker|strikers|midfielder|goalkeeper|coach|visitors|hosts|champions?|opponents?|players?|grandmaster|bowlers?|batsmen|hat-trick|defen[cs]e|midfield)$/

// Matches "rescue team", "air defence". Not: "home team".
const OTHER_TEAM =
  /\b(?:(?:rescue|police|medical|swat) team|(?:air|missile|civil|territorial) defen[cs]e|defen[cs]e (?:ministry|forces?|lines?|positions?|minister))\b/

// What is knocked out when nobody boxes. Matches "power", "radar". Not: "champion".
const SUPPLY =
  /\b(?:power|electricity|internet|telephones?|phones?|communications?|lights?|suppl(?:y|ies)|transmitters?|stations?|substations?|radars?|systems?|networks?|grid|lines?|services?|tanks?|batter(?:y|ies)|launchers?|bridges?|generators?|refiner(?:y|ies)|plants?|pumps?|towers?|pylons?|cables?|servers?)\b/

// What floods when goods and tourists do not. Matches "river". Not: "driver".
const WATER =
  /\b(?:rains?|rainfall|downpours?|rivers?|waters?|dams?|seas?|tides?|monsoons?|storms?|cyclone|hurricane|typhoon|banks|levees?|embankments?|lakes?|streams?|reservoirs?|surge|tsunami)\b/

/** Whether a verb is one: "the bank collapsed", "the plan was executed", "the team attacked from the start". */
export const isFigureOfSpeech = (
  sentence: Sentence,
  { act, agents, patients, verb, first, last }: Reading,
): boolean => {
  const heads = [...agents, ...patients].map(({ head }) => head)
  if (sentence.tokens[first - 1]?.low === 'oilseed' || patients.some(({ head }) => FILMED.test(head))) return true
  if (act.id === 'act.flood') return !WATER.test(sentence.words)
  if (FALLS.has(act.id)) return heads.some((head) => NO_STRUCTURE.test(head))
  const after = sentence.tokens[last + 1]?.low ?? ''
  // "killing off any hope of a rematch", "knocked out the champion", "fans stormed the pitch"
  if (act.id === 'act.kill' && after === 'off') return true
  if (act.id === 'act.bomb' && agents.some(({ head }) => PERFORMED.test(head))) return true
  if (/^knock/.test(sentence.tokens[first]?.low ?? '') && sentence.tokens[last]?.low === 'out')
    return !SUPPLY.test(sentence.words)
  if (act.id === 'act.attack' && patients.some(({ head }) => head === 'pitch')) return true
  // "the comedian killed at the Apollo": made them laugh.
  const bare = act.id === 'act.kill' && !verb.auxiliary && agents.length === 0
  if (bare && patients.some(({ head }) => COMIC.test(head)) && sentence.tokens[last + 1]?.low !== 'by') return true
  if (act.id === 'act.execute' && heads.some((head) => DONE_WELL.test(head) || HUNG.test(head))) return true
  const doers = verb.passive ? [...agents, ...patients] : agents
  return doers.some(({ head }) => SIDE.test(head)) && !OTHER_TEAM.test(sentence.words)
}
