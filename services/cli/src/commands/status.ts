import { type Guard, readGuard } from '@blotter/log'
import { singles, topology } from '@blotter/pipeline'
import {
  countAll,
  feedStanding,
  listFeeds,
  openReplayStanding,
  projectionLags,
  type ReplayStanding,
  sentenceOn,
  stageActivity,
  stageStandings,
  troublesOf,
} from '@blotter/views'
import { counted, printData, printTable } from '../output.ts'
import { describeStep } from '../progress.ts'
import type { Session } from '../session.ts'

/** Whether it works, and why not: a verdict on each stage with its figures, then the log and the feeds. Exit code 1 when not. */
export const status = async ({ log, queues }: Session, { json }: { json?: boolean }): Promise<void> => {
  const stages = await stageStandings(log, Object.values(topology), queues)
  const only = await stageActivity(log, singles)
  const projections = await projectionLags(log)
  const counts = await countAll(log)
  const guard = await readGuard(log)
  const replay = await openReplayStanding(log)
  const feeds = await summedFeeds(log)
  const whole = { stages, singles: only, projections }
  const troubles = troublesOf(whole)
  if (troubles.length) process.exitCode = 1
  const processes = only.map(({ stage, workers, states }) => ({
    process: stage,
    working: states.includes('working'),
    processes: workers,
  }))
  if (json)
    return printData(
      JSON.stringify({
        well: troubles.length === 0,
        troubles,
        log: { ...counts, guard },
        queues: queues.kind,
        stages,
        singles: processes,
        projections,
        replay,
        feeds,
      }),
    )
  printData(sentenceOn(whole))
  printData('')
  printTable(
    ['stage', 'verdict', 'oldest', 'waiting', 'active', 'delayed', 'in/min', 'out/min', 'dead', 'workers', 'why'],
    stages.map((row) => [
      row.stage,
      row.verdict.state,
      seconds(row.oldestWaitingMs),
      row.waitingInputs,
      row.active,
      row.delayed,
      row.inPerMinute === null ? null : row.inPerMinute.toFixed(1),
      row.outPerMinute.toFixed(1),
      row.parked,
      row.workers,
      row.verdict.reason,
    ]),
  )
  printData('')
  printData(
    `log position ${counts.position}; ${counts.articles} articles, ${counts.claims} claims, ${counts.incidents} incidents; queues on ${queues.kind}`,
  )
  printData(guardLine(guard))
  printData(
    `feeds ${feeds.all}${Object.entries(feeds.verdicts)
      .map(([verdict, count]) => `, ${count} ${verdict}`)
      .join('')}; ${feeds.waiting} waiting for their host; ${feeds.itemsSkipped} items without a usable address`,
  )
  for (const { process, working } of processes) printData(`${process}: ${working ? 'works' : 'does not run'}`)
  for (const { projection, lag, status: state, error } of projections)
    printData(`projection ${projection}: ${state}${lag ? `, ${lag} events behind` : ''}${error ? ` (${error})` : ''}`)
  if (replay) printData(replayLine(replay))
}

const summedFeeds = async (log: Session['log']) => {
  const feeds = await listFeeds(log)
  const now = Date.now()
  const verdicts: Record<string, number> = {}
  for (const feed of feeds) {
    const { verdict } = feedStanding(feed, now)
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  }
  return {
    all: feeds.length,
    verdicts,
    failing: feeds.filter(({ failures }) => failures > 0).length,
    waiting: feeds.filter(({ lastOutcome }) => lastOutcome === 'waiting').length,
    itemsSkipped: feeds.reduce((sum, { skipped }) => sum + skipped, 0),
  }
}

const replayLine = ({ id, paused, state, phase, done, all, rate }: ReplayStanding): string => {
  const standing = `replay ${id.slice(0, 8)}: ${paused ? `paused by ${paused}, ` : ''}${state}`
  if (state === 'diffed') return `${standing}, ${counted(all, 'article')}; waits for a person: blotter replay diff`
  return `${standing}; ${describeStep({ phase, done, all, unit: 'articles' }, { ms: 1_000, done: rate })}`
}

const guardLine = ({ by, role, owner, ownerLogsIn }: Guard): string =>
  by === 'roles'
    ? `log guarded by its roles: "${role}" may read and append, "${owner}" owns it${ownerLogsIn ? '' : ' and cannot log in'}`
    : `log guarded by its triggers alone, since "${role}" owns it or rules the server; MIGRATE_DATABASE_URL parts the roles (docs/log.md)`

const seconds = (ms: number | null): string => (ms === null ? '–' : `${(ms / 1_000).toFixed(1)} s`)
