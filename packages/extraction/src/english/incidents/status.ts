import type { Claim } from '@blotter/events'
import { createPrefilter, type Vocabulary } from '../text/prefilter.ts'
import type { Reading } from './readings.ts'

export type Status = Claim['status']
export type Execution = Claim['execution']
/** `fired` are the rules behind each column and where in the words they matched; a verb's own mood matches nowhere. */
export type StatusReading = { status?: Status; execution?: Execution; why: string[]; fired: Fired[] }

export type Fired = { rule: string; column: 'status' | 'execution'; match?: RegExpExecArray }

type Rule = { id: string; pattern: RegExp; status?: Status; execution?: Execution }

// What the words around an act say about whether and when it happened; the first rule that fits wins in each column.
// Each pattern runs over folded words joined with single spaces.
const RULES: Rule[] = [
  // Matches "has so far killed 203", "since 2021". Not: "since dawn".
  {
    id: 'status.cumulative.since',
    status: 'cumulative',
    pattern:
      /(?<!(?:worst|deadliest|biggest|largest|heaviest|first) (?:\S+ ){0,14})\bsince (?:mid-|early |late |the start of |the beginning of |the |its |their )?(?:\S+ )?(?:(?:19|20)\d\d|war began|conflict began|invasion|uprising|full-scale|outbreak|seizure of)\b/,
  },
  // Matches "killed 300 people since January". Not: "fought since April, and killed 40 on Monday".
  {
    id: 'status.cumulative.since-month',
    status: 'cumulative',
    pattern:
      /(?<!(?:worst|deadliest|biggest|largest|heaviest|first) (?:\S+ ){0,14})\b(?:killed|died|dead|wounded|injured|displaced|deaths|abducted|kidnapped|lives) [^,;]*\bsince (?:the \S+ of |last |early |mid-|late )?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?!.*\bon \S+day\b)/,
  },
  {
    id: 'status.cumulative.since-then',
    status: 'cumulative',
    pattern:
      /\b(?:have|has) (?:(?:been|so far|reportedly|also|now) )*(?:killed|died|wounded|injured|displaced)\b.* since(?: then)? $/,
  },
  {
    id: 'status.cumulative.so-far',
    status: 'cumulative',
    pattern:
      /\b(?:so far this (?:year|month)|in the first (?:\S+ )?(?:months|weeks|quarter|half|days) of (?:this|the|last) (?:year|month)|to date|has so far|have so far|in total since|over (?:the (?:past|last) (?:\S+ )?(?:years|months|decades?)|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|forty|fifty|many|several|the) (?:years|decades))|in the (?:past|last) (?:\S+ )?(?:years|decades?)|in recent (?:years|months|weeks)|this year alone|every year|each year|annually|a year on average)\b/,
  },
  // Matches "40 people a day are killed", "homicides in durban rose 4 percent". Not: "shares rose after the attacks".
  {
    id: 'status.cumulative.rate',
    status: 'cumulative',
    pattern:
      /\b(?:on average (?:\S+ ){0,6}?(?:a|per|each|every) (?:day|week|month|hour|minute)|an average of \S+ (?:\S+ ){0,3}?(?:a|per|each|every) (?:day|week|month|hour)|(?:people|women|men|children|victims|girls|boys|drivers|pedestrians|migrants|babies) (?:a|per|each|every) (?:day|week|month|year|hour) (?:are|is|die|dies|drown|get)|every (?:day|week|month|hour|\S+ minutes) (?:\S+ ){1,3}?(?:are|is|die|dies|drown) |(?:homicides|murders|killings|kidnappings|abductions|robberies|burglaries|rapes|stabbings|shootings|attacks|crimes?|deaths|accidents|crashes|arrests|fatalities|thefts|fires) (?:\S+ ){0,5}?(?:rose|fell|dropped|climbed|jumped|declined|decreased|increased|doubled|halved|soared|surged|are (?:up|down)|were (?:up|down)) (?:by )?(?:about |nearly |almost |more than )?(?:\S+ (?:percent|per cent|%|percentage)|an? (?:tenth|fifth|quarter|third|half)|half|(?:to|from) \d|(?:in|during|over|compared|year) ))/,
  },
  {
    id: 'status.cumulative.conflict',
    status: 'cumulative',
    pattern:
      /\b(?:(?:died|killed|dead|lives|displaced|wounded|injured) (?:\S+ ){0,5}in the (?:\S+ ){0,2}(?:conflict|war|insurgency|civil war|unrest since)|the (?:\S+ ){0,2}(?:war|conflict|insurgency) has (?:killed|claimed|left|driven|displaced|cost))\b/,
  },
  {
    id: 'status.cumulative.clashes',
    status: 'cumulative',
    pattern: /\bhas carried out (?:frequent|regular|repeated|numerous)\b/,
  },
  // Matches "denied on Monday that anyone opened fire", "dismissed as fake news a report". Not: "denied bail".
  {
    id: 'status.denied.that',
    status: 'denied',
    pattern:
      /\b(?:denied|denies|deny|denying|rejected|dismissed|refuted) (?:(?:on )?\S+day |today |yesterday )?(?:(?:\S+ly )?(?:targeting|attacking|killing|shelling|bombing|hitting|having|being behind|carrying out)|any (?:part|involvement|role)|that|as (?:an? )?(?:false|fake|untrue|lies?|propaganda|fabrications?|baseless|rumou?rs?)|(?:\S+ ){0,3}?(?:reports?|claims?|rumou?rs?|allegations?)(?: that| of)?|charges?(?: that| of)?)\b/,
  },
  // Matches "reports that a plane had crashed were false". Not: "reports that were false hurt the party".
  {
    id: 'status.denied.report',
    status: 'denied',
    pattern:
      /\b(?:reports?|claims?|rumou?rs?|allegations?|videos?|posts|messages) (?:\S+ ){2,24}?(?:was|were|is|are) (?:\S+ )?(?:false|untrue|fake|wrong|baseless|unfounded|not true|incorrect|an? hoax|fabricated|an? lie|lies)\b/,
  },
  // Matches "a video said to show an air strike is from a film". Not: "a video said to show the gunman".
  {
    id: 'status.denied.picture',
    status: 'denied',
    pattern:
      /\b(?:videos?|footage|clips?|photos?|photographs?|images?|pictures?) (?:\S+ ){0,3}?(?:said|claim\w*|purport\w*|alleg\w*|supposed) to (?:show|be|depict) (?:\S+ ){1,16}?(?:is|are|was|were) (?:in fact |actually |really )?(?:from an?|old|years old|fake|staged|taken in|filmed in|shot in|generated|ai-generated|created|doctored)\b/,
  },
  {
    id: 'status.denied.none',
    status: 'denied',
    pattern:
      /\b(?:there was no (?:gunman|attack|explosion|bomb)|no such (?:attack|incident)|(?:was|were) (?:only |just |all )?(?:an? )?(?:rumou?rs?|fabrications?|lies|invention|invented|made up)|did not (?:happen|take place)|never happened|false alarm|hoax|unfounded|baseless|untrue|never occurred)\b/,
  },
  // Matches "expected to make landfall". Not: "expected guests".
  {
    id: 'status.forecast',
    status: 'forecast',
    pattern:
      /\b(?:forecasters? (?:\S+ ){0,4}(?:expect|predict|warn)|is expected to (?:strike|hit|make landfall|reach)|could strike|is forecast to|will make landfall|likely to hit|brace(?:d|s)? for)\b/,
  },
  // Matches "warned it would attack", "threatened to kill". Not: "threatened by floods".
  {
    id: 'status.threat',
    status: 'hypothetical',
    execution: 'threatened',
    pattern:
      /\b(?:(?:threaten(?:s|ed|ing)?|vow(?:s|ed|ing)?) (?:(?:on )?\S+day |today |yesterday |again )?to|threatens|warned (?:\S+ ){0,3}(?:would|will|it would|they would)|bomb threat|death threats?|(?:pledged|promised|swore) (?:(?:on )?\S+day )?to (?:attack|avenge|strike|kill|bomb|shell))\b/,
  },
  {
    id: 'status.plan',
    status: 'current',
    execution: 'attempted',
    pattern:
      /\b(?:foiled|thwarted|prevented an? (?:\S+ )?(?:attack|bombing|assassination)|had prevented|averted|attempted to|tried to (?:kill|assassinate|bomb|kidnap|blow|attack|burn)|failed (?:attack|attempt|bombing|assassination)|escaped unhurt|assassination attempt|attempt on (?:his|her|the) life|defused|deactivated|failed to (?:explode|detonate|go off)|did not (?:explode|detonate|go off)|before it (?:could|exploded)|attempt to (?:kill|assassinate|bomb|kidnap|blow)|(?:suspicion of|suspected of|accused of|charged with|charged (?:on )?\S+day with) (?:planning|plotting|preparing))\b/,
  },
  // Matches "a novel about a massacre", "the film opens with a bomb", "in the opera , rebels". Not: "the film crew was shot".
  {
    id: 'status.fiction',
    status: 'hypothetical',
    pattern:
      /\b(?:(?:film|movie|novel|thriller|comedy|drama|opera|play|tv series|series|video game|screenplay|musical) (?:" [^"]{1,60} " |“ [^”]{1,60} ” )?(?:, )?(?:in which|(?:(?:that|which) )?(?:\S+ ){0,5}?(?:(?<=, )is about|about|account of|set (?:in|during|after)|based on|inspired by|tells|depict(?:s|ing)|portray(?:s|ing)|recount(?:s|ing)|follows|(?:opens|begins|starts|ends|climaxes) (?:with|as|when)|imagines))|(?:in|players of) (?:the|an?|his|her|their|this|its) (?:\S+ ){0,3}(?:film|movie|novel|thriller|opera|tv series|video game|game|musical) (?:,|where|in which))|^ in (?:the|an?|his|her|their|this|its) (?:(?:\S+ly )?(?:new|latest|debut|first|second|third|fourth|fifth|final|last|best-selling|hit|short|feature|video) ){1,2}(?:film|movie|novel|book|thriller|opera|play|feature|series|episode|chapter|game|musical|drama) (?!house|industry|festival|crew|set|area|against|on)/,
  },
  // Matches "a team massacred another 6-0", "the budget is a car crash". Not: "killed an estimated 10-15 people".
  {
    id: 'status.figure',
    status: 'hypothetical',
    pattern:
      /\b(?:massacre[ds]?|slaughter(?:ed|s)?|ambush(?:ed|es)?|demolish(?:ed|es)?|destroy(?:ed|s)?|bomb(?:ed|s)?|bombard(?:ed|s)?|blitz(?:ed|es)?|crush(?:ed|es)?|maul(?:ed|s)?|murder(?:ed|s)?|execute[ds]?|hammer(?:ed|s)?|torpedo(?:ed|es)?|shot down|sank|sink|attack(?:ed|s)?|stun(?:ned|s)?|rout(?:ed|s)?) (?:\S+ ){1,3}?\d{1,3} ?[-–] ?\d{1,3} (?:at|in|on|away|to|and|after|with|as|for|,|\.)(?= )|\b(?:budget|plan|policy|campaign|reform|economy|interview|speech|debate|performance|season|strategy|project|government|party|deal|law|company|referendum|brexit) (?:is|was) (?:an? |nothing but an? |a total )(?:car crash|train wreck|train crash|shipwreck|tsunami|earthquake|bomb|massacre|bloodbath|stampede|avalanche) /,
  },
  // Matches "a drill that simulated a quake", "a mock crash", "soldiers stormed a bus , in an exercise". Not: "died in a drill", "a power drill".
  {
    id: 'status.exercise',
    status: 'hypothetical',
    pattern:
      /\b(?:(?:drill|exercises?|simulation|rehearsal|war games?|training) (?:\S+ ){0,8}?(?:simulat\w+|imagin\w+|envisag\w+|pretend\w+|scenario|mock|featur\w+|in which|left)|(?:rehears|practi[sc])(?:ed|es|ing) (?:(?:on )?\S+day )?(?:for|how|what|an?|repelling|responding|storming|freeing|retaking|defending)|(?<!used |subjected |staged )(?:an?|the|this|in which an?) mock (?!executions?|trials?)\S+|(?:an?|the) (?:simulated|staged|pretend) (?:\S+ ){0,2}?(?:attack|crash|derailment|disaster|earthquake|quake|explosion|bombing|shooting|hijacking|collision|landing|outbreak|emergency)|(?:with|left|leaving|and|as|two|three|four|five) (?:\S+ ){0,2}?(?:"|“) (?:dead|casualties|wounded|injured|gunm[ae]n|survivors|bodies) (?:"|”))(?= )|^(?!.* (?:killed|died|dead|injured|wounded|hurt) ).* , (?:in|as part of) (?:an?|the) (?:\S+ ){0,2}?(?:exercise|drill|simulation) /,
  },
  // Matches "when a hospital is shelled", "every time a reporter is shot". Not: "when a hospital was shelled".
  {
    id: 'status.in-general',
    status: 'hypothetical',
    pattern:
      /\b(?:when|whenever|every time|each time) (?:an?|the|our|your|one) (?:\S+ ){1,3}(?:is|are|gets) (?:\S+ed|shot|struck|hit|slain|blown)\b/,
  },
  {
    id: 'status.hypothetical',
    status: 'hypothetical',
    pattern:
      /\b(?:if (?:the|they|it|he|she|we|you|there|an?|another|such)\b.* (?:would|will|could|might)|(?:would|could|might) (?:\S+ ){1,16}?if (?:it|an?|one|they|such|another)\b|(?:model|scenario|simulation|study) (?:\S+ )?(?:assume[sd]?|project(?:s|ed)|predict(?:s|ed)|estimate[sd]?) (?:\S+ ){0,12}?would|in case of (?:an? )?(?:attack|earthquake)|could (?:have )?(?:trigger|lead to|cause|spark|happen)|might (?:attack|strike|kill)|may (?:attack|strike)|(?:plan|plans|planned|(?<!(?:suspicion of|suspected of|accused of|charged with|suspicion that) (?:\S+ )?)planning|intends?|intended|preparing|scheduled|(?:is|are|were) due) to (?:attack|bomb|kill|strike|blow|march|protest|rally|demonstrate|walk out|blockade|storm|invade)|would have (?:killed|been)|the scenario|imagined|simulat(?:e|ed|ing|ion)|a hypothetical|were going to (?:attack|kill|bomb)|calls? (?:for|on) (?:\S+ ){0,4}to (?:attack|kill)|call(?:s|ed|ing)? (?:on \S+ )?for (?:\S+ ){0,2}?(?:protests?|demonstrations?|marches|rallies|strikes?|walkouts?|an uprising)(?! to (?:end|stop)))\b/,
  },
]

const perhaps = createPrefilter(RULES, ({ pattern }) => [pattern])

/**
 * What a sentence says about the standing of the act it reports. Nothing is left to the caller as current, carried out.
 * @param words  of the sentence, or of a part of it
 */
export const readStatus = (words: string, vocabulary: Vocabulary, readings: Reading[]): StatusReading => {
  const matched = perhaps(vocabulary).flatMap((rule) => {
    const match = rule.pattern.exec(words)
    return match ? [{ rule, match }] : []
  })
  const said = matched.find(({ rule }) => rule.status)
  const done = matched.find(({ rule }) => rule.execution)
  const [status, execution] = [said?.rule.status, done?.rule.execution]
  const modal = readings.length > 0 && readings.every((r) => r.verb.modal !== undefined || r.verb.infinitive)
  const negated = readings.length > 0 && readings.every((r) => r.verb.negated && !r.nobody)
  const why = matched.map(({ rule }) => rule.id)
  const fired: Fired[] = [
    ...(said ? [{ rule: said.rule.id, column: 'status' as const, match: said.match }] : []),
    ...(done ? [{ rule: done.rule.id, column: 'execution' as const, match: done.match }] : []),
  ]
  if (status) return { status, ...(execution && { execution }), why, fired }
  if (negated) return { status: 'denied', ...byVerb(why, 'status.negated-verb') }
  if (modal) return { status: 'hypothetical', ...byVerb(why, 'status.modal-verb') }
  return { ...(execution && { execution }), why, fired }
}

const byVerb = (why: string[], rule: string): Pick<StatusReading, 'why' | 'fired'> => ({
  why: [...why, rule],
  fired: [{ rule, column: 'status' }],
})

// A reference to an incident before the one that the story is about.
// Matches "follows a similar attack", "was called after a rally". Not: "follows the river", "said that it had killed".
const BACKWARD =
  /\b(?:(?:recalls?|recalled) (?:a|an|another|the)\b|a (?:similar|previous|earlier) (?:attack|incident|panic|bombing|raid|accident|shooting|march|rally)|last large|last (?:major|big)|(?<!\b(?:said|says|reported|announced|claimed|confirmed) (?:\S+ ){0,9})had killed|years ago|(?:decades?|centur(?:y|ies)) (?:ago|earlier)|(?:days|weeks|months) after (?:a|an|the)|in a similar|last (?:year|month)|the previous (?:day|week|month|year)|let us recall)\b/

// Matches "the deadliest attack since 2012". Not: "the deadliest attack of 2012".
const RANKED =
  /\b(?:second|third|fourth|fifth|latest|worst|deadliest|biggest|largest)\b.* (?:since|in as many|in a series)\b/

/** Whether words rank what they tell among what was before it. */
export const isRanked = (words: string): boolean => RANKED.test(words)

/** Whether a stretch of words looks back at an earlier incident. */
export const looksBack = (words: string): boolean => BACKWARD.test(words) || isRanked(words)
