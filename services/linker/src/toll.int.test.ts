import { incidentIdOf } from '@blotter/linking'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { expect, it } from 'vitest'
import { useLinkers } from '../test/linkers.ts'
import { countryOf, type Report } from '../test/reports.ts'

const words = (from: number): string => Array.from({ length: 120 }, (_, at) => `toll${from + at}`).join(' ')

const log = sharedLog()
const { start, link } = useLinkers(log)

it('a toll rises, is copied and is corrected, and each revision says from what to what and because of which claim', async () => {
  start(1)
  const country = countryOf('TA')
  const reports: Report[] = [
    { article: 'first', hour: 6, text: words(0), claims: [{ id: '1-first', killed: 12 }] },
    { article: 'more', hour: 7, text: words(500), claims: [{ id: '2-more', killed: 17 }] },
    { article: 'reprint', hour: 8, text: words(510), claims: [{ id: '3-reprint', killed: 17 }] },
    { article: 'corrected', hour: 20, text: words(900), claims: [{ id: '4-corrected', killed: 15 }] },
  ]
  for (const report of reports) {
    await log().documents.put(report.text ?? '')
    await link([country.reported(report)])
  }
  const incident = incidentIdOf(reports.flatMap(country.linkable))
  const stream = await log().readStream(`incident/${incident}`)
  const revised = stream.flatMap((event) => (event.type === 'IncidentRevised' ? [event.data] : []))
  const tolls = revised.map(({ changes, because }) => {
    const { from, to } = changes.find(({ field }) => field === 'toll.killed') ?? { from: null, to: null }
    return { from, to, because }
  })
  expect(tolls).toMatchObject([
    { from: { best: 12 }, to: { best: 17, lowBy: { claimId: 'TA-1-first' } }, because: ['TA-2-more'] },
    { to: { best: 17 }, because: expect.arrayContaining(['TA-3-reprint']) },
    {
      from: { best: 17 },
      to: { low: 15, best: 15, high: 15, byClaim: ['TA-4-corrected'] },
      because: ['TA-4-corrected'],
    },
  ])
  // Four articles, of which two are one voice.
  expect(revised.at(-1)?.incident.confidence).toMatchObject({ voices: 3 })
})

it('an article that was updated speaks as of its update', async () => {
  start(1)
  const country = countryOf('TB')
  const live: Report = {
    article: 'live',
    hour: 8,
    updatedHour: 18,
    text: words(0),
    claims: [{ id: '1-live', killed: 9 }],
  }
  const other: Report = { article: 'other', hour: 11, text: words(500), claims: [{ id: '2-other', killed: 5 }] }
  for (const report of [live, other]) {
    await log().documents.put(report.text ?? '')
    await link([country.reported(report)])
  }
  const stream = await log().readStream(`incident/${incidentIdOf([live, other].flatMap(country.linkable))}`)
  const last = stream.findLast((event) => event.type === 'IncidentRevised')
  expect(last?.type === 'IncidentRevised' && last.data.incident.toll.killed).toMatchObject({
    best: 9,
    asOf: '2025-03-05T18:00:00.000Z',
  })
})
