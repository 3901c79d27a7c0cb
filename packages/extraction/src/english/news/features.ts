import type { Incident } from '../incidents/incident.ts'
import type { Document, Mention } from '../incidents/mentions.ts'
import { factsOf } from '../incidents/opening.ts'
import { candidatesOf } from '../roles/candidates.ts'
import { likelihood, roles } from '../roles/scoring.ts'
import { createPrefilter } from '../text/prefilter.ts'
import { topicsOf } from './topics.ts'

/**
 * What speaks for or against an incident being one that the article reports as news, rather than background, a threat in
 * general, or the talk of somebody: names of features as the table of weights has them.
 */
export const newsFeatures = (document: Document, incident: Incident): string[] => {
  const [anchor] = incident.mentions
  if (!anchor) return []
  return [
    ...aboutIncident(incident),
    ...aboutAnchor(document, anchor),
    ...aboutCast(document, incident),
    ...marks(document),
    ...topicsOf(document),
  ]
}

const aboutIncident = ({ opening, type, weight, standing, mentions, date, place, block }: Incident): string[] => [
  `opening ${opening}`,
  `type ${type}`,
  `weight ${Math.min(6, Math.round(weight))}`,
  `standing ${standing}`,
  `mentions ${Math.min(5, mentions.length)}`,
  `date ${date === undefined ? 'none' : `${date.precision} ${date.sense}`}`,
  `place ${place?.precision ?? 'none'}`,
  `block ${block > 0}`,
]

const aboutAnchor = (document: Document, anchor: Mention): string[] => {
  const { words, vocabulary, index, tokens } = anchor.sentence
  return [
    `sentence ${index < 4 ? index : index < 8 ? '4-7' : index < 15 ? '8-14' : 'later'}`,
    `length ${Math.min(6, Math.floor(tokens.length / 12))}`,
    `country ${anchor.places.some((p) => p.place?.iso2 === document.country)}`,
    `facts ${factsOf({ mention: anchor, date: undefined })}`,
    `opens ${words.split(' ', 3)[1]}`,
    `told by ${anchor.readings.length > 0 ? 'verb' : 'noun'}`,
    ...anchor.readings.map(
      ({ act, verb }) => `act ${act.id}${verb.passive ? ' passive' : ''}${verb.modal ? ' modal' : ''}`,
    ),
    ...anchor.nouns.map(
      ({ happening, first, last }) =>
        `${happening.id} ${definiteness(anchor, first)} ${/s$/.test(tokens[last]?.low ?? '')}`,
    ),
    ...anchor.counts.map((count) => `count ${count.kind}`),
    ...anchor.weapons.map((weapon) => `weapon ${weapon.code}`),
    ...perhaps(vocabulary).flatMap(([name, pattern]) => (pattern.test(words) ? [`cue ${name}`] : [])),
  ]
}

/** The word in front of a noun for an act: "the murder", "a murder", "his murder". */
const definiteness = ({ sentence }: Mention, first: number): string => {
  const group = sentence.groups.find((g) => g.first <= first && g.last >= first)
  return group?.quantity ? 'count' : (group?.determiner ?? 'none')
}

const CUES: [name: string, pattern: RegExp][] = [
  // Matches "today", "this morning". Not: "todays".
  ['today', /\b(?:today|this (?:morning|afternoon|evening)|tonight|last night|yesterday|overnight)\b/],
  // Matches "on monday". Not: "mondays".
  ['weekday', /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/],
  // Matches "police reported". Not: "reporter".
  ['reported', /\b(?:reported|confirmed|announced|according to|learned|informed|police|witnesses|sources)\b/],
  // Matches "condemned the murder". Not: "condition".
  ['condemned', /\b(?:condemn\w*|repudiat\w*|deplor\w*|reject\w*|protest\w*|regret\w*|express\w*)\b/],
  // Matches "was arrested". Not: "rested".
  [
    'investigated',
    /\b(?:investigat\w*|arrest\w*|trial|judge|court|captured|charged|accused|suspect\w*|prosecut\w*|warrant)\b/,
  ],
  // Matches "peace talks". Not: "talked".
  ['talks', /\b(?:dialogue|talks|negotiat\w*|peace|agreement|meeting|elections?|government|president)\b/],
  // Matches "we will". Not: "week".
  ['first person', /\b(?:i|we|our|us|my|me)\b/],
  // Matches "why ?". Not: "why.".
  ['question', /\?/],
  // Matches "“". Not: "'".
  ['quoted', /["“”]/],
  // Matches "a wave of". Not: "wave".
  [
    'general',
    /\b(?:violence|terrorism|war|wave of|many|always|often|every|all those|history|continue\w*|increas\w*|policy)\b/,
  ],
  // Matches "two years". Not: "yearly".
  ['years', /\b(?:years?|months?|decades?)\b/],
  // Matches "1989". Not: "1,989".
  ['year', /\b19\d\d\b|\b20\d\d\b/],
  // Matches "following the". Not: "follow".
  [
    'after',
    /\b(?:after|following|since|because of|due to|in response to|in connection with|responsible for|involved in)\b/,
  ],
  // Matches "have killed". Not: "have a plan".
  ['perfect', /\b(?:has|have|had) (?:been )?\S+ed\b/],
  // Matches "would attack". Not: "wood".
  ['would', /\b(?:will|would|could|may|might|should|must|if)\b/],
  // Matches "drug traffickers". Not: "drugstore".
  ['drugs', /\b(?:drugs?|cocaine|traffick\w*|cartel|extradit\w*)\b/],
  // Matches "army patrol". Not: "armed".
  ['troops', /\b(?:army|soldiers?|troops|battalion|brigade|military|units?|patrol|garrison|combat|fighting)\b/],
  // Matches "unidentified men". Not: "identified".
  [
    'guerrillas',
    /\b(?:guerrillas?|rebels?|terrorists?|subversives?|extremists?|insurgents?|gunmen|unidentified|unknown|armed men)\b/,
  ],
  // Matches "were wounded". Not: "wind".
  ['injured', /\b(?:injured|wounded|hospital|died|dead|killed|victims?|bodies|body)\b/],
  // Matches "destroyed a house". Not: "household".
  ['damage', /\b(?:damage\w*|destroyed|exploded|explosion|windows|building|house|office|headquarters)\b/],
]

const perhaps = createPrefilter(CUES, ([, pattern]) => [pattern])

/** How surely somebody or something in particular was hit, and somebody did it. */
const aboutCast = (document: Document, incident: Incident): string[] => {
  const candidates = candidatesOf(document, incident.mentions, incident.type)
  return roles.map((role) => {
    const best = Math.max(0, ...candidates.map(({ features }) => likelihood(role, features)))
    return `${role} ${Math.floor(best * 5)}`
  })
}

// Marks of radio monitors behind a dateline, and of newspapers in a headline.
// Matches "[interview with", "[commentary]". Not: "[text]".
const MARK =
  /\[(?:[^\]]{0,60}\b)?(interview|commentary|editorial|speech|communique|excerpts?|report|article|statement|press conference|news conference|analysis)\b/gi

const marks = (document: Document): string[] => {
  const head = document.text.slice(0, 400)
  const found = [...head.matchAll(MARK)].map(([, mark = '']) => `mark ${mark.toLowerCase()}`)
  return [
    ...new Set(found),
    `story ${document.sentences.length < 6 ? 'short' : document.sentences.length < 16 ? 'middle' : 'long'}`,
  ]
}
