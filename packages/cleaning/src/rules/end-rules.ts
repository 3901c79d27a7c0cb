import { CLOSER, CONTRIBUTION, DATED, FILED, isInvitation, OPENER, POINTER, SIGNATURE } from '../line.ts'
import { endsLikeSentence, isLinkedProse } from '../prose.ts'
import { isHeading } from '../prune.ts'
import type { Line } from './line-rules.ts'
import type { Rule } from './rule.ts'

/** Lines above the first paragraph that are not the story's, in the order they are asked. */
export const HEAD_RULES: readonly Rule<Line>[] = [
  {
    name: 'opening line',
    example: {
      place: 'head',
      html: '<p>Published by the delta desk of the Courier in Deltaville</p>',
      drops: 'Published',
    },
    drops: ({ block: { text }, size }) => size < 150 && OPENER.test(text) && !endsLikeSentence(text),
  },
  {
    name: 'links at the head',
    example: {
      place: 'head',
      html: '<p>Topics of the day here <a href="/river">the river, the delta and the sea behind it</a></p>',
      drops: 'Topics',
    },
    drops: ({ block, links }) => links > 0.6 && !isLinkedProse(block),
  },
  {
    name: 'date at the head',
    example: {
      place: 'head',
      html: '<p>Deltaville, on the evening of 3 March 2025, by boat</p>',
      drops: 'Deltaville, on',
    },
    drops: ({ block: { text }, size }) => size < 120 && DATED.test(text) && !endsLikeSentence(text),
  },
  {
    name: 'label at the head',
    example: { place: 'head', html: '<p>Lower delta</p>', drops: 'Lower delta' },
    drops: ({ block, size }) => size < 40 && !endsLikeSentence(block.text) && !isHeading(block),
  },
]

/** Where a short line without a sentence may still be the writer's. */
const TEXT_TAGS = new Set(['p', 'li', 'td', 'dd', 'blockquote', 'pre'])

/** `is a senior reporter`, `ist Redakteurin`, `covers courts` match, `is a suspect` does not. */
const BIOGRAPHY =
  /\b(?:is|was|ist|es|est|è) (?:\S+ ){0,6}(?:reporter|correspondent|editor|writer|journalist|columnist|author|photographer|producer|fellow|redakteur|korrespondent|journaliste|periodista|giornalista|autor)|\b(?:covers|reports on|writes (?:about|for)|berichtet|schreibt|arbeitet|escribe|couvre)\b/i

/** `Tel.: 0555 1234`, `E-Mail: desk@delta.example` match, `he telephoned 12 people` does not. */
const CONTACT = /(?<!\p{L})(?:tel(?:efon|ephone|éfono)?|phone|fax|mobil|e-?mail)\.?:\s?(?:[+(\d]|\S{1,60}@)/iu

/** `Dr. Ada Quay is a` and `Ada Quay, a boat builder, has` match at the start, `The mayor is a` does not. */
const PERSON =
  /^\(?(?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )?(?!(?:The|This|These|That|If|In|On|At|For|With|Our|We|It|A|An)\b)(\p{Lu}[\p{L}'’.-]{1,20}(?: \p{Lu}[\p{L}'’.-]{0,20}){1,3})(?:,[^,.]{2,60},)? (?:is|has|was|serves|works|joined|holds|brings|ist|arbeitet)\b/u
/** `is a finance writer`, `has over 15 years of experience` match, `is the third officer to die`, `is to be president` do not: what writers say of themselves. */
const ROLE =
  /^.{0,120}\b(?:(?:is|was|serves as|works as|ist) (?:an?|the|our|ein|eine) (?:\S+ ){0,7}(?:reporter|correspondent|editor|writer|journalist|columnist|author|blogger|contributor|creator|producer|photographer|marketer|strategist|consultant|coach|founder|co-?founder|owner|ceo|cto|director|advisor|adviser|analyst|developer|specialist|expert|professor|lecturer|researcher|fellow|redakteur(?:in)?|autor(?:in)?)\b|(?:over |more than )?\d+\+? years of experience)/i

/** Lines below the story, asked from the last one upwards until one is the story's. */
export const TAIL_RULES: readonly Rule<Line>[] = [
  {
    name: 'heading at the end',
    example: {
      place: 'tail',
      html: '<h3>Harbour news of the day and of the night before, from all piers</h3>',
      drops: 'Harbour news',
    },
    drops: ({ block }) => isHeading(block),
  },
  {
    name: 'closing line',
    example: { place: 'tail', html: '<p>All rights reserved 2025.</p>', drops: 'All rights' },
    drops: ({ block: { text }, size }) => size < 300 && CLOSER.test(text),
  },
  {
    name: 'pointer at the end',
    example: {
      place: 'tail',
      html: '<p>Read next how the council voted on the dykes, and who left before the count was read out to all that night.</p>',
      drops: 'Read next',
    },
    drops: ({ block: { text }, size }) => size < 250 && POINTER.test(text),
  },
  {
    name: 'invitation',
    example: {
      place: 'tail',
      html: '<p>Every morning at six, our newsletter tells what the river did at night.</p>',
      drops: 'Every morning',
    },
    drops: ({ block: { text }, size }) => size < 450 && isInvitation(text),
  },
  {
    name: 'contact line',
    example: {
      place: 'tail',
      html: '<p>Harbour office, pier three, telephone: 0555 1234, open by day and by night</p>',
      drops: 'Harbour office',
    },
    drops: ({ block: { text }, size }) => size < 300 && CONTACT.test(text) && !endsLikeSentence(text),
  },
  {
    name: 'biography',
    example: {
      place: 'page',
      html: '<meta name="author" content="Ada Quay"><div><p>The river rose again on Monday night and took the lower bridge, the harbour office said.</p><p>Forty families slept in the school hall, and the ferry will not run before Friday.</p><p>Ada Quay covers courts for the Courier and writes about the river on Sundays, from a barge.</p></div>',
      drops: 'covers courts',
    },
    drops: ({ block: { text }, words, size, authors }) =>
      size < 500 && authors.some((name) => name.includes(' ') && words.startsWith(`${name} `)) && BIOGRAPHY.test(text),
  },
  {
    name: 'biography of somebody new',
    example: {
      place: 'tail',
      html: '<p>Ada Quay is the founder of Quay and Sons, a boat builder in the upper delta, and lives on a barge.</p>',
      drops: 'Ada Quay',
    },
    drops: ({ block: { text }, size, isTold }) => {
      const name = size < 900 ? PERSON.exec(text)?.[1] : undefined
      return name !== undefined && ROLE.test(text) && !isTold(name.split(' ').at(-1) ?? name)
    },
  },
  {
    name: 'who else wrote',
    example: { place: 'tail', html: '<p>Ada Quay in Deltaville contributed to this report.</p>', drops: 'Ada Quay' },
    drops: ({ block: { text }, size }) => size < 500 && CONTRIBUTION.test(text),
  },
  {
    name: 'where it is filed',
    example: {
      place: 'tail',
      html: '<p>This entry by the desk of 4 March is filed under floods.</p>',
      drops: 'This entry',
    },
    drops: ({ block: { text }, size }) => size < 300 && FILED.test(text),
  },
  {
    name: 'signature',
    example: { place: 'tail', html: '<p>dpa/lby</p>', drops: 'dpa' },
    drops: ({ block: { text } }) => SIGNATURE.test(text),
  },
  {
    name: 'links at the end',
    example: {
      place: 'tail',
      html: '<p>With a look at <a href="/a">the gauges of the week, all of them</a></p>',
      drops: 'With',
    },
    drops: ({ links }) => links > 0.6,
  },
  {
    name: 'dated headline',
    example: { place: 'tail', html: '<p>Council votes on dykes 14:30 2018-01-07</p>', drops: 'Council' },
    drops: ({ block: { text }, size }) => size < 200 && DATED.test(text) && !endsLikeSentence(text),
  },
  {
    name: 'label at the end',
    example: { place: 'tail', html: '<div>Lower delta</div>', drops: 'Lower delta' },
    drops: ({ block, size }) => size < 60 && !endsLikeSentence(block.text) && !TEXT_TAGS.has(block.tag),
  },
]
