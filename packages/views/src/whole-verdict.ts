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
  ...stages
    .filter(({ verdict }) => verdict.state !== 'ok')
    .map(({ stage, verdict: { state, reason } }) => {
      if (reason.startsWith(`${state} `)) return `${stage} is ${reason}`
      return `${stage} ${state === 'no workers' ? 'has' : 'is'} ${state}: ${reason}`
    }),
  ...projections
    .filter(({ status }) => status === 'stopped')
    .map(({ projection, error }) => `the projection ${projection} has stopped: ${error}`),
]

/** One sentence about the whole: the first trouble, and how many more there are. */
export const sentenceOn = (whole: Whole): string => {
  const [first, ...others] = troublesOf(whole)
  if (!first) return 'All stages keep up.'
  const more = others.length ? ` (and ${others.length} more)` : ''
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}${more}.`
}
