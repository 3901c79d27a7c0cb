import { hasChromium, sharedBrowser } from '@blotter/test/chromium.ts'
import { backends } from '@blotter/test/queue-backends.ts'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { writeHostileLog } from '../test/hostile-log.ts'
import { sharedConsole, TOKEN } from '../test/open-console.ts'

/** What went wrong in a browser that none of our pages may ever do. */
type Troubles = string[]

const watch = (page: Page, home: string): Troubles => {
  const troubles: Troubles = []
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(home)) troubles.push(`asked ${request.url()}`)
  })
  return troubles
}

type Session = Exclude<BrowserContextOptions['storageState'], string | undefined>

/** Enters a token as a person does. @returns what the browser keeps of it */
const enter = async (browser: Browser, url: string): Promise<Session> => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${url}/enter`)
  await page.getByLabel('Token').fill(TOKEN)
  await page.getByRole('button', { name: 'Enter' }).click()
  await page.getByText('amina', { exact: true }).waitFor()
  const session = await context.storageState()
  await context.close()
  return session
}

/** A path without what names one of many. */
const patternOf = (path: string): string =>
  path
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id')
    .replace(/\/\d+/g, '/:n')
    .replace(/\/jobs\/(\w+)\/.*/, '/jobs/$1/:job')
    .replace(/=[^&]+/g, '=:v')

const LINKS = `[...document.querySelectorAll('a[href]')]
  .map((link) => new URL(link.getAttribute('href'), location.href))
  .filter((link) => link.origin === location.origin)
  .map((link) => link.pathname + link.search)`

// What none of our pages has: pictures and frames of strangers, code or style within an element, addresses that run.
const BARE = `[...document.querySelectorAll('*')]
  .filter((each) => /^(img|iframe|object|embed|base)$/i.test(each.tagName) ||
    [...each.attributes].some(({ name, value }) => /^on|^style$/.test(name) || /^\\s*javascript:/i.test(value)))
  .map((each) => each.outerHTML.slice(0, 120))`

const START = [
  '/',
  '/audit',
  '/enter',
  '/log?type=ArticleParked',
  '/incidents?type=attack&country=SO',
  '/feeds?is=failing',
  '/articles?q=nothing-such',
]

/** Visits a page of every kind that can be reached, in several tabs at once. */
const crawl = async (tabs: readonly Page[], url: string, visit: (page: Page, path: string) => Promise<void>) => {
  const seen = new Set<string>()
  const open: string[] = []
  const visited: string[] = []
  const offer = (paths: readonly string[]): void => {
    for (const path of paths) {
      const pattern = patternOf(path)
      if (path.startsWith('/board') || seen.has(pattern)) continue
      seen.add(pattern)
      open.push(path)
    }
  }
  const one = async (page: Page): Promise<void> => {
    const path = open.shift()
    if (path === undefined) return
    visited.push(path)
    await page.goto(url + path, { waitUntil: 'load' })
    await visit(page, path)
    offer(await page.evaluate<string[]>(LINKS))
  }
  offer(START)
  while (open.length > 0) await Promise.all(tabs.map(one))
  return visited
}

type AxeResult = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }

const violationsOn = async (page: Page, rules: object): Promise<string[]> => {
  const options = JSON.stringify({ resultTypes: ['violations'], ...rules })
  const { violations } = await page.evaluate<AxeResult>(`axe.run(document, ${options})`)
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary ?? ''}`)
}

const TABS = 3

describe.runIf(hasChromium).each(backends)('the console in a browser, queues on %s', (kind) => {
  const browser = sharedBrowser()
  const desk = sharedConsole({ kind }, ({ log, queues }) => writeHostileLog(log, queues))
  let session: Session
  beforeAll(async () => {
    session = await enter(browser(), desk().url)
  })

  /** A browser in which a person has entered. */
  const entered = async (options: BrowserContextOptions = {}) => {
    const context = await browser().newContext({ storageState: session, ...options })
    onTestFinished(() => context.close())
    return context
  }

  it('shows hostile content as text on every page, and none of them keeps anybody out', {
    timeout: 300_000,
  }, async () => {
    const { url } = desk()
    const dark = kind === 'redis'
    const context = await entered({ colorScheme: dark ? 'dark' : 'light' })
    // Of what axe looks at, darkness changes colours alone.
    const rules = dark ? { runOnly: ['color-contrast'] } : {}
    // Sent once; as an expression it would be sent and read anew for each page.
    await context.addInitScript({ content: axe.source })
    const tabs = await Promise.all(Array.from({ length: TABS }, () => context.newPage()))
    const troubles = new Map(tabs.map((page) => [page, watch(page, url)]))
    const found: string[] = []
    const visited = await crawl(tabs, url, async (page, path) => {
      const seen = [...(await page.evaluate<string[]>(BARE)), ...(await violationsOn(page, rules))]
      const said = [...seen, ...(troubles.get(page)?.splice(0) ?? [])]
      const pwned = await page.evaluate('window.pwned')
      const expected = path.includes('nothing-such') ? /status of 404/ : null
      found.push(...said.filter((each) => !expected?.test(each)).map((each) => `${path}: ${each}`))
      if (pwned !== undefined) found.push(`${path}: a stranger's script ran`)
    })
    expect(found).toEqual([])
    const patterns = new Set(visited.map(patternOf))
    for (const needed of [
      '/',
      '/stages',
      '/stages/clean',
      '/jobs/clean/:job',
      '/jobs/fetch/:job',
      '/dead',
      '/dead?stage=:v',
      '/incidents',
      '/incidents/:id',
      '/articles',
      '/articles/:id',
      '/feeds',
      '/feeds/:id',
      '/hosts',
      '/replays',
      '/replays/:id',
      '/replays/:id/difference',
      '/log',
      '/log/:n',
      '/audit',
    ])
      expect([...patterns]).toContain(needed)
  })

  it('fits a narrow screen, and can be read and used without its script', { timeout: 120_000 }, async () => {
    const { queues, url } = desk()
    const context = await entered({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    for (const path of [
      '/',
      '/stages',
      '/stages/clean',
      '/dead',
      '/incidents',
      '/feeds',
      '/articles',
      '/log',
      '/replays',
      '/audit',
    ]) {
      await page.goto(url + path)
      expect([path, await page.getByRole('heading', { level: 1 }).count()]).toEqual([path, 1])
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect([path, wide]).toEqual([path, 390])
    }
    await page.goto(`${url}/stages/clean`)
    await page.getByLabel('Why').first().fill('the line is down')
    await page.getByRole('button', { name: 'Pause clean' }).click()
    await page.getByText('Paused: clean').waitFor()
    expect((await queues.health('clean')).paused).toBe(true)
    await page.reload()
    await page.getByLabel('Why').first().fill('it is back')
    await page.getByRole('button', { name: 'Let clean go on' }).click()
    await page.getByText('Goes on: clean').waitFor()
    await page.getByRole('button', { name: 'Pause clean' }).waitFor()
    expect((await queues.health('clean')).paused).toBe(false)
  })

  it('counts dead letters before it decides about them, and shows on the open first screen what came of it', {
    timeout: 120_000,
  }, async () => {
    const { log, url } = desk()
    const context = await entered()
    const [watcher, page] = [await context.newPage(), await context.newPage()]
    await watcher.goto(url)
    await watcher.getByText('2 wait for a person').waitFor()
    await page.goto(`${url}/dead?stage=fetch`)
    await page.getByLabel('all that match (1)').check()
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Try 1 input again?' }).waitFor()
    await page.getByLabel('Why').fill('the site is back')
    await page.getByRole('button', { name: 'Try 1 input again' }).click()
    await page.getByRole('heading', { name: '1 will be tried again' }).waitFor()
    await watcher.getByText('1 wait for a person').waitFor()
    const acts = (await log.readStream('operator')).flatMap((event) =>
      event.type === 'OperatorActed' ? [event.data] : [],
    )
    expect(acts.at(-1)).toMatchObject({
      who: 'amina',
      what: 'dead retry',
      why: 'the site is back',
      selection: 'stage fetch',
      count: 1,
    })
  })

  it('goes by keys, and follows the log', { timeout: 120_000 }, async () => {
    const { log, url } = desk()
    const page = await (await entered()).newPage()
    await page.goto(url)
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.id')).toBe('find')
    await page.keyboard.press('Tab')
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await page.waitForURL(`${url}/log`)
    await page.getByText('followed live').waitFor()
    const data = { who: 'jo', what: 'looked', why: 'to see', selection: 'all', count: 0, outcome: 'seen' }
    await log.append([
      { eventId: crypto.randomUUID(), streamId: 'operator', type: 'OperatorActed', data, source: 'blotter/test' },
    ])
    await page.getByText('blotter/test').waitFor()
  })

  it('shows the raw board to those who may act, and asks nobody else for anything', { timeout: 120_000 }, async () => {
    const { url } = desk()
    const stranger = await browser().newContext()
    onTestFinished(() => stranger.close())
    expect((await (await stranger.newPage()).goto(`${url}/board`))?.status()).toBe(401)
    const page = await (await entered()).newPage()
    const troubles = watch(page, url)
    for (const path of ['/board', '/board/', '/board/queue/clean']) {
      await page.goto(url + path)
      await page.getByText('clean').first().waitFor()
    }
    await page.getByText('p-5').first().waitFor()
    expect(troubles).toEqual([])
  })
})
