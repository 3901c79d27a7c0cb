import type { IncidentType } from '@blotter/events'
import type { Place } from '../../places/index.ts'
import type { DateMention } from '../dates/index.ts'
import type { Mention } from './mentions.ts'
import type { Opening } from './opening.ts'
import type { Sides } from './sides.ts'
import type { Standing } from './standing.ts'

/** The mentions of one incident in reading order; the first is the anchor. */
export type Incident = {
  opening: Opening
  mentions: Mention[]
  /** For each mention but the anchor, the rule by which it adds to the incident. */
  joined: string[]
  type: IncidentType
  weight: number
  place?: Place | undefined
  date?: DateMention | undefined
  standing: Standing
  /** The rule that gave the standing. */
  by: string
  block: number
  /** Who did it to whom, as its anchor says. */
  sides: Sides
  /** The incident that this one is said to be like, for what its own words leave open. */
  like?: Incident | undefined
  /** The incident that this one is the other side's answer to: it was there too, unless the text says where. */
  answers?: Incident | undefined
}

/** A mention with what deciding about it needs. */
export type Read = {
  mention: Mention
  type?: IncidentType | undefined
  weight: number
  place?: Place | undefined
  date?: DateMention | undefined
  standing: Standing
  by: string
  block: number
  sides: Sides
}
