import type { Story } from '../story.ts'

/** An attack stopped at the gate, and a plot that ended with arrests. */
export const foiledAttacks: readonly Story[] = [
  {
    site: 'ferrow-courier',
    slug: 'suicide-bomber-shot-at-peshawar-church',
    section: 'World',
    title: 'Police shoot would-be suicide bomber at Peshawar church',
    byline: 'our correspondent in Islamabad',
    published: { daysBefore: 1, at: '12:40' },
    summary: 'The man was stopped at the gate during morning prayers. Nobody else was hurt.',
    body: [
      'PESHAWAR, Pakistan - Police foiled a suicide attack on a church in the Pakistani city of Peshawar on {weekday 1}, shooting dead a man who tried to force his way through the gate with an explosive vest, a senior officer said.',
      'The vest did not go off, and none of the 300 people at morning prayers was hurt, city police chief Imtiaz Durrani said. A bomb disposal squad made it safe.',
      'One policeman was slightly wounded when the man threw a hand grenade, Durrani said.',
      'No group has said that it sent the man.',
    ],
  },
  {
    site: 'meridian-ledger',
    slug: 'three-held-over-antwerp-market-plot',
    section: 'World',
    title: 'Three held in Antwerp over plot to bomb tram depot',
    byline: 'Odile Verstrepen',
    published: { daysBefore: 1, at: '13:15' },
    body: [
      'Belgian police arrested three men in Antwerp on {weekday 1} on suspicion of planning to bomb a tram depot, federal prosecutors said.',
      'Officers who searched two flats in the Borgerhout district found four kilograms of explosives, detonators and a sketch of the depot, the prosecutors said. The attack had been planned for the coming week.',
      'The men are aged 22 to 35. A judge will decide within five days whether they stay in custody.',
      'Trams ran as usual.',
    ],
  },
]
