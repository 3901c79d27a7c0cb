import type { HappeningRow } from './happenings.ts'

/** Nouns for disasters and accidents. */
export const DISASTERS: HappeningRow[] = [
  ['earthquake', 'earthquake~|quake~|aftershock~|temblor~|richter scale|magnitude', 'disaster.earthquake:4'],
  ['tsunami', 'tsunami~|tidal wave~', 'disaster.tsunami:4'],
  ['volcano', 'volcanic eruption~|eruption~|lava|volcanic ash|pyroclastic flow~', 'disaster.volcano:3'],
  ['volcano-name', 'volcano~', 'disaster.volcano:0.4'],
  [
    'flash-flood',
    'flash flood~|flash flooding|flash-flood~|cloudburst~|wall of water|walls of water|torrent of water|torrents of water',
    'disaster.flash-flood:5',
  ],
  [
    'flood',
    'flood~|flooding|floodwater~|floodwaters|inundation~|monsoon flood~|burst its banks|overflowed',
    'disaster.flood:3',
  ],
  [
    'landslide',
    'landslide~|mudslide~|rockslide~|mud slide~|rockfall~|debris flow|mudflow~|mud flow~|tonnes of mud|tons of mud|wall of mud|river of mud|torrent of mud|mud and rocks|mud and boulders|mud and debris',
    'disaster.landslide:3.5',
  ],
  ['avalanche', 'avalanche~|snow slide~', 'disaster.avalanche:4'],
  [
    'cyclone',
    'cyclone~|hurricane~|typhoon~|tropical storm~|super typhoon~|tropical cyclone~',
    'disaster.tropical-cyclone:4',
  ],
  ['tornado', 'tornado~|tornadoes|twister~|waterspout~', 'disaster.tornado:5'],
  [
    'storm',
    'storm~|thunderstorm~|hailstorm~|hail|blizzard~|gale~|lightning|windstorm~|sandstorm~|dust storm~|snowstorm~|heavy rain~|torrential rain~|monsoon rain~|severe weather',
    'disaster.storm:2',
  ],
  [
    'storm-surge',
    'storm surge~|tidal surge~|sea surge~|surge of sea water|surge of seawater',
    'disaster.storm-surge:5',
  ],
  [
    'cold',
    'cold wave~|cold snap~|cold spell~|freezing temperatures|bitter cold|extreme cold|hypothermia',
    'disaster.cold-wave:4',
  ],
  ['heat', 'heat wave~|heatwave~|extreme heat|heatstroke|heat stroke|scorching heat', 'disaster.heat-wave:4'],
  ['wildfire', 'wildfire~|forest fire~|bush fire~|bushfire~|brush fire~|wild fire~', 'disaster.wildfire:5'],
  ['drought', 'drought~|famine~|failed rains|failed rainy season~|failed harvest~|crop failure~', 'disaster.drought:3'],
  [
    'epidemic',
    'epidemic~|outbreak~|cholera|ebola|measles|dengue|malaria|meningitis|plague|pandemic|influenza|lassa fever|marburg|yellow fever|polio',
    'disaster.epidemic:3',
  ],
  ['infestation', 'locust~|infestation~|swarm of locust~|locust swarm~|armyworm~', 'disaster.infestation:4'],
  [
    'air-accident',
    'plane crash|plane crashes|air crash|helicopter crash|airplane crash|aircraft crash|crash landing|emergency landing|airliner~ crashed|crash of a plane|mid-air collision',
    'accident.air:5',
  ],
  [
    'aircraft',
    'plane~|aircraft|airliner~|helicopter~|jetliner~|light aircraft|cessna|passenger jet~|airplane~|boeing~|airbus|jumbo jet~|black hawk~|seaplane~|chopper~',
    'accident.air:1.2',
  ],
  [
    'ship-accident',
    'boat accident~|shipwreck~|boat sinking|ferry disaster|sinking of a boat|boat disaster|ferry accident~|sinking',
    'accident.maritime:4',
  ],
  ['ship', 'boat~|ferry|ferries|vessel~|ship~|dinghy|dinghies|barge~|trawler~|canoe~', 'accident.maritime:1.2'],
  [
    'rail-accident',
    'train crash|train crashes|rail accident~|train collision~|derailment~|train accident~|rail crash',
    'accident.rail:5',
  ],
  ['train', 'train~|locomotive~|carriage~|railway|commuter train~', 'accident.rail:1.2'],
  [
    'road-accident',
    'road accident~|car crash|car crashes|bus crash|bus crashes|traffic accident~|road crash|pile-up~|pileup~|car accident~|bus accident~|truck crash|head-on collision~|bus plunge|motorway crash|crash on a highway|coach crash|vehicle collision',
    'accident.road:5',
  ],
  [
    'road-vehicle',
    'bus|buses|minibus|minibuses|coach|truck~|lorry|lorries|car~|motorcycle~|hairpin bend|van~',
    'accident.road:0.8',
  ],
  [
    'mine-accident',
    'mine collapse|mining accident~|mine accident~|pit collapse|mine explosion|mine blast|methane explosion~|coal mine|colliery|industrial accident~|factory explosion~|factory fire~|workplace accident~|gas explosion at a mine|mine disaster',
    'accident.industrial:3.5',
  ],
  [
    'gas-blast',
    'gas explosion~|gas blast~|boiler explosion~|gas cylinder~|gas leak explosion|fireworks explosion~|fuel tank explosion|tanker explosion',
    'accident.explosion:4',
  ],
  [
    'fire',
    'fire broke out|blaze~|house fire~|apartment fire~|fire at a|fire in a|nightclub fire~|hotel fire~|building fire~|fire swept|fire ripped|inferno~',
    'accident.fire:3.5',
  ],
  ['fire-word', 'fire~|flames', 'accident.fire:1'],
  [
    'collapse',
    'building collapse~|bridge collapse~|roof collapse~|collapse of a building|collapse of a bridge|collapse~|structural collapse',
    'accident.collapse:2.5',
  ],
  ['crush', 'stampede~|crowd crush|crush|crowd surge', 'accident.crush:4'],
  [
    'spill',
    'gas leak~|chemical leak~|oil spill~|chemical spill~|ammonia leak~|ammonia|toxic gas|radiation leak~|chlorine leak~|toxic fume~|ammonia leaked',
    'accident.chemical:3.5',
  ],
  [
    'poisoning',
    'food poisoning|mass poisoning|poisoned alcohol|tainted alcohol|bootleg liquor|methanol poisoning|toxic liquor|alcohol poisoning|carbon monoxide',
    'accident.poisoning:4',
  ],
]
