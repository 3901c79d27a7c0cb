import type { Story } from '../story.ts'

/** A protest that police meet with force. */
export const nairobiProtest: readonly Story[] = [
  {
    site: 'kestrel-24',
    slug: 'police-fire-on-nairobi-fuel-protest',
    section: 'World',
    title: 'Three dead as Kenyan police open fire on fuel price protest',
    byline: 'Wairimu Ashdown',
    published: { daysBefore: 1, at: '17:05' },
    summary: 'Police used tear gas, rubber bullets and, witnesses said, live rounds in the centre of Nairobi.',
    picture: { caption: 'Protesters run from tear gas on Moi Avenue', credit: 'W. Ashdown' },
    body: [
      'NAIROBI - Police in Kenya fired tear gas, rubber bullets and live rounds at thousands of people who were protesting against fuel prices in Nairobi on {weekday 1}, killing three, the state human rights commission said.',
      'At least 41 people were injured, 12 of them by gunshots, and more than 120 were arrested, said Beatrice Odhiambo, who heads the commission.',
      'The police said that officers had acted to protect property and denied that live ammunition had been used. Six policemen were hurt by stones, a spokesman said.',
      'Protesters set fire to tyres on Moi Avenue and tried to march on parliament. “We came with whistles,” said Kevin Otieno, 24, a courier. “They came with rifles.”',
      'Smaller marches in Kisumu and Mombasa ended peacefully.',
    ],
  },
]
