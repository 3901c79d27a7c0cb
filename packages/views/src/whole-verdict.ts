import type { StageStanding } from './stage-standing.ts'
import type { ProjectionLag, StageActivity } from './stages.ts'

/** What the verdict on the whole is made of. */
export type Whole = {
  stages: readonly Pick<StageStanding, 'stage' | 'verdict'>[]
  /** The processes of which one works: dispatcher and projector. */
  singles: readonly Pick<StageActivity, 'stage' | 'states'>[]
  projections: readonly Pick<ProjectionLag, 'projection' | 'status' | 'error'>[]
}

/** What stands still when the one process of its kind does not run. */
const WITHOUT: Readonly<Record<string, string>> = {
  dispatcher: 'nothing is handed out to the stages',
  projector: 'what is shown stays as it is',
}

/** Whether the one process of its kind works now. */
export const isRunning = ({ states }: Pick<StageActivity, 'states'>): boolean => states.includes('working')

/** Everything that is not well, a sentence each, what holds up the rest first. */
export const troublesOf = ({ stages, singles, projections }: Whole): string[] => [
  ...singles
    .filter((single) => !isRunning(single))
    .map(({ stage }) => `no ${stage} runs: ${WITHOUT[stage] ?? 'its work waits'}`),
  ...[
    ...Map.groupBy(
      stages.filter(({ verdict }) => verdict.state !== 'ok'),
      ({ verdict }) => `${verdict.state}: ${verdict.reason}`,
    ).values(),
  ].map(troubleOf),
  ...projections
    .filter(({ status }) => status === 'stopped')
    .map(({ projection, error }) => `the projection ${projection} has stopped: ${error}`),
]

/** Stages of one verdict and reason are told of in one sentence. */
const troubleOf = (stages: Whole['stages']): string => {
  const [{ verdict } = { verdict: { state: 'ok', reason: '' } }] = stages
  const many = stages.length > 1
  const names = stages.map(({ stage }) => stage)
  const who = many ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join('')
  const is = many ? 'are' : 'is'
  if (verdict.reason.startsWith(`${verdict.state} `)) return `${who} ${is} ${verdict.reason}`
  return `${who} ${verdict.state === 'no workers' ? (many ? 'have' : 'has') : is} ${verdict.state}: ${verdict.reason}`
}

/** One sentence about the whole: the first trouble, and how many more there are. */
export const sentenceOn = (whole: Whole): string => {
  const [first, ...others] = troublesOf(whole)
  if (!first) return 'All stages keep up.'
  const more = others.length ? ` (and ${others.length} more)` : ''
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}${more}.`
}
