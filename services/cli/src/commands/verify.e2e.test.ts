import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it, vi } from 'vitest'
import { blotter, freshFolder } from '../../test/blotter.ts'
import { articleEvents } from '../bench/article-events.ts'

// Each test runs several processes one after the other.
vi.setConfig({ testTimeout: 120_000 })

const filled = async () => {
  const log = await freshLog()
  for (let number = 1; number <= 3; number += 1) await log.append(articleEvents('verify', number))
  const run = (...args: string[]) => blotter(args, { env: { DATABASE_URL: log.url } })
  const tamper = (statement: string) =>
    log.query(`ALTER TABLE blotter.event_log DISABLE TRIGGER ALL; ${statement};
      ALTER TABLE blotter.event_log ENABLE ALWAYS TRIGGER event_log_is_append_only`)
  return { run, tamper, anchors: join(freshFolder(), 'anchors.txt') }
}

describe('verify', () => {
  it('says that a log is whole, and shows how far it is on standard error', async () => {
    const { run } = await filled()
    const { code, out, err } = await run('verify')
    expect([code, out]).toEqual([0, 'ok: all 15 events are as appended\n'])
    expect(err).toMatch(/^verifying \d+ of 15 events, \d+ %/)
    expect((await run('verify', '--from', '4', '--to', '6')).out).toBe('ok: 3 events, 4 to 6 of 15, are as appended\n')
    expect(JSON.parse((await run('verify', '--json')).out)).toMatchObject({ events: 15, damage: null })
  })

  it('ends with exit code 1 and the first bad position where a row was edited', async () => {
    const { run, tamper } = await filled()
    await tamper(`UPDATE blotter.event_log SET data = data || '{"bytes": 1}' WHERE position = 7`)
    const plain = await run('verify')
    expect(plain.code).toBe(1)
    expect(plain.out).toMatch(/^damaged at position 7 \(content\): The event at position 7 is not what was appended/)
    const json = await run('verify', '--json')
    expect(json.code).toBe(1)
    expect(JSON.parse(json.out)).toMatchObject({ events: 6, damage: { position: 7, kind: 'content' } })
  })

  it('finds an end that was cut off by the anchors in a file', async () => {
    const { run, tamper, anchors } = await filled()
    expect(JSON.parse((await run('anchor')).out)).toMatchObject({ position: 15 })
    expect((await run('anchor', anchors)).err).toContain(anchors)
    await run('anchor', anchors)
    expect(readFileSync(anchors, 'utf8').trim().split('\n')).toHaveLength(2)
    expect((await run('verify', '--anchor', anchors)).out).toContain('agree with 2 anchors')
    await tamper(`DELETE FROM blotter.event_log WHERE position > 12; UPDATE blotter.log_head SET position = 12,
      chain_hash = (SELECT chain_hash FROM blotter.event_log WHERE position = 12)`)
    expect(await run('verify')).toMatchObject({ code: 0 })
    const caught = await run('verify', '--anchor', anchors)
    expect(caught.code).toBe(1)
    expect(caught.out).toContain('damaged at position 13 (missing)')
  })

  it('refuses a file that holds no anchors, and one that is not there', async () => {
    const { run, anchors } = await filled()
    expect((await run('verify', '--anchor', anchors)).err).toContain('Cannot read')
    writeFileSync(anchors, 'hello')
    expect(await run('verify', '--anchor', anchors)).toMatchObject({
      code: 1,
      err: expect.stringContaining('no anchor'),
    })
  })
})

describe('log stats', () => {
  it('shows event types by size and the documents, for people and for machines', async () => {
    const { run } = await filled()
    const { code, out } = await run('log', 'stats')
    expect(code).toBe(0)
    expect(out).toMatch(/^type +events +size/)
    expect(out).toMatch(/IncidentsReported +3 /)
    expect(JSON.parse((await run('log', 'stats', '--json')).out)).toMatchObject({ events: 15, documents: { count: 0 } })
    expect((await run('log', '--limit', '1', '--json')).out.trim().split('\n')).toHaveLength(1)
  })
})
