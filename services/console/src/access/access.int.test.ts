import { once } from 'node:events'
import { request as ask } from 'node:http'
import { describe, expect, it } from 'vitest'
import { type OpenConsole, openConsole, READ_TOKEN, TOKEN } from '../../test/open-console.ts'

type Way = { cookie?: string; origin?: string; site?: string; token?: string }

/** A form as a browser sends it, or as something else would. */
const post = (url: string, path: string, fields: Record<string, string>, { cookie, origin, site, token }: Way = {}) =>
  fetch(url + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: {
      ...(cookie ? { cookie } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      origin: origin ?? url,
      'sec-fetch-site': site ?? 'same-origin',
    },
  })

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .find((each) => each?.startsWith('blotter-session=')) ?? ''

const enter = async (url: string, token = TOKEN): Promise<string> => cookieOf(await post(url, '/enter', { token }))

const formOf = async (url: string, cookie: string): Promise<string> => {
  const page = await (await fetch(`${url}/stages/clean`, { headers: { cookie } })).text()
  return /name="form" value="([^"]+)"/.exec(page)?.[1] ?? ''
}

const acts = async ({ log }: OpenConsole) =>
  (await log.readStream('operator')).flatMap(({ data }) => ('outcome' in data ? [data] : []))

describe('whoever acts', () => {
  it('is named by a token, and what was done stands in the log with who and why', async () => {
    const desk = await openConsole()
    const cookie = await enter(desk.url)
    const form = await formOf(desk.url, cookie)
    const done = await post(desk.url, '/stages/pause', { form, stage: 'clean', why: 'the line is down' }, { cookie })
    expect([done.status, done.headers.get('location')]).toEqual([303, '/stages/clean'])
    expect((await desk.queues.health('clean')).paused).toBe(true)
    const said = { who: 'amina', what: 'pause', why: 'the line is down', selection: 'clean', count: 1, outcome: 'done' }
    expect(await acts(desk)).toEqual([said])
  })

  it('does nothing by a form of another site, of another session, without a form, or without a reason', async () => {
    const desk = await openConsole()
    const [cookie, other] = [await enter(desk.url), await enter(desk.url)]
    const form = await formOf(desk.url, cookie)
    const wish = { stage: 'clean', why: 'because' }
    const tries: [number, Promise<Response>][] = [
      [
        403,
        post(
          desk.url,
          '/stages/pause',
          { ...wish, form },
          { cookie, site: 'cross-site', origin: 'https://evil.example' },
        ),
      ],
      [
        403,
        post(desk.url, '/stages/pause', { ...wish, form }, { cookie, site: 'same-site', origin: 'http://127.0.0.1:1' }),
      ],
      [403, post(desk.url, '/stages/pause', { ...wish, form }, { cookie, origin: 'null' })],
      [403, post(desk.url, '/stages/pause', { ...wish, form: await formOf(desk.url, other) }, { cookie })],
      [403, post(desk.url, '/stages/pause', wish, { cookie })],
      [403, post(desk.url, '/stages/pause', { ...wish, form: `${form}x` }, { cookie })],
      [401, post(desk.url, '/stages/pause', { ...wish, form })],
      [401, post(desk.url, '/stages/pause', { ...wish, form }, { cookie: `${cookie}x` })],
      [400, post(desk.url, '/stages/pause', { ...wish, form, why: '  ' }, { cookie })],
      [400, post(desk.url, '/stages/pause', { ...wish, form, why: 'x'.repeat(501) }, { cookie })],
      [401, post(desk.url, '/stages/pause', wish, { token: 'not-a-token-of-any' })],
    ]
    for (const [status, response] of tries) expect((await response).status).toBe(status)
    expect((await desk.queues.health('clean')).paused).toBe(false)
    expect(await acts(desk)).toEqual([])
  })

  it('is stopped before more is read than a form of ours holds', async () => {
    const { url } = await openConsole()
    const request = ask(`${url}/stages/pause`, { method: 'POST', headers: { 'content-length': 600_000 } })
    request.on('error', () => {})
    request.flushHeaders()
    const [response] = await once(request, 'response')
    request.destroy()
    expect(response.statusCode).toBe(413)
  })

  it('may be a script that brings its token with each request', async () => {
    const desk = await openConsole()
    const done = await post(desk.url, '/stages/pause', { stage: 'link', why: 'a deployment' }, { token: TOKEN })
    expect(done.status).toBe(303)
    expect(await acts(desk)).toMatchObject([{ who: 'amina', selection: 'link' }])
  })

  it('is nobody once the token is gone or another one, and after leaving', async () => {
    const desk = await openConsole()
    const cookie = await enter(desk.url)
    const form = await formOf(desk.url, cookie)
    const changed = await openConsole({ tokens: ['amina:another-token-now'] })
    const refused = await post(changed.url, '/stages/pause', { form, stage: 'clean', why: 'w' }, { cookie })
    expect(refused.status).toBe(401)
    const left = await post(desk.url, '/leave', { form }, { cookie })
    expect(cookieOf(left)).toBe('blotter-session=')
  })

  it('cannot be anybody where no token is configured', async () => {
    const desk = await openConsole({ tokens: [] })
    expect((await post(desk.url, '/enter', { token: '' })).status).toBe(401)
    const page = await (await fetch(`${desk.url}/stages/clean`)).text()
    expect(page).toContain('npx --no-install blotter pause clean')
    expect(page).not.toContain('<form class="act')
  })

  it('goes on where the way led before, and nowhere else', async () => {
    const { url } = await openConsole()
    const to = async (place: string) => (await post(url, '/enter', { token: TOKEN, to: place })).headers.get('location')
    expect(await to('/dead?stage=fetch')).toBe('/dead?stage=fetch')
    for (const place of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])
      expect(await to(place)).toBe('/')
  })
})

describe('reading', () => {
  it('is open on loopback', async () => {
    const { url } = await openConsole()
    for (const path of ['/', '/stages', '/incidents', '/log']) expect((await fetch(url + path)).status).toBe(200)
  })

  it('of what no id or filter can be is no outage', async () => {
    const { url } = await openConsole()
    const statuses = await Promise.all(
      ['/incidents/%00', '/feeds/%00', '/log/%00'].map(async (path) => (await fetch(url + path)).status),
    )
    expect(statuses).toEqual([404, 404, 404])
    for (const path of ['/log?type=%00', '/log?stream=a%00b', '/dead?stage=%00&code=%00'])
      expect([path, (await fetch(url + path)).status]).toEqual([path, 200])
  })

  it('needs a token anywhere else, save what tells no content', async () => {
    const { url } = await openConsole({ host: '0.0.0.0', readToken: READ_TOKEN })
    for (const path of [
      '/',
      '/incidents',
      '/log/stream',
      '/now/stream',
      '/map/world.svg',
      '/board',
      '/ENTER',
      '/enter/..%2flog',
    ])
      expect([path, (await fetch(url + path)).status]).toEqual([path, 401])
    for (const path of ['/livez', '/api/v1/scale/clean', '/enter', '/console.css'])
      expect([path, (await fetch(url + path)).status]).toEqual([path, 200])
    const browser = { accept: 'text/html,*/*' }
    const sent = await fetch(`${url}/incidents`, { headers: browser, redirect: 'manual' })
    expect(sent.headers.get('location')).toBe('/enter?to=%2Fincidents')
    const bearer = { authorization: `Bearer ${READ_TOKEN}` }
    expect((await fetch(`${url}/incidents`, { headers: bearer })).status).toBe(200)
  })

  it('is all that a token for reading is good for', async () => {
    const desk = await openConsole({ host: '0.0.0.0', readToken: READ_TOKEN })
    const cookie = await enter(desk.url, READ_TOKEN)
    expect((await fetch(`${desk.url}/incidents`, { headers: { cookie } })).status).toBe(200)
    expect((await fetch(`${desk.url}/board`, { headers: { cookie } })).status).toBe(403)
    const refused = await post(desk.url, '/stages/pause', { stage: 'clean', why: 'w' }, { token: READ_TOKEN })
    expect(refused.status).toBe(403)
    expect(await acts(desk)).toEqual([])
  })
})
