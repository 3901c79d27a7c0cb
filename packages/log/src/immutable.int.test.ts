import { freshLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { as, ask, freshPlace, openAs, partedLog, refusingLog, suspended } from '../test/parted-log.ts'
import { migrate, readGuard } from './index.ts'

const FOREVER = 'BL002'
const INSUFFICIENT_PRIVILEGE = '42501'

describe('the application role', () => {
  const refusing = refusingLog()

  it.each([
    ['UPDATE', "UPDATE blotter.event_log SET type = 'x'"],
    ['DELETE', 'DELETE FROM blotter.event_log'],
    ['TRUNCATE', 'TRUNCATE blotter.event_log'],
    ['INSERT', 'INSERT INTO blotter.event_log SELECT * FROM blotter.event_log'],
    ['UPDATE of the head', 'UPDATE blotter.log_head SET position = 0'],
    ['DELETE of a stream', 'DELETE FROM blotter.stream_head'],
    ['ALTER TABLE', 'ALTER TABLE blotter.event_log ADD COLUMN note text'],
    ['DISABLE TRIGGER', 'ALTER TABLE blotter.event_log DISABLE TRIGGER event_log_is_append_only'],
    ['DROP TRIGGER', 'DROP TRIGGER event_log_is_append_only ON blotter.event_log'],
    ['DROP TABLE', 'DROP TABLE blotter.event_log'],
    ['DROP SCHEMA', 'DROP SCHEMA blotter CASCADE'],
    ['DROP FUNCTION', 'DROP FUNCTION blotter.append_events'],
    [
      'a new trigger function',
      'CREATE OR REPLACE FUNCTION blotter.refuse_change() RETURNS trigger AS $$ BEGIN RETURN NULL; END $$ LANGUAGE plpgsql',
    ],
    ['a table beside the log', 'CREATE TABLE blotter.other (n integer)'],
    ['OWNER TO itself', 'ALTER TABLE blotter.event_log OWNER TO CURRENT_USER'],
    ['session_replication_role', 'SET session_replication_role = replica'],
    ['SET ROLE', 'SET ROLE blotter_owner'],
    ['GRANT of the owner', 'GRANT blotter_owner TO CURRENT_USER'],
    ['LOCK TABLE', 'BEGIN; LOCK TABLE blotter.event_log IN ACCESS EXCLUSIVE MODE'],
    ['a rewritten history of migrations', 'DELETE FROM drizzle.__drizzle_migrations'],
  ])('is refused %s', async (_way, statement) => {
    const { log } = refusing()
    await expect(ask(log.url, statement)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE })
    expect(await log.readAfter(0, 10)).toMatchObject([{ position: 1, type: 'FeedSuspended' }])
  })

  it('reads, appends, and does as it likes in the schema of its own', async () => {
    const { log } = await partedLog()
    expect((await log.append([suspended('a', 2)], { expected: { 'feed/a': 1 } })).appended).toHaveLength(1)
    const hash = await log.documents.put('a page')
    expect(await log.documents.text(hash)).toBe('a page')
    await log.query('CREATE TABLE blotter_work.next (n integer); ALTER TABLE blotter_work.next RENAME TO made')
    const foreign = await log.query(`SELECT relname FROM pg_class WHERE relnamespace = 'blotter_work'::regnamespace
      AND relkind IN ('r', 'v', 'p') AND pg_get_userbyid(relowner) <> current_user`)
    expect(foreign).toEqual([])
    await log.query('CREATE SCHEMA bullmq; CREATE TABLE bullmq.job (n integer)')
  })

  it('cannot slip a type or function of its own into those that append, by a search path', async () => {
    const { log } = await partedLog()
    await log.query(
      `CREATE SCHEMA mine; GRANT USAGE ON SCHEMA mine TO PUBLIC;
       CREATE FUNCTION mine.take(anything anyelement) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN
         IF current_user = 'blotter_owner' THEN RAISE EXCEPTION 'runs as the owner'; END IF; RETURN true; END $$;
       CREATE DOMAIN mine.bytea AS pg_catalog.bytea CHECK (mine.take(VALUE));
       CREATE DOMAIN mine.timestamptz AS pg_catalog.timestamptz CHECK (mine.take(VALUE));
       CREATE DOMAIN mine.jsonb AS pg_catalog.jsonb CHECK (mine.take(VALUE));
       CREATE FUNCTION mine.sha256(pg_catalog.bytea) RETURNS pg_catalog.bytea LANGUAGE sql
         AS $$ SELECT NULL::pg_catalog.bytea FROM (SELECT mine.take(1)) AS t $$;
       CREATE FUNCTION mine.clock_timestamp() RETURNS pg_catalog.timestamptz LANGUAGE sql
         AS $$ SELECT now() FROM (SELECT mine.take(1)) AS t $$;
       CREATE FUNCTION mine.plus(integer, integer) RETURNS integer LANGUAGE sql
         AS $$ SELECT 7 FROM (SELECT mine.take(1)) AS t $$;
       CREATE OPERATOR mine.+ (LEFTARG = integer, RIGHTARG = integer, FUNCTION = mine.plus)`,
    )
    const url = new URL(log.url)
    url.searchParams.set('options', '-c search_path=mine,pg_catalog')
    const hash = `pg_catalog.decode('${'ab'.repeat(32)}', 'hex')`
    const id = (ordinal: number): string => `'${suspended('mine', ordinal).eventId}'::uuid`
    await ask(
      url.href,
      `SELECT * FROM blotter.append_event(${id(1)}, 'feed/m', 'FeedSuspended', 1::smallint, NULL, NULL, NULL, NULL, 's',
         '{}'::pg_catalog.jsonb, '{}'::pg_catalog.jsonb, ${hash}, 0)`,
      `SELECT * FROM blotter.append_events(ARRAY[${id(2)}], ARRAY['feed/m'], ARRAY['FeedSuspended'], ARRAY[1]::smallint[],
         ARRAY[NULL]::pg_catalog.timestamptz[], ARRAY[NULL]::uuid[], ARRAY[NULL]::uuid[], ARRAY[NULL], ARRAY['s'],
         ARRAY['{}']::pg_catalog.jsonb[], ARRAY['{}']::pg_catalog.jsonb[], ARRAY[${hash}], '{}'::pg_catalog.jsonb)`,
    )
    expect(await log.head()).toBe(3)
  })

  it('finds nothing to migrate and is told so, rather than refused', async () => {
    const { log, superuser } = await partedLog()
    expect(await migrate(log.url)).toBe(await migrate(superuser, log.url))
  })

  it('is told what to do when there is something to migrate', async () => {
    const { superuser, role } = await freshPlace()
    await ask(superuser, `CREATE ROLE ${role('app')} LOGIN PASSWORD 'secret'`)
    const refused = migrate(as(superuser, role('app')))
    await expect(refused).rejects.toMatchObject({ code: 'migration-refused', disposition: 'fatal' })
    await expect(refused).rejects.toThrow('MIGRATE_DATABASE_URL')
  })
})

describe('the guard of a log', () => {
  it('is its roles where there are two: the owner cannot log in', async () => {
    const { log } = await partedLog()
    expect(await readGuard(log)).toMatchObject({ by: 'roles', owner: 'blotter_owner', ownerLogsIn: false })
  })

  it('is made anew over a log that one role made first, its queue included', async () => {
    const { superuser, role } = await freshPlace()
    await migrate(superuser)
    await ask(
      superuser,
      "CREATE SCHEMA bullmq; CREATE TABLE bullmq.job (id serial, state text); CREATE TYPE bullmq.state AS ENUM ('a'); CREATE FUNCTION bullmq.one() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    )
    const application = as(superuser, role('app'))
    await migrate(superuser, application)
    const log = await openAs(application)
    expect(await readGuard(log)).toMatchObject({ by: 'roles' })
    await log.query('ALTER TABLE bullmq.job ADD COLUMN n integer; DROP SCHEMA bullmq CASCADE')
  })

  it('passes to another application role when the address names one', async () => {
    const { superuser, role } = await freshPlace()
    await migrate(superuser, as(superuser, role('app')))
    const next = as(superuser, role('next'))
    await migrate(superuser, next)
    const log = await openAs(next)
    await log.append([suspended('b', 1)])
    await log.query('CREATE TABLE blotter_work.next (n integer)')
    expect(await readGuard(log)).toMatchObject({ by: 'roles' })
  })

  it('is made by many migrations at once, in one database and in several of one server', async () => {
    const places = await Promise.all([freshPlace(), freshPlace(), freshPlace()])
    const logs = places.map(({ superuser, role }) => ({ superuser, application: as(superuser, role('app')) }))
    const runs = [...logs, ...logs].map(({ superuser, application }) => migrate(superuser, application))
    expect(new Set(await Promise.all(runs)).size).toBe(1)
    for (const { application } of logs)
      expect(await readGuard(await openAs(application))).toMatchObject({ by: 'roles' })
  })

  it('is its triggers alone where an ordinary role owns the database and may make no roles', async () => {
    const { superuser, role } = await freshPlace('')
    const url = as(superuser, role('migrator'))
    await migrate(url)
    const log = await openAs(url)
    await log.append([suspended('a', 1)])
    expect(await readGuard(log)).toMatchObject({ by: 'triggers', ownerLogsIn: true })
    for (const statement of [
      "UPDATE blotter.event_log SET type = 'x'",
      'DELETE FROM blotter.event_log',
      'TRUNCATE blotter.event_log',
    ])
      await expect(log.query(statement)).rejects.toMatchObject({ code: FOREVER })
  })

  it('is its roles, with an owner who can log in, where the migrating role may make none', async () => {
    const { superuser, role } = await freshPlace('')
    const application = as(superuser, role('app'))
    await ask(superuser, `CREATE ROLE ${role('app')} LOGIN PASSWORD 'secret'`)
    await migrate(as(superuser, role('migrator')), application)
    const log = await openAs(application)
    await log.append([suspended('a', 1)])
    expect(await readGuard(log)).toMatchObject({ by: 'roles', ownerLogsIn: true })
    await log.documents.put('a page')
    await log.query('CREATE TABLE blotter_work.next (n integer)')
    await expect(log.query('TRUNCATE blotter.event_log')).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE })
  })

  it('is its roles where the migrating role is no superuser and may make some', async () => {
    const { superuser, role } = await freshPlace('CREATEROLE')
    const application = as(superuser, role('app'))
    await migrate(as(superuser, role('migrator')), application)
    const log = await openAs(application)
    await log.append([suspended('a', 1)])
    expect(await readGuard(log)).toMatchObject({ by: 'roles' })
    await expect(log.query('DELETE FROM blotter.event_log')).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE })
  })

  it('cannot be made without the application role and without the right to make it, and says so', async () => {
    const { superuser, role } = await freshPlace('')
    const refused = migrate(as(superuser, role('migrator')), as(superuser, role('app')))
    await expect(refused).rejects.toMatchObject({ code: 'no-application-role', disposition: 'fatal' })
  })
})

describe('owner and superuser', () => {
  const refusing = refusingLog()
  const ways = [
    "UPDATE blotter.event_log SET type = 'x'",
    'DELETE FROM blotter.event_log',
    'TRUNCATE blotter.event_log',
    'TRUNCATE blotter.event_log, blotter.log_head',
    'DELETE FROM blotter.log_head',
    'DELETE FROM blotter.stream_head',
  ]

  it.each(ways)('are refused by a trigger: %s', async (statement) => {
    const { superuser } = refusing()
    await expect(ask(superuser, statement)).rejects.toMatchObject({ code: FOREVER })
    await expect(ask(superuser, 'SET ROLE blotter_owner', statement)).rejects.toMatchObject({ code: FOREVER })
  })

  it.each(ways)('are refused in replica mode too: %s', async (statement) => {
    const { superuser } = refusing()
    const replica = 'SET session_replication_role = replica'
    await expect(ask(superuser, replica, statement)).rejects.toMatchObject({ code: FOREVER })
    await expect(ask(superuser, replica, 'SET ROLE blotter_owner', statement)).rejects.toMatchObject({ code: FOREVER })
  })
})

it('a log that one role owns is refused changes by its triggers, also when nothing is in it', async () => {
  const log = await freshLog()
  await expect(log.query('DELETE FROM blotter.event_log')).rejects.toMatchObject({ code: FOREVER })
  expect(await readGuard(log)).toMatchObject({ by: 'triggers' })
})
