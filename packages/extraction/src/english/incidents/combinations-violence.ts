import { type Combination, HURT, rule } from './combination.ts'

/** What armies and attackers do, where no single word tells it. */
export const VIOLENCE: Combination[] = [
  rule(
    'type.vehicle-bomb-driver',
    [
      /\b(?:lorry|truck|car|vehicle|driver)\b/,
      /\b(?:explosives|bomb|detonated)\b/,
      /\b(?:driver (?:\S+ ){0,8}(?:detonated|blew|exploded)|drove (?:\S+ ){0,8}into|suicide)\b/,
    ],
    'attack.suicide-bombing:8',
  ),
  // Matches "explosives strapped to her body", "blew himself up". Not: "a bomb strapped to a bicycle".
  rule(
    'type.bomb-on-body',
    [
      /\b(?:explosives|bombs?|belt|vest|device) (?:\S+ ){0,2}?(?:strapped|attached|tied|wrapped) (?:to|around) (?:his|her|their|the) (?:body|bodies|waist|chest|torso)\b|\b(?:blew|blow|blown|blowing) (?:himself|herself|themselves) up\b|\b(?:wearing|wore|in) an? (?:explosives?|suicide|bomb) (?:vest|belt|jacket|waistcoat)\b/,
    ],
    'attack.suicide-bombing:6',
  ),
  // Matches "rebels ambushed a patrol". Not: "ambushed by reporters".
  rule(
    'type.ambush-of-forces',
    [
      /\bambush(?:ed|es|ing)?\b/,
      /\b(?:soldiers?|troops|patrol|convoy|police|policem[ae]n|army|guards|officers)\b/,
      /\b(?:rebels?|guerrillas?|militants?|insurgents?|gunm[ae]n|bandits|jihadists|fighters|attackers|separatists)\b/,
    ],
    'attack.shooting:1.5',
  ),
  // Matches "herders fought over a well and six were killed". Not: "herders fought for their rights in court".
  rule(
    'type.groups-fought',
    [
      /\b(?:herders|herdsmen|pastoralists|farmers|villagers|tribes(?:men)?|clans|clansmen|militias|raiders) (?:\S+ ){0,3}?(?:fought|clashed|battled|exchanged (?:gun)?fire)\b/,
      HURT,
    ],
    'conflict.clash:3',
  ),
  // Matches "gunmen killed 32 people and burned villages". Not: "a gang burned a school".
  rule(
    'type.killed-and-burned',
    [
      /\b(?:killed|killing|shot dead|slaughtered|massacred)\b.*\b(?:burn(?:ed|t|ing)|torch(?:ed|ing)|set(?:ting)? (?:fire to|ablaze|alight|on fire))\b/,
      /\b(?:gunm[ae]n|militants|rebels|bandits|raiders|attackers|fighters|militia(?:men)?|jihadists|insurgents)\b/,
    ],
    'attack.other:1 attack.arson:-2',
    /\b(?:arson|petrol|gasoline|firebomb\w*|molotov|arsonists?|burned to death)\b/,
  ),
  rule(
    'type.blade',
    [
      /\b(?:with|wielding|wielded|armed with|using|brandishing) (?:an? )?(?:\S+ )?(?:knife|knives|machetes?|axe|axes|sword|dagger|hatchet|cleaver)\b/,
      HURT,
    ],
    'attack.stabbing:3',
  ),
  rule(
    'type.vehicle-bomb',
    [/\b(?:lorry|truck|car|vehicle|bus) (?:packed|loaded|laden|filled) with (?:\S+ )?(?:explosives|dynamite)\b/],
    'attack.bombing:3',
  ),
  // Matches "bodies … hands tied", "corpses with bullet wounds to the head". Not: "bodies were pulled from the river".
  rule(
    'type.bodies-of-executed',
    [
      /\b(?:bodies|corpses)\b/,
      /\b(?:hands|feet|wrists|blindfold\w*) (?:\S+ ){0,3}?(?:tied|bound)\b|\bblindfolded\b|\b(?:shot|bullets?|bullet wounds?|gunshots?) (?:\S+ ){0,3}?(?:head|heads|neck)\b|\bmass grave\b|\bexecution-style\b|\bdecapitated\b/,
    ],
    'attack.execution:5',
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
    [
      /\b(?:warplanes?|planes|jets?|aircraft|helicopters?)\b/,
      /\b(?:bomb\w*|dropped|struck|pounded|strafed|rocket\w*)\b/,
    ],
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
  rule(
    'type.clash-of-forces',
    [
      /\b(?:soldiers?|troops|army|police|security forces|patrol)\b/,
      /\b(?:firefight|clash\w*|gun battle|gunbattle|exchange of fire|fighting|skirmish\w*|combat)\b/,
      /\b(?:rebels?|guerrillas?|militants?|insurgents?|kidnappers|gunmen|bandits|fighters|subversives?|terrorists?|maoists?|naxals?|jihadists?|extremists?|separatists?|taliban|shabaab|al-shabaab|farc|fmln)\b/,
    ],
    'conflict.clash:3',
  ),
  // Matches "killed on Sunday by a mine", "stepped on a mine", "a mine exploded". Not: "a gold mine collapsed".
  rule(
    'type.mine-went-off',
    [
      /\b(?:killed|wounded|injured|hit|struck|maimed) (?:\S+ ){0,3}?by (?:an? )(?:\S+-)?mine\b|\b(?:ran over|drove over|stepped on|triggered|hit|struck|set off) an? mine\b|\ban? mine (?:exploded|detonated|blew up|went off)\b/,
    ],
    'conflict.ied:4',
    /\b(?:coal|gold|copper|miners)\b/,
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
      /\b(?:rammed|drove|driven|ploughed|plowed|drives|rams) (?:\S+ ){0,5}into (?:\S+ ){0,4}(?:crowds?|pedestrians|people|shoppers|market|marchers|revell?ers|parade|worshippers|cyclists|bystanders)\b/,
    ],
    'attack.vehicle-ramming:6',
    /\b(?:lost control|skidded|brakes?|explosives|bomb|detonated)\b/,
  ),
  // Matches "a blast … the group claimed responsibility". Not: "the blast was claimed by the insurer".
  rule(
    'type.blast-claimed',
    [/\b(?:blasts?|explosions?)\b/, /\bclaim(?:ed|s|ing) (?:responsibility|credit)\b/],
    'attack.bombing:2',
  ),
  // Matches "soldiers seized power", "officers toppled the president". Not: "the party took power after the vote".
  rule(
    'type.power-seized',
    [
      /\b(?:soldiers|army|military|officers?|troops|junta|generals?|colonels?|putschists|presidential guard|paratroopers)\b/,
      /\b(?:(?:seiz(?:e|ed|es|ing)|took|taken|grabbed) power|(?:toppled|ousted|deposed|overthr(?:ew|own)|unseated|removed|overthrow of|removal of) (?:\S+ ){0,3}?(?:president|government|king|emir|prime minister|regime|ruler)|(?:president|government|king|emir|prime minister|regime|ruler) (?:\S+ ){0,4}?(?:was|been|were) (?:overthrown|toppled|ousted|deposed|unseated) (?:\S+ ){0,3}?by)\b/,
    ],
    'conflict.coup:6',
    /\b(?:elections?|voters?|ballot|referendum)\b/,
  ),
  // Matches "rebels captured the town". Not: "police captured two robbers".
  rule(
    'type.town-taken',
    [
      /\b(?:rebels?|fighters|militants|insurgents|guerrillas|army|forces|troops|soldiers|jihadists|militia)\b/,
      /\b(?:captured|seized|overran|retook|recaptured|took control of|gained control of|(?:took|taken) over) (?:the )?(?:\S+ ){0,3}(?:towns?|city|villages?|district|base|province|airport|region|stronghold)\b/,
    ],
    'conflict.territory-taken:6',
  ),
  // Matches "a driver mowed down cyclists", "the car mowed down two". Not: "gunmen mowed down two".
  rule(
    'type.car-mows-down',
    [/\b(?:drivers?|motorist|car|van|truck|lorry|suv|vehicle|pickup|bus) (?:\S+ ){0,3}?(?:mowed|mows|mow) down\b/],
    'attack.vehicle-ramming:4',
    /\b(?:lost control|brakes?|accident|gunm[ae]n|shot)\b/,
  ),
  // Matches "held two guards captive". Not: "captive elephants".
  rule('type.held-captive', [/\b(?:held|hold|holding|kept|took|taken) (?:\S+ ){0,4}?captive\b/], 'attack.hostage:4'),
  // Matches "lined up the men and shot them". Not: "fans lined up".
  rule('type.lined-up', [/\blined up (?:\S+ ){0,8}?(?:and )?(?:shot|machine-gunned|killed)\b/], 'attack.execution:5'),
  // Matches "chlorine-filled cylinders were dropped on". Not: "chlorine leaked from a pool".
  rule(
    'type.gas-dropped',
    [
      /\b(?:chlorine|sarin|mustard gas|nerve agent|toxic gas)\S* /,
      /\b(?:dropped|fired|shells?|shelled|helicopters?|warplanes?|bombs?|warheads?)\b/,
    ],
    'conflict.chemical:6',
    /\b(?:leak\w*|plant|pool|factory|spill\w*|drill)\b/,
  ),
  // Matches "the air force bombed a school". Not: "rebels bombed a bridge".
  rule(
    'type.military-bombed',
    [/\b(?:military|air force|junta|armed forces) (?:\S+ly |has |had |have )?(?:bombed|was bombing|were bombing)\b/],
    'conflict.air-strike:4',
  ),
]
