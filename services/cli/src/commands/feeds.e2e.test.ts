import { startFaultSite } from '@blotter/test/fault-site/start.ts'
import { freshDatabase } from '@blotter/test/fresh-log.ts'
import { expect, it, onTestFinished } from 'vitest'
import { blotter, ndjson } from '../../test/blotter.ts'

const reaching = async () => {
  const site = await startFaultSite()
  onTestFinished(() => site.stop())
  return { site, env: { FETCH_ALLOW: new URL(site.url).host, HOST_GAP_SECONDS: '0' } }
}

it('feeds test is a text to read, and its exit code says whether polls would work', async () => {
  const { site, env } = await reaching()
  const { code, out } = await blotter(['feeds', 'test', `${site.url}/redirect/permanent-then-temporary`], { env })
  expect(code).toBe(0)
  expect(out).toMatch(/^This is a feed of 10 items/)
  expect(out).toContain('never: not every hop is permanent')
  const challenged = await blotter(['feeds', 'test', `${site.url}/pages/challenge.xml`], { env })
  expect([challenged.code, challenged.out]).toEqual([1, expect.stringContaining('What to do: ')])
})

it('feeds that were added by the page that offers them are listed, and what is none is refused', async () => {
  const { site, env } = await reaching()
  const feeds = async (...args: string[]) => blotter(['feeds', ...args], { env: { ...env, DATABASE_URL: databaseUrl } })
  const databaseUrl = await freshDatabase()
  expect((await feeds('add', '--find', `${site.url}/pages/home.html`)).code).toBe(0)
  expect(ndjson((await feeds('list', '--json')).out).map(({ url }) => url)).toEqual([`${site.url}/feeds/rss.xml`])
  expect((await feeds('add', '--find', `${site.url}/pages/consent.html`)).code).toBe(1)
}, 120_000)
