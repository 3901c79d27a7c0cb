import { deterministicId } from '@blotter/events'
import { addReplay, beat, changeReplay, type Log, replayNamed } from '@blotter/log'
import { expect, it } from 'vitest'
import { openConsole, TOKEN } from '../../test/open-console.ts'
import { replayTotals } from '../../test/replay-totals.ts'

const ID = deterministicId('console', 'replay of a test')
const version = { name: 'extraction', version: '0.1.0', digest: 'aaaaaaaaaaaa' }

const wishes = {
  ...({ id: ID, stage: 'extract', selection: {}, undoes: null, gold: null, listed: 0 } as const),
  versions: [{ from: version, to: version }],
}
const worker = { id: 'w', stage: 'replay', host: 'here', pid: 1, version: null, done: 0, running: 0, hands: 2 }

const addDiffed = async (log: Log, gone = 0): Promise<void> => {
  await addReplay(log, { ...wishes, who: 'jo', why: null })
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

it('one at work is paused and let go on by a person, and its page says who works on it', async () => {
  const { log, url } = await openConsole()
  const page = async () =>
    (await fetch(`${url}/replays/${ID}`, { headers: { authorization: `Bearer ${TOKEN}` } })).text()
  await addReplay(log, { ...wishes, who: 'jo', why: null })
  expect(await page()).toMatch(/None lives.*blotter replay resume/)
  await beat(log.database, { ...worker, state: 'working', job: null, workingSince: new Date().toISOString() })
  expect(await page()).toMatch(/One process of it lives\..*Pause it/s)
  expect((await post(url, `/replays/${ID}/resume`, { why: 'eager' })).status).toBe(409)
  expect((await post(url, `/replays/${ID}/pause`, { why: 'a backup runs' })).status).toBe(303)
  expect((await replayNamed(log, ID)).paused).toBe('amina')
  expect(await page()).toMatch(/amina.* lets them rest.*Let it go on/s)
  expect((await post(url, `/replays/${ID}/pause`, { why: 'again' })).status).toBe(409)
  expect((await post(url, `/replays/${ID}/resume`, { why: 'it is done' })).status).toBe(303)
  expect((await replayNamed(log, ID)).paused).toBe(null)
  const acts = (await log.readStream('operator')).map(({ data }) => data)
  expect(acts).toMatchObject([
    { who: 'amina', what: 'replay pause', why: 'a backup runs', selection: ID },
    { who: 'amina', what: 'replay resume', why: 'it is done', selection: ID },
  ])
})

it('one that is being promoted cannot be paused', async () => {
  const { log, url } = await openConsole()
  await addReplay(log, { ...wishes, who: 'jo', why: null })
  await changeReplay(log, { id: ID, from: ['pinning'] }, { state: 'promoting' })
  expect(await (await fetch(`${url}/replays/${ID}`)).text()).toContain('Readers wait for its end')
  expect((await post(url, `/replays/${ID}/pause`, { why: 'stop' })).status).toBe(409)
  expect(await log.readStream('operator')).toEqual([])
})

it('the difference is a page with a policy that lets it ask for nothing', async () => {
  const { log, url } = await openConsole()
  await addDiffed(log)
  const response = await fetch(`${url}/replays/${ID}/difference`)
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining(`Replay ${ID}`)])
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'unsafe-inline';/)
  expect((await fetch(`${url}/replays/none/difference`)).status).toBe(404)
})
