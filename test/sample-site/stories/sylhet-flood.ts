import type { Story } from '../story.ts'

/** A flood told by two sites a day apart; the toll rises from 11 to 18. */
export const sylhetFlood: readonly Story[] = [
  {
    site: 'palmgrove-daily',
    slug: 'sylhet-under-water',
    section: 'Climate',
    title: 'Sylhet under water as rivers burst their banks',
    byline: 'Rumana Keller',
    published: { daysBefore: 3, at: '16:10' },
    summary: 'At least 11 people have died and 60,000 have left their homes in northeastern Bangladesh.',
    tags: ['Bangladesh', 'floods', 'monsoon'],
    body: [
      'SYLHET, Bangladesh - Floods have killed at least 11 people in northeastern Bangladesh and forced about 60,000 from their homes, officials said on {weekday 3}, after two days of rain upstream burst the banks of the Surma river.',
      'Six of the dead were swept away in Sunamganj, where water reached the eaves of the houses, said Mokhlesur Talukder of the district’s disaster office. Three children drowned in Companiganj.',
      'The airport at Sylhet was closed and half of the city had no power.',
      '“We have put the cow on the bed and the bed on bricks,” said Shefali Begum, who has farmed here for 30 years. “There are no more bricks.”',
      'Forecasters expect the water to rise for two more days.',
    ],
  },
  {
    site: 'meridian-ledger',
    slug: 'bangladesh-floods-kill-18',
    section: 'World',
    title: 'Bangladesh floods kill 18, cut off two million',
    byline: 'Henrik Saltoun',
    published: { daysBefore: 2, at: '12:00' },
    body: [
      'The toll from floods in northeastern Bangladesh rose to 18 on {weekday 2}, and some two million people were cut off from roads and power, the disaster management ministry said.',
      'Soldiers in boats took food to villages around Sylhet and Sunamganj, where rivers broke their banks on {weekday 3}. The ministry said that 95,000 people were in shelters.',
      'Four members of one family died when their boat overturned near Jagannathpur, the fire service said. Five people are missing.',
      'The rain is to ease from {weekday 0}, the meteorological office in Dhaka said.',
    ],
  },
]
