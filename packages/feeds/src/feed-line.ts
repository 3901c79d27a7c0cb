import { InputFault } from '@blotter/events'
import { z } from 'zod'
import type { Feed, FeedItem } from './feed.ts'
import { parseFeed } from './parse-feed.ts'
import { present } from './present.ts'

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
 * @throws InputFault `bad-input` for another shape, or what parseFeed throws
 */
export const parseFeedLine = async (line: unknown): Promise<FeedAnswer> => {
  const parsed = feedLineSchema.safeParse(line)
  if (!parsed.success) throw new InputFault('bad-input', z.prettifyError(parsed.error))
  const { id, contentType, url, readAt, bodyBase64 } = parsed.data
  const {
    items,
    title,
    url: page,
    language,
    updatedAt,
  } = await parseFeed({
    body: Buffer.from(bodyBase64, 'base64'),
    ...(contentType ? { contentType } : {}),
    ...(url ? { url } : {}),
    ...(readAt ? { readAt: Date.parse(readAt) } : {}),
  })
  return { id, feed: named(present({ title, url: page, language, updatedAt })), items: items.map(named) }
}

const named = <T extends Partial<Named>>(entry: T): T & Named => ({
  ...entry,
  url: entry.url ?? '',
  title: entry.title ?? '',
})
