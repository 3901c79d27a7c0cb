export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'ing'

/**
 * The forms of a verb written as `kill`, `shoot:shot`, `take:took:taken` or `blow up:blew:blown` (base : past : participle).
 * A particle after the first word stays in place ("blow up" → "blew up", "blowing up").
 */
export const inflect = (verb: string): [string, VerbForm][] => {
  const [phrase = '', past, participle] = verb.split(':')
  const [base = '', ...rest] = phrase.split(' ')
  const tail = rest.length > 0 ? ` ${rest.join(' ')}` : ''
  const simple = past ?? pastOf(base)
  const perfect = participle ?? simple
  const forms: [string, VerbForm][] = [
    [base, 'base'],
    [thirdOf(base), 'third'],
    [simple, 'past'],
    [ingOf(base), 'ing'],
  ]
  if (perfect !== simple) forms.push([perfect, 'participle'])
  return forms.map(([form, kind]) => [form + tail, kind])
}

// Short verbs that double their last letter: "stab" → "stabbed". Longer ones are listed.
// Matches "stab", "ram". Not: "loot", "burn".
const DOUBLING = /^(?:[^aeiou]*[aeiou][bdgmnprt]|kidnap|defer|abet|equip|deter)$/

const pastOf = (base: string): string => {
  if (base.endsWith('e')) return `${base}d`
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`
  return DOUBLING.test(base) ? `${base}${base.at(-1)}ed` : `${base}ed`
}

const ingOf = (base: string): string => {
  if (base.endsWith('ie')) return `${base.slice(0, -2)}ying`
  if (/[^e]e$/.test(base)) return `${base.slice(0, -1)}ing`
  return DOUBLING.test(base) ? `${base}${base.at(-1)}ing` : `${base}ing`
}

const thirdOf = (base: string): string => {
  if (/(?:s|x|z|ch|sh|o)$/.test(base)) return `${base}es`
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`
}
