import type { Story } from '../story.ts'

/** A ferry accident told by three sites; the toll rises from 14 to 27 while the number of the missing falls. */
export const kigomaFerry: readonly Story[] = [
  {
    site: 'kestrel-24',
    slug: 'ferry-goes-down-lake-tanganyika',
    section: 'World',
    title: 'Ferry goes down on Lake Tanganyika, at least 14 dead',
    byline: 'Leila Mwandoro',
    published: { daysBefore: 3, at: '10:40' },
    summary: 'Dozens are missing after a passenger ferry capsized near Kigoma in western Tanzania.',
    picture: { caption: 'The harbour at Kigoma in an earlier year', credit: 'Kestrel archive' },
    body: [
      'KIGOMA, Tanzania - At least 14 people drowned on {weekday 3} when a passenger ferry capsized in high waves on Lake Tanganyika, an hour after it had left the port of Kigoma, police said.',
      'Another 38 passengers were missing, regional police commander Joakim Sembuli told reporters on the quay. Fishing boats had pulled 49 survivors from the water by midday.',
      '"The boat leaned once, came back, and then it went over," said Neema Kalinga, 31, who held on to a jerrycan until a canoe reached her. "Those below deck had no chance."',
      'The Bahari Njema had been licensed to carry 80 people. A port clerk said that more than 100 tickets had been sold, and that sacks of dried fish were stacked on the upper deck.',
      'The search was to go on through the night, Sembuli said.',
    ],
  },
  {
    site: 'meridian-ledger',
    slug: 'ferry-capsizes-off-kigoma',
    section: 'World',
    title: 'Nineteen dead after overloaded ferry capsizes off Kigoma',
    standfirst: 'Rescuers work through the dark on Lake Tanganyika as relatives wait at the port with photographs.',
    byline: 'Henrik Saltoun',
    published: { daysBefore: 3, at: '19:15' },
    updated: { daysBefore: 3, at: '20:05' },
    summary: 'The toll of the Lake Tanganyika ferry disaster rose to 19, with 33 people still missing.',
    picture: { caption: 'A rescue boat returns to Kigoma after dusk', credit: 'J. Ruhinda' },
    body: [
      'The death toll from the sinking of a ferry on Lake Tanganyika rose to 19 on {weekday 3} evening, and 33 people were still missing, the Tanzanian authorities said.',
      'The Bahari Njema capsized in the morning some six kilometres south of Kigoma, on its way to the villages of the eastern shore. Officials had earlier put the toll at 14.',
      'Navy divers brought up five bodies from the hull before sunset, among them two children, regional commissioner Pendo Lusinde said. She said that 61 people had been rescued.',
      '## No lists',
      'Nobody knows how many were on board, because children under six travel without a ticket. Lusinde said that the owner of the vessel and its captain had been arrested.',
      'At the port, Baraka Mnyama was looking for his brother. "They write a name when they find a face," he said. "They have not written his."',
    ],
  },
  {
    site: 'palmgrove-daily',
    slug: 'kigoma-search-called-off',
    section: 'World',
    title: 'Search called off in Kigoma as ferry toll reaches 27',
    byline: 'Oluchi Brandt',
    published: { daysBefore: 1, at: '07:30' },
    tags: ['Tanzania', 'shipping', 'Lake Tanganyika'],
    body: [
      'KIGOMA - Rescuers called off the search for survivors of a ferry that capsized on Lake Tanganyika on {weekday 3}, after the number of confirmed deaths had climbed to 27.',
      'Twenty-one people remain missing, regional commissioner Pendo Lusinde said on {weekday 2}. Divers could no longer enter the wreck of the Bahari Njema, which had slid to a depth of more than 90 metres.',
      'Most of the dead were traders on their way home from the Kigoma market, the district hospital said. Seven of them were women and four were children.',
      'It is the worst accident on the Tanzanian side of the lake since {month 430} {year 430}, when a cargo boat sank near Kasanga and 12 people died.',
      'The ministry of transport has grounded three vessels of the same owner. Prosecutors said that the captain would be questioned about the load.',
    ],
  },
]
