import { userInfo } from 'node:os'
import { InputFault, printVersion } from '@blotter/events'
import { activateVersion, type Log, openReplay, readActiveVersion } from '@blotter/log'
import { acted, checkout, engineVersion } from '@blotter/pipeline'
import { printData, printTable, say } from '../output.ts'
import type { Session } from '../session.ts'

const ENGINES = ['cleaning', 'extraction', 'linking'] as const

type Row = {
  engine: string
  version: string
  state: string
  articles: number
  first: string | null
  last: string | null
}

/** Shows every version that wrote into the log, with its articles and dates, which is active, and this checkout's. */
export const listVersions = async ({ log }: Session, { json }: { json?: boolean }): Promise<void> => {
  const seen = await versionsSeen(log)
  const rows: Row[] = []
  for (const engine of ENGINES) {
    const { active } = await readActiveVersion(log.database, engine)
    const [ours, live] = [printVersion(engineVersion(checkout, engine)), active && printVersion(active)]
    const written = seen.filter(({ version }) => version.startsWith(`${engine}@`))
    const named = new Set([...written.map(({ version }) => version), ours, ...(live ? [live] : [])])
    for (const version of named) {
      const { articles = 0, first = null, last = null } = written.find((each) => each.version === version) ?? {}
      const state = [version === live && 'active', version === ours && 'this checkout'].filter(Boolean).join(', ')
      rows.push({ engine, version, state, articles, first, last })
    }
  }
  if (json) for (const row of rows) printData(JSON.stringify(row))
  else
    printTable(
      ['engine', 'version', '', 'articles', 'first', 'last'],
      rows.map(({ engine, version, state, articles, first, last }) => [
        ...[engine, version.slice(engine.length + 1), state || null, articles],
        ...[first?.slice(0, 16) ?? null, last?.slice(0, 16) ?? null],
      ]),
    )
}

/** Of linking, articles are the incidents that it touched. */
const versionsSeen = (log: Log): Promise<{ version: string; articles: number; first: string; last: string }[]> =>
  log.query(
    `SELECT extractor AS version, count(DISTINCT stream_id)::int AS articles, min(recorded_at) AS first, max(recorded_at) AS last
     FROM blotter.event_log WHERE extractor IS NOT NULL GROUP BY extractor ORDER BY min(position)`,
  )

/**
 * Makes this checkout's version of an engine the active one, from now on; what is in the log stays as it is.
 * @throws InputFault `no-such-engine`, `replay-open` while a replay is about to make its versions the active ones
 */
export const activate = async (
  { log }: Session,
  name: string,
  { reason: why, by }: { reason: string; by?: string },
): Promise<void> => {
  if (!ENGINES.some((engine) => engine === name))
    throw new InputFault('no-such-engine', `There is no engine "${name}"; there are ${ENGINES.join(', ')}.`)
  const replay = await openReplay(log)
  if (replay && ['approved', 'promoting', 'settling'].includes(replay.state))
    throw new InputFault(
      'replay-open',
      `Replay ${replay.id} is ${replay.state}; it makes its versions the active ones.`,
    )
  const version = engineVersion(checkout, name)
  await activateVersion(log, version)
  const act = { who: by ?? userInfo().username, why, source: 'blotter/extractors' }
  const said = { what: 'extractors activate', selection: name, count: 1, outcome: printVersion(version) }
  await log.append([acted(act, said)])
  say(
    `${printVersion(version)} is active from now on. What was read before stays as it is; a replay would change that.`,
  )
}
