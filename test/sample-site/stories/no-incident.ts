import type { Story } from '../story.ts'

/** Stories full of the words of violence that report no incident of these days. */
export const noIncident: readonly Story[] = [
  {
    site: 'kestrel-24',
    slug: 'rovers-bombarded-but-unbeaten',
    section: 'Football',
    title: 'Bombarded Rovers survive to snatch a point at Vale Park Road',
    byline: 'Gavin Thrupp',
    published: { daysBefore: 2, at: '22:10' },
    summary: 'United fired 31 shots and could not kill the game.',
    body: [
      'Calder Rovers were bombarded for an hour and a half on {weekday 2} and came away from Vale Park Road with a 1-1 draw that their goalkeeper will tell his grandchildren about.',
      'Marcus Iyer, 20, made 14 saves as United fired shots from every range. The visitors’ captain, Dele Stroud, was booked for a late attack on the ball in the eleventh minute, and the home crowd exploded when Lukas Harrow shot United ahead on the half hour.',
      'United had two chances to kill the game before the break. Instead Rovers struck: a long throw, a header, and a rocket from Tom Ashby off the bar and in.',
      '“They had us under siege and we did not surrender,” said manager Ray Colcutt. “Our strikers were firing blanks, but one went off.”',
      'Rovers stay 17th, two points above the drop.',
    ],
  },
  {
    site: 'ferrow-courier',
    slug: 'knife-attacker-jailed-22-years',
    section: 'Law',
    title: 'Man jailed for 22 years over library stabbing',
    byline: 'Philippa Dunmore at Leeds Crown Court',
    published: { daysBefore: 2, at: '14:30' },
    body: [
      'A man who stabbed two people to death in a library in Leeds was sentenced to 22 years in prison on {weekday 2}.',
      'Callum Dyer, 41, had admitted the killings, which took place on {date 2 2}, {year 2 2}. Mrs Justice Amberley told him that he would serve at least two thirds of the term.',
      'The court heard that Dyer had stopped taking his medicine four weeks before the attack. His lawyer said that he did not ask for forgiveness.',
      'The families of the victims, Joan Pettifer and Samuel Achebe, said outside the court that they had waited long enough for the verdict.',
    ],
  },
  {
    site: 'kestrel-24',
    slug: 'oil-shock-batters-shares',
    section: 'Markets',
    title: 'Oil shock batters shares as price war erupts',
    byline: 'Kestrel markets desk',
    published: { daysBefore: 1, at: '16:45' },
    body: [
      'Shares in Europe were battered on {weekday 1} as a price war between oil producers erupted and crude plunged by nine percent.',
      'Airlines soared while drillers were hit hard: Norsk Boring lost 14 percent and Caspian Deep, which issued a profit warning, collapsed by a fifth.',
      '“It was a bloodbath in energy and a party everywhere else,” said Renske Oude, a strategist at the broker Halm and Stead. “Investors who fled to bonds on {weekday 2} missed the fireworks.”',
      'Traders expect the central bank to hold fire next week. The euro rose by half a cent.',
    ],
  },
  {
    site: 'palmgrove-daily',
    slug: 'ten-years-after-the-wave',
    section: 'People',
    title: 'Ten years after the wave, a village reads out 68 names',
    standfirst: 'In Barangay San Isidro they still keep the clock that stopped.',
    byline: 'Marisol Tandoc',
    published: { daysBefore: 1, at: '06:50' },
    tags: ['Philippines', 'memory'],
    body: [
      'SAMAR, Philippines - At twelve minutes past four the bell was rung once, and then the names were read: 68 of them, as every year.',
      'The people of San Isidro gathered on {weekday 1} to remember the storm surge that took the lower half of their village on {date 1 10}, {year 1 10}. The survivors, now 140 families, live on the hill.',
      'Lourdes Abueva lit two candles, for a husband and a son. “I do not come for the speeches,” she said. “I come for the bell.”',
      'A photographer from Manila showed portraits of the survivors in the chapel. The exhibition stays open until the end of the month.',
    ],
  },
]
