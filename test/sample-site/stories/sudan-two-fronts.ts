import type { Story } from '../story.ts'

/** Two incidents in one article: an air strike and, a day later and far away, shelling. */
export const sudanTwoFronts: readonly Story[] = [
  {
    site: 'ferrow-courier',
    slug: 'sudan-market-struck-hospital-shelled',
    section: 'World',
    title: 'Sudan: market struck from the air, hospital shelled',
    byline: 'Nadir Osman Fell',
    published: { daysBefore: 1, at: '18:25' },
    summary: 'An air strike in South Darfur and shelling in Omdurman killed at least 28 people in two days.',
    body: [
      'PORT SUDAN, Sudan - An air strike on a livestock market in Nyala killed at least 22 people on {weekday 2}, and artillery fire hit a hospital in Omdurman on {weekday 1}, killing six, doctors and residents said.',
      'Two bombs fell on the market in the capital of South Darfur at noon, when it was full, a volunteer of the local emergency room said by telephone. At least 30 people were wounded. He blamed the Sudanese army, the only side in the war that flies bombers. The army did not comment.',
      'In Omdurman, across the Nile from Khartoum, shells fired by the paramilitary Rapid Support Forces struck the maternity ward of the Al Tijani hospital on {weekday 1} morning, the health ministry of Khartoum state said. Six people died, two of them nurses, and 11 were injured.',
      'A spokesman for the Rapid Support Forces denied that its gunners had fired on the hospital.',
      'The war has driven more than 12 million people from their homes.',
    ],
  },
]
