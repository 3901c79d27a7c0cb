import type { Configuration } from '@blotter/config'
import { Fault, InputFault } from '@blotter/events'
import { type FeedProbe, probeFeed } from '../feed-probe.ts'
import { printData, printTable, say } from '../output.ts'

const clientOf = async (configuration: Configuration) => {
  const { createWebClient } = await import('@blotter/web')
  return createWebClient({
    userAgent: configuration.USER_AGENT,
    allow: configuration.FETCH_ALLOW,
    hostGapMs: configuration.HOST_GAP_SECONDS * 1_000,
    timeouts: { holdMs: 60_000 },
  })
}

/**
 * `blotter feeds test URL`: asks for a feed as a poll would, a second time with its validators, and explains.
 * The exit code is 1 where polls would fail.
 */
export const testFeed = async (
  configuration: Configuration,
  url: string,
  { json }: { json?: boolean },
): Promise<void> => {
  const web = await clientOf(configuration)
  const probe = await probeFeed(web, url, { baseMs: configuration.POLL_SECONDS * 1_000, now: Date.now() }).finally(
    web.close,
  )
  if (json) printData(JSON.stringify(probe))
  else print(probe)
  if (!probe.works) process.exitCode = 1
}

/**
 * The feeds behind addresses that may be of pages: the address itself where it is a feed, else the first feed that its page
 * offers and that works.
 * @throws InputFault `no-feed-found` with what was found instead
 */
export const findFeeds = async (configuration: Configuration, urls: readonly string[]): Promise<string[]> => {
  const web = await clientOf(configuration)
  try {
    const found: string[] = []
    for (const url of urls) found.push(await findFeed(web, url))
    return found
  } finally {
    await web.close()
  }
}

const findFeed = async (web: Awaited<ReturnType<typeof clientOf>>, url: string): Promise<string> => {
  const { discoverFeeds, parseFeed } = await import('@blotter/feeds')
  const response = await web.get(url, { kind: 'feed' })
  const contentType = response.contentType ? { contentType: response.contentType } : {}
  const page = { body: response.body, url: response.finalUrl, ...contentType }
  const error = await parseFeed(page).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error === null) return url
  if (!(error instanceof Fault)) throw error
  const [first, ...others] = discoverFeeds(page).filter(({ how }) => how === 'offered')
  if (!first)
    throw new InputFault(
      'no-feed-found',
      `${url} is no feed and offers none (${error.message}). Look with: npx --no-install blotter feeds test ${url}`,
    )
  say(`${url} offers ${first.url}${others.length ? ` and ${others.length} more (see: feeds test)` : ''}.`)
  return first.url
}

const print = ({ says, advice, facts, items, offers }: FeedProbe): void => {
  printData(says)
  if (advice) printData(`What to do: ${advice}`)
  printData('')
  printTable(
    ['', ''],
    facts.map(({ what, found }) => [what, found]),
  )
  if (items.length) {
    printData('')
    printTable(
      ['published', 'title', 'address'],
      items.map(({ publishedAt = '–', title = '–', url = '–' }) => [publishedAt, title, url]),
    )
  }
  if (offers.length) {
    printData('')
    printTable(
      ['feeds on this page', 'how', 'title'],
      offers.map(({ url, how, title = '–' }) => [url, how, title]),
    )
  }
}
