import { type Casualty, type Claim, labelOf, type When, type Where } from '@blotter/events'

/** `4`, `57+`, `3–5`. */
const range = ({ min, max }: { min: number; max: number | null }): string =>
  min === max ? `${min}` : max === null ? `${min}+` : `${min}–${max}`

/** `57+ killed`, `12 killed (child), part`. */
export const casualtyWords = ({ kind, group, subsetOf, ...count }: Casualty): string =>
  `${range(count)} ${kind}${group ? ` (${group})` : ''}${subsetOf === undefined ? '' : ', part'}`

/** `2025-03-04 (Tuesday)`; as written where the day is open; empty where the text says nothing. */
export const whenWords = ({ start, end, text, basis }: When): string =>
  start ? `${start}${end === start ? '' : ` … ${end}`} (${text ?? basis})` : (text ?? '')

/** `Syria › Idlib (city)`. */
export const whereWords = ({ path, precision }: Where): string => `${path.join(' › ')} (${precision})`

export const actorWords = ({ name, role, certainty }: Claim['actors'][number]): string =>
  `${name} (${role}, ${certainty})`

export const weaponWords = ({ name, code, count }: Claim['weapons'][number]): string =>
  `${count ? `${range(count)} ` : ''}${name ? `${name} (${code})` : code}`

const harmedWords = ({
  name,
  count,
  effect,
}: {
  name: string
  count?: { min: number; max: number | null } | undefined
  effect?: string | undefined
}): string => `${name}${count || effect ? ` (${[count && range(count), effect].filter(Boolean).join(' ')})` : ''}`

/** What a claim says in a field, for reading. @param field  its path, as explanations name it: `when`, `actors.0` */
export const wordsOfClaim = (claim: Claim, field: string): string => {
  const [name, index] = field.split('.')
  const at = Number(index)
  const list = <Part>(parts: readonly Part[], words: (part: Part) => string): string =>
    parts
      .slice(at, at + 1)
      .map(words)
      .join('')
  switch (name) {
    case 'type':
      return `${labelOf(claim.type)} (${claim.type})`
    case 'when':
      return whenWords(claim.when) || 'open'
    case 'where':
      return claim.where ? whereWords(claim.where) : 'open'
    case 'actors':
      return list(claim.actors, actorWords)
    case 'targets':
      return list(claim.targets, harmedWords)
    case 'victims':
      return list(claim.victims, harmedWords)
    case 'weapons':
      return list(claim.weapons, weaponWords)
    case 'casualties':
      return list(claim.casualties, casualtyWords)
    case 'attribution':
      return claim.attribution?.name ?? ''
    case 'status':
    case 'execution':
      return claim[name]
    default:
      return ''
  }
}
