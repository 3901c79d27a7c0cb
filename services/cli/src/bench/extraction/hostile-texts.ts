import type { Extractor } from '@blotter/extraction'
import { atMost, type BenchRow } from '../bench.ts'

const MEGABYTE = 1_000_000
const repeated = (words: string): string => words.repeat(Math.ceil(MEGABYTE / words.length)).slice(0, MEGABYTE)

/** Texts that would be slow if reading time grew faster than their length, or that hold what no text should. */
const hostileTexts: Readonly<Record<string, string>> = {
  'a megabyte without a full stop': repeated('the army shelled the town and killed nine people and '),
  'a megabyte without a blank': repeated('kill'),
  '100,000 numbers': Array.from({ length: 100_000 }, (_, i) => i).join(' '),
  'right-to-left marks': repeated('\u202eThe bomb\u202c killed\u200f four people. '),
  'U+0000 between the letters': repeated('T\0h\0e\0 \0b\0o\0m\0b\0 \0k\0i\0l\0l\0e\0d\0. '),
  'half surrogate pairs': repeated('A bomb \ud800 killed \udc00 four people. '),
  'a megabyte of combining marks': repeated('\u0301\u0323'),
  'a megabyte of capitals without a blank': repeated('É'),
  'a megabyte of brackets': repeated('(['),
  'a megabyte of capitals': repeated('GUERRILLAS KILLED THE MAYOR OF SAN SALVADOR '),
  'a megabyte of place names': repeated('Paris, Georgia, near Springfield, south of San Jose, '),
  'a megabyte of short sentences': repeated('A bomb killed 4 in Kano on Friday. '),
}

/** Each text once, after all has been read in once. A row tells how it ended; an error fails the bench. */
export const readHostile = ({ extract }: Extractor): BenchRow[] =>
  Object.entries(hostileTexts).map(([name, text]) => {
    const started = performance.now()
    const { claims, reason } = extract({ id: name, text })
    const took = performance.now() - started
    const end = reason ?? `${claims.length} claims`
    return atMost(`${name}: ${end}`, took, { target: 1_000, unit: 'ms' })
  })
