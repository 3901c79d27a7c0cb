import { readFileSync } from 'node:fs'
import { feedKinds } from '@blotter/events'
import { readOpml } from '@blotter/feeds'
import { expect, test } from 'vitest'

const { entries } = readOpml(readFileSync(new URL('../feeds.opml', import.meta.url), 'utf8'))

test('the list of public feeds is read whole, about 40 feeds, each once', () => {
  const urls = new Set(entries.map(({ url }) => url))
  expect(urls.size).toBe(entries.length)
  expect(urls.size).toBeGreaterThanOrEqual(40)
})

test('every feed in the list is encrypted, titled, and described as far as Blotter asks', () => {
  for (const { url, title, language, kind, country } of entries) {
    expect(url).toMatch(/^https:\/\//)
    expect(title, url).toBeTruthy()
    expect(language, url).toMatch(/^[a-z]{2}$/)
    expect(feedKinds, url).toContain(kind)
    expect(country ?? 'XX', url).toMatch(/^[A-Z]{2}$/)
  }
})

test('a local feed names the country that it reports on', () => {
  expect(entries.filter(({ kind, country }) => kind === 'local' && !country)).toEqual([])
})
