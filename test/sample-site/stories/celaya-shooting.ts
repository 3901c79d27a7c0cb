import type { Story } from '../story.ts'

/** A shooting, and an earlier one recalled with its date. */
export const celayaShooting: readonly Story[] = [
  {
    site: 'meridian-ledger',
    slug: 'gunmen-kill-six-celaya-bar',
    section: 'World',
    title: 'Gunmen kill six in bar in Mexico’s Celaya',
    byline: 'Paloma Reyes-Whitby',
    published: { daysBefore: 2, at: '15:30' },
    summary: 'Police say that two cars of armed men drew up outside the bar shortly before closing time.',
    body: [
      'Gunmen opened fire in a bar in the Mexican city of Celaya late on {weekday 3}, killing six people and wounding four, the Guanajuato state prosecutor’s office said.',
      'The attackers arrived in two cars shortly before closing time and fired on the tables with rifles, the office said. Among the dead was a waitress of 19. The attackers fled towards the highway to Salamanca.',
      'No group claimed the attack. Two criminal organisations have fought over fuel theft and drug sales in Guanajuato for years.',
      'On {date 38}, gunmen killed four men in a pool hall in Salamanca, 40 kilometres to the west. Two suspects were arrested later that week.',
      'Mayor Julieta Orendain said that 200 soldiers of the National Guard would be sent to the city.',
    ],
  },
]
