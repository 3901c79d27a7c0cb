import { InputFault, printVersion } from '@blotter/events'
import { activateVersion, readActiveVersion } from '@blotter/log'
import { checkout, engineVersion } from '@blotter/pipeline'
import { printData, printTable, say } from '../output.ts'
import type { Session } from '../session.ts'

const ENGINES = ['cleaning', 'extraction', 'linking'] as const

/** Shows the active version of each engine beside the one of this checkout. */
export const listVersions = async ({ log }: Session, { json }: { json?: boolean }): Promise<void> => {
  const rows = await Promise.all(
    ENGINES.map(async (name) => {
      const { active } = await readActiveVersion(log.database, name)
      const ours = engineVersion(checkout, name)
      return {
        engine: name,
        active: active ? printVersion(active) : null,
        ours: printVersion(ours),
        state: active?.digest === ours.digest ? 'active' : 'waits',
      }
    }),
  )
  if (json) for (const row of rows) printData(JSON.stringify(row))
  else
    printTable(
      ['engine', 'active in the log', 'in this checkout', 'state'],
      rows.map(({ engine, active, ours, state }) => [engine, active ?? 'none yet', ours, state]),
    )
}

/** Makes this checkout's version of an engine the active one, from now on; what is in the log stays as it is. */
export const activate = async ({ log }: Session, name: string): Promise<void> => {
  if (!ENGINES.some((engine) => engine === name))
    throw new InputFault('no-such-engine', `There is no engine "${name}"; there are ${ENGINES.join(', ')}.`)
  const version = engineVersion(checkout, name)
  await activateVersion(log, version)
  say(`${printVersion(version)} is active from now on.`)
}
