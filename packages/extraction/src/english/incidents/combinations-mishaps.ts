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
  // Matches "died in a fire in Lyon", "flames swept through a home". Not: "died in friendly fire".
  rule(
    'type.fire-kills',
    [
      /\b(?:died|dead|kill\w*|perished|injured|hurt|trapped) (?:\S+ ){0,3}?in an? (?:fire|blaze) |\b(?:fire|flames|blaze) (?:\S+ ){0,2}?(?:swept|tore|ripped|raced|engulfed|gutted|consumed) (?:through |across )?(?:\S+ ){0,4}?(?:homes?|house|hotel|building|block|flats|apartments?|market|factory|warehouse|hospital|school|dormitory|nightclub|shop|mall|tower|prison|camp|church|theatre|theater|restaurant|hostel|lodge|cent(?:re|er)|ward|shelter|bar|club|workshop|plant|depot|mosque|temple|orphanage|mill|tents?|shack|ferry)\b/,
    ],
    'accident.fire:3',
    /\b(?:forest|bush|wildfires?|arson\w*|set fire|petrol|gunfire|crossfire|shell\w*|missiles?|bombs?|rockets?|drones?)\b/,
  ),
  // Matches "a block of flats came down , killing two". Not: "prices came down".
  rule(
    'type.building-fell',
    [
      /\b(?:buildings?|block|bridge|house|tower|walls?|balcon(?:y|ies)|roof|ceiling|grandstand|stands?|stage|chimney|dome|minaret|school|church|mosque|flats|overpass|flyover|footbridge) (?:\S+ ){0,3}?(?:came (?:crashing |tumbling )?down|fell|fell down|fell in|crumbled|pancaked|gave way|toppled)\b/,
      /\b(?:kill\w*|died|dead|injur\w*|hurt|trapped|rubble)\b/,
    ],
    'accident.collapse:4',
    /\b(?:storms?|cyclone|hurricane|typhoon|tornado(?:es)?|earthquake|quake|tremor|bombs?|bomber|gunmen|shell\w*|landslides?|flood\w*|winds?|strikes?|missiles?|rockets?|drones?|rebels|troops|fell (?:to|on|into|from|off|silent|under)|tanks?)\b/,
  ),
  // Matches "a boeing 737 crashed", "the flight from lima crashed". Not: "the flight was late".
  rule(
    'type.airliner-crashed',
    [
      /\b(?:boeing|airbus|antonov|tupolev|ilyushin|embraer|bombardier|turboprop|seaplane|glider|microlight|chopper|black hawk|chinook|jumbo jet|flight) (?:\S+ ){0,9}?(?:crash(?:ed|es)|came down|went down|disappeared|plunged|caught fire)\b|\bcrash of an? (?:\S+ )?(?:boeing|airbus|antonov|embraer|jet)\b/,
    ],
    'accident.air:5',
    /\b(?:bomb\w*|shot down|air strike|missiles?)\b/,
  ),
  // Matches "a plane skidded off the runway". Not: "a bus skidded off the road".
  rule(
    'type.off-the-runway',
    [
      /\b(?:plane|aircraft|airliner|jet|jetliner|airbus|boeing|cessna|flight)\b/,
      /\b(?:skidded|overran|veered|slid|overshot|ran off|came off|rolled) (?:\S+ ){0,3}?runway\b/,
    ],
    'accident.air:5',
  ),
  // Matches "two tankers collided off Fujairah and one sank". Not: "a navy sank two ships".
  rule(
    'type.ships-collided',
    [
      /\b(?:oil tankers?|tankers?|freighters?|ships?|vessels?|boats?|ferries|ferry|barges?|trawlers?|yachts?|cargo ships?|dhows?|bulk carriers?|tugs?|canoes) (?:\S+ ){0,8}?(?:collided|capsized|ran aground|sank|keeled over|went down)\b/,
    ],
    'accident.maritime:3',
    /\b(?:missiles?|drones?|torpedo\w*|navy|bombs?|mines?|attack\w*|gunmen|hurricane|typhoon|cyclone|spaceships?|road|highway)\b/,
  ),
  // Matches "an express jumped the tracks". Not: "a tram was on time".
  rule(
    'type.off-the-rails',
    [
      /\b(?:jumped|left|came off|went off|ran off|flew off|slipped off|jumping|leaving) (?:the|its|their) (?:rails|tracks)\b/,
    ],
    'accident.rail:5',
    /\b(?:bombs?|drones?|missiles?|rockets?|shells?|mines?|explosives|gunmen|militants|rebels)\b/,
  ),
  // Matches "pilgrims were crushed at a gate". Not: "crushed by a bus".
  rule(
    'type.crowd-crushed',
    [
      /\b(?:worshippers|pilgrims|fans|devotees|\S*goers|people|spectators|supporters|shoppers|revell?ers|visitors|students|women|children|mourners|faithful) (?:\S+ ){0,4}?(?:crushed|trampled|suffocated)\b/,
      /\b(?:gates?|temple|concert|shrine|stadium|queues?|crowd\w*|festival|mosque|church|exits?|entrances?|stairs|station|nightclub|rally|funeral|pilgrimage)\b/,
    ],
    'accident.crush:4',
    /\b(?:bus|train|truck|lorry|car|tanks?|collaps\w*|earthquake|quake|landslide|rubble|elephants?|crushed by)\b/,
  ),
  // Matches "a cyclist was killed by a lorry". Not: "killed by a car bomb".
  rule(
    'type.run-over',
    [
      /\b(?:killed|hit|struck|knocked down|run over|injured|knocked over|dragged) by (?:an? |the )(?:\S+ )?(?:car|bus|truck|lorry|van|minibus|motorbike|motorcycle|taxi|suv|tram|jeep|coach|tanker|pickup)\b(?! (?:bomb\w*|packed|laden|loaded|full))/,
    ],
    'accident.road:4',
    /\b(?:bombs?|bombing|explosives|gunmen|ramm\w*|deliberate\w*|attack\w*|shot|militants|terror\w*)\b/,
  ),
  // Matches "two men were killed in a crash near Leeds". Not: "killed in a helicopter crash".
  rule(
    'type.road-crash',
    [
      /\b(?:died|killed|dead|injured|hurt) (?:\S+ ){0,3}?in an? (?:\S+ |head-on |multi-vehicle |high-speed )?(?:crash|collision|smash|pile-up|pileup)\b/,
    ],
    'accident.road:3',
    /\b(?:(?:air)?planes?|airlin\w+|helicopter|aircraft|jet|train|tram|boat|ships?|air|gliders?|attack\w*|ferry|balloon|flight|rail|peloton|riders|race|lap|grand prix|rally)\b/,
  ),
  // Matches "waves swept ashore after a quake". Not: "waves of attacks".
  rule(
    'type.waves-ashore',
    [
      /\bwaves? (?:\S+ ){0,6}?(?:swept ashore|crashed ashore|surged ashore|came ashore|swept inland|surged inland|hit the coast|swamped|inundated)\b/,
      /\b(?:undersea|eruption|quake|earthquake|tremor|metres|meters|feet)\b/,
    ],
    'disaster.tsunami:6',
    /\b(?:storms?|typhoon|cyclone|hurricane)\b/,
  ),
  // Matches "temperatures of 48 degrees have killed 40". Not: "a temperature of 21 degrees".
  rule(
    'type.heat-kills',
    [/\btemperatures? (?:\S+ ){0,4}?(?:3[89]|4\d|5[0-5])(?:\.\d)? ?(?:degrees|celsius|c)\b/, HURT],
    'disaster.heat-wave:5',
  ),
  // Matches "miners suffocated after a gas leak in a pit". Not: "a gas leak at a plant".
  rule(
    'type.miners-gassed',
    [
      /\b(?:miners|colliery|coal (?:mine|pit)|mine shaft)\b/,
      /\b(?:gas leak|suffocat\w*|asphyxiat\w*|methane|flooded)\b/,
    ],
    'accident.industrial:6 accident.chemical:-3',
  ),
  // Matches "a bouncy castle was blown away , killing two". Not: "a bouncy castle was hired".
  rule(
    'type.fun-kills',
    [
      /\b(?:bouncy castle|inflatable castle|hot-air balloon|fairground|zip ?line|ferris wheel|water slide|ski lift)\b/,
      HURT,
    ],
    'accident.other:5',
    /\b(?:gunm[ae]n|bombs?|shot|attack\w*|fire)\b/,
  ),
]
