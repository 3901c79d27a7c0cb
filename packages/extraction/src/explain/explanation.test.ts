import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractLine } from '../extract-line.ts'
import { createExtractor, type Extractor } from '../extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const STORIES = {
  war: 'Rebels fired 30 rockets at the capital Sanaa on Friday, killing nine people, among them a woman, the Aden Rights Watch said.\nThe Huthi rebels claimed responsibility for the barrage, which follows a similar attack on March 2 that killed five.',
  capital:
    'A bomb exploded in the capital on Tuesday, killing four soldiers, Kenyan police said. Kenya has seen several attacks.',
  dateline: 'BOGOTA, 9 MAR 2018 (HP) -- Rebels blew up a bridge near Arauca in Colombia and killed four soldiers.',
  toll: 'Air strikes have killed more than 900 people in Yemen since 2015, a monitor in Aden said on Friday.',
  plot: 'Police in Lyon foiled a plot to bomb a synagogue on Monday, arresting three men, according to the prosecutor. Officers seized two rifles.',
  denial:
    'The army denied that its jets had bombed a camp near Taez on Sunday. Rebel leaders had said that 12 people were killed in the air strike.',
  past: 'A jury in Athens convicted two men on Monday over the bombing of a bank. The explosion on May 3, 2012, killed a clerk and wounded six people.',
  flood: 'Floods swept away houses in Sylhet in Bangladesh, killing nine people and leaving 4,000 homeless.',
  accused:
    'A bomb exploded outside the offices of a newspaper in Bogota, wounding four employees. Colonel Suarez blamed the National Liberation Army for the attack. The victims were identified as Ana Rojas and Luis Pardo.',
}
const read = (text: string) => extractor.extract({ id: 'story', text, publishedAt: '2018-03-10T10:00:00Z' })

describe.each(Object.entries(STORIES))('of every claim of the story "%s"', (_, text) => {
  test('each field names its rule, and what the rule read lies in the text', () => {
    const { claims, explanations = [] } = read(text)
    expect(claims).not.toEqual([])
    expect(explanations.map(({ claimId }) => claimId)).toEqual(claims.map(({ id }) => id))
    for (const [i, claim] of claims.entries()) {
      const reasons = explanations[i]?.reasons ?? []
      const explained = [...new Set(reasons.map(({ field }) => field))]
      const lists = ['actors', 'targets', 'victims', 'weapons', 'casualties', 'evidence'] as const
      const fields = lists.flatMap((list) => claim[list].map((_part, at) => `${list}.${at}`))
      const singles = [
        'type',
        'status',
        'execution',
        'when',
        claim.where && 'where',
        claim.attribution && 'attribution',
      ]
      expect(explained.toSorted()).toEqual([...fields, ...singles.filter(Boolean)].toSorted())
      for (const { rule, span } of reasons) {
        expect(rule).toMatch(/^[a-z]+\.[a-z0-9.-]+$/)
        if (span) expect(text.slice(span.start, span.end)).toMatch(/\S/)
      }
    }
  })

  test('a claim itself holds no rule but those of "why"', () => {
    for (const claim of read(text).claims) expect(JSON.stringify(claim)).not.toMatch(/"(?:rule|read|reasons)"/)
  })
})

const reasonsOf = (text: string, claim: number, field: string) =>
  (read(text).explanations?.[claim]?.reasons ?? [])
    .filter((reason) => reason.field === field)
    .map(({ rule, span }) => [rule, span && text.slice(span.start, span.end)])

test.each([
  ['war', 0, 'actors.0', [['actor.agent', 'Rebels']]],
  ['war', 0, 'casualties.0', [['act.kill', 'nine people']]],
  ['war', 0, 'casualties.1', [['subset.among-them', 'a woman']]],
  ['war', 0, 'where', [['place.containment', 'Sanaa']]],
  ['capital', 0, 'where', [['place.the-capital', 'in the capital']]],
  ['war', 0, 'when', [['date.weekday', 'Friday']]],
  ['war', 0, 'attribution', [['source.verb-of-saying', 'the Aden Rights Watch']]],
  ['dateline', 0, 'when', [['date.dateline', 'BOGOTA, 9 MAR 2018 (HP) -- ']]],
  ['toll', 0, 'status', [['status.cumulative.since', 'since 2015']]],
  ['plot', 0, 'execution', [['status.plan', 'foiled']]],
  ['denial', 0, 'status', [['status.denied.that', 'denied that']]],
] as const)('in the story "%s", claim %d, %s goes by its words', (story, claim, field, expected) => {
  expect(reasonsOf(STORIES[story], claim, field)).toEqual(expected)
})

test('what speaks for the type comes the heaviest first', () => {
  const [first] = read(STORIES.war).explanations ?? []
  const weights = (first?.reasons ?? []).filter(({ field }) => field === 'type').map(({ weight }) => weight ?? 0)
  expect(weights.length).toBeGreaterThan(1)
  expect(weights).toEqual(weights.toSorted((a, b) => b - a))
})

test('a pipe explains only when it is asked to', async () => {
  const line = { id: 'a', text: STORIES.flood }
  expect(await (await createExtractLine())(line)).not.toHaveProperty('explanations')
  expect((await (await createExtractLine({ explain: true }))(line)).explanations).toHaveLength(1)
})
