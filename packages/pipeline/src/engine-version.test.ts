import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { engineVersion } from './engine-version.ts'

const checkout = new URL('../../..', import.meta.url).pathname

describe('the digest of an engine', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'blotter-digest-'))
    for (const path of ['package-lock.json', 'packages/cleaning', 'packages/events']) {
      mkdirSync(join(root, 'packages'), { recursive: true })
      cpSync(join(checkout, path), join(root, path), { recursive: true })
    }
  })
  const digest = () => engineVersion(root, 'cleaning').digest
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')))

  it('is the same for the same files, wherever they lie', () => {
    expect(digest()).toBe(engineVersion(checkout, 'cleaning').digest)
  })

  it.each([
    ['a source file', 'packages/cleaning/src/index.ts'],
    ['a source file of a package that it uses', 'packages/events/src/claim.ts'],
    ['a table that it uses', 'packages/events/src/incident-types.json'],
  ])('changes with %s', (_what, path) => {
    const before = digest()
    edit(path, (text) => `${text}\n`)
    expect(digest()).not.toBe(before)
  })

  it('changes with a new file: a lexicon, weights, a gazetteer', () => {
    const before = digest()
    mkdirSync(join(root, 'packages/cleaning/weights'))
    writeFileSync(join(root, 'packages/cleaning/weights/footer.json'), '{}')
    expect(digest()).not.toBe(before)
  })

  it.each(['cheerio', 'css-select', 'uuid'])('changes with the locked version of %s', (name) => {
    const before = digest()
    edit('package-lock.json', (text) => {
      const lock = JSON.parse(text)
      lock.packages[`node_modules/${name}`].version = '0.0.0-other'
      return JSON.stringify(lock)
    })
    expect(digest()).not.toBe(before)
  })

  it('does not change with a test, or with a package of another engine', () => {
    const before = digest()
    writeFileSync(join(root, 'packages/cleaning/src/other.test.ts'), '')
    edit('package-lock.json', (text) => {
      const lock = JSON.parse(text)
      lock.packages['node_modules/rss-parser'].version = '0.0.0-other'
      return JSON.stringify(lock)
    })
    expect(digest()).toBe(before)
  })
})
