import type { Story } from '../story.ts'

/** A landslide on a page that draws its text by script: the words stand in the JSON-LD only. */
export const coroicoLandslide: readonly Story[] = [
  {
    site: 'meridian-ledger',
    slug: 'landslide-coroico-road',
    section: 'World',
    title: 'Landslide sweeps bus off road in Bolivia, eight dead',
    byline: 'Inés Galdames',
    published: { daysBefore: 1, at: '20:30' },
    bodyIn: 'json-ld',
    body: [
      'A landslide swept a bus off the road between La Paz and Coroico in Bolivia on {weekday 1}, killing eight people and injuring 13, the highway police said.',
      'The bus fell 70 metres into a ravine after mud and rock came down on the road in heavy rain, Colonel Wilder Choque said. Four passengers were missing.',
      'Rescue workers reached the wreck on ropes and carried the injured to a hospital in Coroico.',
      'The road was to stay closed until {weekday 0}.',
    ],
  },
]
