import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { freshFolder, ndjson } from '../../test/blotter.ts'
import { command } from '../../test/command.ts'
import { articleEvents } from '../bench/article-events.ts'

const shared = sharedLog()

const openWorld = () => {
  const log = shared()
  const add = async (number: number) => {
    const document = await log.documents.put(`A bomb killed traders in Baidoa, ${number}.`)
    const events = articleEvents('export', number)
    for (const event of events) if (event.type === 'IncidentsReported') event.data.document = document
    await log.append(events)
  }
  const run = (...args: string[]) => command(['export', ...args], { DATABASE_URL: log.url })
  return { log, add, run }
}

describe('export', () => {
  it('gives the same bytes again at a position, and says what to cite with their hash', async () => {
    const { log, add, run } = openWorld()
    for (const number of [1, 2, 3]) await add(number)
    const at = String(await log.head())
    for (const [number, args] of [[], ['--claims', '--format', 'csv']].entries()) {
      const first = await run(...args, '--at', at)
      await add(10 + number)
      const again = await run(...args, '--at', at)
      expect([again.out, again.code]).toEqual([first.out, 0])
      expect(JSON.parse(again.err)).toMatchObject({
        position: Number(at),
        sha256: createHash('sha256').update(first.out).digest('hex'),
      })
      expect((await run(...args)).out.length).toBeGreaterThan(first.out.length)
    }
  })

  it('writes a file, filtered as lists are, and what changed since', async () => {
    const { log, add, run } = openWorld()
    const file = join(freshFolder(), 'incidents.ndjson')
    expect((await run('--where', 'country=SO', 'type=attack', '--out', file)).out).toBe('')
    const [cited, ...records] = ndjson(readFileSync(file, 'utf8'))
    expect(cited.citation.position).toBe(await log.head())
    expect(records).toHaveLength(5)
    expect(ndjson((await run('--where', 'country=FR')).out)).toHaveLength(1)
    await add(20)
    expect(ndjson((await run('--changes-since', String(cited.citation.position))).out)).toHaveLength(2)
  })

  it('that finds no room says so in a line, and leaves what was there', async () => {
    const { run } = openWorld()
    const folder = freshFolder()
    const file = join(folder, 'incidents.csv')
    writeFileSync(file, 'good')
    // The folder takes no further file of this name.
    mkdirSync(`${file}.part`)
    const refused = await run('--out', file)
    expect([refused.code, refused.err]).toEqual([1, `Cannot write ${file} (EISDIR). This is a folder.`])
    expect(readFileSync(file, 'utf8')).toBe('good')
    const full = await run('--out', '/dev/full')
    expect([full.code, full.err]).toEqual([1, 'Cannot write /dev/full (ENOSPC). There is no room left.'])
    const nowhere = await run('--out', join(folder, 'nowhere', 'x.csv'))
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('Check that its folder exists')])
    expect(readdirSync(folder).toSorted()).toEqual(['incidents.csv', 'incidents.csv.part'])
  })

  it('names what cannot be used', async () => {
    const { run } = openWorld()
    expect(await run('--where', 'contry=FR')).toMatchObject({ code: 1, err: expect.stringContaining('contry') })
    expect(await run('--where', 'country')).toMatchObject({ code: 1, err: expect.stringContaining('country=NE') })
    expect(await run('--at', 'soon')).toMatchObject({ code: 1, err: expect.stringContaining('position of the log') })
    expect(await run('--at', '999999')).toMatchObject({ code: 1, err: expect.stringContaining('read up to position') })
    expect(await run('--format', 'geojson', '--changes-since', '1')).toMatchObject({
      code: 1,
      err: expect.stringContaining('csv'),
    })
    expect((await run('--format', 'xls')).code).toBe(2)
  })
})
