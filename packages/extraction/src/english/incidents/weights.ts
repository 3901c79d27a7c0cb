import { type IncidentType, incidentTypes } from '@blotter/events'

export type Weights = [IncidentType, number][]

const KNOWN = new Set(incidentTypes.map((type) => type.code))

/**
 * Weights written as `conflict.air-strike:3 attack.bombing`: a type and how much it speaks for it, 1 when nothing stands
 * there.
 * @throws Error for a type that the taxonomy does not have
 */
export const weights = (written: string): Weights =>
  written
    .split(' ')
    .filter(Boolean)
    .map((part) => {
      const [type = '', weight = '1'] = part.split(':')
      if (!KNOWN.has(type)) throw new Error(`"${type}" is no incident type; a table of rules names it`)
      return [type, Number(weight)]
    })
