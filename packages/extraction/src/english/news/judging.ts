import type { Incident } from '../incidents/incident.ts'
import type { Document, Mention } from '../incidents/mentions.ts'
import { isWeighed } from '../incidents/opening.ts'
import { newsFeatures } from './features.ts'
import { likelihoodOf } from './likelihood.ts'
import { NEWS_WEIGHTS } from './news-weights.ts'

// Below this an incident of violence is rather background than news; where somebody was hurt that does not take as much,
// nor in a text too short to have a background.
const ENOUGH = { harmed: 0.15, short: 0.2, surely: 0.36, perhaps: 0.44 }
// What is told as past or counted over years is not shown as news anyway.
const BACKGROUND = 0.1

/** Whether an attack is told as something that happened, or is denied; incidents of other kinds always are. */
export const isNews = (document: Document, incident: Incident): boolean =>
  !isWeighed(incident.type) ||
  incident.like !== undefined ||
  isDenial(incident) ||
  isLead(incident) ||
  isDatedPast(incident) ||
  likelihoodOf(NEWS_WEIGHTS, newsFeatures(document, incident)) >= enoughFor(document, incident)

/** What somebody denies is told for that, however little the rest of the sentence is like news. */
const isDenial = ({ opening, by, mentions: [anchor] }: Incident): boolean =>
  opening === 'surely' && by.startsWith('status.denied.') && (anchor?.counts.length ?? 0) > 0

/**
 * "A bomb killed four soldiers on Saturday", "gunmen killed eight guards": a toll at the head of a story, with its day or
 * told as done, is its news, whoever tells of it.
 */
const isLead = ({ opening, standing, date, mentions: [anchor] }: Incident): boolean =>
  opening === 'surely' &&
  standing === 'current' &&
  anchor !== undefined &&
  anchor.sentence.index < HEAD &&
  harms(anchor) &&
  (date?.precision === 'day' ||
    date?.precision === 'hour' ||
    anchor.readings.some(({ act, verb }) => act.effect !== undefined && !verb.modal && !verb.infinitive))

const harms = ({ counts }: Mention): boolean => counts.some(({ kind }) => HARM.has(kind))

/** "In 2015 another man killed three people": a year and a toll in so many words is what readers are told to remember. */
const isDatedPast = ({ standing, date, mentions: [anchor] }: Incident): boolean =>
  standing === 'past' &&
  (date?.precision === 'year' || date?.precision === 'month') &&
  anchor !== undefined &&
  anchor.standing.fired.length === 0 &&
  anchor.readings.some(({ act, verb, agents }) => act.effect === 'killed' && !verb.modal && agents.length > 0) &&
  anchor.counts.some(({ kind }) => kind === 'killed')

// Sentences that a story begins with.
const HEAD = 2
const HARM = new Set(['killed', 'injured', 'abducted', 'missing'])

const enoughFor = ({ sentences }: Document, { opening, standing, mentions }: Incident): number => {
  if (opening === 'surely' && standing !== 'current') return BACKGROUND
  if (opening === 'surely' && mentions.some(harms)) return ENOUGH.harmed
  return sentences.length < SHORT ? ENOUGH.short : ENOUGH[opening]
}

// Sentences.
const SHORT = 3
