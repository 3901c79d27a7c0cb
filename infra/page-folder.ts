import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { InputFault } from '@blotter/events'
import type { ServedPage } from '../services/cli/src/bench/page-site.ts'
import { linesOf } from '../services/cli/src/lines.ts'

/** A page of a folder: `name` is its id or its file's name. */
export type FolderPage = ServedPage & { name: string }

/**
 * The pages of a folder: `pages.ndjson.gz` or `pages.ndjson` with `{"id","url","html"}` a line, else its *.html files.
 * @throws InputFault `no-pages`
 */
export const pagesOf = async (folder: string): Promise<FolderPage[]> => {
  const file = ['pages.ndjson.gz', 'pages.ndjson'].map((name) => join(folder, name)).find((path) => existsSync(path))
  const pages = file ? await pagesOfLines(file) : pagesOfFiles(folder)
  if (!pages.length) throw new InputFault('no-pages', `${folder} holds no pages.ndjson(.gz) and no *.html file.`)
  return pages
}

const pagesOfLines = async (file: string): Promise<FolderPage[]> => {
  const bytes = createReadStream(file)
  const pages: FolderPage[] = []
  for await (const line of linesOf(file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes)) {
    if (!line.trim()) continue
    const { id, url, html }: { id: string | number; url: string; html: string } = JSON.parse(line)
    const path = URL.canParse(url) ? new URL(url).pathname : '/'
    // `html` is decoded text, whatever charset its own markup declares: the header has the last word.
    pages.push({ name: String(id), path, contentType: 'text/html; charset=utf-8', body: Buffer.from(html, 'utf8') })
  }
  return pages
}

const pagesOfFiles = (folder: string): FolderPage[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .toSorted()
    .map((name) => {
      const body = readFileSync(join(folder, name))
      return { name, path: `/${name}`, contentType: `text/html${isUtf8(body) ? '; charset=utf-8' : ''}`, body }
    })

const isUtf8 = (body: Buffer): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body)
    return true
  } catch {
    return false
  }
}
