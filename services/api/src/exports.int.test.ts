import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createClient } from '@blotter/client'
import { citationAt, exportPieces } from '@blotter/exports'
import { openLog } from '@blotter/log'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { chooseIncidents, incidentFilterSchema, searchIncidents } from '@blotter/views'
import { describe, expect, it, onTestFinished } from 'vitest'
import { eventsOf, foldAll, incidentId, retractionOf, revisionOf, type Told, tell } from '../test/made-up.ts'
import { sharedApi } from '../test/open-api.ts'

const WORLD: Told[] = [
  { name: 'bomb', killed: 7, at: [13.5, 2.1], place: '=HYPERLINK("http://evil")', voices: 2, level: 'medium' },
  {
    name: 'strike',
    type: 'conflict.air-strike',
    iso2: 'ML',
    killed: 2,
    sentence: 'A "strike", they said,\nhit Gao — twice. 日本',
  },
]

const api = sharedApi({ told: (log) => tell(log, WORLD) })

const openWorld = () => {
  const { url, log } = api()
  const read = async (path: string) => {
    const response = await fetch(`${url}/api/v1/exports/${path}`)
    // As it is: text() takes a byte order mark away.
    const text = Buffer.from(await response.arrayBuffer()).toString()
    return { status: response.status, headers: response.headers, text }
  }
  return { url, log, read, client: createClient({ url }) }
}

const recordsOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line)) as Record<string, never>[]

describe('an export', () => {
  it('as lines begins with what to cite, and holds what lists hold', async () => {
    const { read, client, log } = openWorld()
    const { text, headers } = await read('incidents')
    const [first, ...records] = recordsOf(text)
    expect(first?.citation).toEqual(await client.getCitation({}))
    expect(first?.citation).toMatchObject({
      position: await log.head(),
      chainHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const { position, time, chainHash, engines } = await client.getCitation({})
    const cited = ['position', 'time', 'chain-hash', 'engines'].map((name) => headers.get(`blotter-${name}`))
    expect(cited).toEqual([String(position), time, chainHash, engines.join(', ')])
    const { items } = await client.listIncidents({})
    expect(records).toEqual(items.toSorted((a, b) => a.position - b.position))
    const [, ...claims] = recordsOf((await read('claims?q=Gao')).text)
    expect(claims).toEqual((await client.listClaims({ q: 'Gao' })).items)
  })

  it('as CSV opens right: UTF-8 said, a header, quoted text, and no formula', async () => {
    const { read } = openWorld()
    const incidents = (await read('incidents?format=csv&country=NE')).text
    expect(incidents).toMatch(/^\ufeffincident_id,state,type,.*,killed_best,.*,log_position\n/)
    const [names = [], figures = []] = incidents
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','))
    // Nobody counted them, so neither column says anything.
    for (const name of ['injured_low', 'injured_high'])
      expect(figures.at(names.indexOf(name) - names.length), name).toBe('')
    expect(incidents).toContain(`"'=HYPERLINK(""http://evil"")"`)
    const claims = (await read('claims?format=csv')).text
    expect(claims).toContain('"A ""strike"", they said,\nhit Gao — twice. 日本"')
    expect(claims).toContain('Explosions/Remote violence,Air/drone strike')
  })

  it.each(['=1+1', '＝1+1', '－1', '＠SUM(A1)', '\u200b=1', '\u00a0=1', '\u3000+1', '\ufeff=1', '\u0001=1', '\t1'])(
    'as CSV holds no formula: %j',
    async (title) => {
      const { read, log } = openWorld()
      await log.query('UPDATE blotter_work.claim_history SET title = $1', [title])
      expect((await read('claims?format=csv')).text).toContain(`'${title}`)
      await log.query(`UPDATE blotter_work.claim_history SET title = 'Niamey = a − b'`)
      expect((await read('claims?format=csv')).text).toContain(',"Niamey = a − b",')
    },
  )

  it('as CSV begins no cell with a formula, wherever a spreadsheet parts it', async () => {
    const { read, log } = openWorld()
    const title = 'Bomb;=1+1; "@x"\tin\t-2;a=b\n+3; tie 1-1'
    await log.query('UPDATE blotter_work.claim_history SET title = $1', [title])
    const { text } = await read('claims?format=csv')
    expect(text).toContain(`,"Bomb;'=1+1; ""'@x""\tin\t'-2;a=b\n'+3; tie 1-1",`)
    await log.query(`UPDATE blotter_work.claim_history SET title = 'Niamey'`)
    // Quoted, whatever it holds, so that no separator within it counts.
    expect((await read('claims?format=csv')).text).toContain(',"Niamey",')
  })

  it('as GeoJSON is one FeatureCollection, also of nothing', async () => {
    const { read } = openWorld()
    const { features, citation } = JSON.parse((await read('incidents?format=geojson')).text)
    const found = features.find(({ id }: { id: string }) => id === incidentId('bomb'))
    expect([found.geometry, found.properties.killed_best]).toEqual([{ type: 'Point', coordinates: [2.1, 13.5] }, 7])
    expect([features.length, citation.format]).toEqual([2, 'blotter-export/1'])
    expect(JSON.parse((await read('incidents?format=geojson&country=FR')).text).features).toEqual([])
  })

  it('gives the same bytes again at the same position, whatever came since', async () => {
    const { read, log } = openWorld()
    const at = await log.head()
    for (const format of ['ndjson', 'csv', 'geojson', 'parquet']) {
      const before = await read(`incidents?as_of=${at}&format=${format}`)
      await log.append([revisionOf({ name: 'bomb', killed: at + format.length }, format.length)])
      await foldAll(log)
      expect((await read(`incidents?as_of=${at}&format=${format}`)).text).toBe(before.text)
      expect((await read(`incidents?format=${format}`)).text).not.toBe(before.text)
    }
  })

  it('of changes keeps a copy from drifting, whatever happens to an incident', async () => {
    const { read, log } = openWorld()
    await tell(log, [
      { name: 'leaves', killed: 9 },
      { name: 'goes', killed: 9 },
    ])
    const filter = 'killed_min=5'
    const copy = new Map<string, unknown>()
    const apply = (text: string) => {
      const [first, ...records] = recordsOf(text) as unknown as [
        { citation: { position: number } },
        ...{ id: string; deleted?: true }[],
      ]
      for (const record of records) record.deleted ? copy.delete(record.id) : copy.set(record.id, record)
      return first.citation.position
    }
    let position = apply((await read(`incidents?${filter}`)).text)
    const steps = [
      [revisionOf({ name: 'leaves', killed: 1 })],
      [retractionOf('goes')],
      [
        ...eventsOf({ name: 'comes', killed: 50 }, await log.documents.put('x')),
        revisionOf({ name: 'bomb', killed: 6 }),
      ],
      [revisionOf({ name: 'strike', killed: 8, iso2: 'ML' }), revisionOf({ name: 'comes', killed: 0 }, 2)],
    ]
    for (const step of steps) {
      await log.append(step)
      await foldAll(log)
      const changes = (await read(`incidents?${filter}&changes_since=${position}`)).text
      position = apply(changes)
      const whole = recordsOf((await read(`incidents?${filter}`)).text).slice(1) as unknown as { position: number }[]
      expect(([...copy.values()] as { position: number }[]).toSorted((a, b) => a.position - b.position)).toEqual(whole)
    }
    expect((await read(`incidents?${filter}&changes_since=${position}`)).text.trim().split('\n')).toHaveLength(1)
    const csv = (await read(`incidents?${filter}&changes_since=1&format=csv`)).text
    expect(csv).toMatch(/^\ufeffincident_id,deleted,state/)
    expect((await read(`incidents?changes_since=1&format=geojson`)).status).toBe(400)
    expect((await read(`incidents?changes_since=99999`)).status).toBe(400)
  })

  it('holds a toll that is larger than any column, and what was told after it', async () => {
    const { read, log } = openWorld()
    await log.append([revisionOf({ name: 'strike', killed: 3_000_000_000 }, 3)])
    await tell(log, [{ name: 'afterwards' }])
    const records = recordsOf((await read('incidents?killed_min=2147483647')).text) as object[]
    expect(records.slice(1)).toMatchObject([
      { id: incidentId('strike'), toll: { killed: { best: 3_000_000_000, high: 3_000_000_000 } } },
    ])
    expect((await read('incidents?format=csv&killed_min=2147483647')).text).toContain(',2147483647,2147483647,')
    expect((await read('incidents')).text).toContain(incidentId('afterwards'))
  })

  it('gives the same bytes in a database of any locale', async () => {
    const stories: Told[] = [
      {
        name: 'a',
        admin1: 'TILLABÉRI',
        iso2: 'SE',
        title: '“Rebels” burn ÉCOLE — Diffa’s oldest',
        place: '\u00a0=1+1',
      },
      { name: 'b', admin1: 'Tillabéri', iso2: 'SE', title: 'L’école brûlée', place: '\u3000=1+1' },
      { name: 'c', admin1: 'Niamey', iso2: 'SE', title: 'हिन्दी में समाचार', place: '＝1+1' },
    ]
    const foreign = await freshLog('english')
    // As every connection to it begins from now on.
    await foreign.query(
      "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET DateStyle = ''SQL, DMY''', current_database()); END $$",
    )
    const log = await openLog({ url: foreign.url, name: 'test' })
    onTestFinished(() => log.close())
    const [plain, english] = await Promise.all(
      [openWorld().log, log].map(async (log) => {
        await tell(log, stories)
        const named = async (filter: object) => {
          const { rows } = await searchIncidents(log, incidentFilterSchema.parse({ ...filter, country: 'SE' }), {
            order: 'day',
            limit: 9,
          })
          return rows.map(({ id }) => stories.find(({ name }) => incidentId(name) === id)?.name).sort()
        }
        const found = []
        for (const q of ['école', 'ÉCOLE', 'rebels', 'diffa', '“école brûlée”', 'हिन्दी', 'école -rebels'])
          found.push([q, ...(await named({ q }))])
        for (const admin1 of ['tillabéri', 'TILLABÉRI', 'Tillabéri', 'NIAMEY'])
          found.push([admin1, ...(await named({ admin1 }))])
        const { choice, at } = await chooseIncidents(log, incidentFilterSchema.parse({ country: 'SE' }))
        const citation = { ...(await citationAt(log, at)), logId: '', time: null, chainHash: null }
        const pieces = exportPieces(log, { choice, at, since: null }, { format: 'csv', citation })
        const rows = (await text(Readable.from(pieces))).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|,\d+$/gm, '')
        return { found, rows }
      }),
    )
    expect(english).toEqual(plain)
    expect(plain?.found).toEqual([
      ['école', 'a', 'b'],
      ['ÉCOLE', 'a', 'b'],
      ['rebels', 'a'],
      ['diffa', 'a'],
      ['“école brûlée”', 'b'],
      ['हिन्दी', 'c'],
      ['école -rebels', 'b'],
      ['tillabéri', 'a', 'b'],
      ['TILLABÉRI', 'a', 'b'],
      ['Tillabéri', 'a', 'b'],
      ['NIAMEY', 'c'],
    ])
    expect(plain?.rows.match(/'[\u00a0\u3000]?[=＝]1/g)).toHaveLength(3)
  })

  it('that its reader leaves gives its connection back, and a fourth at a time is refused', async () => {
    const { url, log } = openWorld()
    // More than the sockets in between hold; packing it takes longer than what strangers ask may.
    await log.query(
      `BEGIN; SET LOCAL statement_timeout = 0;
       UPDATE blotter_work.incident_history SET view = jsonb_set(view, '{where,name}', to_jsonb(repeat('x', 20000000)))
       WHERE incident_id = '${incidentId('bomb')}' AND state = 'open'; COMMIT`,
    )
    const address = `${url}/api/v1/exports/incidents`
    for (let number = 0; number < 4; number += 1)
      expect((await fetch(address, { method: 'HEAD' })).headers.get('blotter-position')).toBe(String(await log.head()))
    const open = await Promise.all([1, 2, 3].map(() => fetch(address)))
    const fourth = await fetch(address)
    expect([fourth.status, fourth.headers.get('retry-after')]).toEqual([429, '30'])
    await Promise.all(open.map(({ body }) => body?.cancel()))
    await expect.poll(async () => (await fetch(`${address}?country=FR`)).status, { timeout: 20_000 }).toBe(200)
  })
})
