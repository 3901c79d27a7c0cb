import { InputFault } from '@blotter/events'
import { z } from 'zod'
import { type CleanArticle, clean } from './clean.ts'

const id = z.union([z.string(), z.number()])
const url = z.string().default('')
const line = z.union([
  z.object({ id, url, html: z.string() }),
  z.object({ id, url, bodyBase64: z.base64(), contentType: z.string().optional() }),
])

export type CleanLine = Omit<CleanArticle, 'outcome' | 'language' | 'authors'> & {
  id: string | number
  authors?: string[]
  lang?: string
  /** Processor time is not known to a pure function: milliseconds on the clock, parse included. */
  ms: number
}

/**
 * Answers one line of `blotter clean`.
 * @param input  `{"id","url","html"}` or `{"id","url","bodyBase64","contentType"?}`
 * @throws InputFault with code `bad-input`, or the reason why the page was rejected
 */
export const cleanLine = (input: unknown): CleanLine => {
  const parsed = line.safeParse(input)
  if (!parsed.success) throw new InputFault('bad-input', `Not a page: ${z.prettifyError(parsed.error)}`)
  const started = performance.now()
  const { data } = parsed
  const readAt = new Date().toISOString()
  const page = 'html' in data ? { url: data.url, html: data.html, readAt } : { ...bytes(data), readAt }
  const result = clean(page)
  if (result.outcome === 'rejected') throw new InputFault(result.reason, result.message)
  const { outcome: _, language, authors, ...rest } = result
  return {
    id: data.id,
    ...rest,
    ...(authors.length > 0 ? { authors } : {}),
    ...(language ? { lang: language } : {}),
    ms: Math.round((performance.now() - started) * 1000) / 1000,
  }
}

const bytes = (data: { url: string; bodyBase64: string; contentType?: string | undefined }) => ({
  url: data.url,
  body: Buffer.from(data.bodyBase64, 'base64'),
  ...(data.contentType ? { contentType: data.contentType } : {}),
})
