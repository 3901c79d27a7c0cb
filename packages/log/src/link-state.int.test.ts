import type { LinkableClaim } from '@blotter/events'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import {
  claimsNear,
  claimsOfArticle,
  claimsOfIncidents,
  lockCountries,
  removeLinkedClaims,
  writeLinkedClaims,
} from './index.ts'

const claim = (id: string, articleId = `article-of-${id}`): LinkableClaim => ({
  articleId,
  publishedAt: null,
  claim: {
    id,
    type: 'disaster.flood',
    execution: 'carried-out',
    status: 'current',
    why: [],
    span: { start: 0, end: 1 },
    evidence: [],
    when: { start: null, end: null, precision: 'unknown', basis: 'none' },
    where: null,
    actors: [],
    targets: [],
    victims: [],
    weapons: [],
    casualties: [],
  },
})

describe("the linker's own table", () => {
  const log = sharedLog()
  const write = (rows: Parameters<typeof writeLinkedClaims>[1]) =>
    log().database.transaction((transaction) => writeLinkedClaims(transaction, rows))
  const idsOf = (linked: { claim: LinkableClaim }[]) => linked.map(({ claim: { claim } }) => claim.id)

  it('finds the claims of a country whose days touch a window', async () => {
    const on = (id: string, iso2: string, from: string, to: string) => ({
      claim: claim(id),
      incidentId: `incident-of-${id}`,
      heldReason: null,
      window: { iso2, from, to },
    })
    await write([
      on('before', 'XA', '2025-03-01', '2025-03-02'),
      on('touches', 'XA', '2025-03-02', '2025-03-03'),
      on('inside', 'XA', '2025-03-04', '2025-03-04'),
      on('after', 'XA', '2025-03-06', '2025-03-07'),
      on('abroad', 'XB', '2025-03-04', '2025-03-04'),
    ])
    const near = await claimsNear(log().database, { iso2: 'XA', from: '2025-03-03', to: '2025-03-05' })
    expect(idsOf(near)).toEqual(['inside', 'touches'])
    expect(near[0]).toEqual({ claim: claim('inside'), incidentId: 'incident-of-inside', heldReason: null })
  })

  it('finds claims by article and by incident, held ones too, and forgets those that are gone', async () => {
    const row = (id: string, incidentId: string | null) => ({
      claim: claim(id, 'one-article'),
      incidentId,
      heldReason: incidentId ? null : 'undated',
      window: null,
    })
    await write([row('linked', 'an-incident'), row('held', null)])
    expect(idsOf(await claimsOfArticle(log().database, 'one-article'))).toEqual(['held', 'linked'])
    expect(idsOf(await claimsOfIncidents(log().database, ['an-incident']))).toEqual(['linked'])
    expect(await claimsOfIncidents(log().database, [])).toEqual([])
    await write([row('held', 'an-incident')])
    expect(idsOf(await claimsOfIncidents(log().database, ['an-incident']))).toEqual(['held', 'linked'])
    await log().database.transaction((transaction) => removeLinkedClaims(transaction, ['linked']))
    expect(idsOf(await claimsOfArticle(log().database, 'one-article'))).toEqual(['held'])
  })

  it('lets one link in a country at a time, and others elsewhere meanwhile', async () => {
    const held = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const done: string[] = []
    const link = (who: string, countries: string[], meanwhile: () => Promise<void> = async () => {}) =>
      log().database.transaction(async (transaction) => {
        await lockCountries(transaction, countries)
        await meanwhile()
        done.push(who)
      })
    const first = link('first', ['XA', 'XB'], async () => {
      held.resolve()
      await release.promise
    })
    await held.promise
    const second = link('second', ['XB', 'XA'])
    await link('elsewhere', ['XC'])
    release.resolve()
    await Promise.all([first, second])
    expect(done).toEqual(['elsewhere', 'first', 'second'])
  })
})
