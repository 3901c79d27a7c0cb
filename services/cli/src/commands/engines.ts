import { createReadStream, readFileSync } from 'node:fs'
import { cleanLine } from '@blotter/cleaning'
import { createExtractLine } from '@blotter/extraction'
import { parseFeedLine } from '@blotter/feeds'
import { linkLines } from '@blotter/linking'
import { printData } from '../output.ts'
import { type Answer, readLines, runPipe } from '../pipe.ts'
import { printArticle, printClaims, printFeed, printIncidents } from '../print-result.ts'

export type EngineOptions = { json?: boolean; keep?: boolean }

/** `blotter parse-feed [file]`: a feed's bytes to its items. */
export const parseFeedCommand = async (file: string | undefined, { json }: EngineOptions): Promise<void> => {
  if (!file) return runPipe(parseFeedLine)
  const answer = await parseFeedLine({ id: file, bodyBase64: readFileSync(file).toString('base64') })
  printData(json ? JSON.stringify(answer) : printFeed(answer))
}

/** `blotter clean [file]`: a page to its clean text and metadata. */
export const cleanCommand = async (file: string | undefined, { json }: EngineOptions): Promise<void> => {
  if (!file) return runPipe(cleanLine)
  const answer = cleanLine({ id: file, url: '', bodyBase64: readFileSync(file).toString('base64') })
  printData(json ? JSON.stringify(answer) : printArticle(answer))
}

/** `blotter extract [file]`: a clean text to its claims. With `keep`, what came in goes on, so that `link` can follow. */
export const extractCommand = async (file: string | undefined, { json, keep }: EngineOptions): Promise<void> => {
  const extract = await createExtractLine()
  const answer: Answer = async (line) => ({ ...(keep ? (line as object) : {}), ...(await extract(line)) }) // extract has refused what is no object
  if (!file) return runPipe(answer)
  const text = readFileSync(file, 'utf8')
  const result = await extract({ id: file, text })
  printData(json ? JSON.stringify(result) : printClaims(result.claims, text))
}

/** `blotter link [file]`: lines of claims to one object of incidents. */
export const linkCommand = async (file: string | undefined, { json }: EngineOptions): Promise<void> => {
  const result = linkLines(await readLines(file ? createReadStream(file) : process.stdin))
  printData(file && !json ? printIncidents(result.incidents) : JSON.stringify(result))
}
