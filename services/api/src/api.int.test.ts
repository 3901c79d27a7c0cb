import { createClient, type Refused } from '@blotter/client'
import { backends } from '@blotter/test/queue-backends.ts'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { eventsOf, foldAll, idOf, incidentId, retractionOf, revisionOf, type Told, tell } from '../test/made-up.ts'
import { sharedApi } from '../test/open-api.ts'

const WORLD: Told[] = [
  {
    name: 'bomb',
    day: '2026-11-01',
    killed: 7,
    at: [13.5, 2.1],
    voices: 3,
    level: 'high',
    actor: 'Boko Haram',
    admin1: 'Niamey',
  },
  {
    name: 'raid',
    type: 'attack.shooting',
    day: '2026-11-03',
    killed: 2,
    iso2: 'ML',
    at: [16.3, -0.04],
    feed: 'another feed',
  },
  {
    name: 'flood',
    type: 'disaster.flood',
    day: '2026-11-02',
    iso2: 'FJ',
    at: [-17.7, 178.9],
    sentence: 'A river burst its banks and swept cars away.',
  },
  { name: 'undated', day: null, killed: 0 },
]

const sharedWorld = (kind: (typeof backends)[number] = 'postgres') => {
  const api = sharedApi({ kind, told: (log) => tell(log, WORLD) })
  return () => ({ ...api(), client: createClient({ url: api().url }) })
}

describe.each(backends)('the API over queues on %s', (kind) => {
  const world = sharedWorld(kind)

  it('lists incidents by every filter, sparse or whole, a page at a time', async () => {
    const { client } = world()
    const found = async (filter: Parameters<typeof client.listIncidents>[0]) =>
      (await client.listIncidents(filter)).items.map(
        ({ id }) => WORLD.find(({ name }) => incidentId(name) === id)?.name,
      )
    expect(await found({})).toEqual(['raid', 'flood', 'bomb', 'undated'])
    expect(await found({ type: 'attack' })).toEqual(['raid', 'bomb', 'undated'])
    expect(await found({ type: 'disaster,attack.shooting' })).toEqual(['raid', 'flood'])
    expect(await found({ country: 'ne' })).toEqual(['bomb', 'undated'])
    expect(await found({ admin1: 'niamey' })).toEqual(['bomb'])
    expect(await found({ bbox: '0,10,5,15' })).toEqual(['bomb'])
    expect(await found({ bbox: '170,-20,-170,-10' })).toEqual(['flood'])
    expect(await found({ near: '-17.7,-179.5,200' })).toEqual(['flood'])
    expect(await found({ near: '13.5,2.2,20' })).toEqual(['bomb'])
    expect(await found({ near: '13.5,2.2,10' })).toEqual([])
    expect(await found({ since: '2026-11-02' })).toEqual(['raid', 'flood'])
    expect(await found({ until: '2026-11-02' })).toEqual(['flood', 'bomb'])
    expect(await found({ killed_min: 5 })).toEqual(['bomb'])
    expect(await found({ killed_max: 2 })).toEqual(['raid', 'flood', 'undated'])
    expect(await found({ actor: 'haram BOKO' })).toEqual(['bomb'])
    expect(await found({ feed: idOf('another feed') })).toEqual(['raid'])
    expect(await found({ voices_min: 2 })).toEqual(['bomb'])
    expect(await found({ confidence: 'high' })).toEqual(['bomb'])
    expect(await found({ q: 'car' })).toEqual(['flood'])
    expect(await found({ q: '"burst its banks" -bomb' })).toEqual(['flood'])
    for (const signs of ['-'.repeat(200), '- '.repeat(90), '!'.repeat(200), '- !'.repeat(60)])
      expect(await found({ q: signs })).toEqual([])
    expect(await found({ q: 'banks -- river' })).toEqual(['flood'])
    expect(await found({ status: 'current', execution: 'carried-out' })).toHaveLength(4)
    expect(await found({ status: 'denied' })).toEqual([])
    expect(await found({ state: 'retracted' })).toEqual([])
    const first = await client.listIncidents({ limit: 3, fields: 'id,type' })
    expect(first.items[0]).toEqual({ id: incidentId('raid'), type: 'attack.shooting' })
    const rest = await client.listIncidents({ limit: 3, cursor: first.next ?? '' })
    expect([rest.items.map(({ id }) => id), rest.next]).toEqual([[incidentId('undated')], null])
    const recorded = await client.listIncidents({ order: 'recorded', limit: 2 })
    expect(recorded.items.map(({ id }) => id)).toEqual([incidentId('undated'), incidentId('flood')])
    const later = await client.listIncidents({ order: 'recorded', cursor: recorded.next ?? '' })
    expect(later.items.map(({ id }) => id)).toEqual([incidentId('raid'), incidentId('bomb')])
  })

  it('tells how stages, feeds, articles, events, replays and types stand', async () => {
    const { client, log } = world()
    expect((await client.listStages({})).items.map(({ stage }) => stage)).toContain('extract')
    expect((await client.listReplays({})).items).toEqual([])
    expect(
      (await client.listTypes({})).items.find(({ type }) => type === 'conflict.air-strike')?.codes.acled?.[1],
    ).toBe('Air/drone strike')
    expect((await client.listFeeds({})).items).toEqual([])
    const articles = await client.listArticles({ limit: 3 })
    expect(articles.items.map(({ id }) => id)).toEqual(['undated', 'flood', 'raid'].map(idOf))
    expect(articles.position).toBe(await log.head())
    expect((await client.listArticles({ cursor: articles.next ?? '' })).items.map(({ id }) => id)).toEqual([
      idOf('bomb'),
    ])
    expect((await client.listArticles({ feed: idOf('another feed') })).items).toHaveLength(1)
    expect((await client.getArticle({ id: idOf('raid') })).outcome).toBe('extracted')
    const events = await client.listEvents({ stream: 'incident/', type: 'IncidentOpened', limit: 2 })
    expect(events.items.map(({ subject }) => subject)).toEqual([
      `incident/${incidentId('bomb')}`,
      `incident/${incidentId('raid')}`,
    ])
    const more = await client.listEvents({ stream: 'incident/', after: events.next })
    expect(more.items).toHaveLength(2)
    const { next, head } = await client.listEvents({ after: events.head + 100 })
    expect(next).toBe(head)
    expect((await client.getEvent({ position: String(events.next) })).type).toBe('blotter.IncidentOpened')
  })
})

describe('the API', () => {
  const world = sharedWorld()

  it('answers what its description says, whole and with the fields that were asked for alone', async () => {
    const { client, url } = world()
    const description = (await (await fetch(`${url}/openapi.json`)).json()) as { components: object }
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema({ $id: 'api', components: description.components })
    const answer = async (path: string) => (await fetch(`${url}/api/v1${path}`)).json() as Promise<{ items: object[] }>
    const fits = (name: string, value: unknown) => {
      const check = ajv.compile({ $ref: `api#/components/schemas/${name}`, unevaluatedProperties: false })
      return check(value) || [name, check.errors]
    }
    for (const name of ['Incident', 'Claim', 'Article', 'Feed']) {
      const path = `/${name.toLowerCase()}s`
      const [whole, sparse] = [await answer(path), await answer(`${path}?fields=id`)]
      expect([fits(`${name}List`, whole), fits(`Sparse${name}List`, sparse)]).toEqual([true, true])
      if (sparse.items.length) expect(fits(`${name}List`, sparse)).not.toBe(true)
    }
    for (const name of ['Stage', 'Replay', 'Event'])
      expect(fits(`${name}List`, await answer(`/${name.toLowerCase()}s`))).toBe(true)
    expect(fits('IncidentWithEvidence', await answer(`/incidents/${incidentId('bomb')}`))).toBe(true)
    expect(fits('Problem', await answer('/incidents?contry=NE'))).toBe(true)
    const { items } = await client.listIncidents({ fields: 'id' })
    // @ts-expect-error what was not asked for may be missing
    expect(() => items[0]?.toll.killed).toThrow(TypeError)
  })

  it('shows an incident and its claims as they were known then, by position and by time', async () => {
    const { log, client } = world()
    const before = await log.head()
    await log.append([revisionOf({ name: 'bomb', killed: 12 })])
    await log.append([retractionOf('raid')])
    await log.append([...eventsOf({ name: 'later', iso2: 'NE' }, await log.documents.put('Later.'))])
    await foldAll(log)
    const id = incidentId('bomb')
    expect((await client.getIncident({ id })).toll.killed?.best).toBe(12)
    const then = await client.getIncident({ id, as_of: before })
    expect([then.toll.killed?.best, then.evidence[0]?.sentence]).toEqual([7, 'Something befell bomb.'])
    expect((await client.listIncidents({ killed_min: 10 })).items).toHaveLength(1)
    expect((await client.listIncidents({ killed_min: 10, as_of: before })).items).toHaveLength(0)
    expect((await client.listIncidents({ as_of: before })).items).toHaveLength(4)
    expect((await client.listIncidents({ state: 'retracted' })).items.map((each) => each.id)).toEqual([
      incidentId('raid'),
    ])
    expect((await client.listIncidents({ recorded_since: before + 1 })).items).toHaveLength(2)
    expect((await client.listClaims({ as_of: before })).items).toHaveLength(4)
    expect((await client.listClaims({ incident: id })).items.map(({ articleId }) => articleId)).toEqual([idOf('bomb')])
    expect((await client.getClaim({ id: idOf('later claim') })).incidentId).toBe(incidentId('later'))
    await expect(client.getClaim({ id: idOf('later claim'), as_of: before })).rejects.toMatchObject({
      problem: { status: 404 },
    })
    const moment = (await log.readAt(before))?.recordedAt ?? ''
    expect((await client.getIncident({ id, as_of: moment })).toll.killed?.best).toBe(7)
    await expect(client.listIncidents({ as_of: before + 10_000 })).rejects.toMatchObject({
      problem: { status: 409, errors: [{ parameter: 'as_of' }] },
    })
  })

  it('answers 304 to whoever has the answer, until something changed', async () => {
    const { log, url } = world()
    await tell(log, [{ name: 'still', iso2: 'FR' }])
    const address = `${url}/api/v1/incidents?country=FR`
    const first = await fetch(address)
    const etag = first.headers.get('etag') ?? ''
    const again = () => fetch(address, { headers: { 'if-none-match': etag } })
    expect([(await again()).status, (await again()).status]).toEqual([304, 304])
    // Nothing that the filter means: the content is the same.
    await log.append([retractionOf('flood')])
    await foldAll(log)
    const list = await again()
    expect([list.status, (await list.text()).includes('flood')]).toEqual([200, false])
    await log.append([revisionOf({ name: 'still', iso2: 'FR', killed: 12 })])
    await foldAll(log)
    expect(await (await again()).text()).toMatch(/"best": ?12/)
  })

  it('names what is wrong with a parameter, and what to do', async () => {
    const { client, url } = world()
    const refusal = async (filter: Record<string, string>) => {
      const error = await client.listIncidents(filter).catch((thrown: unknown) => thrown)
      return (error as Refused).problem
    }
    expect(await refusal({ type: 'war', country: 'Niger' })).toMatchObject({
      type: '/problems/bad-parameter',
      status: 400,
      errors: [
        { parameter: 'type', detail: expect.stringContaining('family: conflict') },
        { parameter: 'country', detail: expect.stringContaining('alpha-2') },
      ],
    })
    expect((await refusal({ contry: 'NE' })).errors?.[0]).toMatchObject({
      parameter: 'contry',
      detail: expect.stringContaining('country'),
    })
    expect((await refusal({ cursor: 'nonsense' })).errors?.[0]?.parameter).toBe('cursor')
    expect((await refusal({ fields: 'id,secret' })).errors?.[0]?.parameter).toBe('fields')
    const twice = await fetch(`${url}/api/v1/incidents?type=attack&type=crime`)
    expect([twice.status, twice.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
    for (const path of ['/nothing', '/api/v1/incidents/none', '/api/v1/replays/none'])
      expect((await fetch(url + path)).status).toBe(404)
    expect((await fetch(`${url}/problems/slow-search`)).status).toBe(200)
  })

  it('can be read and tried without a script', async () => {
    const { url } = world()
    const page = await (await fetch(`${url}/docs`)).text()
    expect(page).toContain('GET /api/v1/incidents')
    expect(page).not.toContain('<script')
  })

  it('lists each once, whatever changes between two pages, and goes on with no other list', async () => {
    const { log, client } = world()
    const names = ['page a', 'page b', 'page c', 'page d']
    for (const name of names) await log.append(eventsOf({ name, iso2: 'SE' }, await log.documents.put(name)))
    await foldAll(log)
    const asked = { country: 'SE', limit: 2 }
    for (const [order, killed] of [
      ['recorded', 8],
      ['day', 9],
    ] as const) {
      const pages = [await client.listIncidents({ ...asked, order })]
      const revised = names.map((name, at) => revisionOf({ name, killed, iso2: 'SE', day: `2026-11-1${at}` }, killed))
      await log.append(revised.toReversed())
      await foldAll(log)
      pages.push(await client.listIncidents({ ...asked, order, cursor: pages[0]?.next ?? '' }))
      const ids = pages.flatMap(({ items }) => items.map(({ id }) => id))
      expect(ids.toSorted()).toEqual(names.map(incidentId).toSorted())
      expect(pages.map(({ position }) => position)).toEqual([pages[0]?.position, pages[0]?.position])
      await expect(client.listClaims({ cursor: pages[0]?.next ?? '' })).rejects.toMatchObject({
        problem: { errors: [{ parameter: 'cursor' }] },
      })
    }
  })

  it('leads from every time that it tells back to what was recorded then', async () => {
    const { client } = world()
    const [latest] = (await client.listIncidents({ order: 'recorded', limit: 1 })).items
    const { id = '', revisedAt = '', position = 0 } = latest ?? {}
    expect((await client.getIncident({ id, as_of: revisedAt })).position).toBe(position)
    for (const asked of [{ recorded_since: revisedAt }, { recorded_since: revisedAt, recorded_until: revisedAt }])
      expect((await client.listIncidents(asked)).items.map((each) => each.id)).toContain(id)
    expect((await client.getCitation({ as_of: revisedAt })).position).toBeGreaterThanOrEqual(position)
  })
})
