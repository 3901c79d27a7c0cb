import { type FeedEntry, readOpml } from '@blotter/feeds'
import { plainLine } from '@blotter/pages/text'
import { readInput } from './input-file.ts'
import { counted, say } from './output.ts'

const NAMED = 3

/**
 * The feeds of an OPML file; says which of its outlines have no address that a feed could have.
 * @throws InputFault `no-such-file`, `not-opml`, or a cap of the feed parser
 */
export const readFeedList = (file: string): FeedEntry[] => {
  const { entries, unusable } = readOpml(readInput(file))
  if (unusable.length) {
    const named = unusable.slice(0, NAMED).map((name) => plainLine(name).slice(0, 80))
    const more = unusable.length > NAMED ? `, and ${unusable.length - NAMED} more` : ''
    say(
      `${counted(unusable.length, 'outline')} of ${file} left out, without an http or https xmlUrl: ${named.join(', ')}${more}`,
    )
  }
  return entries
}
