import { deterministicId, type NewEvent } from '@blotter/events'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { type Log, parseAnchors, readAnchor, verifyLog } from '../index.ts'

const EVENTS = 2_500

const fetched = (ordinal: number): NewEvent<'ArticleFetched'> => ({
  eventId: deterministicId('verify-test', ordinal),
  streamId: `article/${ordinal % 50}`,
  type: 'ArticleFetched',
  data: {
    url: `https://paper.example/${ordinal}`,
    finalUrl: `https://paper.example/${ordinal}?é=“ü”`,
    status: 200,
    headers: { etag: `"${ordinal}"`, 'x-emoji': '🚂', '10': 'ten', '9': 'nine' },
    document: 'ab'.repeat(32),
    bytes: ordinal,
    hints: { title: 'A line\nand a "quote" \\ and a tab\t' },
  },
  occurredAt: ordinal % 2 ? '2026-01-31T08:00:00.123Z' : null,
  correlationId: deterministicId('verify-test', 'trail', ordinal),
  extractor: ordinal % 3 ? 'cleaning@0.1.0+abc' : null,
  source: 'blotter/test',
  meta: { host: 'not hashed' },
})

const filledLog = async (): Promise<Log> => {
  const log = await freshLog()
  for (let at = 0; at < EVENTS; at += 500)
    await log.append(Array.from({ length: 500 }, (_, index) => fetched(at + index + 1)))
  return log
}

/** What nobody but the owner of the table can do. */
const tamper = (log: Log, statements: string): Promise<unknown[]> =>
  log.query(`ALTER TABLE blotter.event_log DISABLE TRIGGER ALL; ${statements};
    ALTER TABLE blotter.event_log ENABLE ALWAYS TRIGGER event_log_is_append_only`)

describe('verifying', () => {
  it('finds a log whole that nobody touched, and says how far it is', async () => {
    const log = await filledLog()
    const seen: number[] = []
    const result = await verifyLog(log, { onProgress: (done, all) => void seen.push(done / all) })
    expect(result).toMatchObject({ from: 1, to: EVENTS, head: EVENTS, events: EVENTS, damage: null })
    expect(seen.at(-1)).toBe(1)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(await verifyLog(log, { from: 1_000, to: 1_010 })).toMatchObject({ events: 11, damage: null })
    expect(await verifyLog(await freshLog())).toMatchObject({ events: 0, damage: null })
  })

  it.each(['-1', `${EVENTS + 10}`])('finds a row that stands outside the log, at position %s', async (position) => {
    const log = await filledLog()
    await log.query(`INSERT INTO blotter.event_log SELECT (e).* FROM (
      SELECT jsonb_populate_record(l, jsonb_build_object('position', ${position}, 'event_id', gen_random_uuid(), 'version', -1)) AS e
      FROM blotter.event_log AS l WHERE position = 7) AS copied`)
    const { damage, events } = await verifyLog(log)
    expect(damage).toMatchObject({ kind: 'stray', position: Number(position) })
    expect(events).toBe(EVENTS)
  })

  it('finds the rows that a head which was set back leaves behind', async () => {
    const log = await filledLog()
    await log.query(`UPDATE blotter.log_head AS h SET position = e.position, chain_hash = e.chain_hash
      FROM blotter.event_log AS e WHERE e.position = ${EVENTS - 5}`)
    expect((await verifyLog(log)).damage).toMatchObject({ kind: 'stray', position: EVENTS - 4 })
  })

  it('refuses to begin before the first position', async () => {
    await expect(verifyLog(await freshLog(), { from: 0 })).rejects.toMatchObject({ code: 'no-position' })
  })

  it.each([
    ['a word of its data', `data = jsonb_set(data, '{status}', '404')`],
    ['its type', "type = 'ArticleUnavailable'"],
    ['its stream', "stream_id = 'article/other'"],
    ['its id', "event_id = '00000000-0000-5000-8000-000000000000'"],
    ['the time it happened, by a microsecond', "occurred_at = occurred_at + interval '1 microsecond'"],
    ['the time it happened, by all eternity', "occurred_at = 'infinity'"],
    ['the engine that made it', "extractor = 'cleaning@0.2.0+def'"],
    ['what caused it', "causation_id = '00000000-0000-5000-8000-000000000000'"],
  ])('names the event that a superuser edited: %s', async (_what, change) => {
    const log = await filledLog()
    await tamper(log, `UPDATE blotter.event_log SET ${change} WHERE position = 1235`)
    expect((await verifyLog(log)).damage).toMatchObject({ position: 1_235, kind: 'content' })
    expect((await verifyLog(log, { to: 1_234 })).damage).toBeNull()
  })

  it.each([
    ['the time it was recorded', "recorded_at = recorded_at + interval '1 microsecond'"],
    ['the time it was recorded, by all eternity', "recorded_at = 'infinity'"],
    ['its version', 'version = version + 1000'],
    ['its chain hash', "chain_hash = sha256('other')"],
    ['its content together with its hash', "content_hash = sha256('other')", 'content'],
  ])('names the event whose place in the chain was changed: %s', async (_what, change, kind = 'chain') => {
    const log = await filledLog()
    await tamper(log, `UPDATE blotter.event_log SET ${change} WHERE position = 1235`)
    expect((await verifyLog(log)).damage).toMatchObject({ position: 1_235, kind })
  })

  it('names the position of an event that was taken out', async () => {
    const log = await filledLog()
    await tamper(log, 'DELETE FROM blotter.event_log WHERE position = 700')
    expect((await verifyLog(log)).damage).toMatchObject({ position: 700, kind: 'missing' })
    expect((await verifyLog(log, { from: 701 })).damage).toMatchObject({ position: 700, kind: 'missing' })
  })

  it('names the first of two events that changed places', async () => {
    const log = await filledLog()
    await tamper(
      log,
      `UPDATE blotter.event_log SET position = -1 WHERE position = 100;
       UPDATE blotter.event_log SET position = 100 WHERE position = 101;
       UPDATE blotter.event_log SET position = 101 WHERE position = -1`,
    )
    expect((await verifyLog(log)).damage).toMatchObject({ position: 100, kind: 'chain' })
  })

  it('names the first missing event where the end was cut off and the head was left alone', async () => {
    const log = await filledLog()
    await tamper(log, 'DELETE FROM blotter.event_log WHERE position > 2400')
    expect((await verifyLog(log)).damage).toMatchObject({ position: 2_401, kind: 'missing' })
  })

  it('refuses a range that is no part of the log', async () => {
    await expect(verifyLog(await freshLog(), { to: 5 })).rejects.toMatchObject({ code: 'past-head' })
  })
})

describe('an anchor', () => {
  it('of an earlier moment agrees with the log that went on', async () => {
    const log = await freshLog()
    await log.append([fetched(1), fetched(2)])
    const anchor = await readAnchor(log)
    expect(anchor).toMatchObject({ logId: log.id, position: 2 })
    await log.append([fetched(3)])
    const anchors = [anchor, await readAnchor(log)]
    expect(await verifyLog(log, { anchors })).toMatchObject({ anchors: 2, damage: null })
    expect(await verifyLog(log, { from: 3, anchors })).toMatchObject({ damage: null })
  })

  it('catches an end that was cut off with the head set back, which nothing else can', async () => {
    const log = await filledLog()
    const anchor = await readAnchor(log)
    await tamper(
      log,
      `DELETE FROM blotter.event_log WHERE position > 2400;
       UPDATE blotter.log_head SET position = 2400, chain_hash = (SELECT chain_hash FROM blotter.event_log WHERE position = 2400)`,
    )
    expect((await verifyLog(log)).damage).toBeNull()
    expect((await verifyLog(log, { anchors: [anchor] })).damage).toMatchObject({ position: 2_401, kind: 'missing' })
  })

  it('catches a log that was written anew from some event on, chain and head included', async () => {
    const [log, other] = [await freshLog(), await freshLog()]
    await log.append([fetched(1), fetched(2)])
    const anchor = await readAnchor(log)
    await other.append([fetched(1), { ...fetched(2), source: 'blotter/other' }])
    const { logId } = await readAnchor(other)
    expect((await verifyLog(other)).damage).toBeNull()
    expect((await verifyLog(other, { anchors: [{ ...anchor, logId }] })).damage).toMatchObject({
      position: 2,
      kind: 'anchor',
    })
    expect((await verifyLog(other, { to: 1, anchors: [{ ...anchor, logId }] })).damage).toMatchObject({ position: 2 })
    expect((await verifyLog(other, { anchors: [anchor] })).damage).toMatchObject({
      kind: 'anchor',
      message: expect.stringContaining('another log'),
    })
  })

  it('is read from lines of JSON, and refused when it is something else', async () => {
    const anchor = await readAnchor(await freshLog())
    expect(parseAnchors(`${JSON.stringify(anchor)}\n\n${JSON.stringify(anchor)}\n`)).toEqual([anchor, anchor])
    for (const text of ['', '\n\n', '{}', 'no json', 'null', JSON.stringify({ ...anchor, chainHash: 'short' })])
      expect(() => parseAnchors(text)).toThrow(expect.objectContaining({ code: 'bad-anchor' }))
    const before = JSON.stringify({ ...anchor, position: -3 })
    expect(() => parseAnchors(before)).toThrow(expect.objectContaining({ code: 'bad-anchor' }))
  })
})
