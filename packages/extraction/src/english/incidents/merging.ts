import { familyOf } from '@blotter/events'
import type { DateMention } from '../dates/index.ts'
import { compatible, dates, isDetail, isOnlyToll, isSameBlaze, ofOneKind, SORTS } from './belonging.ts'
import type { Incident, Read } from './incident.ts'
import { announces, listed } from './listing.ts'
import type { Document, Mention } from './mentions.ts'
import { apart } from './nearness.ts'
import { isWeighed, mayOpen, type Opening, openingOf } from './opening.ts'
import { parts } from './parting.ts'
import { readOne } from './reads.ts'
import { isAttacker, isOtherSide } from './sides.ts'

/**
 * Gathers mentions into incidents: a sentence joins an incident of the same sort of act that neither its date, its place
 * nor its toll contradicts; else it opens one when it says enough by itself.
 */
export const gather = (
  document: Document,
  mentions: Mention[],
  blocks: number[],
  another: (incident: Incident, read: Read) => boolean = parts,
): Incident[] => {
  const incidents: Incident[] = []
  const reads = onOneDay(mentions.map((mention) => readOne(document, mention, blocks[mention.sentence.paragraph] ?? 0)))
  const list = listed(reads)
  let announced: DateMention | undefined
  const ahead: Read[] = []
  for (const read of reads) {
    const { mention } = read
    if (list.size > 0 && announces(read)) {
      announced = read.date
      continue
    }
    if (list.has(read) && !incidents.some((incident) => incident.block === read.block && isAt(incident, read))) {
      incidents.push(open(dated(read, announced ?? sameBlock(incidents[0], read)?.date), 'surely'))
      continue
    }
    const home = backgroundOf(incidents, read) ?? homeOf(incidents, read)
    const shell = incidents.at(-1)
    if (shell && isDetail(shell, read)) join(shell, read, 'joins.detail')
    else if (home && isWeighed(home.type) && mayOpen(read, true) && !pointsAtDoer(mention) && another(home, read))
      incidents.push(open(read, 'perhaps'))
    else if (home) {
      const rule = addition(home, read)
      if (rule) join(home, read, rule)
    } else if (mention.similar && incidents.length > 0)
      incidents.push({ ...open(read, 'surely'), like: likeOf(document, incidents, mention) })
    else {
      const opening = openingOf(read, incidents)
      const answered = incidents.findLast((incident) => incident.block === read.block && isOtherSide(incident, read))
      if (opening && answered) incidents.push({ ...open(dated(read, answered.date), opening), answers: answered })
      else if (opening) incidents.push(open(soonAfter(read, incidents.at(-1)), opening))
      else if (incidents.length === 0 && isToll(read)) ahead.push(read)
    }
  }
  const [first] = incidents
  if (first) for (const read of ahead) if (isOf(first, read)) join(first, read, 'joins.toll-ahead')
  return incidents
}

/** "One man is dead after a chaotic night at a club." What harmed him, only the next sentence tells. */
const isToll = ({ mention, standing }: Read): boolean =>
  standing === 'current' && mention.counts.some(({ kind }) => kind === 'killed' || kind === 'injured')

const harmed = ({ counts }: Mention): number =>
  counts.filter(({ kind }) => kind === 'killed' || kind === 'injured').reduce((sum, { min }) => sum + min, 0)

// Sentences within which a story tells what its toll is of.
const AHEAD = 3

const isOf = (incident: Incident, read: Read): boolean => {
  const [anchor] = incident.mentions
  return (
    anchor !== undefined &&
    incident.standing === 'current' &&
    SORTS[familyOf(incident.type)] === 'violence' &&
    harmed(anchor) <= harmed(read.mention) &&
    anchor.sentence.index - read.mention.sentence.index <= AHEAD &&
    compatible(incident, read)
  )
}

/** "The gunmen had seized the girls": those who did what was told. */
const pointsAtDoer = ({ sentence: { groups }, first }: Mention): boolean => {
  const subject = groups.find((group) => group.first === first)
  return subject?.determiner === 'the' && isAttacker(subject.head)
}

/** What "a similar attack" is similar to: the incident at a place that its sentence names, else the one told last. */
const likeOf = (document: Document, incidents: Incident[], mention: Mention): Incident | undefined => {
  const { start, end } = mention.sentence
  const here = document.places.filter((p) => p.span.start >= start && p.span.end <= end && p.place)
  const same = incidents.filter((i) =>
    here.some((p) => p.place && i.place && i.place.path.join() === p.place.path.join()),
  )
  return same.at(-1) ?? incidents.findLast((incident) => incident.standing === 'current')
}

// Matches " hours later ,", " later that day". Not: " later this year".
const SOON =
  /^ (?:(?:a few |some )?(?:hours|minutes|moments) later|shortly (?:after|before)(?:wards?)?|later (?:that|the same) (?:day|night|evening)|(?:on )?the same (?:day|night))\b/

const isAt = (incident: Incident, read: Read): boolean => incident.place?.path.join() === read.place?.path.join()

const sameBlock = (incident: Incident | undefined, read: Read): Incident | undefined =>
  incident?.block === read.block ? incident : undefined

/** Of what is summed up for a day each part was on that day. */
const dated = (read: Read, date: DateMention | undefined): Read =>
  read.date === undefined && date !== undefined ? { ...read, date } : read

/** "Hours later" is the day of the incident told before. */
const soonAfter = (read: Read, before: Incident | undefined): Read =>
  read.date === undefined && before?.date !== undefined && before.block === read.block && SOON.test(read.mention.words)
    ? { ...read, date: before.date }
    : read

/** "… in A on Sunday; … in B", "… in A and … in B on Sunday": acts of one sentence are of the one day that it names. */
const onOneDay = (reads: Read[]): Read[] =>
  reads.map((read, i) => {
    if (read.date !== undefined || read.standing !== 'current') return read
    const [before, behind] = [reads[i - 1], reads[i + 1]]
    const { tokens } = read.mention.sentence
    const comma = tokens[(behind?.mention.first ?? 0) - 1]?.low === ','
    const other = isBeside(before, read) ? before : !comma && isBeside(behind, read) ? behind : undefined
    return dated(read, other?.date)
  })

const isBeside = (one: Read | undefined, other: Read): one is Read =>
  one?.standing === 'current' && one.mention.sentence.index === other.mention.sentence.index

const open = (read: Read, opening: Opening): Incident => ({
  opening,
  mentions: [read.mention],
  joined: [],
  type: read.type ?? 'attack.other',
  weight: read.weight,
  place: read.place,
  date: read.date,
  standing: read.standing,
  by: read.by,
  block: read.block,
  sides: read.sides,
})

/** What a sentence tells of an incident: an act, a count, who claims it, or at once after it when or where; else nothing. */
const addition = (incident: Incident, read: Read): string | undefined => {
  const { mention } = read
  if (mention.counts.length > 0 || mention.parts.length > 0) return 'joins.count'
  if (read.weight >= 0.5) return 'joins.act'
  if (/\b(?:responsibility|blamed|accused|carried out|(?:was|were) behind)\b/.test(mention.words)) return 'joins.blame'
  const last = incident.mentions.at(-1)
  const next = last !== undefined && mention.sentence.index - last.sentence.index <= 1 && incident.mentions.length <= 2
  return next && (read.place !== undefined || read.date !== undefined) ? 'joins.place-or-day' : undefined
}

const join = (incident: Incident, read: Read, rule: string): void => {
  incident.mentions.push(read.mention)
  incident.joined.push(rule)
  incident.place ??= read.place
  incident.date ??= read.date
}

const homeOf = (incidents: Incident[], read: Read): Incident | undefined => {
  if (read.mention.separate) return undefined
  const blaze = incidents.findLast((incident) => isSameBlaze(incident, read))
  if (blaze) return blaze
  const possible = incidents.filter(
    (incident) => !isOtherSide(incident, read) && (compatible(incident, read) || dates(incident, read)),
  )
  const alike = possible.filter((incident) => ofOneKind(incident, read))
  const near = alike.length > 0 ? alike : possible
  const same = near.filter((incident) => incident.place && read.place && !apart(incident.place, read.place))
  return lastTold(same.length > 0 ? same : near)
}

/** "In 2014 a gunman held 18 hostages. Two of them died": a toll at once behind what is past is of that. */
const backgroundOf = (incidents: Incident[], read: Read): Incident | undefined => {
  const last = lastTold(incidents)
  const told = last?.mentions.at(-1)?.sentence
  const { sentence } = read.mention
  return last?.standing === 'past' &&
    read.standing === 'current' &&
    read.date === undefined &&
    told?.index === sentence.index - 1 &&
    told.paragraph === sentence.paragraph &&
    isOnlyToll(read)
    ? last
    : undefined
}

/** The incident that the text spoke of last. */
const lastTold = (incidents: Incident[]): Incident | undefined =>
  incidents.reduce<Incident | undefined>((a, b) => (a && toldAt(a) > toldAt(b) ? a : b), undefined)

const toldAt = ({ mentions }: Incident): number => mentions.at(-1)?.sentence.index ?? 0
