import type { Claim } from '@blotter/events'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const claimsOf = (text: string): Claim[] =>
  extractor.extract({ id: 'story', text, publishedAt: '2026-11-24T12:00:00Z' }).claims

const killed = ({ casualties }: Claim): number => casualties.reduce((sum, c) => sum + c.min, 0)

describe('those whom a state puts to death are news, what they were put to death for is not', () => {
  test.each([
    ['Iran on Monday hanged four men convicted of drug trafficking in Karaj, state media said.', 4, 'Iran'],
    ['Four men convicted of murder were hanged in a prison in Karaj on Monday, activists said.', 4, undefined],
    ['Saudi Arabia beheaded three men for terrorism on Sunday, the ministry said.', 3, 'Saudi Arabia'],
    ['A Texas inmate was put to death by lethal injection on Wednesday, officials said.', 1, undefined],
  ])('%s', (text, dead, state) => {
    const [claim, ...more] = claimsOf(text)
    expect(more).toEqual([])
    expect(claim).toMatchObject({ type: 'attack.execution', status: 'current', execution: 'carried-out' })
    expect(claim && killed(claim)).toBe(dead)
    expect(claim?.actors.map(({ kind, name }) => [kind, name])).toEqual(state ? [['state', state]] : [])
  })

  test('the crime is told as a past one of its own, with its people, place and year', () => {
    const claims = claimsOf('Japan hanged a man on Friday convicted of killing nine people in Zama in 2017.')
    expect(claims.map((claim) => [claim.status, claim.when.start, killed(claim), claim.where?.name])).toEqual([
      ['current', '2026-11-20', 1, 'Japan'],
      ['past', '2017-01-01', 9, 'Zama'],
    ])
  })
})

test.each([
  'A Singapore court sentenced a man to hang on Monday for trafficking cannabis.',
  'A portrait of the king was hanged in the palace on Monday, officials said.',
  'The plan was executed for the company on Monday, officials said.',
  'Iran is to hang four men next week, rights groups said on Monday.',
])('nobody was put to death: %s', (text) => {
  expect(claimsOf(text)).toEqual([])
})
