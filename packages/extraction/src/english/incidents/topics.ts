import type { Sentence } from '../phrases/sentence.ts'

// What rules, teaches, insures or helps speaks about a kind of act. Matches "penalties for kidnapping", "a workshop on
// knife attacks", "a hotline for victims of rape". Not: "a law school", "a march against the killing of".
const ABOUT =
  /\b(?:bills?|laws?|legislation|decrees?|amendments?|treat(?:y|ies)|conventions?|polic(?:y|ies)|penalt(?:y|ies)|punishments?|sentences|conferences?|summits?|seminars?|workshops?|webinars?|symposium|lectures?|classes|courses?|lessons?|training|campaigns?|strateg(?:y|ies)|programmes?|programs?|hotlines?|helplines?|shelters?|insurance|guidelines?|guidance|advice|tips|apps?|schemes?|funds?|awareness|research|reports?|debates?|talks|meetings?|measures|efforts|fight|war|struggle|crackdown|cover|vaccines?|sanctions|trained|prepare[sd]?|preparing|drilled) (?:\S+ ){0,2}?(?:on|about|against|for|over|covering|(?:to|that) (?:\S+ )?(?:prevent|combat|curb|tackle|fight|stop|end|avoid)s?) (?:(?:victims|survivors|cases|acts|crimes|perpetrators|prevention) of )?$|\b(?:help|support|counsel|assist|treat)(?:s|ed|ing)? (?:\S+ )?(?:victims|survivors) of $/

// Verbs of law and talk, and what is only to be brought about. Matches "discussed arson", "to end sexual violence". Not:
// "ended a hostage crisis".
const MATTER =
  /\b(?:defin(?:e|es|ed|ing)|criminali[sz](?:e|es|ed|ing)|outlaw(?:s|ed|ing)?|punish(?:es|ed|ing)?|makes?|making|discuss(?:ed|es|ing)?|debat(?:e|es|ed|ing)|to (?:prevent|combat|curb|tackle|fight|end|stop|reduce|deter|eradicate|abolish|avoid|stamp out|crack down on|criminali[sz]e|outlaw|punish)) $/

// Matches "warned on tuesday of possible". Not: "warned residents".
const WARNED = /\b(?:warn(?:s|ed|ing)?|fears?|danger|risks?|threats?) (?:\S+ ){0,4}?(?:of|about) (?:\S+ )?$/

// Behind the noun, what makes it the name of a matter. Matches "flood insurance". Not: "flood victims".
const HEADS =
  /^(?:insurance|cover|coverage|premiums?|polic(?:y|ies)|prevention|preparedness|awareness|hotlines?|helplines?|vaccines?|vaccinations?|drills?|exercises?|simulations?|simulators?|statistics|rates?|laws?|legislation|bills?|conferences?|workshops?|seminars?|courses?|classes|research|researchers?|experts?|specialists?|museums?|movies?|novels?|thrillers?|podcasts?)$/

// Matches "defence scheme". Not: "defences failed".
const SCHEMES = /^(?:defen[cs]es?|relief|control|safety) (?:schemes?|plans?|projects?|budgets?|funds?|spending|works?)$/

// Matches "cholera is easy to". Not: "cholera is spreading".
const GENERAL =
  /^ (?:is|are|can be|could be) (?:\S+ly )?(?:easy|hard|difficult|preventable|treatable|curable|avoidable|endemic|common|rare|punishable|illegal|wrong|transmitted|caused|(?:a|an) (?:serious |capital |federal )?(?:crime|offen[cs]e|disease|sin))\b| punishable\b/

// Words of a list before a noun. Matches "rape and", "arson , murder and". Not: "rape of two women and".
const LIST =
  /(?:(?:armed |sexual |knife |gun |violent |domestic |organi[sz]ed )?\S+ (?:, )?(?:and |or )|(?:armed |sexual |violent )?\S+ , ){0,3}$/

/**
 * Whether a noun names a kind of act that is spoken about, and none that was done: "a bill against kidnapping", "flood
 * insurance", "discussed arson and murder". An act in particular has its article, its number or its victim.
 */
export const isTopic = (
  { tokens, groups }: Sentence,
  { first, last, disaster }: { first: number; last: number; disaster: boolean },
): boolean => {
  const low = (at: number): string => tokens[at]?.low ?? ''
  const joined = /^(?:and|or|,)$/.test(low(last + 1))
  if (HEADS.test(low(last + 1)) || (joined && HEADS.test(low(last + 3)))) return true
  if (SCHEMES.test(`${low(last + 1)} ${low(last + 2)}`)) return true
  const group = groups.find((g) => g.first <= first && g.last >= last)
  if (
    (group?.determiner && group.determiner !== 'that') ||
    COUNTED.test(low(group?.first ?? first)) ||
    low(last + 1) === 'of'
  )
    return false
  const after = ` ${low(last + 1)} ${low(last + 2)} ${low(last + 3)} ${low(last + 4)} `
  if (GENERAL.test(after)) return true
  const before = ` ${tokens
    .slice(Math.max(0, first - 14), first)
    .map((token) => token.low)
    .join(' ')} `
  if (!disaster && WARNED.test(before)) return true
  return [before, before.replace(LIST, '')].some((words) => ABOUT.test(words) || MATTER.test(words))
}

// Matches "two", "12". Not: "knife".
const COUNTED = /^(?:\d[\d,.]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|several|many|hundreds?)$/
