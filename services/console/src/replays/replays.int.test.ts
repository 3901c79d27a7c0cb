import { deterministicId } from '@blotter/events'
import { addReplay, changeReplay, type Log, replayNamed } from '@blotter/log'
import { expect, it } from 'vitest'
import { openConsole, TOKEN } from '../../test/open-console.ts'
import { replayTotals } from '../../test/replay-totals.ts'

const ID = deterministicId('console', 'replay of a test')
const version = { name: 'extraction', version: '0.1.0', digest: 'aaaaaaaaaaaa' }

const addDiffed = async (log: Log, gone = 0): Promise<void> => {
  const replay = { id: ID, stage: 'extract', selection: {}, undoes: null, gold: null, listed: 0 } as const
  await addReplay(log, { ...replay, versions: [{ from: version, to: version }], who: 'jo', why: null })
  const totals = replayTotals('attack.bombing', { gone })
  await changeReplay(log, { id: ID, from: ['pinning'] }, { state: 'diffed', totals })
}

const post = async (url: string, path: string, fields: Record<string, string>): Promise<Response> =>
  fetch(url + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { authorization: `Bearer ${TOKEN}` },
  })

it('a replay that nothing speaks against is promoted by a person, by name and with a reason', async () => {
  const { log, url } = await openConsole()
  await addDiffed(log)
  expect(await (await fetch(`${url}/replays/${ID}`)).text()).toContain('nothing speaks against it')
  expect((await post(url, `/replays/${ID}/promote`, { why: 'reads dates better' })).status).toBe(303)
  expect(await replayNamed(log, ID)).toMatchObject({ state: 'approved', approval: { who: 'amina', against: [] } })
  const types = [...(await log.readStream('operator')), ...(await log.readStream(`replay/${ID}`))].map(
    ({ type }) => type,
  )
  expect(types).toEqual(['OperatorActed', 'ReplayApproved'])
  expect((await post(url, `/replays/${ID}/promote`, { why: 'again' })).status).toBe(409)
  expect(await (await fetch(`${url}/replays/${ID}`)).text()).toContain('Discard it')
  await changeReplay(log, { id: ID, from: ['approved'] }, { state: 'promoting' })
  expect((await post(url, `/replays/${ID}/discard`, { why: 'too late' })).status).toBe(409)
})

it('one over its budget needs a person who says so', async () => {
  const { log, url } = await openConsole()
  await addDiffed(log, 500)
  expect(await (await fetch(`${url}/replays/${ID}`)).text()).toContain('speaks against it')
  const refused = await post(url, `/replays/${ID}/promote`, { why: 'all the same' })
  expect([refused.status, (await replayNamed(log, ID)).state]).toEqual([409, 'diffed'])
  expect((await post(url, `/replays/${ID}/promote`, { why: 'all the same', force: 'yes' })).status).toBe(303)
  const { approval } = await replayNamed(log, ID)
  expect(approval?.against.length).toBeGreaterThan(0)
})

it('one that was discarded is gone, and who did it stands in the log', async () => {
  const { log, url } = await openConsole()
  await addDiffed(log)
  expect((await post(url, `/replays/${ID}/discard`, { why: 'worse' })).status).toBe(303)
  expect((await replayNamed(log, ID)).state).toBe('discarded')
  const [act] = await log.readStream('operator')
  expect(act?.data).toMatchObject({ who: 'amina', what: 'replay discard', why: 'worse', selection: ID })
})

it('the difference is a page with a policy that lets it ask for nothing', async () => {
  const { log, url } = await openConsole()
  await addDiffed(log)
  const response = await fetch(`${url}/replays/${ID}/difference`)
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining(`Replay ${ID}`)])
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'unsafe-inline';/)
  expect((await fetch(`${url}/replays/none/difference`)).status).toBe(404)
})
