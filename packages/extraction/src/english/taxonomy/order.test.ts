import { type Examples, testFamilies } from '../../../test/type-examples.ts'

const examples: Examples = {
  'security.arrests': {
    is: [
      'Police arrested twelve people in raids across Antwerp on Tuesday.',
      'Soldiers detained 30 men in a sweep near Hebron on Monday.',
    ],
    not: [
      'A man suffered a cardiac arrest in Antwerp on Tuesday.',
      'Gunmen killed 30 men in a village near Hebron on Monday.',
    ],
  },
  'security.weapon-foiled': {
    is: [
      'Police in Lyon foiled a plot to bomb a train and seized explosives on Monday.',
      'Troops found an arms cache with 40 rifles near Kunduz on Wednesday.',
    ],
    not: [
      'A bomb exploded on a train in Lyon on Monday, killing three people.',
      'Archaeologists found a cache of coins near Kunduz on Wednesday.',
    ],
  },
  'strategic.agreement': {
    is: [
      'The government and the rebels signed a ceasefire in Juba on Thursday.',
      'Two armed groups signed a peace agreement in Tripoli on Monday, mediators said.',
    ],
    not: [
      'The rebels killed nine soldiers in Juba on Thursday.',
      'Two banks signed a loan agreement in Tripoli on Monday.',
    ],
  },
  'strategic.group-change': {
    is: [
      'Two rebel groups near Bambari merged on Monday into a new front of 400 fighters.',
      'A faction of militants in Mindanao pledged allegiance to the Islamic State on Friday.',
    ],
    not: ['Two airlines merged on Monday in Bangui.', 'Militants in Mindanao killed four soldiers on Friday.'],
  },
  'strategic.base-established': {
    is: [
      'Rebels established a base in an old school near Rutshuru on Monday, residents said.',
      'The army opened a base with 600 soldiers at Diffa on Tuesday.',
    ],
    not: [
      'A shell hit an army base near Rutshuru on Monday, killing a soldier.',
      'A firm opened a factory with 600 workers at Diffa on Tuesday.',
    ],
  },
  'strategic.territory-transfer': {
    is: [
      'The army handed over control of the town of Ras Lanuf to a council of elders on Monday.',
      'Fighters withdrew from the town of Arsal on Wednesday under a deal, without a shot.',
    ],
    not: [
      'Rebels killed eleven soldiers in the town of Ras Lanuf on Monday.',
      'A runner withdrew from the race in Arsal on Wednesday.',
    ],
  },
  'crime.organised': {
    is: [
      'Customs officers in Rotterdam found 4 tonnes of cocaine in a container on Monday, a blow to a smuggling ring.',
      'Police broke up a human trafficking network in Tijuana on Tuesday and freed 19 migrants.',
    ],
    not: [
      'Customs officers in Rotterdam went on strike on Monday.',
      'Traffic came to a halt in Tijuana on Tuesday after a burst pipe.',
    ],
  },
}

testFamilies(['security', 'strategic', 'crime'], examples)
