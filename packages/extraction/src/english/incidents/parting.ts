import { likelihoodOf } from '../news/likelihood.ts'
import type { Incident, Read } from './incident.ts'
import type { Mention } from './mentions.ts'
import { apart } from './nearness.ts'
import { factsOf } from './opening.ts'
import { PARTING_WEIGHTS } from './parting-weights.ts'

// From here on a sentence that could belong to an incident is rather told of another.
const ENOUGH = 0.45

/** Whether a sentence that nothing keeps from an incident is all the same told of another one. */
export const parts = (incident: Incident, read: Read): boolean =>
  likelihoodOf(PARTING_WEIGHTS, partingFeatures(incident, read)) >= ENOUGH

/** What speaks for or against a sentence telling of another incident than the one before it. */
export const partingFeatures = (incident: Incident, read: Read): string[] => {
  const { mention } = read
  const [anchor] = incident.mentions
  const last = incident.mentions.at(-1)
  const gap = mention.sentence.index - (last?.sentence.index ?? 0)
  const same = incident.type === read.type
  return [
    `types ${same ? 'same' : 'other'}`,
    `type ${incident.type} ${read.type ?? 'none'}`,
    `weight ${Math.min(5, Math.round(read.weight))}`,
    `facts ${factsOf(read)}`,
    `place ${placesOf(incident, read)}`,
    `day ${daysOf(incident, read)}`,
    `gap ${Math.min(6, gap)}`,
    `paragraph ${mention.sentence.paragraph === last?.sentence.paragraph ? 'same' : 'new'}`,
    `opens ${mention.sentence.words.split(' ', 3)[1] ?? ''}`,
    `toll ${tollsOf(incident, read)}`,
    `mentions ${Math.min(4, incident.mentions.length)}`,
    `standing ${read.standing}`,
    ...actsOf(mention).map((id) => `act ${id} ${anchor && actsOf(anchor).includes(id) ? 'again' : 'new'}`),
    ...mention.nouns.map((noun) => `noun ${articleOf(mention, noun.first)}`),
    ...mention.readings.map(({ verb }) => `verb ${verb.passive ? 'passive' : 'active'}`),
    ...CUES.filter(([, pattern]) => pattern.test(mention.words)).map(([name]) => `cue ${name}`),
  ]
}

const CUES: [name: string, pattern: RegExp][] = [
  // Matches "meanwhile", "in addition". Not: "added".
  [
    'besides',
    /\b(?:meanwhile|in addition|furthermore|moreover|besides|likewise|on the other hand|simultaneously|at the same time)\b/,
  ],
  // Matches "another bomb". Not: "one another's".
  ['another', /\b(?:another|a second|a third|other attacks?|two other|three other|a similar|also)\b/],
  // Matches "later that day". Not: "late".
  [
    'later',
    /\b(?:later|earlier|before|previously|afterwards?|recently|last (?:week|month|year)|days ago|weeks ago|months ago)\b/,
  ],
  // Matches "the attack". Not: "an attack".
  [
    'this',
    /\b(?:the|this|that|these|those) (?:attacks?|explosions?|blasts?|murders?|killings?|crimes?|incidents?|bombs?|actions?|kidnappings?|massacre|assassinations?|victims?|bodies|terrorists|assailants|attackers)\b/,
  ],
  // Matches "was killed". Not: "killed".
  ['toll', /\b(?:were|was) (?:\S+ )?(?:killed|wounded|injured|kidnapped|murdered|assassinated)\b/],
  ['claimed', /\b(?:responsib\w+|credit|claimed|blamed|attributed|accused)\b/],
  ['said', /\b(?:said|stated|reported|added|according|announced)\b/],
  ['it', /^ (?:it|he|she|they|his|her|their|the|this) /],
]

const placesOf = (incident: Incident, read: Read): string => {
  if (!read.place) return 'none'
  if (!incident.place) return 'first'
  return apart(incident.place, read.place) ? `apart ${read.place.kind}` : 'near'
}

const daysOf = (incident: Incident, { date }: Read): string => {
  if (!date) return 'none'
  if (!incident.date) return 'first'
  return incident.date.start === date.start ? 'same' : 'other'
}

const tollsOf = (incident: Incident, { mention }: Read): string => {
  if (mention.counts.length === 0) return 'none'
  return incident.mentions.some(({ counts }) => counts.length > 0) ? 'again' : 'first'
}

const actsOf = ({ readings, nouns }: Mention): string[] => [
  ...readings.map(({ act }) => act.id),
  ...nouns.map(({ happening }) => happening.id),
]

const articleOf = ({ sentence }: Mention, first: number): string =>
  sentence.groups.find((g) => g.first <= first && g.last >= first)?.determiner ?? 'none'
