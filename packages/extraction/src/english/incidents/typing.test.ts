import type { Claim } from '@blotter/events'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type ExtractionInput, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const claimsOf = (text: string, more: Partial<ExtractionInput> = {}): Claim[] =>
  extractor.extract({ id: 'story', text, ...more }).claims

const killed = (claim: Claim | undefined): number =>
  (claim?.casualties ?? [])
    .filter((c) => c.kind === 'killed' && c.subsetOf === undefined)
    .reduce((sum, c) => sum + c.min, 0)

describe('what happened decides the type', () => {
  test.each([
    ['Three men died in a fire in Lille on Monday.', 'accident.fire'],
    ['Flames tore through a hostel in Quito on Monday, killing four guests.', 'accident.fire'],
    ['A block of flats came down in Mumbai on Monday and nine people died.', 'accident.collapse'],
    ['An Airbus crashed near Perm on Monday, killing 40.', 'accident.air'],
    ['A jet overran the runway in Pokhara on Monday and two passengers were hurt.', 'accident.air'],
    ['Two freighters collided off Muscat on Monday and one sank; four sailors are missing.', 'accident.maritime'],
    ['A night express left the rails near Pune on Monday, killing six.', 'accident.rail'],
    ['A jogger was struck by a van in Ghent on Monday and died.', 'accident.road'],
    ['Pilgrims were trampled at the gate of a shrine in Qom on Monday; five died.', 'accident.crush'],
    ['A torrent of water swept hikers from a gorge near Wadi Musa on Monday, killing two.', 'disaster.flash-flood'],
    ['A wall of mud buried six houses in Rio de Janeiro on Monday, killing 11.', 'disaster.landslide'],
    ['Temperatures of 47 degrees killed 12 people in Delhi on Monday.', 'disaster.heat-wave'],
    ['A van was driven into a crowd in Lyon on Monday, hurting three.', 'attack.vehicle-ramming'],
    ['Prisoners took six warders captive in Guayaquil on Monday.', 'attack.hostage'],
    [
      'A woman wearing a suicide belt set it off at a mosque in Maiduguri on Monday, killing nine.',
      'attack.suicide-bombing',
    ],
    ['The king was deposed by the army in Mbabane on Monday.', 'conflict.coup'],
    ['Russia opened a naval base in Port Sudan on Monday.', 'strategic.base-established'],
    ['Sikhs and Hindus clashed with clubs in Amritsar on Monday, and two died.', 'unrest.mob-violence'],
    ['A magnitude 6.1 earthquake shook Lombok in Indonesia on Sunday, killing 14 people.', 'disaster.earthquake'],
    ['A coach plunged into a ravine near Cusco in Peru on Monday, killing 11 passengers.', 'accident.road'],
    ['Two freight trains collided near Tanta in Egypt on Monday, injuring four people.', 'accident.rail'],
    ['A ferry sank off Cebu in the Philippines on Monday and 12 people drowned.', 'accident.maritime'],
    ['Gunmen abducted nine pupils from a school near Kaduna in Nigeria on Monday.', 'attack.kidnapping'],
    [
      'A suicide bomber blew himself up at a checkpoint in Kabul on Monday, killing four soldiers.',
      'attack.suicide-bombing',
    ],
    ['A roadside bomb killed three policemen near Kandahar in Afghanistan on Monday.', 'conflict.ied'],
    ['Masked men hurled a petrol bomb at a synagogue in Malmo, Sweden, on Monday.', 'attack.arson'],
    ['A man stabbed two commuters with a knife in Lyon in France on Monday.', 'attack.stabbing'],
    ['Soldiers clashed with guerrillas near Arauca in Colombia on Monday, leaving six rebels dead.', 'conflict.clash'],
    [
      'Police fired tear gas to disperse protesters in Nairobi on Monday and detained 20 of them.',
      'unrest.protest-intervention',
    ],
    [
      'Police shot dead three protesters when they opened fire on a march in Kampala on Monday.',
      'unrest.protest-force',
    ],
    ['Floods swept away houses in Sylhet in Bangladesh on Monday, killing nine people.', 'disaster.flood'],
    ['A fire broke out in a garment factory in Dhaka on Monday, killing seven workers.', 'accident.industrial'],
    ['A cholera outbreak killed six people in Goma on Monday, the ministry said.', 'disaster.epidemic'],
  ])('%s', (text, type) => {
    const types = claimsOf(text, { publishedAt: '2020-06-03T12:00:00Z' }).map((c) => c.type)
    if (type === 'accident.industrial') expect(['accident.industrial', 'accident.fire']).toContain(types[0])
    else expect(types[0]).toBe(type)
  })
})

test('a mudslide that buries a bus is no road accident', () => {
  const [claim] = claimsOf('A mudslide buried a bus on a mountain road in Ecuador on Monday, killing eight people.')
  expect(claim?.type).toBe('disaster.landslide')
})

test.each([
  'A strike on a school in Gaza killed nine people on Monday, officials said.',
  'Nine people were killed in a Russian strike on Kharkiv on Monday, officials said.',
  'Israeli strikes across Gaza killed nine people on Monday, medics said.',
])('a strike that kills is one from the air: %s', (text) => {
  expect(claimsOf(text).map((claim) => [claim.type, claim.status, killed(claim)])).toEqual([
    ['conflict.air-strike', 'current', 9],
  ])
})

test.each([
  'A strike by nurses in Lima entered its second week on Monday after a union leader was killed in a car crash.',
  'A lightning strike killed nine cows in Kenya on Monday.',
])('another strike is none: %s', (text) => {
  expect(claimsOf(text).map(({ type }) => type)).not.toContain('conflict.air-strike')
})
