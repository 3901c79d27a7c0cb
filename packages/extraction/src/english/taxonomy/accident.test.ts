import { type Examples, testFamilies } from '../../../test/type-examples.ts'

const examples: Examples = {
  'accident.air': {
    is: [
      'A light aircraft crashed near Bern on Saturday, killing all four on board.',
      'A helicopter came down in the sea off Aberdeen on Monday, killing two crew.',
    ],
    not: [
      'Warplanes bombed a village near Bern on Saturday, killing four people.',
      'A bus crashed near Aberdeen on Monday, killing two passengers.',
    ],
  },
  'accident.maritime': {
    is: [
      'A ferry capsized on the river near Mbandaka on Sunday, and 50 people drowned.',
      'A fishing boat sank off Lampedusa on Monday with nine people aboard, the coast guard said.',
    ],
    not: ['Shares sank in Milan on Monday.', 'A lorry overturned near Mbandaka on Sunday, killing five people.'],
  },
  'accident.rail': {
    is: [
      'Two trains collided near Larissa on Tuesday, killing 57 people.',
      'A freight train derailed near Toledo on Monday, injuring the driver.',
    ],
    not: [
      'The talks were derailed in Toledo on Monday.',
      'Two buses collided near Larissa on Tuesday, killing seven people.',
    ],
  },
  'accident.road': {
    is: [
      'A bus plunged into a ravine near Huanuco on Friday, killing 22 passengers.',
      'Six people died on Sunday when a lorry hit a minibus near Arusha.',
    ],
    not: [
      'A bus was set on fire by gunmen near Huanuco on Friday.',
      'A train hit a platform near Arusha on Sunday, killing six people.',
    ],
  },
  'accident.industrial': {
    is: [
      'An explosion in a coal mine near Donetsk killed eleven miners on Tuesday.',
      'Four workers died in a blast at a fireworks factory explosion near Sivakasi on Monday.',
    ],
    not: [
      'A landmine killed eleven soldiers near Donetsk on Tuesday.',
      'Four workers went on strike at a factory near Sivakasi on Monday.',
    ],
  },
  'accident.explosion': {
    is: [
      'A gas explosion in a block of flats in Magnitogorsk killed nine people on Monday.',
      'A gas cylinder blew up in a restaurant in Yinchuan on Friday, killing four diners.',
    ],
    not: [
      'A car bomb exploded outside a court in Magnitogorsk on Monday, killing nine people.',
      'The population of Yinchuan exploded, a report said on Friday.',
    ],
  },
  'accident.fire': {
    is: [
      'A blaze in a nightclub in Kocani killed 50 people on Sunday.',
      'Fire swept through a hotel in Johannesburg on Monday, killing seven guests.',
    ],
    not: [
      'Gunmen opened fire in a nightclub in Kocani on Sunday, killing five people.',
      'The minister came under fire in Johannesburg on Monday.',
    ],
  },
  'accident.collapse': {
    is: [
      'A building collapse in Mumbai killed eight people on Friday.',
      'A bridge collapsed near Genoa on Tuesday, killing 43 people.',
    ],
    not: ['A bank collapsed in Mumbai on Friday.', 'An earthquake near Genoa on Tuesday killed 43 people.'],
  },
  'accident.crush': {
    is: [
      'A stampede at a temple near Hathras killed 30 worshippers on Monday.',
      'Twelve fans died in a crowd crush at a stadium in Sanaa on Friday.',
    ],
    not: [
      'Twelve fans died when a bus overturned near Sanaa on Friday.',
      'The team crushed its rivals near Hathras on Monday.',
    ],
  },
  'accident.chemical': {
    is: [
      'A chlorine leak at a water plant in Aqaba sent 60 people to hospital on Monday.',
      'An oil spill fouled beaches near Santander on Friday, officials said.',
    ],
    not: [
      'The leak of a report upset ministers in Aqaba on Monday.',
      'A boat sank near Santander on Friday, drowning two people.',
    ],
  },
  'accident.poisoning': {
    is: [
      'Tainted alcohol killed 21 people in Izmir on Tuesday, doctors said.',
      'Food poisoning put 90 pupils of a school in Nagpur in hospital on Monday.',
    ],
    not: [
      'The dispute poisoned ties between Izmir and Athens on Tuesday.',
      'A fire put 90 pupils of a school in Nagpur in hospital on Monday.',
    ],
  },
  'accident.other': {
    is: [
      'A crane toppled onto a street in Bangkok on Friday, killing three people.',
      'Two children were killed when an elevator fell in a tower in Rome on Monday.',
    ],
    not: [
      'Gunmen killed three people in a street in Bangkok on Friday.',
      'Two children were rescued from a cave near Rome on Monday.',
    ],
  },
}

testFamilies(['accident'], examples)
