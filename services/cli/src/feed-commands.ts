import type { Configuration } from '@blotter/config'
import { type FeedDescription, feedKinds } from '@blotter/events'
import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import { countryOf } from './country.ts'
import type { LogCommand, OnLog } from './program.ts'
import { REASON } from './reason-flags.ts'

const feedCommands = () => import('./commands/feeds.ts')
const healthCommands = () => import('./commands/feed-health.ts')

export type Ways = { onLog: OnLog; logCommand: LogCommand; configure: () => Configuration }

/** `blotter feeds …` */
export const addFeedCommands = (blotter: Command, { onLog, logCommand, configure }: Ways): void => {
  const feeds = blotter.command('feeds').description('find, test, add, list, move, import, export and remove feeds')
  feeds
    .command('test')
    .description('ask for a feed once and say what was found, when it would be polled, and what would go wrong')
    .argument('<url>', 'address of a feed, or of a page that offers some')
    .option('--json', 'one JSON object')
    .action(async (url, options) => (await import('./commands/feed-test.ts')).testFeed(configure(), url, options))
  logCommand(feeds, 'add', 'subscribe to feeds')
    .argument('<url...>', 'addresses of RSS, Atom, RDF or JSON feeds, or of news sitemaps')
    .option('--find', 'the addresses may be of pages: ask for each once, and take the feed that a page offers')
    .option('--title <text>')
    .option('--country <code>', 'ISO 3166 alpha-2 of what it reports on', countryOf)
    .option('--language <tag>')
    .addOption(new Option('--kind <kind>').choices([...feedKinds]))
    .action(
      onLog<Omit<FeedDescription, 'url'> & { find?: boolean }>(async (session, { find, ...options }, urls) => {
        const found = find ? await (await import('./commands/feed-test.ts')).findFeeds(configure(), urls) : urls
        return (await feedCommands()).addFeeds(session, found.map((url) => ({ ...options, url })) as never)
      }),
    ) // commander has checked kind
  logCommand(feeds, 'list', 'all feeds, how they do, and how their last poll went')
    .option('--json', 'NDJSON')
    .action(onLog(async (session, options) => (await feedCommands()).listAllFeeds(session, options)))
  logCommand(feeds, 'health', 'the last 30 polls of a feed, what is wrong with it, and what to do')
    .argument('<url>')
    .option('--json', 'one JSON object')
    .action(onLog(async (session, options, [url = '']) => (await healthCommands()).feedHealth(session, url, options)))
  addChanges(feeds, { onLog, logCommand })
}

const addChanges = (feeds: Command, { onLog, logCommand }: Pick<Ways, 'onLog' | 'logCommand'>): void => {
  logCommand(feeds, 'import', 'subscribe to the feeds of an OPML file')
    .argument('<file>')
    .action(onLog(async (session, _options, [file = '']) => (await feedCommands()).importFeeds(session, file)))
  logCommand(feeds, 'export', 'write the feeds as OPML')
    .argument('[file]', 'default: standard output')
    .action(onLog(async (session, _options, [file]) => (await feedCommands()).exportFeeds(session, file)))
  logCommand(feeds, 'copies', "whether near copies of a feed's articles are one voice, or each stands alone")
    .addArgument(new Argument('<how>').choices(['grouped', 'alone']))
    .argument('<url...>')
    .action(
      onLog(async (session, _options, [how, ...urls]) =>
        (await feedCommands()).setFeedCopies(session, how === 'alone' ? 'alone' : 'grouped', urls),
      ),
    )
  logCommand(feeds, 'move', 'poll a feed under another address from now on; also takes a move back')
    .argument('<from>')
    .argument('<to>')
    .action(
      onLog(async (session, _options, [from = '', to = '']) => (await feedCommands()).moveFeedTo(session, from, to)),
    )
  logCommand(feeds, 'backfill', 'read what a feed published before, where it links to its archive')
    .argument('<url...>')
    .option('--pages <n>', 'how many documents back, the feed itself counted', whole, 20)
    .action(
      onLog<{ pages: number }>(async (session, options, urls) =>
        (await feedCommands()).backfillFeeds(session, urls, options),
      ),
    )
  const withReason = (name: 'suspend' | 'resume' | 'remove', description: string, reason: string): Command =>
    logCommand(feeds, name, description)
      .argument('<url...>')
      .option(REASON, 'stands in the log', reason)
      .action(
        onLog<{ reason: string }>(async (session, options, urls) =>
          (await feedCommands()).changeFeeds(session, name, { urls, ...options }),
        ),
      )
  withReason('suspend', 'stop polling feeds until they are resumed', 'suspended by the operator')
  withReason('resume', 'poll suspended feeds again, at once', 'resumed by the operator')
  withReason('remove', 'end subscriptions; what they brought stays', 'removed by the operator')
}

const whole = (text: string): number => {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('must be a whole number, 1 to 9999.')
  return Number(text)
}
