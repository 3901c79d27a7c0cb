import type { Casualty, Claim, Span, Weapon } from '@blotter/events'
import type { Draft, Ruled } from '../../language.ts'
import { readActors, uniqueActors } from '../actors/actor-reader.ts'
import { onlyGroup } from '../actors/only-group.ts'
import { isFatal, isFatalTitle, settle } from '../casualties/ledger.ts'
import type { Published } from '../document.ts'
import { placeClaim } from '../incidents/claim-place.ts'
import { dateClaim } from '../incidents/dating.ts'
import type { Genre } from '../incidents/genre.ts'
import type { Incident } from '../incidents/incident.ts'
import type { Document, Mention } from '../incidents/mentions.ts'
import { endsIt } from '../incidents/sides.ts'
import { readSufferers, uniqueByName } from '../incidents/sufferers.ts'
import { typeOf, type Verdict } from '../incidents/typing.ts'
import { type Cast, castOf } from '../roles/cast.ts'
import { asDoer } from '../roles/doer.ts'
import { readAttribution } from './attribution.ts'
import { executionOf, statusOf } from './outcome.ts'
import { evidenceReasons, typeReasons } from './reasons.ts'

export type ClaimContext = {
  document: Document
  genre: Genre | undefined
  published: Published | undefined
  /** The story's first current incident, against whose day later ones are past. */
  lead: Incident | undefined
  /** All incidents of the article. */
  incidents: Incident[]
}

/** One incident as a claim without id. */
export const writeDraft = (context: ClaimContext, incident: Incident): Draft => {
  const { document } = context
  const { mentions } = incident
  const verdict = judge(incident)
  const { type, why } = verdict
  const anchor = spanOf(mentions[0])
  const status = statusOf(context, incident)
  const execution = executionOf(mentions)
  const evidence = evidenceOf(mentions)
  const cast = isViolence(type) ? castOf(document, mentions, type) : undefined
  const sufferers = cast ? [cast] : mentions.map((mention) => readSufferers(document, mention))
  const attribution = attributionOf(document, mentions)
  const dead = context.lead === incident && isFatalTitle(document.title)
  return {
    type,
    execution: execution.value,
    status: status.value,
    why: [...new Set([...why, ...mentions.flatMap((mention) => mention.why)])],
    span: anchor,
    evidence,
    when: dateClaim(mentions, {
      text: document.text,
      published: context.published,
      current: status.value === 'current',
      known: incident.date,
    }),
    where: placeClaim(document, mentions, (incident.like ?? incident.answers)?.mentions),
    actors: isNobodysDoing(type) ? [] : actorsOf(context, incident, type, cast),
    targets: uniqueByName(sufferers.flatMap((s) => s.targets)),
    victims: uniqueByName(sufferers.flatMap((s) => s.victims)),
    weapons: isNobodysDoing(type) ? [] : uniqueWeapons(mentions, type),
    casualties: settle(
      [...mentions].sort(byStart).map(({ counts, parts, replaced, words, why }) => ({
        ...{ counts, parts, replaced },
        fatal: dead || isFatal(words),
        rose: why.includes('toll.rises'),
      })),
    ).map((casualty) => withSource(document, mentions, casualty)),
    ...(attribution && { attribution }),
    reasons: [...typeReasons(verdict), status.reason, execution.reason, ...evidenceReasons(incident, evidence)],
  }
}

/** The type, and the rules that speak for it; of "a similar attack", or an answer to one, that of the one before. */
const judge = (incident: Incident): Pick<Verdict, 'type' | 'why' | 'grounds'> => {
  const own = typeOf(incident.mentions)
  const inKind = own?.type === 'attack.other' && incident.answers?.type.startsWith('conflict.')
  const alike = incident.like ?? (inKind ? incident.answers : undefined)
  const verdict = alike && (own?.weight ?? 0) < CLEAR ? typeOf(alike.mentions) : own
  return verdict ?? { type: incident.type, why: [], grounds: [] }
}

/** Who the anchor or a sentence with figures is from; one brought in as "a monitor" is the named one behind it. */
const attributionOf = ({ text }: Document, mentions: Mention[]): Draft['attribution'] => {
  const telling = mentions.filter(({ counts, parts }, i) => i === 0 || counts.length + parts.length > 0)
  const sources = telling.flatMap((mention) => readAttribution(text, mention.sentence) ?? [])
  const [first] = sources
  if (!first) return undefined
  const named = first.indefinite ? sources.find((source) => source.named) : undefined
  const { name, span, rule } = named ?? first
  return { name, span, rule: named && named !== first ? 'source.named-later' : rule }
}

/** A count with who says it, where its own sentence names somebody. */
const withSource = ({ text }: Document, mentions: Mention[], casualty: Ruled<Casualty>): Ruled<Casualty> => {
  const telling = mentions.find(({ start, end }) => start <= casualty.span.start && end >= casualty.span.end)
  const source = telling && readAttribution(text, telling.sentence)
  return source ? { ...casualty, attribution: { name: source.name, span: source.span } } : casualty
}

const actorsOf = (
  { document, incidents }: ClaimContext,
  incident: Incident,
  type: Claim['type'],
  cast?: Cast,
): Draft['actors'] => {
  const { mentions } = incident
  const acting = mentions.filter((mention, i) => i === 0 || !endsIt(mention))
  const read = acting.flatMap((mention) => readActors(document, mention, type))
  const parts = cast ? [...cast.doers, ...cast.organisations].filter(({ mention }) => acting.includes(mention)) : []
  const doers = parts.map((doer) => asDoer(document, doer))
  const actors = uniqueActors([...doers, ...(cast ? read.filter(isSure) : read)])
  const others = incidents.filter((other) => other !== incident).flatMap((other) => other.mentions)
  const only = onlyGroup(document, actors, { mentions, others })
  return only ? [...actors, only] : actors
}

// Below this weight "a similar attack" is of the type of the one it is like.
const CLEAR = 3

const isViolence = (type: Claim['type']): boolean => /^(?:attack|conflict)\./.test(type)

/** A state's forces that act, and whoever claims it or is blamed by name, stand whatever the table of weights says. */
const isSure = ({ role, kind, rule }: Draft['actors'][number]): boolean =>
  role !== 'perpetrator' || kind === 'state' || (kind === 'group' && rule === 'actor.blamed')

const spanOf = (mention: Mention | undefined): Span => ({
  start: mention?.sentence.start ?? 0,
  end: mention?.sentence.end ?? 0,
})

/** Every sentence but the anchor's, each once. */
const evidenceOf = ([first, ...rest]: Mention[]): Span[] => {
  const anchor = spanOf(first)
  const spans = rest.map((mention) => spanOf(mention))
  return spans.filter(
    (span, i) => span.start !== anchor.start && spans.findIndex((other) => other.start === span.start) === i,
  )
}

const isNobodysDoing = (type: string): boolean => type.startsWith('disaster.') || type.startsWith('accident.')

// Arms that somebody took or gave up were not used. Matches "seized six rifles". Not: "fired six rifles".
const TAKEN = /\b(?:seized|confiscated|captured|found|recovered|possession|surrender\w*|handed over|carrying)\b/

/** Each weapon once; one that only the act implies counts where none of its kind is named. */
const uniqueWeapons = (mentions: Mention[], type: string): Ruled<Weapon>[] => {
  const used = mentions.filter((mention) => type.startsWith('security.') || !TAKEN.test(mention.words))
  const weapons = used.flatMap((mention) => mention.weapons)
  const implied = weapons.filter(
    (weapon, i) => weapon.name === '' && weapons.findIndex((other) => other.code === weapon.code) === i,
  )
  return [...uniqueByName([...weapons.filter(isCounted), ...weapons]).sort(byPlace), ...implied]
}

const isCounted = (weapon: Weapon): boolean => weapon.count !== undefined

const byStart = (a: Span, b: Span): number => a.start - b.start

const byPlace = (a: { span: Span }, b: { span: Span }): number => a.span.start - b.span.start
