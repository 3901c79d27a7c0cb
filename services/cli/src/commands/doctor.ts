import type { Configuration } from '@blotter/config'
import { Fault } from '@blotter/events'
import type { Finding } from '../doctor/finding.ts'
import { checkMachine } from '../doctor/machine.ts'
import { checkServers } from '../doctor/servers.ts'
import { printData, printTable } from '../output.ts'
import { openSession } from '../session.ts'

/** Checks this machine, then database, queues and versions; exit code 1 when something has to be put right. */
export const doctor = async (
  configuration: Configuration,
  { workspace, json }: { workspace?: string; json?: boolean },
): Promise<void> => {
  const findings = [...(await checkMachine(configuration)), ...(await checkLog(configuration, workspace))]
  if (findings.some(({ state }) => state === 'bad')) process.exitCode = 1
  if (json) for (const finding of findings) printData(JSON.stringify(finding))
  else
    printTable(
      ['check', 'state', 'found', 'what to do'],
      findings.map(({ check, state, found, fix }) => [check, state, found, fix ?? '']),
    )
}

const checkLog = async (configuration: Configuration, name: string | undefined): Promise<Finding[]> => {
  try {
    const session = await openSession(configuration, { name })
    return await checkServers(session).finally(() => session.close())
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    // The messages of these faults say what to do.
    const check = error.code === 'queue-unreachable' ? 'queues' : 'database'
    return [{ check, state: 'bad', found: error.code, fix: error.message }]
  }
}
