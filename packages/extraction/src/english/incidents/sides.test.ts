import type { Claim } from '@blotter/events'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const claimsOf = (text: string): Claim[] =>
  extractor.extract({ id: 'story', text, publishedAt: '2026-11-24T12:00:00Z' }).claims

const toll = ({ casualties }: Claim, kind: string): number =>
  casualties.filter((c) => c.kind === kind && c.subsetOf === undefined).reduce((sum, c) => sum + c.min, 0)

const tellings = (text: string): (string | number)[][] =>
  claimsOf(text).map((claim) => [
    claim.actors.map(({ name }) => name).join(),
    toll(claim, 'killed'),
    toll(claim, 'injured'),
    claim.when.start ?? '',
  ])

describe('what the other side does is an incident of its own, with its doer, its toll and its day', () => {
  test('states and armed groups by their names', () => {
    const text =
      'Israeli air strikes killed 12 people in southern Lebanon on Friday, the health ministry said. Hezbollah fired rockets into northern Israel, wounding four people in Kiryat Shmona.'
    expect(tellings(text)).toEqual([
      ['Israel', 12, 0, '2026-11-20'],
      ['Hezbollah', 0, 4, '2026-11-20'],
    ])
    expect(claimsOf(text).map(({ where }) => where?.iso2)).toEqual(['LB', 'IL'])
  })

  test('an answer in kind by a country', () => {
    const text =
      'Azerbaijani forces shelled positions in Armenia on Tuesday, killing 49 soldiers. Armenia returned fire, killing 50 Azeri soldiers, Baku said.'
    expect(claimsOf(text).map((claim) => [claim.type, toll(claim, 'killed')])).toEqual([
      ['conflict.shelling', 49],
      ['conflict.shelling', 50],
    ])
  })

  test('those who suffered it act', () => {
    const text =
      'A mob beat two men to death in Jos on Wednesday over an alleged theft. Police shot dead three members of the mob.'
    expect(tellings(text)).toEqual([
      ['mob', 2, 0, '2026-11-18'],
      ['Police', 3, 0, '2026-11-18'],
    ])
    expect(claimsOf(text).map(({ where }) => where?.name)).toEqual(['Jos', 'Jos'])
  })

  test('protesters and the police kill each other', () => {
    const text =
      'Police shot dead three protesters in Kisumu on Monday, witnesses said. Protesters stoned a policeman to death, the minister said.'
    expect(claimsOf(text).map((claim) => toll(claim, 'killed'))).toEqual([3, 1])
  })
})

test('who answers need not be named before', () => {
  const text =
    'Al-Shabab fighters attacked a base in southern Somalia on Friday, killing 12 soldiers. African Union troops killed 37 militants in response.'
  expect(claimsOf(text).map((claim) => toll(claim, 'killed'))).toEqual([12, 37])
})

describe('one incident stays one', () => {
  test.each([
    'A Palestinian gunman killed two Israelis near Nablus on Monday, the military said. Israeli troops shot dead the attacker.',
    'Soldiers and rebels clashed near Sake on Wednesday. The army said it had killed 14 rebels.',
    'Gunmen shot dead five people at a market in Jos on Monday. Police shot one of the gunmen.',
    'Israeli air strikes killed 12 people in Tyre on Friday. The strikes hit a market, medics said, and wounded 30 people.',
    'Rebels killed 10 soldiers near Goma on Friday. The rebels also wounded 12 soldiers in the ambush.',
  ])('%s', (text) => {
    expect(claimsOf(text)).toHaveLength(1)
  })
})

test('who kills the attacker is not who attacked', () => {
  const [claim] = claimsOf(
    'A Palestinian gunman killed two Israelis near Nablus on Monday, the military said. Israeli troops shot dead the attacker.',
  )
  expect(claim?.actors.map(({ name }) => name)).toEqual(['Palestinian gunman'])
})
