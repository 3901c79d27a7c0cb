import type { LogEvent } from '@blotter/events'
import { performTogether, type Stage } from '@blotter/pipeline'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { expectedOf, useLinkers } from '../test/linkers.ts'
import { countryOf, type Report } from '../test/reports.ts'
import { linkStage } from './stage.ts'

const stage = linkStage({ name: 'linking', version: '0.0.0', digest: 'made-up' }) as Stage &
  Required<Pick<Stage, 'runTogether'>> // it has both

describe('reports in batches', () => {
  const log = sharedLog()
  const { linked } = useLinkers(log)
  const linkTogether = (events: LogEvent[]) =>
    performTogether(
      stage,
      events.map((event) => ({ position: event.position, event })),
      { log: log(), signal: new AbortController().signal },
    )

  it('that two linkers link at once open no incident twice', async () => {
    const country = countryOf('BA')
    // Every report has its counterpart in the other batch; each third one knows the country only.
    const reports = Array.from(
      { length: 60 },
      (_, at): Report => ({
        article: `a${at}`,
        claims: [
          {
            id: `${at}`,
            killed: 3,
            town: at % 3 ? Math.floor(at / 4) % 5 : null,
            day: 4 + (Math.floor(at / 2) % 2) * 7,
          },
        ],
      }),
    )
    const { appended } = await log().append(reports.map((report) => country.reported(report)))
    const events = await Promise.all(appended.map(({ position }) => log().readAt(position)))
    const halves = [0, 1].map((half) => events.flatMap((event, at) => (event && at % 2 === half ? [event] : [])))
    await Promise.all(halves.flatMap((half) => [linkTogether(half.slice(0, 15)), linkTogether(half.slice(15))]))
    expect(await linked('BA')).toEqual(expectedOf(reports.flatMap(country.linkable)))
  })

  it('with two versions of an article end with the newer one', async () => {
    const country = countryOf('BB')
    const versions = [3, 8].map((killed, at) =>
      country.reported(
        { article: 'a', claims: [{ id: 'a', killed }, ...(at ? [] : [{ id: 'gone', town: 2 }])] },
        at + 1,
      ),
    )
    const { appended } = await log().append(versions)
    const events = await Promise.all(appended.map(({ position }) => log().readAt(position)))
    expect(await linkTogether(events.flatMap((event) => event ?? []))).toEqual(['opened', 'revised'])
    expect((await linked('BB')).incidents).toMatchObject([{ claims: ['BB-a'], toll: { killed: { best: 8 } } }])
  })
})
