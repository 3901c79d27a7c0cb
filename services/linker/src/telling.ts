import type { Candidate, LinkableClaim } from '@blotter/events'
import type { GroupChange } from '@blotter/linking'
import type { StageContext, topology } from '@blotter/pipeline'

/** `decided`: whose decision it follows from, and why, which is then the reason; `candidates` of one that opens. */
type Grounds = { decided?: { who: string; why: string } | undefined; candidates?: Candidate[] }

/** Says what changed as an event of the incident that it happened to. */
export const tell = (
  { emit }: Pick<StageContext<typeof topology.link>, 'emit'>,
  told: GroupChange,
  { decided, candidates }: Grounds = {},
): void => {
  const change = decided && 'reason' in told ? { ...told, reason: `${decided.who} decided: ${decided.why}` } : told
  const stream = `incident/${change.incident}`
  switch (change.kind) {
    case 'opened':
      emit(
        'IncidentOpened',
        stream,
        { claim: refOf(change.claim), incident: change.view, why: change.why, ...(candidates ? { candidates } : {}) },
        { occurredAt: change.view.when.start },
      )
      break
    case 'linked':
      emit('ClaimLinked', stream, { claim: refOf(change.claim), candidates: change.candidates, why: change.why })
      break
    case 'unlinked':
      emit('ClaimUnlinked', stream, { claim: refOf(change.claim), reason: change.reason })
      break
    case 'merged':
      emit('IncidentsMerged', stream, mergerOf(change))
      break
    case 'split':
      emit('IncidentSplit', stream, { to: change.to, reason: change.reason })
      break
    case 'retracted':
      emit('IncidentRetracted', stream, { reason: change.reason })
      break
    case 'revised':
      emit('IncidentRevised', stream, {
        changes: change.changes,
        incident: change.view,
        because: change.because,
      })
      break
  }
}

/** The most telling of the changes names the outcome. */
export const outcomeOf = (changes: readonly GroupChange[], held: number): string => {
  if (changes.some(({ kind }) => kind === 'opened')) return 'opened'
  if (changes.some(({ kind }) => kind === 'linked')) return 'linked'
  if (changes.length) return 'revised'
  return held ? 'held' : 'nothing to link'
}

const mergerOf = ({ into, reason, because, claims }: Extract<GroupChange, { kind: 'merged' }>) => ({
  into,
  reason,
  because,
  claims,
})

const refOf = ({ articleId, claim }: LinkableClaim) => ({ articleId, claimId: claim.id })
