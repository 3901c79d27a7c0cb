import { baidoaMarketBomb } from './stories/baidoa-market-bomb.ts'
import { celayaShooting } from './stories/celaya-shooting.ts'
import { coroicoLandslide } from './stories/coroico-landslide.ts'
import { foiledAttacks } from './stories/foiled-attacks.ts'
import { kigomaFerry } from './stories/kigoma-ferry.ts'
import { minyaTrain } from './stories/minya-train.ts'
import { moqueguaQuake } from './stories/moquegua-quake.ts'
import { nairobiProtest } from './stories/nairobi-protest.ts'
import { noIncident } from './stories/no-incident.ts'
import { sagaingAirStrike } from './stories/sagaing-air-strike.ts'
import { sudanTwoFronts } from './stories/sudan-two-fronts.ts'
import { sylhetFlood } from './stories/sylhet-flood.ts'
import { zamfaraKidnapping } from './stories/zamfara-kidnapping.ts'
import type { Story } from './story.ts'

/** Every story of the sample, one list for each thing that happened. */
export const stories: readonly Story[] = [
  ...kigomaFerry,
  ...baidoaMarketBomb,
  ...sudanTwoFronts,
  ...sagaingAirStrike,
  ...celayaShooting,
  ...zamfaraKidnapping,
  ...nairobiProtest,
  ...sylhetFlood,
  ...moqueguaQuake,
  ...minyaTrain,
  ...foiledAttacks,
  ...coroicoLandslide,
  ...noIncident,
]
