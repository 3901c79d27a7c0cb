import { type Combination, HURT, rule } from './combination.ts'

/** Accidents and disasters: what fell, leaked, collided or broke out. */
export const MISHAPS: Combination[] = [
  // What moved the vehicle is the disaster. Matches "a landslide swept a bus off". Not: "a bus hit a landslide".
  rule(
    'type.landslide-sweeps',
    [
      /\b(?:landslides?|mudslides?|rockfalls?|rockslides?) (?:\S+ ){0,8}?(?:swept|buried|hit|struck|carried|pushed|crushed|engulfed) (?:\S+ ){0,4}(?:bus|buses|cars?|trucks?|lorry|lorries|vehicles?|minibus|train|van|jeep)\b/,
    ],
    'disaster.landslide:5',
  ),
  rule(
    'type.boat-sank',
    [
      /\b(?:boat|ferry|vessel|ship|canoe|dinghy|trawler|barge)\b/,
      /\b(?:sank|sinking|capsized?|went down|overturned|drowned)\b/,
    ],
    'accident.maritime:4',
    /\b(?:hurricane|typhoon|cyclone|tropical storm)\b/,
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
  // Matches "a train ran into the back of another". Not: "a drone hit a train".
  rule(
    'type.train-ran-into',
    [
      /\b(?:trains?|locomotive|tram|metro) (?:\S+ ){0,3}?(?:ran into|hit|struck|rammed|slammed into|smashed into|ploughed into|plowed into|jumped the (?:rails|tracks)|left the (?:rails|tracks)|came off the (?:rails|tracks))\b/,
    ],
    'accident.rail:5',
    /\b(?:bombs?|drones?|missiles?|rockets?|shells?|mines?|explosives|gunmen|militants|rebels)\b/,
  ),
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
  // Matches "tainted liquor has killed 23". Not: "tainted money".
  rule(
    'type.tainted-drink',
    [
      /\b(?:tainted|contaminated|toxic|adulterated|bootleg|home-?brewed?|poisonous|spiked|spoiled|illicit) (?:\S+ ){0,2}?(?:liquor|alcohol|drinks?|beer|brew|spirits|vodka|wine|moonshine|food|meals?|milk|mushrooms|water|syrup)\b/,
      /\b(?:kill\w*|died|dead|deaths|ill|sick\w*|hospital\w*|poison\w*)\b/,
    ],
    'accident.poisoning:5',
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
  // Matches "mount etna in sicily erupted". Not: "violence erupted on mount lebanon".
  rule(
    'type.mountain-erupts',
    [/\b(?:mount|mt) (?:\S+ ){1,7}?erupt(?:ed|s|ing)\b/],
    'disaster.volcano:4',
    /\b(?:violence|fighting|clashes|protests?|gunfire) (?:\S+ )?erupt/,
  ),
  // Matches "a dam burst", "when the dam above the town collapsed". Not: "a dam was planned".
  rule(
    'type.dam-burst',
    [/\bdams? (?:\S+ ){0,5}?(?:burst|bursts|collapsed?|gave way|breached|broke|ruptured|failed)\b/],
    'disaster.flood:4',
    /\b(?:talks|bombs?|shell\w*|missiles?|blew up)\b/,
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
    [/\b(?:pit|mine|colliery|miners)\b/, /\b(?:explosion|blast|collapse\w*|gave way|methane|cave-in|trapped)\b/],
    'accident.industrial:4',
    /\b(?:(?:land|magnetic|limpet) ?mine|anti|went off|claimed)\b/,
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
]
