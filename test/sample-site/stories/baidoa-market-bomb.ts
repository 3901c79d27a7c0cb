import type { Story } from '../story.ts'

/** A car bomb whose first toll of 19 is corrected down to 16 by the hospital. */
export const baidoaMarketBomb: readonly Story[] = [
  {
    site: 'ferrow-courier',
    slug: 'car-bomb-tears-through-baidoa-market',
    section: 'World',
    title: 'Car bomb tears through Baidoa market, killing 19',
    byline: 'our correspondent in Mogadishu',
    published: { daysBefore: 2, at: '13:10' },
    summary:
      'Police in the Somali city of Baidoa say that 19 people died when a car laden with explosives was set off.',
    body: [
      'BAIDOA, Somalia, {date 2} - A car laden with explosives was set off at a vegetable market in the Somali city of Baidoa on {weekday 2}, killing 19 people and wounding about 40, police said.',
      'The blast, shortly after nine in the morning, flattened a row of tin stalls and set a minibus on fire. All the dead were civilians, police captain Abdirahman Jimale said.',
      '“I was weighing onions and then I could not hear,” said Faduma Isaq, a trader with a bandaged arm. “The tea seller next to me is dead.”',
      'Al-Shabab claimed responsibility in a statement read on a radio station that is close to the group. It said that the target had been a convoy of soldiers, which witnesses did not see.',
      'Hospitals in the city appealed for blood.',
    ],
  },
  {
    site: 'kestrel-24',
    slug: 'baidoa-blast-what-we-know',
    section: 'World',
    title: 'Baidoa market blast: hospital overwhelmed as 19 reported killed',
    byline: 'Kestrel foreign desk',
    published: { daysBefore: 2, at: '16:50' },
    body: [
      'Doctors in Baidoa treated the wounded on the floor on {weekday 2} after a car bomb exploded at a market in the southern Somali city. Police said that 19 people had been killed and at least 43 injured.',
      'The bomb had been hidden in a white saloon car left near the gate of the market at dawn, a security official said.',
      'Twelve of the injured were flown to Mogadishu, among them three children.',
      'The militant group al-Shabab said that it had carried out the attack.',
    ],
  },
  {
    site: 'meridian-ledger',
    slug: 'market-bomb-toll-lowered',
    section: 'World',
    title: 'Baidoa hospital lowers toll of market bombing to 16',
    standfirst:
      'Three bodies had been counted twice, the director says, after the dead were moved between two clinics.',
    byline: 'Ifrah Delane',
    published: { daysBefore: 1, at: '09:20' },
    summary: 'The number of people killed in a car bomb attack in the Somali city of Baidoa was corrected to 16.',
    body: [
      'Sixteen people were killed in the car bombing of a market in Baidoa on {weekday 2}, not 19 as police had first announced, the director of the city’s main hospital said on {weekday 1}.',
      'Three bodies were counted twice when they were moved from a private clinic to the morgue, Dr Hassan Warsame told the Meridian Ledger. Police confirmed the lower figure.',
      'The number of the wounded stands at 47. Nine of them are in a critical condition.',
      'Al-Shabab, which claimed the attack, has fought the government for almost two decades. Its fighters withdrew from Baidoa in 2012.',
      'Traders began to rebuild their stalls on {weekday 1} morning behind a line of sandbags.',
    ],
  },
]
