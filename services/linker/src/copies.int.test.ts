import { deterministicId, type NewEvent } from '@blotter/events'
import { copyGroupsOf } from '@blotter/linking'
import { performTogether, type Stage } from '@blotter/pipeline'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedOf, useLinkers } from '../test/linkers.ts'
import { countryOf, type Report } from '../test/reports.ts'
import { linkStage } from './stage.ts'

const stage = linkStage({ name: 'linking', version: '0.0.0', digest: 'made-up' }) as Stage &
  Required<Pick<Stage, 'runTogether'>> // it has both

/** Words of a world of its own, so that stories of one country share none with those of another. */
const words = (world: string, from: number, count: number): string =>
  Array.from({ length: count }, (_, at) => `${world}${from + at}`).join(' ')

/** Three reprints of one story, of which the second ties the other two together, and a story of its own. */
const storyOf = (world: string): Report[] => [
  { article: 'whole', text: words(world, 0, 120), claims: [{ id: 'whole', killed: 4 }] },
  { article: 'tail', text: words(world, 40, 120), claims: [{ id: 'tail', killed: 4 }] },
  { article: 'end', text: words(world, 80, 120), claims: [{ id: 'end', killed: 4, type: 'accident.fire' }] },
  { article: 'other', text: words(world, 900, 120), claims: [{ id: 'other', killed: 4 }] },
]

describe('near copies', () => {
  const log = sharedLog()
  const { start, link, linked, appended } = useLinkers(log)
  const store = async (reports: Report[]): Promise<void> => {
    for (const { text = '' } of reports) await log().documents.put(text)
  }
  const groupsIn = async (ids: string[]) =>
    new Map(
      (
        await log().query<{ id: string; copies: string }>(
          'SELECT article_id AS id, copy_group AS copies FROM blotter_work.linked_article WHERE article_id = ANY($1) AND copy_group IS NOT NULL',
          [ids],
        )
      ).map(({ id, copies }) => [id, copies]),
    )
  const expectedGroups = (country: ReturnType<typeof countryOf>, reports: Report[]) =>
    copyGroupsOf(
      reports.map((report) => ({
        id: country.articleId(report.article),
        text: report.text ?? '',
        publishedAt: country.linkable(report)[0]?.publishedAt ?? null,
      })),
    )

  it('are one group and one voice, in whatever order they come', async () => {
    start(2)
    let countries = 0
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), async (order) => {
        countries += 1
        const country = countryOf(`C${String.fromCharCode(64 + countries)}`)
        const story = storyOf(country.iso2)
        await store(story)
        for (const at of order) await link(story.slice(at, at + 1).map((report) => country.reported(report)))
        const groups = expectedGroups(country, story)
        expect(groups.size).toBe(3)
        expect(await groupsIn(story.map(({ article }) => country.articleId(article)))).toEqual(groups)
        const claims = story.flatMap(country.linkable).map((claim) => {
          const copyGroup = groups.get(claim.articleId)
          return copyGroup === undefined ? claim : { ...claim, copyGroup }
        })
        expect(await linked(country.iso2)).toEqual(expectedOf(claims))
      }),
      { numRuns: 8, seed: 3 },
    )
  })

  it('fall apart when the text between them is edited away', async () => {
    start(1)
    const country = countryOf('DA')
    const story = storyOf('DA')
    await store(story)
    await link(story.map((report) => country.reported(report)))
    const edited = { ...story[1], article: 'tail', claims: [{ id: 'tail', killed: 4 }], text: words('DA', 500, 120) }
    await store([edited])
    await link([country.reported(edited, 2)])
    expect(await groupsIn(story.map(({ article }) => country.articleId(article)))).toEqual(new Map())
    expect((await appended(country.iso2)).filter((type) => type === 'IncidentRevised')).not.toEqual([])
  })

  it('are passed over where their feed stands alone', async () => {
    start(1)
    const country = countryOf('EA')
    const feed = (id: string, changes: Record<string, unknown>) => [
      {
        eventId: crypto.randomUUID(),
        streamId: `feed/${id}`,
        type: 'FeedAdded' as const,
        data: { url: `https://${id}.example/` },
        source: 'blotter/test',
      },
      {
        eventId: crypto.randomUUID(),
        streamId: `feed/${id}`,
        type: 'FeedChanged' as const,
        data: { changes },
        source: 'blotter/test',
      },
    ]
    await log().append([...feed('apart', { copies: 'alone' }), ...feed('usual', { title: 'The Usual' })])
    const pair: Report[] = ['first', 'second'].map((article) => ({
      article,
      text: words('EA', 0, 120),
      claims: [{ id: article }],
    }))
    await store(pair)
    for (const [at, { article }] of pair.entries())
      await log().append([
        {
          eventId: crypto.randomUUID(),
          streamId: `article/${country.articleId(article)}`,
          type: 'ArticleDiscovered',
          data: {
            url: 'https://news.example/',
            feedId: at ? 'usual' : 'apart',
            itemKey: article,
            contentHash: article,
          },
          source: 'blotter/test',
        },
      ])
    await link(pair.map((report) => country.reported(report)))
    expect(await groupsIn(pair.map(({ article }) => country.articleId(article)))).toEqual(new Map())
    const [row] = await log().query<{ feed: string }>(
      "SELECT claim ->> 'feed' AS feed FROM blotter_work.linked_claim WHERE claim_id = 'EA-second'",
    )
    expect(row).toEqual({ feed: 'usual' })
  })

  it('does not go back to an older report of an article that comes late', async () => {
    start(1)
    const country = countryOf('FA')
    const [old, young] = [4, 9].map((killed) =>
      country.reported({ article: 'a', claims: [{ id: 'a', killed }] }, killed),
    )
    if (!old || !young) throw new Error('two reports')
    const { appended: stored } = await log().append([old])
    await link([young])
    await link(
      [old],
      stored.map(({ position }) => position),
    )
    expect((await linked('FA')).incidents).toMatchObject([{ toll: { killed: { best: 9 } } }])
  })

  it('stay one group when two versions of one of them are linked together', async () => {
    const country = countryOf('CV')
    const text = words('CV', 0, 120)
    const of = (article: string, killed: number): Report => ({ article, text, claims: [{ id: article, killed }] })
    await store([of('first', 4)])
    const events = [
      country.reported(of('first', 4)),
      country.reported(of('copy', 4)),
      country.reported(of('copy', 5), 2),
    ]
    for (const together of [events.slice(0, 1), events.slice(1)]) {
      const { appended } = await log().append(together)
      const read = await Promise.all(appended.map(({ position }) => log().readAt(position)))
      const inputs = read.flatMap((event) => (event ? [{ position: event.position, event }] : []))
      await performTogether(stage, inputs, { log: log(), signal: new AbortController().signal })
    }
    const [first, copy] = [country.articleId('first'), country.articleId('copy')]
    const group = [first, copy].toSorted()[0]
    expect(await groupsIn([first, copy])).toEqual(new Map([first, copy].map((id) => [id, group])))
  })

  it('lead a claim that knows the country only to one that reads the same words as another type', async () => {
    start(1)
    const country = countryOf('CK')
    const text = words('CK', 0, 120)
    // The last one by id joins a group that is there, and changes nothing else.
    const [one = '', two = '', last = ''] = ['a', 'b', 'c'].toSorted((x, y) =>
      country.articleId(x) < country.articleId(y) ? -1 : 1,
    )
    const reports: Report[] = [
      { article: one, text, claims: [{ id: 'town', killed: 4, type: 'conflict.shelling' }] },
      { article: two, text, claims: [{ id: 'flood', killed: 9, type: 'disaster.flood', town: 1 }] },
      { article: last, text, claims: [{ id: 'country', killed: 4, town: null }] },
    ]
    await store(reports)
    for (const report of reports) await link([country.reported(report)])
    const groups = (await linked('CK')).incidents.map(({ claims }) => claims)
    expect(groups.toSorted()).toEqual([['CK-country', 'CK-town'], ['CK-flood']])
  })

  it('that are one article by its own word are one, whose claims alone count', async () => {
    start(1)
    const country = countryOf('CM')
    const [amp, article] = ['amp', 'article'].map(
      (name): Report => ({ article: name, claims: [{ id: name, killed: 4 }] }),
    )
    if (!amp || !article) throw new Error('two reports')
    await link([country.reported(amp), country.reported(article)])
    expect((await linked('CM')).incidents.map(({ claims }) => claims)).toEqual([['CM-amp', 'CM-article']])
    const merged: NewEvent<'ArticleMerged'> = {
      eventId: deterministicId('linker-test', 'CM', 'merged'),
      streamId: `article/${country.articleId('amp')}`,
      type: 'ArticleMerged',
      data: { into: country.articleId('article'), url: 'https://news.example/article' },
      source: 'blotter/test',
    }
    await link([merged])
    expect(await linked('CM')).toEqual(expectedOf(country.linkable(article)))
    // Should the page speak for itself again, it does.
    await link([country.reported(amp, 2)])
    expect(await linked('CM')).toEqual(expectedOf([amp, article].flatMap(country.linkable)))
  })
})
