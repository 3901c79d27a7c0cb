import { createHash } from 'node:crypto'
import { deterministicId, type NewEvent } from '@blotter/events'
import { freshLog } from '@blotter/test/fresh-log.ts'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { EventConflict, openLog, VersionConflict } from './index.ts'

const suspended = (ordinal: number, stream = 'feed/a', reason = 'gone'): NewEvent<'FeedSuspended'> => ({
  eventId: deterministicId('append-one', ordinal),
  streamId: stream,
  type: 'FeedSuspended',
  data: { reason },
  occurredAt: '2026-01-01T08:00:00.000Z',
  source: 'blotter/test',
})

describe('an event appended alone', () => {
  it('stands in the log as one of a batch would: same columns, and a chain over the same bytes', async () => {
    const log = await freshLog()
    await log.append([suspended(1)])
    await log.append([suspended(2), suspended(3, 'feed/b')])
    await log.append([suspended(4)], { alongside: async () => {} })
    const rows = await log.query<{ version: number; chain: Buffer; content: Buffer; rest: Buffer }>(
      `SELECT version, chain_hash AS chain, content_hash AS content, int8send(position) || int4send(version)
         || int8send((extract(epoch FROM recorded_at) * 1000000)::bigint) AS rest
       FROM blotter.event_log ORDER BY position`,
    )
    let chain = createHash('sha256').digest()
    for (const { rest, content, chain: stored } of rows) {
      chain = createHash('sha256').update(chain).update(rest).update(content).digest()
      expect(stored).toEqual(chain)
    }
    expect(rows.map(({ version }) => version)).toEqual([1, 2, 1, 3])
    const { eventId: _, ...alone } = (await log.readAt(1)) ?? { eventId: '' }
    expect(await log.readAt(2)).toMatchObject({ ...alone, position: 2, version: 2, recordedAt: expect.any(String) })
  })

  it('is refused at another version, under a known id with other content, and known when it is the same', async () => {
    const log = await freshLog()
    const first = await log.append([suspended(1)], { expected: { 'feed/a': 0 } })
    const late = log.append([suspended(2)], { expected: { 'feed/a': 0 } })
    await expect(late).rejects.toMatchObject({ stream: 'feed/a', expected: 0, actual: 1 })
    await expect(late).rejects.toBeInstanceOf(VersionConflict)
    await expect(log.append([suspended(1, 'feed/a', 'other')])).rejects.toBeInstanceOf(EventConflict)
    expect(await log.append([suspended(1)])).toEqual({ appended: [], already: first.appended })
    expect((await log.append([suspended(3)], { expected: { 'feed/a': 1 } })).appended).toMatchObject([
      { position: 2, version: 2 },
    ])
  })

  it('that eight writers append at once, in one stream and in many, gets a place without a hole', async () => {
    const log = await freshLog()
    const writer = async (each: number): Promise<void> => {
      const own = await openLog({ url: log.url, name: `writer ${each}`, poolSize: 1 })
      for (let at = 0; at < 25; at += 1) {
        const event = suspended(1_000 * each + at, at % 2 ? 'feed/shared' : `feed/${each}`)
        await own.append(at % 5 ? [event] : [event, suspended(-1_000 * each - at, `feed/${each}`)])
      }
      await own.close()
    }
    await Promise.all(Array.from({ length: 8 }, (_, each) => writer(each + 1)))
    const events = await log.readAfter(0, 1_000)
    expect(events.map(({ position }) => position)).toEqual(Array.from({ length: 240 }, (_, at) => at + 1))
    const times = events.map(({ recordedAt }) => recordedAt)
    expect(times).toEqual(times.toSorted())
    const shared = events.filter(({ streamId }) => streamId === 'feed/shared').map(({ version }) => version)
    expect(shared).toEqual(Array.from({ length: shared.length }, (_, at) => at + 1))
  })

  it('is not led astray by functions and operators that somebody puts in the search path', async () => {
    const log = await freshLog()
    const client = new pg.Client({ connectionString: log.url })
    await client.connect()
    await client.query(`
      CREATE SCHEMA evil;
      CREATE FUNCTION evil.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$ SELECT '\\x00'::bytea $$;
      CREATE FUNCTION evil.clock_timestamp() RETURNS timestamptz LANGUAGE sql AS $$ SELECT '2000-01-01'::timestamptz $$;
      CREATE FUNCTION evil.format(text, VARIADIC "any") RETURNS text LANGUAGE internal IMMUTABLE AS 'text_format';
      CREATE FUNCTION evil.fail(integer, integer) RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RAISE 'led astray'; END $$;
      CREATE FUNCTION evil.refuse(integer, integer) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'led astray'; END $$;
      CREATE FUNCTION evil.join(bytea, bytea) RETURNS bytea LANGUAGE plpgsql AS $$ BEGIN RAISE 'led astray'; END $$;
      CREATE OPERATOR evil.+ (FUNCTION = evil.fail, LEFTARG = integer, RIGHTARG = integer);
      CREATE OPERATOR evil.- (FUNCTION = evil.fail, LEFTARG = integer, RIGHTARG = integer);
      CREATE OPERATOR evil.= (FUNCTION = evil.refuse, LEFTARG = integer, RIGHTARG = integer);
      CREATE OPERATOR evil.<> (FUNCTION = evil.refuse, LEFTARG = integer, RIGHTARG = integer);
      CREATE OPERATOR evil.|| (FUNCTION = evil.join, LEFTARG = bytea, RIGHTARG = bytea);
      CREATE TEMPORARY TABLE log_head (id integer);
      SET search_path = evil, pg_temp, pg_catalog`)
    const { rows } = await client.query(
      `SELECT position, version FROM blotter.append_event('${deterministicId('evil')}', 'feed/a', 'FeedSuspended', 1::smallint,
         NULL, NULL, NULL, NULL, 's', '{"reason":"gone"}', '{}', '\\x01', 0)`,
    )
    await client.end()
    expect(rows).toEqual([{ position: '1', version: 1 }])
    const [stored] = await log.query<{ bytes: number; recorded: string }>(
      'SELECT length(chain_hash) AS bytes, recorded_at AS recorded FROM blotter.event_log',
    )
    expect(stored?.bytes).toBe(32)
    expect(stored?.recorded.startsWith('2000')).toBe(false)
  })
})
