import { InputFault } from '@blotter/events'
import { articleIdsOf } from '@blotter/feeds'
import type { Log } from '@blotter/log'
import { type GoldArticle, goldArticleSchema } from '@blotter/replay'
import { z } from 'zod'
import { readInput } from '../input-file.ts'

type Line = { ids: readonly string[]; claims: GoldArticle['claims'] }

/**
 * A gold set as it stands in a file, a line an article, which is named by URL or id; of the ids that an address may have,
 * the one that the log knows.
 * @throws InputFault `bad-gold` with the line that is not usable, `no-such-file`
 */
export const readGold = async (log: Pick<Log, 'query'>, file: string): Promise<GoldArticle[]> => {
  const lines = linesOf(file)
  const streams = lines.flatMap(({ ids }) => ids.map((id) => `article/${id}`))
  const rows = await log.query<{ stream: string }>(
    'SELECT stream_id AS stream FROM blotter.stream_head WHERE stream_id = ANY($1::text[])',
    [streams],
  )
  const known = new Set(rows.map(({ stream }) => stream.slice('article/'.length)))
  return lines.map(({ ids, claims }) => ({ article: ids.find((id) => known.has(id)) ?? ids[0] ?? '', claims }))
}

const linesOf = (file: string): Line[] =>
  readInput(file)
    .toString('utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (!line.trim()) return []
      const bad = (why: string): InputFault => new InputFault('bad-gold', `${file}, line ${at + 1}: ${why}`)
      let value: unknown
      try {
        value = JSON.parse(line)
      } catch {
        throw bad('is no JSON.')
      }
      const parsed = goldArticleSchema.safeParse(value)
      if (!parsed.success) throw bad(z.prettifyError(parsed.error))
      const { article, claims } = parsed.data
      return [{ ids: URL.canParse(article) ? articleIdsOf(article) : [article], claims }]
    })
