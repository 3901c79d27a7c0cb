import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { dataFolder } from './data-folder.ts'

const sets = ['gvdb-dev', 'lgl', 'geovirus', 'plover-gsr', 'wikievents-dev', 'muc4/dev', 'muc4/tst1']
const scorers = ['muc4', 'casualties', 'places', 'types', 'roles', 'wire'].map((name) => `score_${name}.py`)
const files = [
  ...sets.flatMap((set) => [`data/extraction/${set}.input.ndjson`, `data/extraction/${set}.jsonl`]),
  'data/wire/articles.ndjson',
  'data/wire/gold.json',
  ...['claims_to_muc.py', 'types-to-plover.json', ...scorers].map((script) => `tools/${script}`),
]

const folderOf = (...names: string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-data-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), '')
  }
  return folder
}

test('without a folder it says that one is needed, and what it has to hold', () => {
  expect(() => dataFolder(undefined)).toThrow(
    expect.objectContaining({
      code: 'no-data',
      message: expect.stringMatching(/--data FOLDER.*data\/extraction.*data\/wire.*tools\//),
    }),
  )
})

test('a folder that is not there, or is a file, is refused by name', () => {
  for (const named of ['/nowhere/at-all', join(folderOf('file'), 'file')])
    expect(() => dataFolder(named)).toThrow(
      expect.objectContaining({ code: 'not-data', message: expect.stringContaining(`no folder ${named}`) }),
    )
})

test.each(files)('what is missing is named: %s', (file) => {
  const folder = folderOf(...files.filter((each) => each !== file))
  expect(() => dataFolder(folder)).toThrow(
    expect.objectContaining({ code: 'not-data', message: expect.stringContaining(`lacks ${file}.`) }),
  )
})

test('a folder that holds all is found, also from a folder below it', () => {
  const folder = folderOf(...files)
  const wanted = {
    extraction: join(folder, 'data/extraction'),
    wire: join(folder, 'data/wire'),
    tools: join(folder, 'tools'),
  }
  for (const below of ['', 'data', 'data/wire']) expect(dataFolder(join(folder, below))).toEqual(wanted)
})
