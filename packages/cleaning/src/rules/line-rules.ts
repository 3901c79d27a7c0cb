import { CREDIT, POINTER, POST_SIGNATURE } from '../line.ts'
import { endsLikeSentence, isLinkedProse } from '../prose.ts'
import { isHeading } from '../prune.ts'
import type { Block } from '../survey.ts'
import type { Rule } from './rule.ts'

/** A block of the story with what rules ask of it. */
export type Line = {
  block: Block
  /** Characters; a han character counts two and a half. */
  size: number
  /** Share of the text that is linked. */
  links: number
  /** The block's words (`plain`); empty for texts over 300 characters. */
  words: string
  titles: Titles
  /** Words of the writers' names. */
  authors: readonly string[]
  /** Whether a name stands in another block of the story. */
  isTold: (name: string) => boolean
}
/** Words of every title that the page gives itself. */
export type Titles = ReadonlySet<string>

export type LineRule = Rule<Line>

/** `Advertisement`, `広告` match, `Advertisements are` does not. */
const ADVERTISEMENT =
  /^(?:advertisement|article continues below|after newsletter promotion|anzeige|werbung|publicidad|pubblicità|publicité|reklama?|annonse?|広告|listen|watch|share)$/i

/** `$$HEAD$$` and `{{ad}}` match, `$5 and $6` does not. */
const MARKER = /^(?:\$\$|\{\{|\[\[|%%|##)[\w .:-]{1,40}(?:\$\$|\}\}|\]\]|%%|##)$/

/** `04.03.2025 | 3:18 min` at the end matches, `after 18 min` does not. */
const CLIP = /\b\d{1,2}:\d\d ?(?:min|minuten|minutes|minutos|sec|sek)\b\.?$/i

/** `21 mins ago`, `vor 3 Stunden 11:48` match, `2 hours ago he left` does not. */
const AGE =
  /^(?:\d{1,2} ?(?:s|m|h|sec|min|minute|hr|hour|day)s? ago|(?:vor|hace|il y a|há) \d{1,2} \p{L}{1,9})[\s·|,-]*(?:\d{1,2}[:.]\d\d)?$/iu

/** `25.10.2025 - 15:26 Uhr` matches, `By 15:26 the water was gone` does not: nothing but a date and a clock. */
const CLOCK =
  /^(?:\p{L}{2,10}\.?,? )?\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}[\s,|·–-]{1,4}(?:\p{L}{1,12} ){0,3}\d{1,2}[:.h]\d\d ?(?:uhr|h|hs|hrs)?\.?$/iu

/** `Your browser does not support video` matches, `the browser wars` does not. */
const PLAYER =
  /(?:video has failed to load|try refreshing your browser|browser does not support|(?:please )?(?:enable|activate) javascript|javascript (?:is|ist) (?:disabled|required|deaktiviert)|this content is not available in your|klick für den datenschutz|empfohlener redaktioneller inhalt|externer inhalt|inhalte? von drittanbietern)/i

const isCell = ({ tag }: Block): boolean => tag === 'li' || tag === 'td' || tag === 'th'

/** Lines that are not the story's own words, wherever they stand in it, in the order they are asked. */
export const LINE_RULES: readonly LineRule[] = [
  {
    name: 'title',
    example: { place: 'middle', html: '<h2>River closes bridge</h2>', drops: 'River closes bridge' },
    drops: ({ words, titles }) => words !== '' && titles.has(words),
  },
  {
    name: 'title after a kicker',
    example: { place: 'head', html: '<h2><span>Flood:</span>River closes bridge</h2>', drops: 'Flood' },
    drops: ({ block, words, titles }) => {
      if (!isHeading(block)) return false
      for (const title of titles)
        if (
          title.length > 15 &&
          words.length > title.length &&
          words.length - title.length < 50 &&
          words.endsWith(title)
        )
          return true
      return false
    },
  },
  {
    name: 'credit',
    example: { place: 'middle', html: '<p>Photo: Ada Quay/Delta Courier</p>', drops: 'Photo' },
    drops: ({ block: { text }, size }) => size < 100 && CREDIT.test(text) && !endsLikeSentence(text),
  },
  {
    name: 'no words',
    example: { place: 'middle', html: '<p>* * *</p>', drops: '* * *' },
    drops: ({ block: { text } }) => !/[\p{L}\p{N}]/u.test(text),
  },
  {
    name: 'line of one link',
    example: {
      place: 'middle',
      html: '<p><a href="/dykes">Council votes on dykes after a long night</a></p>',
      drops: 'Council',
    },
    drops: ({ block, size, links }) =>
      links > 0.8 &&
      size < 200 &&
      block.tag !== 'li' &&
      block.tag !== 'td' &&
      !isHeading(block) &&
      !isLinkedProse(block),
  },
  {
    name: 'pointer to another page',
    example: { place: 'middle', html: '<p>Read more: Council votes on dykes</p>', drops: 'Read more' },
    drops: ({ block: { text }, size, links }) => size < 250 && POINTER.test(text) && (links > 0.2 || size < 80),
  },
  {
    name: 'advertisement',
    example: { place: 'middle', html: '<p>Advertisement</p>', drops: 'Advertisement' },
    drops: ({ block: { text }, size }) => size < 60 && ADVERTISEMENT.test(text),
  },
  {
    name: 'marker of a template',
    example: { place: 'middle', html: '<p>$$INLINE_AD$$</p>', drops: 'INLINE_AD' },
    drops: ({ block: { text }, size }) => size < 60 && MARKER.test(text),
  },
  {
    name: 'caption of a clip',
    example: {
      place: 'middle',
      html: '<p>The ferry turns back in the storm. 04.03.2025 | 3:18 min</p>',
      drops: 'The ferry turns',
    },
    drops: ({ block: { text }, size }) => size < 400 && CLIP.test(text),
  },
  {
    name: 'age or clock alone',
    example: { place: 'middle', html: '<p>21 mins ago</p>', drops: '21 mins' },
    drops: ({ block, size }) => size < 60 && !isCell(block) && (AGE.test(block.text) || CLOCK.test(block.text)),
  },
  {
    name: 'signature of a post',
    example: { place: 'middle', html: '<div>— Delta Council (@delta) March 4, 2025</div>', drops: '@delta' },
    drops: ({ block: { text }, size }) => size < 200 && POST_SIGNATURE.test(text),
  },
  {
    name: 'notice of a player',
    example: { place: 'middle', html: '<p>We are sorry, this video has failed to load.</p>', drops: 'failed to load' },
    drops: ({ block: { text }, size }) => size < 200 && PLAYER.test(text),
  },
]
