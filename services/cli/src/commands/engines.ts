import { basename } from 'node:path'
import { articlePage } from '../explain/article-page.ts'
import { cleaningPage } from '../explain/cleaning-page.ts'
import { explainArticle } from '../explain/explained-article.ts'
import { printExplained } from '../explain/terminal-article.ts'
import { printExplainedPage } from '../explain/terminal-page.ts'
import { readInput } from '../input-file.ts'
import { printData, say } from '../output.ts'
import { writeOutput } from '../output-file.ts'
import { type Answer, readLines, replyTo, runPipe } from '../pipe.ts'
import { printArticle, printClaims, printFeed, printIncidents } from '../print-result.ts'

// Each engine is loaded by its own command: together they take a second.

export type EngineOptions = { json?: boolean; keep?: boolean }

/** `published` is ISO 8601; `html` a file to write. */
export type ExtractOptions = EngineOptions & { explain?: boolean; html?: string; published?: string }

/** `blotter parse-feed [file]`: a feed's bytes to its items. */
export const parseFeedCommand = async (file: string | undefined, { json }: EngineOptions): Promise<void> => {
  const { openFeedReader, parseFeedLine } = await import('@blotter/feeds')
  const reader = openFeedReader()
  try {
    if (!file) return await runPipe((line) => parseFeedLine(line, reader))
    const answer = await parseFeedLine({ id: file, bodyBase64: readInput(file).toString('base64') }, reader)
    printData(json ? JSON.stringify(answer) : printFeed(answer))
  } finally {
    await reader.close()
  }
}

/** `url` is where the page came from; `html` a file to write. */
export type CleanOptions = EngineOptions & { explain?: boolean; html?: string; url?: string }

/** `blotter clean [file]`: a page to its clean text and metadata; with `explain` or `html`, what became of each block and why. */
export const cleanCommand = async (file: string | undefined, options: CleanOptions): Promise<void> => {
  const { json, explain, html, url = '' } = options
  const { cleanLine, explainPage } = await import('@blotter/cleaning')
  if (!file) return runPipe(cleanLine)
  const body = readInput(file)
  if (explain || html !== undefined) {
    const explained = explainPage({ url, body, readAt: new Date().toISOString() })
    if (html !== undefined) {
      writeOutput(html, cleaningPage(basename(file), explained))
      say(`The page is in ${html}.`)
    } else printData(json ? JSON.stringify(explained) : printExplainedPage(explained))
    return
  }
  const line = { id: file, url, bodyBase64: body.toString('base64') }
  if (!json) return printData(printArticle(cleanLine(line)))
  printData(await replyTo(JSON.stringify(line), cleanLine))
}

/**
 * `blotter extract [file]`: a clean text to its claims. With `keep`, what came in goes on, so that `link` can follow; with
 * `explain` each claim says why.
 */
export const extractCommand = async (file: string | undefined, options: ExtractOptions): Promise<void> => {
  const { json, keep, html, explain = html !== undefined, published } = options
  const { createExtractLine } = await import('@blotter/extraction')
  const extract = await createExtractLine({ explain })
  const answer: Answer = async (line) => ({ ...(keep ? (line as object) : {}), ...(await extract(line)) }) // extract has refused what is no object
  if (!file) return runPipe(answer)
  const text = readInput(file).toString('utf8')
  const result = await extract({ id: file, text, publishedAt: published })
  if (html !== undefined) {
    writeOutput(html, articlePage(explainArticle({ name: basename(file), text }, result)))
    say(`The page is in ${html}.`)
  } else if (json) printData(JSON.stringify(result))
  else if (explain) printData(printExplained(explainArticle({ name: basename(file), text }, result)))
  else printData(printClaims(result.claims, text))
}

/** `blotter link [file]`: lines of claims to one object of incidents. */
export const linkCommand = async (file: string | undefined, { json }: EngineOptions): Promise<void> => {
  const { linkLines } = await import('@blotter/linking')
  const result = linkLines(await readLines(file ? [readInput(file)] : undefined))
  printData(file && !json ? printIncidents(result.incidents) : JSON.stringify(result))
}
