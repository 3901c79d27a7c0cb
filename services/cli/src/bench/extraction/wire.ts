import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { atLeast, atMost, type BenchRow, measured } from '../bench.ts'
import type { DataFolder } from './data-folder.ts'
import type { KindCount } from './error-table.ts'
import type { Scored } from './muc.ts'
import { linesOf, type Reader } from './reader.ts'
import { runJsonScorer } from './scorer.ts'

/** Which half of the stories: odd numbers are for tuning, even ones for the rehearsal. */
export type Half = 'tuning' | 'rehearsal'

/** The half that a story's number puts it in. @param id  ends in digits, `d07` */
export const halfOf = (id: string): Half => (Number(/\d+$/.exec(id)?.[0] ?? 0) % 2 ? 'tuning' : 'rehearsal')

type Share = { pct: number; right: number; of: number }
type Found = { f1: number; fp: number; fn: number }

/** What the scorer says of claims; shares and F1 in percent. */
export type WireScores = {
  currentClaims: Found
  allRightClaims: Found
  statusAccuracy: Share
  executionAccuracy: Share
  staleAsNew: { shown: number; of: number }
  typeExact: Share
  typeFamily: Share
  killedExact: Share
  injuredExact: Share
  otherCountsExact: Share
  subsetsRight: Share
  country: Share
  within50km: Share
  dateExactDay: Share
  perpetrator: Found
  weaponsFound: Share
  nonIncidentArticles: { falseClaims: number }
}

/** One half of the wire stories, scored as if there were no other. */
export const scoreWire = async (
  reader: Reader,
  data: DataFolder,
  { half, scratch }: { half: Half; scratch: string },
): Promise<Scored> => {
  const gold = writeHalf(data.wire, half, join(scratch, `wire-${half}`))
  const claims = await reader.read(join(gold, 'articles.ndjson'), `wire-${half}`)
  const scores = await runJsonScorer<{ claims: WireScores }>(join(data.tools, 'score_wire.py'), [gold, claims])
  return { rows: wireRows(scores.claims), errors: wireErrors(scores.claims) }
}

/** The folder that the scorer takes, with the stories of one half. */
const writeHalf = (wire: string, half: Half, folder: string): string => {
  mkdirSync(folder, { recursive: true })
  const articles = linesOf<{ id: string }>(join(wire, 'articles.ndjson')).filter(({ id }) => halfOf(id) === half)
  const gold: Record<string, unknown> = JSON.parse(readFileSync(join(wire, 'gold.json'), 'utf8'))
  const keep = Object.fromEntries(Object.entries(gold).filter(([id]) => halfOf(id) === half))
  writeFileSync(join(folder, 'articles.ndjson'), articles.map((article) => `${JSON.stringify(article)}\n`).join(''))
  writeFileSync(join(folder, 'gold.json'), JSON.stringify(keep))
  // Which claims are one incident is linking's to tell.
  writeFileSync(join(folder, 'incidents.json'), '[]')
  return folder
}

const wireRows = (claims: WireScores): BenchRow[] => [
  atLeast('current claims, F1', claims.currentClaims.f1 / 100, { target: 0.92 }),
  atLeast('with every fact right, F1', claims.allRightClaims.f1 / 100, { target: 0.7 }),
  atMost('stale shown as new', claims.staleAsNew.shown, { target: 0, unit: `of ${claims.staleAsNew.of}` }),
  atMost('false claims on non-incidents', claims.nonIncidentArticles.falseClaims, { target: 0, unit: 'claims' }),
  atLeast('status', claims.statusAccuracy.pct / 100, { target: 0.95 }),
  atLeast('type family', claims.typeFamily.pct / 100, { target: 0.95 }),
  atLeast('killed exact', claims.killedExact.pct / 100, { target: 0.95 }),
  atLeast('place within 50 km', claims.within50km.pct / 100, { target: 0.92 }),
  measured('type exact', claims.typeExact.pct / 100),
  measured('injured exact', claims.injuredExact.pct / 100),
  measured('country', claims.country.pct / 100),
  measured('day exact', claims.dateExactDay.pct / 100),
  measured('execution', claims.executionAccuracy.pct / 100),
  measured('perpetrator, F1', claims.perpetrator.f1 / 100),
  measured('weapons found', claims.weaponsFound.pct / 100),
]

/** How many claims were missed or made up, and in how many of those found each kind of field is wrong. */
const wireErrors = (claims: WireScores): KindCount[] => {
  const wrong = (...shares: Share[]): number => shares.reduce((sum, { right, of }) => sum + of - right, 0)
  return [
    { kind: 'incident missed', count: claims.currentClaims.fn },
    { kind: 'incident spurious', count: claims.currentClaims.fp },
    { kind: 'type wrong', count: wrong(claims.typeExact) },
    { kind: 'status wrong', count: wrong(claims.statusAccuracy) },
    { kind: 'place wrong', count: wrong(claims.within50km) },
    { kind: 'date wrong', count: wrong(claims.dateExactDay) },
    {
      kind: 'count wrong',
      count: wrong(claims.killedExact, claims.injuredExact, claims.otherCountsExact, claims.subsetsRight),
    },
    { kind: 'actor missed', count: claims.perpetrator.fn },
    { kind: 'actor spurious', count: claims.perpetrator.fp },
    { kind: 'weapon missed', count: wrong(claims.weaponsFound) },
  ]
}
