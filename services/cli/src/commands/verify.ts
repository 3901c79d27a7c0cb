import { appendFileSync } from 'node:fs'
import { InputFault } from '@blotter/events'
import { parseAnchors, readAnchor, type Verification, verifyLog } from '@blotter/log'
import { readInput } from '../input-file.ts'
import { printData, say } from '../output.ts'
import { openProgress } from '../progress.ts'
import type { Session } from '../session.ts'

export type VerifyOptions = { from?: number; to?: number; anchor?: string; json?: boolean }

/** Walks the log's hashes and says where it is not what was appended; the exit code is then 1. */
export const verify = async ({ log }: Session, { from, to, anchor, json }: VerifyOptions): Promise<void> => {
  const anchors = anchor ? parseAnchors(readInput(anchor).toString('utf8')) : []
  const progress = openProgress('events')
  const onProgress = (done: number, all: number): void => progress.show({ phase: 'verifying', done, all })
  const result = await verifyLog(log, { from, to, anchors, onProgress }).finally(() => progress.end())
  if (result.damage) process.exitCode = 1
  printData(json ? JSON.stringify(result) : sentenceOf(result))
}

const sentenceOf = ({ damage, events, from, to, head, anchors }: Verification): string => {
  if (damage)
    return `damaged at position ${damage.position} (${damage.kind}): ${damage.message} ${events} events from ${from} on are as appended.`
  const range = from === 1 && to === head ? `all ${events} events` : `${events} events, ${from} to ${to} of ${head},`
  return `ok: ${range} are as appended${anchors ? `, and agree with ${anchors === 1 ? 'the anchor' : `${anchors} anchors`}` : ''}`
}

/** Prints where the log stands, or adds it to a file of anchors. */
export const anchor = async ({ log }: Session, file: string | undefined): Promise<void> => {
  const line = JSON.stringify(await readAnchor(log))
  if (!file) return printData(line)
  try {
    appendFileSync(file, `${line}\n`)
  } catch (error) {
    throw new InputFault(
      'anchor-file',
      `${file} cannot be written: ${(error as Error).message}. Name a file in a folder that exists.`,
    )
  }
  say(
    `Added to ${file}. Keep it where the database's owner cannot write; check with: npx --no-install blotter verify --anchor ${file}`,
  )
}
