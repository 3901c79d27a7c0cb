import type { LinkableClaim } from '@blotter/events'

const OWN_COUNTRY = 1
const KIND = { official: 1, agency: 0.5, local: 0.5, other: 0 } as const

/**
 * How much a source counts beside another one: 1, more where its feed is of the incident's own country, and where it is
 * official, an agency, or local.
 */
export const weightOf = (source: LinkableClaim): number =>
  1 + (isOwnCountry(source) ? OWN_COUNTRY : 0) + (source.feedKind === undefined ? 0 : KIND[source.feedKind])

/** Whether the feed is of the country that the claim is placed in. */
export const isOwnCountry = ({ feedCountry, claim }: LinkableClaim): boolean =>
  feedCountry !== undefined && feedCountry.toUpperCase() === claim.where?.iso2.toUpperCase()
