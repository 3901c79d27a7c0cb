import { notConsuming } from '@blotter/log'
import { type StageName, stageNames } from '@blotter/pipeline'
import { listWorkers, type WorkerRow } from '@blotter/views'
import { printData, printTable } from '../output.ts'
import type { Session } from '../session.ts'

/** Every process of Blotter and what it does now; those that ended without saying so, too. */
export const workers = async ({ log, queues }: Session, { json }: { json?: boolean }): Promise<void> => {
  const rows = await listWorkers(log)
  const health = new Map(
    await Promise.all(stageNames.map(async (stage) => [stage as string, await queues.health(stage)] as const)),
  )
  const doing = (row: WorkerRow): string => {
    if (!row.alive) return `silent for ${Math.round(row.silentMs / 1_000)} s`
    const queue = health.get(row.stage)
    const why = queue && notConsuming(row, queue, Date.parse(row.askedAt))
    if (why) return `takes nothing: ${why}`
    if (row.state !== 'working') return row.state
    if (!isStage(row.stage)) return 'works'
    return row.running ? `${row.running} of ${row.hands} hands: ${row.job ?? 'a job'}` : 'nothing to do'
  }
  if (json) for (const row of rows) printData(JSON.stringify({ ...row, doing: doing(row) }))
  else
    printTable(
      ['stage', 'host', 'pid', 'doing', 'done', 'took a job', 'began', 'version'],
      rows.map((row) => [
        ...[row.stage, row.host, row.pid, doing(row), row.done],
        ...[row.takenAt?.slice(0, 19) ?? null, row.startedAt.slice(0, 16), row.version],
      ]),
    )
}

const isStage = (name: string): name is StageName => stageNames.some((stage) => stage === name)
