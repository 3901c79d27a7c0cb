import { type Guard, readGuard } from '@blotter/log'
import { eventStages, singles, stageNames } from '@blotter/pipeline'
import { countAll, listFeeds, projectionLags, stageActivity } from '@blotter/views'
import { printData, printTable } from '../output.ts'
import type { Session } from '../session.ts'

/** Shows each stage's queue, rates and workers, then the log and the feeds. */
export const status = async ({ log, queues }: Session, { json }: { json?: boolean }): Promise<void> => {
  const activity = await stageActivity(log, stageNames)
  const stages = await Promise.all(activity.map(async (row) => ({ ...row, ...(await queues.health(row.stage)) })))
  const only = (await stageActivity(log, singles)).map(({ stage, workers, states }) => ({
    process: stage,
    working: states.includes('working'),
    processes: workers,
  }))
  const projections = await projectionLags(log)
  const counts = await countAll(log)
  const guard = await readGuard(log)
  const feeds = await listFeeds(log)
  const summed = {
    all: feeds.length,
    failing: feeds.filter(({ failures }) => failures > 0).length,
    waiting: feeds.filter(({ lastOutcome }) => lastOutcome === 'waiting').length,
    itemsSkipped: feeds.reduce((sum, { skipped }) => sum + skipped, 0),
  }
  if (json)
    return printData(
      JSON.stringify({
        log: { ...counts, guard },
        queues: queues.kind,
        stages,
        singles: only,
        projections,
        feeds: summed,
      }),
    )
  printTable(
    ['stage', 'oldest', 'waiting', 'active', 'delayed', 'done/min', 'done/h', 'parked', 'workers', 'state'],
    stages.map((row) => [
      row.stage,
      seconds(row.oldestWaitingMs),
      row.waiting,
      row.active,
      row.delayed,
      row.doneLastMinute,
      row.doneLastHour,
      row.parked,
      row.workers,
      stateOf(row),
    ]),
  )
  printData('')
  printData(
    `log position ${counts.position}; ${counts.articles} articles, ${counts.claims} claims, ${counts.incidents} incidents; queues on ${queues.kind}`,
  )
  printData(guardLine(guard))
  printData(
    `feeds ${summed.all}, failing ${summed.failing}, waiting for their host ${summed.waiting}; ${summed.itemsSkipped} items without a usable address`,
  )
  for (const { process, working } of only) printData(`${process}: ${working ? 'works' : 'does not run'}`)
  for (const { projection, lag, status: state, error } of projections) {
    printData(`projection ${projection}: ${state}${lag ? `, ${lag} events behind` : ''}${error ? ` (${error})` : ''}`)
  }
}

const guardLine = ({ by, role, owner, ownerLogsIn }: Guard): string =>
  by === 'roles'
    ? `log guarded by its roles: "${role}" may read and append, "${owner}" owns it${ownerLogsIn ? '' : ' and cannot log in'}`
    : `log guarded by its triggers alone, since "${role}" owns it or rules the server; MIGRATE_DATABASE_URL parts the roles (docs/log.md)`

const seconds = (ms: number | null): string => (ms === null ? '–' : `${(ms / 1_000).toFixed(1)} s`)

const stateOf = ({
  paused,
  workers,
  states,
  stage,
}: {
  paused: boolean
  workers: number
  states: string[]
  stage: string
}): string => {
  if (paused) return 'paused'
  if (!workers) return 'no workers'
  return states.includes('other version') && eventStages.some(({ name }) => name === stage) ? 'other version' : 'ok'
}
