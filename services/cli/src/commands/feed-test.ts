import type { Configuration } from '@blotter/config'
import { Fault, InputFault } from '@blotter/events'
import type { FeedReader } from '@blotter/feeds'
import type { WebClient } from '@blotter/web'
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

type Hands = { web: WebClient; reader: FeedReader }

/** Asks and reads as a fetcher does: a stranger's text is read in a thread that is ended when it takes too long. */
const withHands = async <T>(configuration: Configuration, work: (hands: Hands) => Promise<T>): Promise<T> => {
  const { openFeedReader } = await import('@blotter/feeds')
  const web = await clientOf(configuration)
  const reader = openFeedReader()
  try {
    return await work({ web, reader })
  } finally {
    await Promise.all([web.close(), reader.close()])
  }
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
  const setting = { baseMs: configuration.POLL_SECONDS * 1_000, now: Date.now() }
  const probe = await withHands(configuration, (hands) => probeFeed(hands, url, setting))
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
  return withHands(configuration, async (hands) => {
    const found: string[] = []
    for (const url of urls) found.push(await findFeed(hands, url))
    return found
  })
}

const findFeed = async ({ web, reader }: Hands, url: string): Promise<string> => {
  const response = await web.get(url, { kind: 'feed' })
  const contentType = response.contentType ? { contentType: response.contentType } : {}
  const page = { body: response.body, url: response.finalUrl, ...contentType }
  const error = await reader.parse(page).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error === null) return url
  if (!(error instanceof Fault)) throw error
  const [first, ...others] = (await reader.offers(page)).filter(({ how }) => how === 'offered')
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
