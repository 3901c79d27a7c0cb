import type { Story } from '../story.ts'

const wire = [
  'A passenger train ran into a stationary goods train near Minya in central Egypt on {weekday 2}, killing nine people and injuring 54, the health ministry said.',
  'Three carriages left the rails when the express from Cairo to Aswan struck the last wagons of a train laden with cement, a little after five in the morning, railway officials said.',
  'Ambulances took the injured to four hospitals in Minya and Beni Suef. Eleven were in a serious condition, ministry spokesman Tarek Shafei said.',
  'Passengers broke windows to get out. “The lights went and the seats came towards us,” said Mariam Adly, a student. “Then it was quiet, and that was worse.”',
  'The driver of the express was detained and the transport minister ordered an inquiry into a signal that had been reported as faulty on {weekday 4}.',
]

/** A train accident in the words of one wire report, printed by two sites. */
export const minyaTrain: readonly Story[] = [
  {
    site: 'kestrel-24',
    slug: 'egypt-train-collision-minya',
    section: 'World',
    title: 'Nine killed as trains collide in Egypt',
    byline: 'Agencies',
    published: { daysBefore: 2, at: '08:30' },
    summary: 'An express ran into a goods train near Minya.',
    body: wire,
  },
  {
    site: 'meridian-ledger',
    slug: 'nine-dead-in-egyptian-rail-crash',
    section: 'World',
    title: 'Nine dead in Egyptian rail crash',
    byline: 'Agencies',
    published: { daysBefore: 2, at: '10:05' },
    body: [...wire, 'Egypt’s railways carry more than a million passengers a day.'],
  },
]
