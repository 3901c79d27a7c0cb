import type { EngineVersion, LinkableClaim } from '@blotter/events'
import type { GroupChange } from '@blotter/linking'
import { lockCountries, removeLinkedClaims, StaleRead, writeLinkedClaims } from '@blotter/log'
import { defineStage, type Stage, type StageContext, topology } from '@blotter/pipeline'
import { neighbourhoodOf, printOf } from './neighbourhood.ts'
import { relink } from './relink.ts'

type Context = StageContext<typeof topology.link>

/**
 * Takes an article's claims and puts each into an incident, or lets it wait. What it reads beside its input is read
 * again under a lock before it writes; when that has changed, it decides anew.
 */
export const linkStage = (version: EngineVersion): Stage =>
  defineStage(topology.link, {
    version,
    run: async (context) => {
      const { input, log } = context
      const articleId = input.streamId.slice('article/'.length)
      const claims = input.data.claims.map(
        (claim): LinkableClaim => ({ articleId, publishedAt: input.data.publishedAt, claim }),
      )
      const neighbourhood = await neighbourhoodOf(log.database, articleId, claims)
      const { changes, held, rows, gone } = relink(neighbourhood, articleId, claims)
      for (const change of changes) report(context, change)
      for (const { claim, reason } of held)
        context.emit('ClaimHeld', `article/${claim.articleId}`, { claimId: claim.claim.id, reason })
      context.alongside(async (transaction) => {
        const touched = [...claims, ...rows.map(({ claim }) => claim)]
        await lockCountries(
          transaction,
          touched.flatMap(({ claim }) => claim.where?.iso2 ?? []),
        )
        const now = await neighbourhoodOf(transaction, articleId, claims)
        if (printOf(now) !== printOf(neighbourhood)) throw new StaleRead('The incidents nearby')
        await removeLinkedClaims(transaction, gone)
        await writeLinkedClaims(transaction, rows)
      })
      return outcomeOf(changes, held.length)
    },
  })

const refOf = ({ articleId, claim }: LinkableClaim) => ({ articleId, claimId: claim.id })

const report = ({ emit }: Context, change: GroupChange): void => {
  const stream = `incident/${change.incident}`
  switch (change.kind) {
    case 'opened':
      emit(
        'IncidentOpened',
        stream,
        { claim: refOf(change.claim), incident: change.view, why: change.why },
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
      emit('IncidentsMerged', stream, { into: change.into, reason: change.reason, because: change.because })
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

const outcomeOf = (changes: readonly GroupChange[], held: number): string => {
  if (changes.some(({ kind }) => kind === 'opened')) return 'opened'
  if (changes.some(({ kind }) => kind === 'linked')) return 'linked'
  if (changes.length) return 'revised'
  return held ? 'held' : 'nothing to link'
}
