import { InputFault } from '@blotter/events'
import {
  dropGeneration,
  hashGeneration,
  listGenerations,
  projectionNamed,
  type RebuildOptions,
  rebuild,
  serveKept,
} from '@blotter/log'
import { printData, printTable, say } from '../output.ts'
import { openProgress } from '../progress.ts'
import type { Session } from '../session.ts'

/** Shows every generation of every projection: which one readers see, how far it is, and what stopped it. */
export const listProjections = async (
  { log }: Session,
  { json, hash }: { json?: boolean; hash?: boolean },
): Promise<void> => {
  const pool = log.database.$client
  const head = await log.head()
  const rows = []
  for (const row of await listGenerations(pool)) {
    const known = hash && row.status !== 'building'
    const digest = known ? await hashGeneration(pool, projectionNamed(row.projection), row.generation) : null
    rows.push({ ...row, behind: head - row.position, ...(hash ? { hash: digest } : {}) })
  }
  if (json) return printData(rows.map((row) => JSON.stringify(row)).join('\n'))
  printTable(
    ['projection', 'generation', 'state', 'position', 'behind', ...(hash ? ['hash'] : []), ''],
    rows.map((row) => [
      row.projection,
      row.generation,
      row.status,
      row.position,
      row.behind,
      ...(hash ? [row.hash?.slice(0, 16) ?? '–'] : []),
      row.error ?? '',
    ]),
  )
}

/** Builds a projection anew beside the one that readers see, and shows it in its place. */
export const rebuildProjection = (session: Session, name: string, { json }: { json?: boolean }): Promise<void> =>
  withProgress(async (options) => {
    const started = performance.now()
    const built = await rebuild(session.log, projectionNamed(name), options)
    const seconds = (performance.now() - started) / 1_000
    if (json) return printData(JSON.stringify({ ...built, seconds: Number(seconds.toFixed(3)) }))
    say(
      `${name}: generation ${built.generation} with ${built.rows} rows is shown, at position ${built.position}, after ${seconds.toFixed(1)} s. Generation ${built.replaced} is kept; drop it with: npx --no-install blotter projections drop ${name}`,
    )
  })

/** Shows a generation that was kept again. */
export const useGeneration = (session: Session, name: string, generation: string): Promise<void> =>
  withProgress(async (options) => {
    const projection = projectionNamed(name)
    await serveKept(session.log, { projection, generation: wholeOf(generation) }, options)
    say(`${name}: generation ${generation} is shown.`)
  })

/** Drops one generation that is not shown, or all of them. */
export const dropGenerations = async ({ log }: Session, name: string, wanted: string | undefined): Promise<void> => {
  const projection = projectionNamed(name)
  const pool = log.database.$client
  const kept = (await listGenerations(pool)).filter((row) => row.projection === name && row.status === 'kept')
  const chosen = wanted === undefined ? kept : kept.filter(({ generation }) => generation === wholeOf(wanted))
  if (wanted !== undefined && !chosen.length)
    throw new InputFault('no-such-generation', `${name} has no generation ${wanted} that is kept and not shown.`)
  for (const { generation } of chosen) await dropGeneration(pool, projection, generation)
  say(chosen.length ? `${name}: dropped ${chosen.map(({ generation }) => generation).join(', ')}.` : 'None is kept.')
}

const wholeOf = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InputFault('no-such-generation', `"${text}" is no number of a generation.`)
  return Number(text)
}

/** Shows progress, and drops what is half-built on Ctrl-C. */
const withProgress = async (work: (options: RebuildOptions) => Promise<void>): Promise<void> => {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stop.abort(new InputFault('interrupted', 'Interrupted; nothing has changed.')))
  const progress = openProgress('events')
  try {
    await work({
      signal: stop.signal,
      progress: ({ phase, position, head }) => progress.show({ phase, done: position, all: head }),
      report: say,
    })
  } finally {
    progress.end()
  }
}
