import { InputFault } from '@blotter/events'
import { articleIdOf } from '@blotter/feeds'
import { type GoldArticle, goldArticleSchema } from '@blotter/replay'
import { z } from 'zod'
import { readInput } from '../input-file.ts'

/**
 * A gold set as it stands in a file, a line an article, which is named by URL or id.
 * @throws InputFault `bad-gold` with the line that is not usable, `no-such-file`
 */
export const readGold = (file: string): GoldArticle[] =>
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
      return [{ article: URL.canParse(article) ? articleIdOf(article) : article, claims }]
    })
