import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { InputFault } from '@blotter/events'

/** Development data and their scorers, which are no part of this repository. */
export type DataFolder = { extraction: string; wire: string; tools: string }

const SETS = ['muc4/dev', 'muc4/tst1', 'gvdb-dev', 'lgl', 'geovirus', 'plover-gsr', 'wikievents-dev']
const SCORERS = ['muc4', 'casualties', 'places', 'types', 'roles', 'wire']

/** What the bench reads, beneath the folder that it is given; tst2 only for a rehearsal. */
const EXPECTED = [
  ...SETS.flatMap((set) => [`data/extraction/${set}.input.ndjson`, `data/extraction/${set}.jsonl`]),
  'data/wire/articles.ndjson',
  'data/wire/gold.json',
  'tools/claims_to_muc.py',
  'tools/types-to-plover.json',
  ...SCORERS.map((name) => `tools/score_${name}.py`),
]

/**
 * The folder of `--data`: one that holds data/ and tools/, or any folder below it.
 * @throws InputFault `no-data` without one, `not-data` where something that the bench reads is missing
 */
export const dataFolder = (named: string | undefined): DataFolder => {
  if (!named)
    throw new InputFault(
      'no-data',
      `bench extraction measures on development data that are no part of this repository: name them by --data FOLDER. ${SHAPE}`,
    )
  const folder = resolve(named)
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new InputFault('not-data', `There is no folder ${named}. ${SHAPE}`)
  const top = [folder, dirname(folder), dirname(dirname(folder))].find((each) =>
    ['data', 'tools'].every((part) => existsSync(join(each, part))),
  )
  const missing = EXPECTED.filter((file) => !existsSync(join(top ?? folder, file)))
  if (!top || missing.length)
    throw new InputFault(
      'not-data',
      `${named} lacks ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ', …' : ''}. ${SHAPE}`,
    )
  return { extraction: join(top, 'data/extraction'), wire: join(top, 'data/wire'), tools: join(top, 'tools') }
}

const SHAPE = `It holds data/extraction (muc4/, gvdb-dev, lgl, geovirus, plover-gsr, wikievents-dev: NAME.input.ndjson and NAME.jsonl), data/wire (articles.ndjson, gold.json) and tools/ (claims_to_muc.py and score_*.py, for Python 3).`
