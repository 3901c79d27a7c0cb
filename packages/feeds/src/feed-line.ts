import { InputFault } from '@blotter/events'
import { z } from 'zod'
import type { Feed, FeedItem } from './feed.ts'
import type { FeedReader } from './feed-reader.ts'
import { present } from './present.ts'
import type { ReadItem } from './read-feed.ts'

// matches a text with `-` or `{`, not `PGI+\nPC9iPg==`; one class, since bodies are megabytes long
const NOT_BASE64 = /[^A-Za-z0-9+/=\r\n]/

const feedLineSchema = z.object({
  id: z.string(),
  contentType: z.string().nullish(),
  url: z.string().nullish(),
  readAt: z.iso.datetime({ offset: true }).nullish(),
  bodyBase64: z.string().refine((text) => !NOT_BASE64.test(text), 'is no Base64'),
})

/** Always there, so that a reader need not ask: empty where the feed gives no title, or no usable http(s) address. */
type Named = { url: string; title: string }

/** The answer to one line of `parse-feed`. */
export type FeedAnswer = {
  id: string
  feed: Pick<Feed, 'language' | 'updatedAt'> & Named
  items: (FeedItem & Named)[]
}

/**
 * Does one line of the pipe: `{"id","contentType"?,"url"?,"readAt"?,"bodyBase64"}`; further keys are ignored. Without
 * `readAt` no date is judged by when the feed was read, so that the answer hangs on the line alone.
 * @param reader  reads what strangers wrote in a thread of its own, which it ends when one takes too long
 * @throws InputFault `bad-input` for another shape, or what the reader throws
 */
export const parseFeedLine = async (line: unknown, reader: Pick<FeedReader, 'parse'>): Promise<FeedAnswer> => {
  const parsed = feedLineSchema.safeParse(line)
  if (!parsed.success) throw new InputFault('bad-input', z.prettifyError(parsed.error))
  const { id, contentType, url, readAt, bodyBase64 } = parsed.data
  const {
    items,
    title,
    url: page,
    language,
    updatedAt,
  } = await reader.parse({
    body: Buffer.from(bodyBase64, 'base64'),
    ...(contentType ? { contentType } : {}),
    ...(url ? { url } : {}),
    ...(readAt ? { readAt: Date.parse(readAt) } : {}),
  })
  return { id, feed: named(present({ title, url: page, language, updatedAt })), items: items.map(answered) }
}

const answered = ({ contentHash: _hash, keys: _keys, ...item }: ReadItem): FeedItem & Named => named(item)

const named = <T extends Partial<Named>>(entry: T): T & Named => ({
  ...entry,
  url: entry.url ?? '',
  title: entry.title ?? '',
})
