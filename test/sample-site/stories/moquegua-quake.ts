import type { Story } from '../story.ts'

/** An earthquake with a magnitude, a depth and an aftershock. */
export const moqueguaQuake: readonly Story[] = [
  {
    site: 'ferrow-courier',
    slug: 'earthquake-southern-peru',
    section: 'World',
    title: 'Strong earthquake shakes southern Peru, five dead',
    byline: 'Inés Galdames in Lima',
    published: { daysBefore: 3, at: '17:50' },
    summary: 'Adobe houses collapsed in villages of the Moquegua region.',
    picture: { caption: 'A map of the Moquegua region', credit: 'Courier graphics' },
    body: [
      'LIMA, Peru - A magnitude 6.4 earthquake struck the Moquegua region in southern Peru on {weekday 3}, killing five people and injuring more than 80, the civil defence institute said.',
      'The quake hit at 6:12 in the morning at a depth of 28 kilometres, 35 kilometres northeast of the town of Omate. An aftershock of magnitude 5.1 followed at noon.',
      'Some 200 adobe houses collapsed in the villages of Omate and Quinistaquillas, regional governor Amador Quispe Lara told RPP radio. Two of the dead were found under the wall of a chapel.',
      'Rocks blocked the road to Arequipa, and classes were suspended in both regions.',
    ],
  },
]
