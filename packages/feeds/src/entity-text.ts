import { decodeHTMLStrict } from 'entities'
import { limits } from './limits.ts'

/** Reads the references in a piece of raw XML text. */
export type ReadText = (raw: string) => string

/**
 * A reader of character and entity references: those the DOCTYPE declared (their growth is capped for the whole
 * document), numeric ones, and HTML's names, which feeds use undeclared. Unknown names and bare ampersands stay.
 */
export const entityReader = (declared: ReadonlyMap<string, string>): ReadText => {
  let growth = 0
  const lift = (reference: string, name: string): string => {
    const value = declared.get(name)
    if (value === undefined || growth > limits.entityGrowth) return reference
    growth += value.length
    // Its ampersand-free value must not be read a second time.
    return value
  }
  return (raw) => {
    if (!raw.includes('&')) return raw
    // matches `&id;`, not `& id;` and not `&#38;`
    const lifted = declared.size === 0 ? raw : raw.replace(/&([A-Za-z_][\w.-]{0,63});/g, lift)
    return decodeHTMLStrict(lifted)
  }
}
