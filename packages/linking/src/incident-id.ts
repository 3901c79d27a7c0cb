import { deterministicId, InputFault, type LinkableClaim } from '@blotter/events'

/** The public id of the incident that these claims are: it follows from the smallest claim id. */
export const incidentIdOf = (claims: readonly LinkableClaim[]): string => {
  const [first] = claims
  if (first === undefined) throw new InputFault('incident-empty', 'An incident has at least one claim.')
  return deterministicId(
    'incident',
    claims.reduce((least, { claim: { id } }) => (id < least ? id : least), first.claim.id),
  )
}

/** Order of ids that depends on no locale. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
