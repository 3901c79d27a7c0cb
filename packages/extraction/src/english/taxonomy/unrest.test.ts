import { type Examples, testFamilies } from '../../../test/type-examples.ts'

const examples: Examples = {
  'unrest.protest': {
    is: [
      'Thousands of people demonstrated in Budapest on Saturday against a new law.',
      'Nurses held a protest march in Nairobi on Monday over unpaid wages.',
    ],
    not: [
      'Thousands of people watched the match in Budapest on Saturday.',
      'Police killed two robbers in Nairobi on Monday.',
    ],
  },
  'unrest.protest-intervention': {
    is: [
      'Police fired tear gas to disperse protesters in Tunis on Friday.',
      'Officers detained 40 demonstrators at a rally in Minsk on Sunday.',
    ],
    not: ['Protesters marched peacefully through Tunis on Friday.', 'Police detained 40 smugglers in Minsk on Sunday.'],
  },
  'unrest.protest-force': {
    is: [
      'Police shot dead three protesters in Conakry on Tuesday when they fired live rounds into a march.',
      'Security forces opened fire on demonstrators in Basra on Friday, killing five people.',
    ],
    not: [
      'Protesters threw stones at police in Conakry on Tuesday, wounding two officers.',
      'Gunmen opened fire on a bus in Basra on Friday, killing five people.',
    ],
  },
  'unrest.strike': {
    is: [
      'A general strike shut shops and schools across Guadeloupe on Monday.',
      'Farmers set up a road blockade near Sucre on Wednesday over fuel prices.',
    ],
    not: [
      'An air strike hit shops in Saada on Monday, killing four people.',
      'Lightning strikes killed two farmers near Sucre on Wednesday.',
    ],
  },
  'unrest.riot': {
    is: [
      'Rioters torched cars and looted shops in Johannesburg on Monday.',
      'Nine inmates died in a prison riot in Guayaquil on Tuesday, officials said.',
    ],
    not: [
      'The comedian was a riot in Johannesburg on Monday.',
      'Nine passengers died when a bus fell into a ravine near Guayaquil on Tuesday.',
    ],
  },
  'unrest.mob-violence': {
    is: [
      'A mob beat two men to death in a village near Dhanbad on Sunday over a rumour.',
      'Rival student factions clashed at a college in Dhaka on Monday, leaving 20 hurt.',
    ],
    not: [
      'The star was mobbed by fans near Dhanbad on Sunday.',
      'Soldiers clashed with rebels near Kachin on Monday, leaving 20 dead.',
    ],
  },
}

testFamilies(['unrest'], examples)
