import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import { foldAll, incidentId, retractionOf, revisionOf, tell } from '../../test/made-up.ts'
import { sharedApi } from '../../test/open-api.ts'

const api = sharedApi({
  told: (log) =>
    tell(log, [
      { name: 'bomb', killed: 7, place: 'A & B <town>', sentence: 'A bomb killed "seven" & <more>\u0002.' },
      { name: 'small', killed: 1 },
      { name: 'strike', type: 'conflict.air-strike', iso2: 'ML', killed: 9 },
    ]),
})

const openWorld = () => {
  const { log, url } = api()
  return { log, url, read: async (path: string) => (await fetch(`${url}/api/v1/${path}`)).text() }
}

const FILTER = 'type=attack&country=NE&killed_min=6&title=Attacks%20%26%20more'

describe('a feed of a filter', () => {
  it('says in both formats what other readers understand', async () => {
    const { read } = openWorld()
    const atom = parseAtomFeed(await read(`incidents.atom?${FILTER}`))
    const json = parseJsonFeed(await read(`incidents.json?${FILTER}`))
    const id = `urn:uuid:${incidentId('bomb')}`
    const title = 'Bombing (car bomb, planted bomb) · A & B <town>, A country · 2026-11-01 · 7 killed'
    expect(atom).toMatchObject({
      title: { value: 'Attacks & more' },
      entries: [{ id, title: { value: title }, summary: { value: 'A bomb killed "seven" & <more>.' } }],
    })
    expect(json).toMatchObject({
      title: 'Attacks & more',
      items: [{ id, title, external_url: 'https://news.example/bomb' }],
    })
    expect([atom.entries?.length, json.items?.length]).toEqual([1, 1])
    expect(parseAtomFeed(await read('incidents.atom?country=FR')).entries ?? []).toEqual([])
  })

  it('an updated toll is an updated entry with the same id; one that is no longer meant goes', async () => {
    const { read, log } = openWorld()
    const before = parseAtomFeed(await read(`incidents.atom?${FILTER}`)).entries?.[0]
    await log.append([revisionOf({ name: 'bomb', killed: 12 })])
    await foldAll(log)
    const after = parseAtomFeed(await read(`incidents.atom?${FILTER}`)).entries?.[0]
    expect([after?.id, after?.published]).toEqual([before?.id, before?.published])
    expect(Date.parse(String(after?.updated))).toBeGreaterThanOrEqual(Date.parse(String(before?.updated)))
    expect(after?.title?.value).toContain('12 killed')
    await log.append([revisionOf({ name: 'bomb', killed: 4 }, 4)])
    await foldAll(log)
    const [corrected, ...others] = parseAtomFeed(await read(`incidents.atom?${FILTER}`)).entries ?? []
    expect([corrected?.id, corrected?.title?.value, others]).toEqual([
      before?.id,
      expect.stringContaining('4 killed'),
      [],
    ])
    expect(corrected?.summary?.value).toMatch(/^Corrected;/)
    await log.append([retractionOf('bomb')])
    await foldAll(log)
    const gone = parseAtomFeed(await read(`incidents.atom?${FILTER}`))
    expect(gone.entries ?? []).toEqual([])
    expect(Date.parse(String(gone.updated))).toBeGreaterThanOrEqual(Date.parse(String(corrected?.updated)))
  })

  it('that nobody changed is 304, also under a proxy that packed it', async () => {
    const { url } = openWorld()
    for (const path of ['incidents.atom', 'incidents.json']) {
      const first = await fetch(`${url}/api/v1/${path}`)
      const again = await fetch(`${url}/api/v1/${path}`, {
        headers: { 'if-none-match': `W/"x", ${first.headers.get('etag')}` },
      })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
  })
})
