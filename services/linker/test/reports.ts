import { type Claim, deterministicId, type LinkableClaim, type NewEvent, type Where } from '@blotter/events'
import { hashOf } from '@blotter/log'

/** A claim by what matters to linking; by default an air strike on the first town on 4 March. */
export type Sketch = {
  id: string
  type?: string
  /** Day of March 2025; null: undated. */
  day?: number | null
  /** Its last day, where it took longer than one. */
  until?: number | undefined
  /** Index of a town, each 100 km from the next; null: only the country is known. */
  town?: number | null
  /** How much is known of the town: itself, a village `near` it, or its province only. */
  precision?: 'town' | 'village' | 'province'
  killed?: number
  /** The count is open: "at least". */
  open?: boolean
  /** It says that it did not happen. */
  denied?: boolean
}

/** What one article says; a later one of the same name is a new version of it. */
export type Report = { article: string; claims: Sketch[]; hour?: number; updatedHour?: number; text?: string }

/** Reports out of one invented country. Ids are the country's own, so that countries share a database and never meet. */
export const countryOf = (iso2: string) => {
  const articleId = (article: string): string => deterministicId('linker-test', iso2, article)
  const linkable = ({ article, claims, hour = 12 }: Report): LinkableClaim[] =>
    claims.map((sketch) => ({
      articleId: articleId(article),
      publishedAt: timeOf(hour),
      claim: claimOf(iso2, sketch),
    }))
  const reported = (report: Report, version = 1): NewEvent<'IncidentsReported'> => ({
    eventId: deterministicId('linker-test', iso2, report.article, version),
    streamId: `article/${articleId(report.article)}`,
    type: 'IncidentsReported',
    data: {
      url: `https://news.example/${report.article}`,
      document: hashOf(report.text ?? ''),
      publishedAt: linkable(report)[0]?.publishedAt ?? null,
      ...(report.updatedHour === undefined ? {} : { updatedAt: timeOf(report.updatedHour) }),
      claims: linkable(report).map(({ claim }) => claim),
      extractor: { name: 'extraction', version: '0.0.0', digest: 'made-up' },
    },
    source: 'blotter/test',
  })
  return { iso2, articleId, claimId: (id: string) => `${iso2}-${id}`, linkable, reported }
}

const timeOf = (hour: number): string => new Date(Date.UTC(2025, 2, 5, hour)).toISOString()

const span = { start: 0, end: 10 }

const claimOf = (
  iso2: string,
  { id, type, day = 4, until, town = 0, precision, killed, open, denied = false }: Sketch,
): Claim => ({
  id: `${iso2}-${id}`,
  type: type ?? 'conflict.air-strike',
  execution: 'carried-out',
  status: denied ? 'denied' : 'current',
  why: [],
  span,
  evidence: [],
  when: day === null ? { start: null, end: null, precision: 'unknown', basis: 'none' } : whenOf(day, until),
  where: town === null ? countryWide(iso2) : placeOf(iso2, town, precision),
  actors: [],
  targets: [],
  victims: [],
  weapons: [],
  casualties: killed === undefined ? [] : [{ kind: 'killed', min: killed, ...endOf(killed, open), span }],
})

const endOf = (killed: number, open = false): { max: number | null; qualifier: 'exact' | 'at-least' } =>
  open ? { max: null, qualifier: 'at-least' } : { max: killed, qualifier: 'exact' }

const dateOf = (day: number): string => new Date(Date.UTC(2025, 2, day)).toISOString().slice(0, 10)

const whenOf = (day: number, until = day): Claim['when'] => ({
  start: dateOf(day),
  end: dateOf(until),
  precision: 'day',
  basis: 'text',
  span,
})

const placeOf = (iso2: string, town: number, precision: Sketch['precision'] = 'town'): Where => {
  const whole = townOf(iso2, town)
  if (precision === 'town') return whole
  if (precision === 'province')
    return { ...whole, name: `Province ${town}`, path: whole.path.slice(0, 2), precision: 'admin1' }
  // 33 km north of the town: near enough for a strong match, too far for a weak one.
  const name = `Village of ${town}`
  return { ...whole, name, path: [...whole.path.slice(0, 2), name], lat: town * 0.9 + 0.3 }
}

const townOf = (iso2: string, town: number): Where => ({
  name: `Town ${town}`,
  path: [`Country ${iso2}`, `Province ${town}`, `Town ${town}`],
  iso2,
  admin1: `Province ${town}`,
  lat: town * 0.9,
  lon: 0,
  precision: 'city',
  basis: 'text',
})

const countryWide = (iso2: string): Where => ({
  name: `Country ${iso2}`,
  path: [`Country ${iso2}`],
  iso2,
  precision: 'country',
  basis: 'text',
})
