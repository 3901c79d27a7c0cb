import { join } from 'node:path'
import { atLeast, measured } from '../bench.ts'
import type { DataFolder } from './data-folder.ts'
import type { Scored } from './muc.ts'
import type { Reader } from './reader.ts'
import { runJsonScorer } from './scorer.ts'

type Answered = { 'main claim': number; n: number }

/** US shootings, one an article: the main claim's counts and city. */
export const scoreShootings = async (reader: Reader, { extraction, tools }: DataFolder): Promise<Scored> => {
  const claims = await reader.read(join(extraction, 'gvdb-dev.input.ndjson'), 'gvdb')
  const scores = await runJsonScorer<Record<'killed' | 'injured' | 'city' | 'state' | 'killed and injured', Answered>>(
    join(tools, 'score_casualties.py'),
    [join(extraction, 'gvdb-dev.jsonl'), claims],
  )
  const wrong = ({ 'main claim': right, n }: Answered): number => Math.round((1 - right) * n)
  return {
    rows: [
      atLeast('killed exact', scores.killed['main claim'], { target: 0.85 }),
      atLeast('injured exact', scores.injured['main claim'], { target: 0.85 }),
      atLeast('city', scores.city['main claim'], { target: 0.85 }),
      measured('state', scores.state['main claim']),
      measured('killed and injured exact', scores['killed and injured']['main claim']),
    ],
    errors: [
      { kind: 'count of killed wrong', count: wrong(scores.killed) },
      { kind: 'count of injured wrong', count: wrong(scores.injured) },
      { kind: 'place wrong (city)', count: wrong(scores.city) },
    ],
  }
}

type PlaceScores = {
  claims: { n: number; 'acc@161': number; country: number }
  places: { n: number; 'acc@161': number; country: number }
}

/** Where claims are placed, and what place names are taken for. @param set  lgl (local US news) or geovirus (world news) */
export const scorePlaces = async (
  reader: Reader,
  { extraction, tools }: DataFolder,
  set: 'lgl' | 'geovirus',
): Promise<Scored> => {
  const answers = await reader.read(join(extraction, `${set}.input.ndjson`), set)
  const { claims, places } = await runJsonScorer<PlaceScores>(join(tools, 'score_places.py'), [
    join(extraction, `${set}.jsonl`),
    answers,
  ])
  return {
    rows: [
      atLeast('country of a claim', claims.country, { target: 0.95 }),
      atLeast('claim within 161 km', claims['acc@161'], { target: 0.8 }),
      measured('claims with gold', claims.n, 'claims'),
      measured('country of a place name', places.country),
      measured('place name within 161 km', places['acc@161']),
    ],
    errors: [
      { kind: 'country wrong', count: Math.round((1 - claims.country) * claims.n) },
      { kind: 'place wrong (161 km)', count: Math.round((1 - claims['acc@161']) * claims.n) },
    ],
  }
}

type TypeScores = { snippets: number; accuracy: number; baseline: number; 'macro F1': number; 'weighted F1': number }

/** The event class of one sentence; three in four hold no incident. */
export const scoreTypes = async (reader: Reader, { extraction, tools }: DataFolder): Promise<Scored> => {
  const claims = await reader.read(join(extraction, 'plover-gsr.input.ndjson'), 'plover')
  const scores = await runJsonScorer<TypeScores>(join(tools, 'score_types.py'), [
    join(extraction, 'plover-gsr.jsonl'),
    claims,
    '--table',
    join(tools, 'types-to-plover.json'),
  ])
  return {
    rows: [
      measured('class of a sentence, accuracy', scores.accuracy),
      measured('the commonest class throughout, accuracy', scores.baseline),
      measured('weighted F1', scores['weighted F1']),
      measured('macro F1', scores['macro F1']),
    ],
    errors: [{ kind: 'type wrong', count: Math.round((1 - scores.accuracy) * scores.snippets) }],
  }
}

type RoleScore = { F1: number }

/** Who, whom, where and with what, over the heads of names. */
export const scoreRoles = async (reader: Reader, { extraction, tools }: DataFolder): Promise<Scored> => {
  const claims = await reader.read(join(extraction, 'wikievents-dev.input.ndjson'), 'roles')
  const scores = await runJsonScorer<Record<string, RoleScore>>(join(tools, 'score_roles.py'), [
    join(extraction, 'wikievents-dev.jsonl'),
    claims,
  ])
  const roles = ['attacker', 'victim', 'place', 'instrument', 'all']
  return { rows: roles.map((role) => measured(`${role}, F1`, (scores[role]?.F1 ?? Number.NaN) / 100)), errors: [] }
}
