import type { Story } from '../story.ts'

/** An air strike told by two sites; the second has the later and higher toll. */
export const sagaingAirStrike: readonly Story[] = [
  {
    site: 'palmgrove-daily',
    slug: 'jet-bombs-village-school-sagaing',
    section: 'World',
    title: 'Military jet bombs village school in Sagaing, killing 12',
    byline: 'Thiri Lansdowne',
    published: { daysBefore: 2, at: '11:45' },
    summary: 'Four pupils were among the dead in a village in Depayin township, a resistance group said.',
    tags: ['Myanmar', 'Sagaing'],
    body: [
      'An air strike by Myanmar’s military on a village school in the Sagaing region killed 12 people, including four children, on {weekday 2}, a local resistance group and two residents said.',
      'A jet dropped two bombs on the school in Depayin township at about nine in the morning, while lessons were being held, said Ko Sithu, a member of the township’s defence force. Seventeen people were injured.',
      '“We heard it only when it turned,” a teacher said by telephone. “I had told them to lie under the desks. The roof came down on the desks.”',
      'A spokesman for the military government did not answer calls. State television said that aircraft had attacked a base of “terrorists” in the area.',
      'On {date 33} a similar strike on a monastery in neighbouring Kanbalu township killed seven people.',
    ],
  },
  {
    site: 'ferrow-courier',
    slug: 'myanmar-school-bombing-toll-17',
    section: 'World',
    title: 'Toll of Myanmar school bombing rises to 17',
    byline: 'Edmund Caul in Bangkok',
    published: { daysBefore: 1, at: '10:15' },
    body: [
      'BANGKOK, {date 1} - The number of people killed when a military aircraft bombed a school in northwestern Myanmar on {weekday 2} has risen to 17, seven of them pupils, an aid worker said on {weekday 1}.',
      'Five of the injured died overnight on the road to the hospital in Monywa, said the aid worker, who asked not to be named. The school stood in Depayin township, Sagaing region, where the army fights several armed groups.',
      'The shadow National Unity Government called the air strike a war crime and said that 14 people were still being treated.',
      'A military spokesman, Major General Tin Maung Hla, said that the air force did not attack civilians.',
    ],
  },
]
