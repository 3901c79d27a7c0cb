import { deterministicId, type NewEvent } from '@blotter/events'
import { writeLinkedClaims } from '@blotter/log'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it, vi } from 'vitest'
import { blotter, ndjson } from '../../test/blotter.ts'
import { articleEvents } from '../bench/article-events.ts'
import { inventedClaim } from '../bench/claim-world.ts'

// Each test runs several processes one after the other.
vi.setConfig({ testTimeout: 120_000 })

/** A log with two incidents of two claims each, as the linker has them, and how to run a command on it. */
const logWithIncidents = async () => {
  const log = await freshLog()
  const ids = [1, 2].map((number) => {
    const opened = articleEvents('decisions', number).find(({ type }) => type === 'IncidentOpened')
    if (opened === undefined) throw new Error('An article opens an incident.')
    return { opened, id: opened.streamId.slice('incident/'.length) }
  })
  await log.append(ids.map(({ opened }) => opened))
  const claims = [0, 1, 2, 3].map((number) => inventedClaim(number, 4))
  await log.database.transaction((transaction) =>
    writeLinkedClaims(
      transaction,
      claims.map((claim, at) => ({
        ...{ claim, heldReason: null, fits: [], from: null, to: null },
        incidentId: ids[at % 2]?.id ?? null,
      })),
    ),
  )
  const claimsOf = (index: number) => claims.flatMap(({ claim }, at) => (at % 2 === index ? claim.id : [])).toSorted()
  const run = (...args: string[]) => blotter(args, { env: { DATABASE_URL: log.url } })
  return { log, run, ids: ids.map(({ id }) => id), claimsOf }
}

describe('what a person decides about incidents', () => {
  it('stands in the log under their name, with its reason, and can be taken back', async () => {
    const { log, run, ids, claimsOf } = await logWithIncidents()
    const [a = '', b = ''] = ids
    const merge = await run('incidents', 'merge', a, b, '--reason', 'One fire.', '--by', 'amina')
    expect(merge).toMatchObject({ code: 0, err: expect.stringContaining('amina decided about 4 claims.') })
    const decision = merge.out.trim()
    const [one = ''] = claimsOf(0)
    expect((await run('incidents', 'split', a, '--claims', one, '--reason', 'The day after.', '--by', 'bo')).code).toBe(
      0,
    )
    expect((await run('incidents', 'retract', b, '--reason', 'A hoax.')).code).toBe(0)
    const undo = await run('incidents', 'undo', decision, '--reason', 'Two fires.', '--by', 'amina')
    expect(undo.code).toBe(0)
    expect(await run('incidents', 'undo', decision, '--reason', 'Two fires.')).toMatchObject({
      code: 1,
      err: expect.stringContaining(`incidents undo ${undo.out.trim()}`),
    })
    const told = (await log.readStream('operator')).map(({ type }) => type)
    expect(told).toEqual(Array.from({ length: 4 }, () => ['OperatorActed', 'LinkDecided']).flat())
    expect(ndjson((await run('incidents', 'decisions', '--json')).out)).toMatchObject([
      { id: decision, kind: 'together', who: 'amina', why: 'One fire.', incidents: [a, b] },
      { kind: 'apart', who: 'bo', claims: [one], others: claimsOf(0).filter((id) => id !== one) },
      { kind: 'retracted', claims: claimsOf(1) },
      { kind: 'undone', undoes: decision },
    ])
  })

  it('is refused where it means nothing', async () => {
    const { run, ids, claimsOf } = await logWithIncidents()
    const [a = '', b = ''] = ids
    const refusals = [
      [['merge', a, a, '--reason', 'x'], 'one already'],
      [['merge', a, deterministicId('nothing'), '--reason', 'x'], 'There is no incident'],
      [['split', a, '--reason', 'x', '--claims', ...claimsOf(0)], 'one at least has to stay'],
      [['split', b, '--reason', 'x', '--claims', claimsOf(0)[0] ?? ''], 'holds no claim'],
      [['undo', deterministicId('nothing'), '--reason', 'x'], 'There is no decision'],
    ] as const
    for (const [args, message] of refusals)
      expect(await run('incidents', ...args)).toMatchObject({ code: 1, err: expect.stringContaining(message) })
    expect((await run('incidents', 'retract', a)).code).toBe(2)
  })
})

describe('an id that an incident no longer has', () => {
  /** An incident that was merged into `into` with these claims. */
  const ended = (id: string, into: string, claims: string[]): NewEvent => ({
    eventId: deterministicId('ended', id),
    streamId: `incident/${id}`,
    type: 'IncidentsMerged',
    data: { into, reason: 'Their claims are of one incident.', because: [], claims },
    source: 'blotter/test',
  })

  it('is decided about as the incident that its claims are in, and refused where they are in several', async () => {
    const { log, run, ids, claimsOf } = await logWithIncidents()
    const [a = '', b = ''] = ids
    const [old, torn] = [deterministicId('old'), deterministicId('torn')]
    // Both went into the first; the merger did not last.
    await log.append([ended(old, a, claimsOf(1)), ended(torn, a, [...claimsOf(0), ...claimsOf(1)])])
    expect((await run('incidents', 'retract', old, '--reason', 'A hoax.')).code).toBe(0)
    const last = (await log.readStream('operator')).at(-1)
    expect(last?.data).toMatchObject({ kind: 'retracted', incidents: [b], claims: claimsOf(1) })
    const refused = await run('incidents', 'retract', torn, '--reason', 'A hoax.')
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining([a, b].toSorted().join(', ')) })
  })

  it('is traced to the articles of the incident that answers to it', async () => {
    const log = await freshLog()
    const run = (...args: string[]) => blotter(args, { env: { DATABASE_URL: log.url } })
    const document = await log.documents.put('A bomb killed traders in Baidoa.')
    const events = articleEvents('old', 1)
    for (const event of events) if (event.type === 'IncidentsReported') event.data.document = document
    const now = events.find(({ type }) => type === 'IncidentOpened')?.streamId.slice('incident/'.length) ?? ''
    const old = deterministicId('old')
    await log.append([...events, ended(old, now, [])])
    const claim = inventedClaim(0, 4)
    await log.database.transaction((transaction) =>
      writeLinkedClaims(transaction, [{ claim, incidentId: now, heldReason: null, fits: [], from: null, to: null }]),
    )
    await run('projections', 'rebuild', 'incidents')
    const { code, out, err } = await run('trace', old)
    expect(err).toContain(`What was incident ${old} is today incident ${now}.`)
    expect([code, out]).toEqual([0, expect.stringContaining(`incident/${now}`)])
    expect((await run('trace', `incident/${deterministicId('none')}`)).code).toBe(1)
  })
})

describe('a feed whose articles are no copies', () => {
  it('is marked by its address, and taken in again', async () => {
    const log = await freshLog()
    const run = (...args: string[]) => blotter(['feeds', ...args], { env: { DATABASE_URL: log.url } })
    const url = 'https://paper.example/world.rss'
    expect((await run('copies', 'alone', url)).err).toContain('No feed has the address')
    await run('add', url)
    for (const how of ['alone', 'grouped']) expect((await run('copies', how, url)).code).toBe(0)
    const changes = (await log.readAfter(0, 10)).flatMap((event) =>
      event.type === 'FeedChanged' ? event.data.changes.copies : [],
    )
    expect(changes).toEqual(['alone', 'grouped'])
  })
})
