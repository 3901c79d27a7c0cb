import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tell } from '../test/made-up.ts'
import { sharedApi } from '../test/open-api.ts'
import { describeSources } from './described.ts'

const [RUNS, TIME] = process.env.SOAK ? [10_000, 900_000] : [400, 60_000]

/** What no reader would send, and what is nearly right. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\u0000',
      '\ud800',
      '%',
      '%00',
      "'; DROP TABLE incident --",
      '$1',
      '{}',
      '[]',
      'null',
      'NaN',
      '-1',
      '1e9',
    ],
    ...[
      '9'.repeat(15),
      '9'.repeat(400),
      '0',
      '1',
      'a'.repeat(5_000),
      '..',
      '../../etc/passwd',
      '-'.repeat(200),
      '__proto__',
    ],
    ...['attack', 'NE', '2026-11-20', '0000-01-01', '9999-12-31', '2026-02-30', '2026-11-20T12:00Z', '275760-09-13'],
    ...[
      '-180,-90,180,90',
      '180,-90,-180,90',
      '90,0,5000',
      '-90,180,0.1',
      '1,2',
      '1,2,3,4,5',
      ',,,',
      'day',
      'recorded',
      'open',
    ],
    ...[
      '"',
      '"a',
      '-',
      '- -',
      'or or or',
      '<->',
      '!()&|',
      'a & b',
      '((((',
      ':*',
      "\\'",
      'IncidentOpened',
      'incident/',
      'incident/%',
    ],
    Buffer.from('["incident_id","day","2026-11-01","x",5]').toString('base64url'),
    Buffer.from('["incident_id","day","\\u0000","x",5]').toString('base64url'),
    Buffer.from('["claim_id","recorded",1e308,"x",5]').toString('base64url'),
    Buffer.from('["incident_id","recorded",5,{"a":1},5]').toString('base64url'),
  ),
)

/** What comes back for a request as it stands, to which no client would put a hand. */
const rawAnswer = async (host: string, head: string): Promise<string> => {
  const [name, port] = host.split(':')
  const socket = connect(Number(port), name)
  socket.end(`${head}Connection: close\r\n\r\n`)
  return text(socket)
}

describe('whatever is asked', () => {
  const api = sharedApi({
    told: (log) =>
      tell(log, [
        { name: 'one', at: [1, 2], killed: 3, actor: 'A group' },
        { name: 'two', day: null },
      ]),
  })

  it('a refusal is a problem document, nothing is a fault, and nothing is slow', { timeout: TIME }, async () => {
    const { url } = api()
    const operations = Object.entries(describeSources().paths ?? {}).flatMap(([path, item]) =>
      item.get ? [{ path, parameters: (item.get.parameters ?? []) as { name: string; in: string }[] }] : [],
    )
    const request = fc.constantFrom(...operations).chain(({ path, parameters }) => {
      const names = [...parameters.filter((each) => each.in === 'query').map(({ name }) => name), 'unknown']
      const query = fc.array(fc.tuple(fc.constantFrom(...names), hostile), { maxLength: 4 })
      return fc.tuple(fc.constant(path), hostile, query)
    })
    let slowest = 0
    await fc.assert(
      fc.asyncProperty(request, async ([path, inPath, query]) => {
        const filled = path.replace(/\{\w+\}/, encodeURIComponent(inPath.toWellFormed()))
        const started = performance.now()
        const response = await fetch(`${url}${filled}?${new URLSearchParams(query)}`, { redirect: 'manual' })
        // A stream that is opened has no end.
        const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
        const text = isStream ? await response.body?.cancel().then(() => '') : await response.text()
        slowest = Math.max(slowest, performance.now() - started)
        expect(response.status, `${filled} ${JSON.stringify(query)} ${text}`).toBeLessThan(500)
        if (response.status < 400) return
        expect(response.headers.get('content-type')).toBe('application/problem+json')
        expect(JSON.parse(text ?? '')).toMatchObject({
          status: response.status,
          title: expect.any(String),
          detail: expect.any(String),
        })
      }),
      { numRuns: RUNS },
    )
    // As long as the statement timeout, whatever else the machine does.
    expect(slowest).toBeLessThan(4_000)
  })

  it('comes by our name only, and changes nothing without a token', async () => {
    const { url } = api()
    const answer = async (path: string, init: RequestInit) => (await fetch(url + path, init)).status
    expect(await answer('/api/v1/incidents', { method: 'POST', body: 'x'.repeat(100_000) })).toBe(401)
    expect(await answer('/api/v1/incidents', { method: 'DELETE' })).toBe(401)
    const { host } = new URL(url)
    const said: [line: string, host: string | null, status: number][] = [
      ['GET /api/v1/types', 'evil.example', 421],
      ['GET http://evil.example/api/v1/types', host, 421],
      [`GET http://${host}/api/v1/types`, 'evil.example', 200],
      ['GET /api/v1/types', 'a b', 400],
      ['GET /api/v1/types', 'localhost:99999', 400],
      ['GET /api/v1/types', '', 400],
      ['GET /api/v1/types', null, 400],
      ['OPTIONS *', host, 400],
      ['GET /api/v1/incidents?admin1=Tillabéri', host, 400],
      ['GET /api/v1/incidents?q=a b', host, 400],
      [`GET /api/v1/incidents?q=${'a'.repeat(20_000)}`, host, 431],
      ['FOO /api/v1/types', host, 400],
    ]
    for (const [line, name, status] of said) {
      const text = await rawAnswer(host, `${line} HTTP/1.1\r\n${name === null ? '' : `Host: ${name}\r\n`}`)
      expect(text, line).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
      if (status > 200) expect(text, line).toMatch(/content-type: application\/problem\+json.+"detail":"\w/is)
    }
  })
})
