import { deterministicId, InputFault, type LinkableClaim } from '@blotter/events'

/** The public id of the incident that these claims are: it follows from the smallest claim id. */
export const incidentIdOf = (claims: readonly LinkableClaim[]): string => {
  const [smallest] = claims.map(({ claim }) => claim.id).sort(byCodeUnit)
  if (smallest === undefined) throw new InputFault('incident-empty', 'An incident has at least one claim.')
  return deterministicId('incident', smallest)
}

/** Order of ids that depends on no locale. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
