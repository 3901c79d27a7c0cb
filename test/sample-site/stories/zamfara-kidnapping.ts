import type { Story } from '../story.ts'

/** A kidnapping told by two sites; in the second nine of the abducted are free again. */
export const zamfaraKidnapping: readonly Story[] = [
  {
    site: 'palmgrove-daily',
    slug: 'gunmen-abduct-24-pupils-zamfara',
    section: 'World',
    title: 'Gunmen abduct 24 pupils from boarding school in Zamfara',
    byline: 'Oluchi Brandt',
    published: { daysBefore: 3, at: '14:20' },
    summary: 'The attackers came on motorcycles and led the children into the forest, a teacher said.',
    tags: ['Nigeria', 'education'],
    body: [
      'GUSAU, Nigeria - Gunmen abducted 24 pupils from a boarding school in Nigeria’s Zamfara state before dawn on {weekday 3}, police and a teacher said.',
      'About 50 men on motorcycles surrounded the school in Talata Mafara and shot a watchman dead, said police spokesman Yusuf Dangana. They then led the children on foot into the forest.',
      '“They called the register,” said Hadiza Bello, who teaches mathematics. “They had our register in their hands.”',
      'No ransom had been asked for by the afternoon. Gangs known locally as bandits often seize pupils, farmers and travellers for money in the northwest.',
    ],
  },
  {
    site: 'kestrel-24',
    slug: 'nine-zamfara-pupils-escape',
    section: 'World',
    title: 'Nine of 24 kidnapped Zamfara pupils escape',
    byline: 'Chidi Farrant',
    published: { daysBefore: 1, at: '15:35' },
    body: [
      'Nine of the 24 pupils kidnapped by gunmen in northwestern Nigeria on {weekday 3} have escaped, the governor of Zamfara state said on {weekday 1}.',
      'They walked for a night and were found by herders near Bakura, Governor Sani Maikudi told reporters in Gusau. Fifteen of those abducted at Talata Mafara had not come back.',
      'Soldiers and police are combing the Gando forest with the help of hunters, the army said.',
      'The watchman who was killed in the raid was buried on {weekday 2}.',
    ],
  },
]
