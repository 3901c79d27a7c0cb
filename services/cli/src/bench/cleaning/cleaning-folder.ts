import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { InputFault } from '@blotter/events'

/** The sets of pages: news with metadata, and long posts. */
export const SETS = ['fundus-dev', 'wcxb-dev'] as const
export type SetName = (typeof SETS)[number]

/** Which part of a set: a third is kept aside while rules are tuned. */
export type Part = 'tuning' | 'kept aside'

export type SetPage = { id: string; url: string; html: string }
export type Truth = Record<string, { text: string }>

/** Development pages and their scorer, which are no part of this repository. */
export type CleaningFolder = { scorer: string; pages: (set: SetName) => SetPage[]; truth: (set: SetName) => Truth }

const SHAPE =
  'It holds data/cleaning (fundus-dev/ and wcxb-dev/, each with pages.ndjson.gz and truth.json) and tools/score_clean.py, for Python 3.'

/**
 * The folder of `--data`: one that holds data/ and tools/, or any folder two levels below it.
 * @throws InputFault `no-data` without one, `not-data` where something that the bench reads is missing
 */
export const cleaningFolder = (named: string | undefined): CleaningFolder => {
  if (!named)
    throw new InputFault(
      'no-data',
      `bench cleaning measures on development data that are no part of this repository: name them by --data FOLDER. ${SHAPE}`,
    )
  const folder = resolve(named)
  const top = [folder, dirname(folder), dirname(dirname(folder))].find((each) =>
    existsSync(join(each, 'data/cleaning')),
  )
  const missing = EXPECTED.find((file) => !existsSync(join(top ?? folder, file)))
  if (!top || missing) throw new InputFault('not-data', `${named} lacks ${missing}. ${SHAPE}`)
  const path = (set: SetName, file: string): string => join(top, 'data/cleaning', set, file)
  return {
    scorer: join(top, 'tools/score_clean.py'),
    pages: (set) =>
      gunzipSync(readFileSync(path(set, 'pages.ndjson.gz')))
        .toString('utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    truth: (set) => JSON.parse(readFileSync(path(set, 'truth.json'), 'utf8')),
  }
}

const EXPECTED = [
  ...SETS.flatMap((set) => [`data/cleaning/${set}/pages.ndjson.gz`, `data/cleaning/${set}/truth.json`]),
  'tools/score_clean.py',
]

/** The part that a page's id puts it in: by hash, so that it never changes with the set. */
export const partOf = (id: string): Part =>
  BigInt(`0x${createHash('sha256').update(id).digest('hex')}`) % 3n === 0n ? 'kept aside' : 'tuning'
