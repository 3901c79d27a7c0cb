import { type Combination, HURT, rule } from './combination.ts'

// Matches "protesters". Not: "strike".
const PROTEST = /\b(?:protest\w*|demonstrat\w*|march\w*|rall(?:y|ies)|crowds?|sit-in)\b/
// Matches "police". Not: "militia".
const FORCES = /\b(?:police|officers?|security forces|troops|soldiers|army|riot squad|guards)\b/
// Matches "opened fire". Not: "fire broke out".
const FIRE = /\b(?:open(?:ed)? fire|fired|shot|live (?:rounds|bullets|ammunition)|beat\w*)\b/

/** Protests, the police, agreements and crime, where the roles decide. */
export const ORDER: Combination[] = [
  rule('type.force-against-protest', [PROTEST, FORCES, FIRE, HURT], 'unrest.protest-force:5'),
  rule(
    'type.force-against-protest.hurt',
    [PROTEST, /\b(?:police|officers|security forces|troops) (?:\S+ ){0,6}(?:killed|wounded|injured|shot|beat)\b/],
    'unrest.protest-force:4',
  ),
  rule(
    'type.protest-intervention',
    [PROTEST, FORCES, /\b(?:tear gas|teargas|water cannon|dispers\w+|detain\w+|arrest\w+|baton)\b/],
    'unrest.protest-intervention:3',
    /\b(?:killed|shot dead|live rounds|live bullets)\b/,
  ),
  rule(
    'type.protesters-violent',
    [
      PROTEST,
      /\b(?:demonstrators|protesters|protestors|students|crowd|they) (?:\S+ ){0,3}(?:set fire|torched|burn\w*|threw|hurled|attacked|vandali[sz]ed|stormed|ransacked|smashed|damaged)\b/,
    ],
    'unrest.riot:4',
  ),
  rule(
    'type.prison-fight',
    [/\b(?:prison|jail|inmates|prisoners|pavilion)\b/, /\b(?:fought|fight|riot\w*|clash\w*|rival|violence)\b/, HURT],
    'unrest.riot:5',
  ),
  rule(
    'type.plot-foiled',
    [
      /\b(?:police|security service|authorities|troops|officers|agents)\b/,
      /\b(?:foiled|thwarted|prevented|averted|seiz\w+|discovered|found|defused)\b/,
      /\b(?:attack|bombs?|explosives?|weapons?|pistols?|arms|rifles|dynamite|ammunition)\b/,
    ],
    'security.weapon-foiled:4',
    /\b(?:killed|wounded|opened fire)\b/,
  ),
  // Matches "arrested two brothers on suspicion of planning to bomb". Not: "arrested two brothers after a bombing".
  rule(
    'type.plotters-held',
    [
      /\b(?:police|officers|security services?|authorities|prosecutors|agents|intelligence|counter-?terrorism)\b|\b(?:was|were) (?:arrested|charged|detained)\b/,
      /\b(?:arrest(?:ed|ing|s)?|detain(?:ed|ing)?|charged|held)\b/,
      /\b(?:planning|plotting|plotted|preparing|plot) (?:an? |to )?(?:\S+ ){0,2}?(?:attacks?|bomb\w*|blow|kill|shoot|murder|assassinate|massacre)\b/,
    ],
    'security.weapon-foiled:6',
    /\b(?:killed \d|killing \d|wounded|opened fire|exploded)\b/,
  ),
  // Matches "nurses walked out over pay". Not: "the audience walked out".
  rule(
    'type.work-stopped',
    [
      /\b(?:\S*workers|nurses|doctors|teachers|drivers|miners|staff|unions?|pilots|employees|dockers|crews)\b/,
      /\b(?:walked out|walked off the job|went on strike|downed tools|stopped work)\b/,
    ],
    'unrest.strike:4',
    /\b(?:riot\w*|loot\w*|torched|killed|dead|died|shot|exploded|collapsed)\b/,
  ),
  rule(
    'type.two-crowds',
    [/\b(?:factions?|supporters|students|rival|activists|villagers|groups|loyalists)\b/, /\bclash(?:ed|es)?\b/],
    'unrest.mob-violence:3',
    /\b(?:troops|rebels|guerrillas|insurgents|army)\b/,
  ),
  // Matches "two rebel groups merged". Not: "two airlines merged".
  rule(
    'type.groups-change',
    [
      /\b(?:rebel|armed|militant|insurgent|jihadist|guerrilla|paramilitary) (?:groups?|factions?|front|movements?|fighters|organi[sz]ations?)\b|\bfaction of (?:rebels|militants|fighters|guerrillas|insurgents)\b|\b(?:militias|(?:two|three|several|rival) (?:factions|fronts))\b/,
      /\b(?:merg(?:ed|es?|er)|split (?:from|into|off)|broke away|renamed|disbanded|joined forces|pledged allegiance|formed a new|dissolved)\b/,
    ],
    'strategic.group-change:4',
    /\b(?:killed|wounded|attacked)\b/,
  ),
  // Matches "customs officers found 4 tonnes of cocaine". Not: "traffickers killed a judge".
  rule(
    'type.trafficking-uncovered',
    [
      /\b(?:cocaine|heroin|hashish|cannabis|marijuana|ketamine|captagon|opium|drugs|narcotics|contraband|ivory|migrants|human trafficking|smuggl\w+|traffick\w+|extortion|fentanyl|methamphetamine)\b/,
      /\b(?:seized|found|intercepted|broke up|dismantled|busted|smashed|confiscated|uncovered|freed)\b/,
      /\b(?:police|customs|officers|agents|authorities|coast ?guards?|navy|soldiers|troops|investigators|prosecutors)\b/,
    ],
    'crime.organised:5',
    /\b(?:killed|bombs?|attack\w*|murder\w*|explo\w+|shot|kidnap\w*|assassin\w*|wounded|sank|capsized|drowned)\b/,
  ),
  // Matches "officers detained 40 demonstrators". Not: "officers watched the demonstrators".
  rule(
    'type.protesters-detained',
    [
      /\b(?:police|officers|security forces|troops) (?:\S+ ){0,3}(?:detained|arrested|dispersed|beat|charged at) (?:\S+ ){0,5}(?:demonstrators|protesters|protestors|marchers|activists|students|rally|protest|march)\b/,
    ],
    'unrest.protest-intervention:4',
    /\b(?:killed|shot dead|live rounds|live bullets)\b/,
  ),
  // Matches "put their names to a peace accord". Not: "the accord was torn up".
  rule(
    'type.accord-signed',
    [
      /\b(?:put (?:their|its) names? to|inked|initiall?ed|signed|concluded|sealed) (?:\S+ ){0,4}?(?:peace|ceasefire|truce|power-sharing|disarmament) (?:accords?|agreements?|deals?|pacts?|treat(?:y|ies))\b/,
    ],
    'strategic.agreement:3',
    /\b(?:killed|wounded|bomb\w*|since the|years after)\b/,
  ),
  // Matches "opened a naval base". Not: "opened fire on a military base".
  rule(
    'type.base-opened',
    [
      /\b(?:opened|established|set up|inaugurated|completed) (?:an? |its |their )(?:\S+ ){0,2}?(?:military|naval|air|army|drone) base\b/,
    ],
    'strategic.base-established:4',
    /\b(?:killed|wounded|attack\w*)\b/,
  ),
  // Matches "handed over the town to". Not: "handed over the suspect".
  rule(
    'type.town-handed-over',
    [
      /\b(?:handed over|handed|transferred|ceded|relinquished|returned) (?:control of )?the (?:\S+ ){0,2}?(?:towns?|city|villages?|district|province|islands?|territory|airport|base|enclave) (?:\S+ ){0,3}?to\b/,
    ],
    'strategic.territory-transfer:4',
    /\b(?:residents|refugees|families|villagers|fled) (?:\S+ )?returned\b/,
  ),
  // Matches "hindus and muslims fought with sticks". Not: "muslims and christians prayed".
  rule(
    'type.faiths-fought',
    [
      /\b(?:hindus|muslims|christians|sikhs|buddhists|sunnis|shiites|shias|copts|druze|bedouins?) and (?:\S+ )?(?:hindus|muslims|christians|sikhs|buddhists|sunnis|shiites|shias|copts|druze|bedouins?) (?:\S+ ){0,2}?(?:fought|clashed|battled|brawled|rioted)\b/,
    ],
    'unrest.mob-violence:4',
  ),
]
