import {
  type Claim,
  deterministicId,
  type EventType,
  type NewEvent,
  type Payload,
  type When,
  type Where,
} from '@blotter/events'
import { addReplay, beat, catchUp, changeReplay, type Log, projections } from '@blotter/log'
import type { Queues } from '@blotter/queue'
import { HOSTILE, hostileUrl } from './hostile.ts'
import { replayTotals } from './replay-totals.ts'

const ARTICLE = deterministicId('console', 'article')
const OTHER = deterministicId('console', 'other article')
const INCIDENT = deterministicId('console', 'incident')
const SECOND = deterministicId('console', 'second incident')
const FEED = deterministicId('console', 'feed')
const REPLAY = deterministicId('console', 'replay')
const TODAY = new Date().toISOString().slice(0, 10)

const TEXT = `The council met. ${HOSTILE} A bomb killed 7 people in the town. ${HOSTILE}`
const SENTENCE = TEXT.indexOf('A bomb')
const span = { start: SENTENCE, end: TEXT.length }
const version = { name: HOSTILE, version: HOSTILE, digest: HOSTILE }

const where: Where = {
  ...{ name: HOSTILE, path: [HOSTILE, HOSTILE], iso2: '<b', admin1: HOSTILE, lat: 3, lon: 43, span },
  precision: 'city',
  basis: 'text',
}
const when: When = { start: TODAY, end: TODAY, precision: 'day', basis: 'text', text: HOSTILE, span }
const toll = { killed: { low: 7, best: 7, high: null, asOf: HOSTILE, byClaim: [HOSTILE] } }
const view = {
  type: 'attack.bombing' as const,
  ...{ when, where, toll },
  confidence: { level: 'low' as const, voices: 1, because: [{ what: HOSTILE, value: HOSTILE, points: 1 }] },
}

const claim = (id: string): Claim => ({
  ...{ id: deterministicId('console', id), type: 'attack.bombing', execution: 'carried-out', status: 'current' },
  ...{
    why: [HOSTILE],
    span,
    evidence: [{ start: 0, end: SENTENCE }],
    when,
    where,
  },
  actors: [{ role: 'perpetrator', kind: 'group', name: HOSTILE, certainty: 'alleged', span }],
  targets: [{ name: HOSTILE, span }],
  victims: [{ name: HOSTILE, span }],
  weapons: [{ code: 'bomb', name: HOSTILE, span }],
  casualties: [{ kind: 'killed', min: 7, max: null, qualifier: 'at-least', span }],
  attribution: { name: HOSTILE, span },
})

let made = 0
const event = <Type extends EventType>(type: Type, streamId: string, data: Payload<Type>): NewEvent => {
  made += 1
  const correlationId = streamId.startsWith('article/') ? streamId.slice('article/'.length) : null
  return {
    ...{ eventId: deterministicId('console', 'event', made), streamId, type, data, source: `blotter/${HOSTILE}` },
    ...{ correlationId, causationId: made > 1 ? deterministicId('console', 'event', made - 1) : null },
  } as NewEvent // type and data were checked together by the signature
}

const eventsOn = (document: string): NewEvent[] => {
  const [article, other] = [`article/${ARTICLE}`, `article/${OTHER}`]
  const [incident, second] = [`incident/${INCIDENT}`, `incident/${SECOND}`]
  const about = { url: hostileUrl('a'), title: HOSTILE }
  const error = { name: HOSTILE, code: HOSTILE, message: `${HOSTILE}\n${HOSTILE}` }
  const ref = (id: string) => ({ articleId: ARTICLE, claimId: claim(id).id })
  const fetched = {
    ...{ url: about.url, finalUrl: hostileUrl('b'), status: 200, bytes: 1 },
    headers: { [HOSTILE]: HOSTILE },
  }
  return [
    event('FeedAdded', `feed/${FEED}`, {
      url: hostileUrl('feed'),
      title: HOSTILE,
      country: '<b',
      language: HOSTILE,
    }),
    event('FeedMoved', `feed/${FEED}`, { from: HOSTILE, to: hostileUrl('moved') }),
    event('ArticleDiscovered', article, { ...about, feedId: FEED, itemKey: HOSTILE, contentHash: HOSTILE }),
    event('ArticleSeen', article, {
      url: about.url,
      link: about.url,
      feedId: FEED,
      itemKey: HOSTILE,
      previousHash: null,
      contentHash: HOSTILE,
    }),
    event('ArticleFetched', article, { ...fetched, document, contentType: HOSTILE, hints: { title: HOSTILE } }),
    event('ArticleCleaned', article, {
      ...{ ...about, page: document, document, authors: [HOSTILE], siteName: HOSTILE, section: HOSTILE },
      ...{ kind: 'story', cleaner: version, canonicalUrl: about.url },
    }),
    event('IncidentsReported', article, {
      ...{ ...about, document, publishedAt: `${TODAY}T08:00:00Z`, extractor: version },
      claims: [claim('one'), claim('two'), claim('three')],
      cutAt: 9,
    }),
    event('ClaimHeld', article, { claimId: claim('three').id, reason: HOSTILE }),
    event('IncidentOpened', incident, { claim: ref('one'), incident: view, why: [HOSTILE] }),
    event('IncidentOpened', second, { claim: ref('two'), incident: view, why: [HOSTILE] }),
    event('IncidentRevised', incident, {
      changes: [{ field: HOSTILE, from: HOSTILE, to: HOSTILE }],
      incident: view,
      because: [HOSTILE],
    }),
    event('ArticleParked', article, { stage: 'clean', position: 5, error, attempts: 3 }),
    event('ArticleDiscovered', other, {
      url: 'javascript:window.pwned=1',
      title: HOSTILE,
      feedId: FEED,
      itemKey: HOSTILE,
      contentHash: HOSTILE,
    }),
    event('ArticleUnavailable', other, { url: hostileUrl('c'), reason: 'timeout', message: HOSTILE }),
    event('ArticleMerged', other, { into: ARTICLE, url: hostileUrl('a') }),
    event('ArticleParked', other, { stage: 'fetch', position: 13, error, attempts: 3 }),
    event('OperatorActed', 'operator', {
      who: HOSTILE,
      what: HOSTILE,
      why: HOSTILE,
      selection: HOSTILE,
      count: 1,
      outcome: HOSTILE,
    }),
    event('LinkDecided', 'operator', {
      ...{ kind: 'apart', who: HOSTILE, why: HOSTILE, incidents: [INCIDENT], others: [HOSTILE], undoes: null },
      claims: [claim('one').id],
    }),
  ]
}

/** Fills a log, its queues and everything beside them with what a hostile feed, host or person would write. */
export const writeHostileLog = async (log: Log, queues: Queues): Promise<void> => {
  const document = await log.documents.put(TEXT)
  await log.append(eventsOn(document))
  for (const projection of projections) await catchUp(log, projection)
  const row = { host: HOSTILE, pid: 1, version: HOSTILE, done: 1, running: 1, hands: 2 }
  const now = new Date().toISOString()
  for (const stage of ['clean', 'link', 'dispatcher'])
    await beat(log.database, {
      ...row,
      id: stage,
      stage,
      state: stage === 'link' ? HOSTILE : 'working',
      job: HOSTILE,
      workingSince: now,
    })
  await log.query(
    `INSERT INTO blotter_work.feed_health (feed_id, failures, error_weight, last_poll_at, last_outcome, last_cause, next_why, identity, skipped_why, items_skipped)
     VALUES ($1, 3, 3, now(), $2, $2, $2, $2, $2, 4)`,
    [FEED, HOSTILE],
  )
  await log.query(
    `INSERT INTO blotter_work.feed_poll (feed_id, at, url, final_url, outcome, cause, ms, wire_bytes, bytes, items, fresh, known, edited, warnings, conditional, why)
     VALUES ($1, now(), $2, $2, $2, $2, 1, 1, 1, 1, 1, 1, 1, ARRAY[$2], false, $2)`,
    [FEED, HOSTILE],
  )
  await log.query('INSERT INTO blotter_work.host_gate (host) VALUES ($1)', [HOSTILE])
  await addReplay(log, {
    ...{
      id: REPLAY,
      stage: 'extract',
      selection: { feed: HOSTILE },
      undoes: null,
      gold: null,
      listed: 0,
    },
    ...{ versions: [{ from: version, to: version }], who: HOSTILE, why: HOSTILE },
  })
  await changeReplay(log, { id: REPLAY, from: ['pinning'] }, { state: 'diffed', totals: replayTotals(HOSTILE) })
  await writeJobs(queues)
}

const writeJobs = async (queues: Queues): Promise<void> => {
  await queues.add('clean', [{ position: 5 }, { from: 3, to: 6, inputs: 2 }])
  await queues.add('poll', [
    { kind: 'poll', subject: `${FEED}#${HOSTILE.replaceAll(':', ' ')}`, dueAt: new Date().toISOString() },
  ])
  await queues.add('fetch', [{ position: 3 }])
  const fails = async (): Promise<void> => {
    throw new Error(HOSTILE)
  }
  const options = { concurrency: 1, lockMs: 10_000, backoff: () => 600_000, onError: () => {} }
  const worker = queues.work('fetch', fails, options)
  for (let tries = 0; tries < 400 && !(await queues.peek('fetch', 'delayed', 1)).length; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 25))
  await worker.close(1_000)
  await queues.pause('link')
}
