import { InputFault } from '@blotter/events'
import type { Log, Replay } from '@blotter/log'
import { differencePage, gatherDifference, type Totals, totalsOf } from '@blotter/pages'
import { say } from '../output.ts'
import { writeOutput } from '../output-file.ts'
import { printDifference, printDifferenceJson } from './print-difference.ts'

/** Shows what a replay found: as text, as lines, or as a page in a file. @throws InputFault `not-diffed` */
export const showDifference = async (
  log: Log,
  replay: Replay,
  { json, html }: { json?: boolean | undefined; html?: string },
): Promise<void> => {
  const totals = finishedTotals(replay)
  if (html !== undefined) {
    writeOutput(html, differencePage(await gatherDifference(log, replay, totals)))
    say(`The page is in ${html}.`)
    return
  }
  if (json) return printDifferenceJson(log, replay, totals)
  return printDifference(log, replay, totals)
}

/** @throws InputFault `not-diffed` */
export const finishedTotals = (replay: Replay): Totals => {
  const totals = totalsOf(replay)
  if (!totals)
    throw new InputFault(
      'not-diffed',
      `Replay ${replay.id} is ${replay.state}; there is nothing to compare yet. Go on with: npx --no-install blotter replay resume ${replay.id.slice(0, 8)}`,
    )
  return totals
}
