import type { LinkableClaim } from '@blotter/events'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import {
  claimsNear,
  claimsOfArticles,
  claimsOfIncidents,
  type KeyStand,
  keepIndex,
  lockLinking,
  pagesOfClaims,
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

  const stand = (key: string, from: number, to = from): KeyStand => ({ keys: [key], type: 'disaster.flood', from, to })
  const row = (id: string, to: KeyStand | null = null) => ({
    claim: claim(id),
    incidentId: `incident-of-${id}` as string | null,
    heldReason: null as string | null,
    fits: [],
    from: null as KeyStand | null,
    to,
  })

  it('finds the claims of a place and a type whose days touch a search, short ones and long ones', async () => {
    await write([
      row('before', stand('XA:here', 1, 2)),
      row('touches', stand('XA:here', 2, 3)),
      row('inside', stand('XA:here', 4)),
      row('all-year', stand('XA:here', -300, 60)),
      row('after', stand('XA:here', 6, 7)),
      row('other-type', { ...stand('XA:here', 4), type: 'accident.fire' }),
      row('there', stand('XA:there', 4)),
    ])
    const search = { keys: ['XA:here', 'XA:elsewhere'], types: ['disaster.flood'], from: 3, to: 5 }
    const near = await claimsNear(log().database, [search])
    expect(idsOf(near).toSorted()).toEqual(['all-year', 'inside', 'touches'])
    expect(near.find(({ claim: { claim } }) => claim.id === 'inside')).toEqual({
      claim: claim('inside'),
      incidentId: 'incident-of-inside',
      heldReason: null,
      fits: [],
    })
  })

  it('pages through what several searches lead to, each from where it stands', async () => {
    await write([1, 2, 3].map((day) => row(`p${day}`, stand('XP:here', day))))
    const search = { keys: ['XP:here'], types: ['disaster.flood'], from: 0, to: 9 }
    const asked = [
      { search, behind: null },
      { search, behind: { day: 1, claimId: 'p1' } },
      { search: { ...search, keys: ['XP:nowhere'] }, behind: null },
    ]
    const pages = await pagesOfClaims(log().database, asked, 2)
    expect(pages.map(({ claims, next }) => [idsOf(claims), next])).toEqual([
      [['p1', 'p2'], { day: 2, claimId: 'p2' }],
      [['p2', 'p3'], { day: 3, claimId: 'p3' }],
      [[], null],
    ])
    const [last] = await pagesOfClaims(log().database, [{ search, behind: { day: 3, claimId: 'p3' } }], 2)
    expect(last).toEqual({ claims: [], next: null })
  })

  it('finds a claim where it went, and nowhere after it is gone', async () => {
    const [here, there] = [stand('XC:here', 4), stand('XC:there', 4)]
    const at = async (key: string) =>
      idsOf(await claimsNear(log().database, [{ keys: [key], types: ['disaster.flood'], from: 4, to: 4 }]))
    await write([row('moves', here)])
    await write([{ ...row('moves', there), from: here }])
    expect([await at('XC:here'), await at('XC:there')]).toEqual([[], ['moves']])
    await log().database.transaction((transaction) =>
      removeLinkedClaims(transaction, [{ claimId: 'moves', from: there }]),
    )
    expect(await at('XC:there')).toEqual([])
    expect(await log().query("SELECT 1 FROM blotter_work.linked_claim_key WHERE claim_id = 'moves'")).toEqual([])
  })

  it('makes the keys anew under other rules, for claims of a time before there were keys too', async () => {
    const keep = (rules: number) =>
      log().database.transaction((transaction) =>
        keepIndex(transaction, { rules, standOf: ({ claim: { id } }) => stand(`rules ${rules} ${id}`, 4) }),
      )
    await write([row('old')])
    for (const rules of [1, 1, 2]) await keep(rules)
    const keys = await log().query<{ key: string }>(
      "SELECT key FROM blotter_work.linked_claim_key WHERE claim_id = 'old'",
    )
    expect(keys).toEqual([{ key: 'rules 2 old' }])
  })

  it('finds claims by article and by incident, held ones too, and forgets those that are gone', async () => {
    const of = (id: string, incidentId: string | null) => ({
      ...row(id),
      claim: claim(id, 'one-article'),
      incidentId,
      heldReason: incidentId ? null : 'undated',
    })
    await write([of('linked', 'an-incident'), of('held', null)])
    expect(idsOf(await claimsOfArticles(log().database, ['one-article']))).toEqual(['held', 'linked'])
    expect(idsOf(await claimsOfIncidents(log().database, ['an-incident']))).toEqual(['linked'])
    expect(await claimsOfIncidents(log().database, [])).toEqual([])
    await write([of('held', 'an-incident')])
    expect(idsOf(await claimsOfIncidents(log().database, ['an-incident']))).toEqual(['held', 'linked'])
    await log().database.transaction((transaction) =>
      removeLinkedClaims(transaction, [{ claimId: 'linked', from: null }]),
    )
    expect(idsOf(await claimsOfArticles(log().database, ['one-article']))).toEqual(['held'])
  })

  it('lets one link at a time', async () => {
    const held = Promise.withResolvers<void>()
    const release = Promise.withResolvers<void>()
    const done: string[] = []
    const link = (who: string, meanwhile: () => Promise<void> = async () => {}) =>
      log().database.transaction(async (transaction) => {
        await lockLinking(transaction)
        await meanwhile()
        done.push(who)
      })
    const first = link('first', async () => {
      held.resolve()
      await release.promise
    })
    await held.promise
    const second = link('second')
    release.resolve()
    await Promise.all([first, second])
    expect(done).toEqual(['first', 'second'])
  })
})
