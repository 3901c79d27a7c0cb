import { clean } from '@blotter/cleaning'
import { createExtractor, type Extraction } from '@blotter/extraction'
import { linkLines } from '@blotter/linking'
import type { SamplePage } from './sample-pages.ts'

/** An article as the extractor is given it. */
export type ReadArticle = { id: string; url: string; text: string; title: string; publishedAt: string }

/** The engines without anything around them, in the order of the pipeline. */
export type Engines = {
  clean: (page: SamplePage) => ReadArticle
  extract: (article: ReadArticle) => Extraction
  /** Everything that the pipeline does to the pages of an edition. */
  all: (edition: readonly SamplePage[]) => void
}

export const loadEngines = async (): Promise<Engines> => {
  const extractor = await createExtractor()
  const read = (page: SamplePage): ReadArticle => {
    const result = clean(page)
    if (result.outcome === 'rejected') throw new Error(`${page.url} was rejected: ${result.reason}`)
    const { text, title = page.title, publishedAt = page.publishedAt } = result
    return { id: page.url, url: page.url, text, title, publishedAt }
  }
  return {
    clean: read,
    extract: extractor.extract,
    all: (edition) => {
      const lines = edition.map((page) => {
        const article = read(page)
        return { ...article, claims: extractor.extract(article).claims }
      })
      linkLines(lines)
    },
  }
}
