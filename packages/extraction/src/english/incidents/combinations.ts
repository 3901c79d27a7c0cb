import { type Weights, weights } from './weights.ts'

/** Evidence from words that occur together, and from those that must not. `id` is what `why` shows. */
export type Combination = { id: string; all: RegExp[]; none?: RegExp; weights: Weights }

const rule = (id: string, all: RegExp[], written: string, none?: RegExp): Combination => ({
  id,
  all,
  weights: weights(written),
  ...(none && { none }),
})

// Matches "protesters". Not: "strike".
const PROTEST = /\b(?:protest\w*|demonstrat\w*|march\w*|rall(?:y|ies)|crowds?|sit-in)\b/
// Matches "police". Not: "militia".
const FORCES = /\b(?:police|officers?|security forces|troops|soldiers|army|riot squad|guards)\b/
// Matches "killing", "dead". Not: "deadline".
const HURT = /\b(?:kill\w*|wound\w*|injur\w*|shot dead|dead|hurt|died)\b/
// Matches "opened fire". Not: "fire broke out".
const FIRE = /\b(?:open(?:ed)? fire|fired|shot|live (?:rounds|bullets|ammunition)|beat\w*)\b/

// Roles decide where words alone do not: each rule runs over the folded words of a claim's first two sentences.
export const COMBINATIONS: Combination[] = [
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
  // What moved the vehicle is the disaster. Matches "a landslide swept a bus off". Not: "a bus hit a landslide".
  rule(
    'type.landslide-sweeps',
    [
      /\b(?:landslides?|mudslides?|rockfalls?|rockslides?) (?:\S+ ){0,8}?(?:swept|buried|hit|struck|carried|pushed|crushed|engulfed) (?:\S+ ){0,4}(?:bus|buses|cars?|trucks?|lorry|lorries|vehicles?|minibus|train|van|jeep)\b/,
    ],
    'disaster.landslide:5',
  ),
  rule(
    'type.vehicle-bomb-driver',
    [
      /\b(?:lorry|truck|car|vehicle|driver)\b/,
      /\b(?:explosives|bomb|detonated)\b/,
      /\b(?:driver (?:\S+ ){0,8}(?:detonated|blew|exploded)|drove (?:\S+ ){0,8}into|suicide)\b/,
    ],
    'attack.suicide-bombing:8',
  ),
  rule(
    'type.vehicle-bomb',
    [/\b(?:lorry|truck|car|vehicle|bus) (?:packed|loaded|laden|filled) with (?:\S+ )?(?:explosives|dynamite)\b/],
    'attack.bombing:3',
  ),
  rule(
    'type.prison-fight',
    [/\b(?:prison|jail|inmates|prisoners|pavilion)\b/, /\b(?:fought|fight|riot\w*|clash\w*|rival|violence)\b/, HURT],
    'unrest.riot:5',
  ),
  rule(
    'type.motorbike-killing',
    [
      /\b(?:lawyer|mayor|journalist|judge|activist|leader|candidate|governor|minister|prosecutor|deputy|colonel|general|senator|councill?or|politician|priest|bishop)\b/,
      /\b(?:shot dead|gunned down|assassinat\w*|murdered|shot and killed)\b/,
    ],
    'attack.assassination:5',
  ),
  rule(
    'type.cables-cut',
    [
      /\b(?:saboteurs?|cut|blew up|knocked down|toppled)\b/,
      /\b(?:cables?|pylons?|pipeline|power lines?|towers?|substation|railway)\b/,
    ],
    'attack.sabotage:3',
  ),
  // Matches "a strike on a school killed nine", "four died in Russian strikes". Not: "a strike by miners", "lightning strikes".
  rule(
    'type.military-strike',
    [
      /\bstrikes? (?:on|in|at|near|against|across|targeting|that hit|that killed|hit|hits|kills?|killed|killing|wounded|destroyed|left|overnight)\b|\bin (?:an? |the )?(?:\S+ )?strikes?\b/,
      HURT,
    ],
    'conflict.air-strike:3',
    /\b(?:on strike|strike action|hunger strikes?|general strikes?|lightning|bird strikes?|(?:first|second|three|third) strikes?|workers|miners|unions?|wages?|walkouts?|striking|drones?|air strikes?)\b/,
  ),
  rule(
    'type.drone-strike',
    [/\bdrones?\b/, /\b(?:hit|struck|slammed|attack|strike|exploded|wrecked)\b/],
    'conflict.air-strike:3',
  ),
  rule(
    'type.warplanes-bomb',
    [/\b(?:warplanes?|jets?|aircraft|helicopters?)\b/, /\b(?:bomb\w*|dropped|struck|pounded|strafed|rocket\w*)\b/],
    'conflict.air-strike:3',
  ),
  rule(
    'type.barrage-fired',
    [/\b(?:rockets?|mortars?|shells?|artillery)\b/, /\b(?:fired|rounds|barrage|landed|hit|pounded|shelled)\b/],
    'conflict.shelling:2',
  ),
  rule(
    'type.gunmen-seize',
    [
      /\b(?:gunmen|bandits|militants|armed men|rebels|kidnappers|captors|guerrillas|insurgents)\b/,
      /\b(?:seized?|marched|abducted|took|led away|taken|kidnapped|snatched|held by)\b/,
      /\b(?:pupils|students|hostages?|villagers|schoolchildren|girls|children|captives?|passengers|people|men|businessm[ae]n|ransom)\b/,
    ],
    'attack.kidnapping:3',
    /\b(?:seized (?:weapons|territory|control|the town|power))\b/,
  ),
  rule(
    'type.taken-from-school',
    [/\b(?:taken|abducted|led away|kidnapped) from\b/, /\b(?:school|home|college|village|seminary)\b/],
    'attack.kidnapping:3',
  ),
  rule(
    'type.boat-sank',
    [
      /\b(?:boat|ferry|vessel|ship|canoe|dinghy|trawler|barge)\b/,
      /\b(?:sank|sinking|capsized?|went down|overturned|drowned)\b/,
    ],
    'accident.maritime:4',
  ),
  rule(
    'type.bus-fell',
    [
      /\b(?:bus|coach|minibus|truck|lorry|car|van)\b/,
      /\b(?:fell|plunged?|rolled|ravine|overturned|crash\w*|collid\w*|veered|skidded|hairpin)\b/,
    ],
    'accident.road:4',
  ),
  rule('type.trains-collided', [/\btrains?\b/, /\b(?:collid\w*|derail\w*|crash\w*|collision)\b/], 'accident.rail:5'),
  rule(
    'type.plane-crashed',
    [/\b(?:plane|aircraft|helicopter|airliner|jet|cessna)\b/, /\b(?:crash\w*|went down|disappeared|came down)\b/],
    'accident.air:4',
    /\b(?:bomb\w*|shot down|air strike)\b/,
  ),
  rule(
    'type.leak',
    [/\b(?:ammonia|chlorine|gas|chemical|oil|toxic|acid)\b/, /\b(?:leak\w*|spill\w*|escaped)\b/],
    'accident.chemical:4',
  ),
  rule(
    'type.crowd-panic',
    [
      /\b(?:panic|rushed|stampede|trampled|surge|crush)\b/,
      /\b(?:treated|injured|hurt|killed|dead|died|bruises|crushed)\b/,
    ],
    'accident.crush:4',
    /\b(?:shares|market)\b/,
  ),
  rule('type.ski-avalanche', [/\bavalanches?\b/, HURT], 'disaster.avalanche:2'),
  rule(
    'type.arson-thrown',
    [/\b(?:threw|hurled|thrown|lobbed|tossed)\b/, /\b(?:burning petrol|petrol bomb|molotov|firebomb|gasoline)\b/],
    'attack.arson:4',
  ),
  rule(
    'type.grenade-thrown',
    [/\bgrenades?\b/, /\b(?:threw|thrown|hurled|lobbed|tossed|exploded)\b/],
    'conflict.grenade:3',
    /\bshells?\b/,
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
  rule(
    'type.bombs-defused',
    [/\b(?:bomb|device|explosives?|grenade|mine|dynamite|rockets)\b/, /\b(?:defused|deactivated|found and)\b/],
    'attack.bombing:3',
  ),
  rule(
    'type.attack-on-installation',
    [
      /\b(?:attack(?:ed|s)?|blew up|dynamited|bombed|destroyed|sabotaged|knocked down)\b/,
      /\b(?:substations?|pylons?|power (?:lines?|towers?|plants?|stations?)|pipelines?|bridges?|electric(?:al)? (?:towers?|system|installations?|posts?)|telephone (?:exchange|lines|installations?)|railway|dam|refinery)\b/,
    ],
    'attack.sabotage:3',
  ),
  rule('type.volcano-erupts', [/\bvolcano\b/, /\berupt\w*\b/], 'disaster.volcano:4'),
  rule(
    'type.outbreak-deaths',
    [/\b(?:cholera|ebola|measles|dengue|outbreak|epidemic)\b/, /\b(?:died|killed|infected|cases|deaths|lives)\b/],
    'disaster.epidemic:3',
    /\boutbreaks? of (?:fighting|violence|war|hostilities)\b/,
  ),
  rule(
    'type.mine-blast',
    [/\b(?:pit|mine|colliery|miners)\b/, /\b(?:explosion|blast|collapse\w*|methane|cave-in|trapped)\b/],
    'accident.industrial:4',
    /\b(?:land ?mine|landmine|anti)\b/,
  ),
  rule(
    'type.clash-of-forces',
    [
      /\b(?:soldiers?|troops|army|police|security forces|patrol)\b/,
      /\b(?:firefight|clash\w*|gun battle|gunbattle|exchange of fire|fighting|skirmish\w*|combat)\b/,
      /\b(?:rebels?|guerrillas?|militants?|insurgents?|kidnappers|gunmen|bandits|fighters|subversives?|terrorists?|farc|fmln)\b/,
    ],
    'conflict.clash:3',
  ),
  rule(
    'type.two-crowds',
    [/\b(?:factions?|supporters|students|rival|activists|villagers|groups|loyalists)\b/, /\bclash(?:ed|es)?\b/],
    'unrest.mob-violence:3',
    /\b(?:troops|rebels|guerrillas|insurgents|army)\b/,
  ),
  // Matches "took 30 people hostage". Not: "the hostages were freed".
  rule(
    'type.took-hostage',
    [
      /\b(?:took|take|taken|taking|hold|held|holding) (?:\S+ ){0,6}hostages?\b/,
      /\b(?:men|gunmen|armed|people|militants|rebels|inmates|prisoners|guerrillas|robbers|attackers|hijackers|hostages?)\b/,
    ],
    'attack.hostage:5',
  ),
  // Matches "rammed his car into a crowd". Not: "his car ran into a wall".
  rule(
    'type.car-into-crowd',
    [
      /\b(?:rammed|drove|ploughed|plowed|drives|rams) (?:\S+ ){0,5}into (?:\S+ ){0,4}(?:crowds?|pedestrians|people|shoppers|market|marchers|revell?ers|parade|worshippers|cyclists|bystanders)\b/,
    ],
    'attack.vehicle-ramming:6',
    /\b(?:lost control|skidded|brakes?|explosives|bomb|detonated)\b/,
  ),
  // Matches "rebels captured the town". Not: "police captured two robbers".
  rule(
    'type.town-taken',
    [
      /\b(?:rebels?|fighters|militants|insurgents|guerrillas|army|forces|troops|soldiers|jihadists|militia)\b/,
      /\b(?:captured|seized|overran|retook|recaptured|took control of|gained control of|(?:took|taken) over) (?:the )?(?:\S+ ){0,3}(?:towns?|city|villages?|district|base|province|airport|region|stronghold)\b/,
    ],
    'conflict.territory-taken:4',
  ),
  // Matches "a lorry hit a minibus". Not: "a drone hit a minibus".
  rule(
    'type.vehicles-collided',
    [
      /\b(?:bus|coach|minibus|truck|lorry|car|van|taxi|jeep|tanker|pickup) (?:\S+ ){0,3}(?:hit|struck|rammed|smashed into|collided with|crashed into|ran into|slammed into|ploughed into|plowed into) (?:\S+ ){0,3}(?:bus|coach|minibus|truck|lorry|car|van|taxi|jeep|motorcycle|motorbike|tree|wall|pole|barrier|tanker|pickup)\b/,
    ],
    'accident.road:5',
    /\b(?:bombs?|gunmen|explosives|drone|missile|rocket|attack|militants)\b/,
  ),
  // Matches "a crane toppled, killing three". Not: "a crane stood idle".
  rule(
    'type.heavy-thing-fell',
    [
      /\b(?:cranes?|elevators?|lifts?|scaffold\w*|cable cars?|gondolas?|roller ?coasters?|fairground ride|trees?|billboards?|boulders?|chandelier)\b/,
      /\b(?:toppled|fell|plunged|crashed|snapped|overturned|came loose|came down)\b/,
      HURT,
    ],
    'accident.other:5',
    /\b(?:storms?|cyclone|hurricane|typhoon|tornado(?:es)?|earthquake|quake|bombs?|gunmen|shell\w*|landslides?|flood\w*|winds?)\b/,
  ),
  // Matches "two rebel groups merged". Not: "two airlines merged".
  rule(
    'type.groups-change',
    [
      /\b(?:rebel|armed|militant|insurgent|jihadist|guerrilla|paramilitary) (?:groups?|factions?|front|movements?|fighters|organi[sz]ations?)\b|\bfaction of (?:rebels|militants|fighters|guerrillas|insurgents)\b/,
      /\b(?:merg(?:ed|es?|er)|split (?:from|into|off)|broke away|renamed|disbanded|joined forces|pledged allegiance|formed a new|dissolved)\b/,
    ],
    'strategic.group-change:4',
    /\b(?:killed|wounded|attacked)\b/,
  ),
  // Matches "customs officers found 4 tonnes of cocaine". Not: "traffickers killed a judge".
  rule(
    'type.trafficking-uncovered',
    [
      /\b(?:cocaine|heroin|drugs|narcotics|contraband|ivory|migrants|human trafficking|smuggl\w+|traffick\w+|extortion|fentanyl|methamphetamine)\b/,
      /\b(?:seized|found|intercepted|broke up|dismantled|busted|smashed|confiscated|uncovered|freed)\b/,
      /\b(?:police|customs|officers|agents|authorities|coast guard|navy|soldiers|troops|investigators|prosecutors)\b/,
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
]
