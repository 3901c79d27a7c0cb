import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'

// docs/extraction.md shows how something is added; what it shows is done here.
const top = fileURLToPath(new URL('../', import.meta.url))
const page = readFileSync(join(top, 'docs/extraction.md'), 'utf8')

/** A row of the page and where it says that the row belongs. */
type Row = { path: string; table: string; row: string }

// Matches "// packages/a.ts, first row of TABLE" and the line below. Not: "// packages/a.ts".
const ROW = /^\/\/ (\S+), first row of (\w+)\n(.+)$/gm
const rows: Row[] = [...page.matchAll(ROW)].map(([, path = '', table = '', row = '']) => ({ path, table, row }))
const story = /```text\n(.+)\n```/.exec(page)?.[1] ?? ''

/** A copy of the engine in a folder of its own, which can be written into. */
const copyOfEngine = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'blotter-example-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const name of ['extraction', 'events'])
    cpSync(join(top, 'packages', name), join(root, 'packages', name), { recursive: true })
  mkdirSync(join(root, 'node_modules/@blotter'), { recursive: true })
  for (const name of readdirSync(join(top, 'node_modules')))
    if (name !== '@blotter') symlinkSync(join(top, 'node_modules', name), join(root, 'node_modules', name))
  symlinkSync(join(root, 'packages/events'), join(root, 'node_modules/@blotter/events'))
  return root
}

/** Puts a row behind the line that opens its table. */
const add = (root: string, { path, table, row }: Row): void => {
  const text = readFileSync(join(root, path), 'utf8')
  const opening = new RegExp(String.raw`^(?:(?:export )?const ${table}\b.*[\[\`]| *"${table}": \[)$`, 'm').exec(text)
  if (!opening) throw new Error(`${path} has no table ${table}`)
  const end = opening.index + opening[0].length
  writeFileSync(join(root, path), `${text.slice(0, end)}\n${row}${text.slice(end)}`)
}

/** What the copy reads in the story, in a process of its own. */
const read = async (root: string) => {
  const script = `
    import { createExtractor } from ${JSON.stringify(join(root, 'packages/extraction/src/index.ts'))}
    const { extract } = await createExtractor()
    console.log(JSON.stringify(extract({ id: 'story', text: ${JSON.stringify(story)}, publishedAt: '2026-11-05' }).claims))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  return JSON.parse(stdout)
}

test('the page shows a row each for a rule, a type, a place, an actor and a weapon', () => {
  expect(rows.map(({ path }) => path.split('/').at(-1))).toEqual([
    'happenings.ts',
    'incident-types.json',
    'overlay-africa.ts',
    'armed-groups.ts',
    'weapons.ts',
  ])
})

test('the rows of the worked example teach the engine what the page says they do', async () => {
  const root = copyOfEngine()
  const before = await read(root)
  expect(before).toMatchObject([
    { type: 'attack.shooting', where: { path: ['Lesotho', 'Hollowmere'], precision: 'country' } },
  ])
  expect(JSON.stringify(before)).not.toMatch(/grey-heron-front|incendiary/)
  for (const row of rows) add(root, row)
  expect(await read(root)).toMatchObject([
    {
      type: 'attack.fire-lance',
      why: expect.arrayContaining(['noun.fire-lance']),
      where: { path: ['Lesotho', 'Maseru', 'Hollowmere'], precision: 'city' },
      actors: expect.arrayContaining([expect.objectContaining({ id: 'grey-heron-front', kind: 'group' })]),
      weapons: expect.arrayContaining([
        expect.objectContaining({ code: 'incendiary', name: 'fire lances', count: { min: 3, max: 3 } }),
      ]),
      casualties: [{ kind: 'killed', min: 3, max: 3 }],
    },
  ])
})
