import type { DateMention } from '../dates/index.ts'
import type { Mention } from './mentions.ts'

// What a court has decided was done long before. Matches "sentenced a man to life for the attack", "convicted of
// murdering", "ordered the arrest of two men over the bombing". Not: "charged with murdering", which may be yesterday's.
const JUDGED =
  /\b(?:sentenced|convicted|acquitted|jailed|found guilty|pleaded guilty|went on trial|goes on trial|on trial|stands trial) (?:\S+ ){0,12}?(?:for|of|over|in connection with)\b|\b(?:gave|given|giving|hand(?:ed|ing)(?: down)?|received|got|imposed) (?:\S+ ){0,4}?(?:sentences?|life|(?:years|months)(?: (?:in (?:prison|jail)|behind bars))?|prison terms?) (?:\S+ ){0,8}?(?:for|over)\b|\b(?:ordered|sought|requested|issued|seeks?|demanded) (?:\S+ ){0,6}?(?:arrests?|warrants?|extradition|trial|prosecution) (?:\S+ ){0,8}?(?:over|for|in connection with)|\b(?:re)?trial of (?:\S+ ){1,14}?(?:accused|charged|suspected|for|over|who)\b|\b(?:captured|arrested|detained|extradited|apprehended|caught) (?:\S+ ){1,8}?wanted (?:\S+ ){0,2}?(?:for|over|in connection with)\b/

// Behind one of these what happened was long ago. Matches "the fifth anniversary of the", "15 years after a", "a plaque was
// unveiled on friday for". Not: "the anniversary was quiet", "two days after a".
const COMMEMORATED =
  /\b(?:anniversary of|(?:years?|decades?) (?:after|since) (?:an?|the|\S+ (?:killed|shot|bombed|attacked))|(?:plaque|monument|statue|memorial|cenotaph|museum|exhibition|documentary) (?:\S+ ){0,8}?(?:to|for|about|honou?ring|commemorating|recalls|on) (?:the|an?|those|victims|\d+)|(?:documentar(?:y|ies)|podcasts?|memoirs?|biograph(?:y|ies)|mini-?series|exhibitions?) (?:\S+ ){0,3}?(?:about|recounts?|tells|retells|recalls|explores|revisits|chronicles|traces|examines|re-?examines|investigates)|(?:commemorat|memorialis|memorializ)\w+ (?:the|an?|those|victims))\b/

/** Whether a stretch of words is about what a court has judged or judges. */
export const isJudged = (words: string): boolean => JUDGED.test(words) && !PUT_TO_DEATH.test(words)

// Matches "hanged four men convicted of murder". Not: "convicted of the murder of four".
const PUT_TO_DEATH =
  /\b(?:hanged|executed|beheaded|put to death) .*\b(?:convicted|sentenced|found guilty)\b|\b(?:convicted|sentenced|found guilty) .*\b(?:was|were|been) (?:\S+ly )?(?:hanged|executed|beheaded|put to death)\b/

/** Whether a stretch of words is about a monument, an exhibition or an anniversary. */
export const isRemembrance = (words: string): boolean => COMMEMORATED.test(words)

/** Whether a mention is of what a court judges or mourners remember, which was done long before. */
export const longAgo = (
  mention: Pick<Mention, 'words' | 'first' | 'readings' | 'nouns'>,
): 'judged' | 'commemorated' | undefined => {
  if (isJudged(mention.words)) return 'judged'
  return isCommemorated(mention) ? 'commemorated' : undefined
}

/** "Marked the anniversary of the bombing": every act stands behind the words of remembrance. */
const isCommemorated = ({ words, first, readings, nouns }: Parameters<typeof longAgo>[0]): boolean => {
  const match = COMMEMORATED.exec(words)
  if (!match) return false
  const at = first + words.slice(0, match.index).split(' ').length - 1
  return ![
    ...readings.filter(({ act }) => act.types.length > 0),
    ...nouns.filter(({ happening }) => happening.types.some(([, weight]) => weight >= 1)),
  ].some((act) => act.first < at)
}

// News of the week is current; what is dated longer before publication is background.
const CURRENT_DAYS = 10

/** Whether a date lies so long before publication that what was done on it is no news. */
export const isOld = (published: string | undefined, date: DateMention | undefined): boolean =>
  published !== undefined &&
  date?.end != null &&
  (Date.parse(published) - Date.parse(date.end.slice(0, 10))) / 86_400_000 > CURRENT_DAYS
