import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { InputFault } from '@blotter/events'

/** Development data and their scorers, which are no part of this repository. */
export type DataFolder = { extraction: string; wire: string; tools: string }

/** What the bench reads, beneath the folder that it is given. */
const EXPECTED = [
  'data/extraction/muc4/dev.input.ndjson',
  'data/extraction/muc4/tst1.input.ndjson',
  'data/extraction/gvdb-dev.input.ndjson',
  'data/extraction/lgl.input.ndjson',
  'data/extraction/geovirus.input.ndjson',
  'data/extraction/plover-gsr.input.ndjson',
  'data/extraction/wikievents-dev.input.ndjson',
  'data/wire/articles.ndjson',
  'data/wire/gold.json',
  'tools/claims_to_muc.py',
  'tools/score_muc4.py',
  'tools/score_casualties.py',
  'tools/score_places.py',
  'tools/score_types.py',
  'tools/score_roles.py',
  'tools/score_wire.py',
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
