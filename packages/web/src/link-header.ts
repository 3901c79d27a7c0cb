/**
 * Where an answer's Link header leads for a relation (RFC 8288), as text still to be resolved; the first one counts.
 * @param value the header, several joined by commas
 */
export const linkInHeader = (value: string | undefined, relation: string): string | undefined => {
  for (const [, target, parameters = ''] of (value ?? '').slice(0, 8_192).matchAll(LINK)) {
    const relations = REL.exec(parameters)?.[1]?.toLowerCase().split(/\s+/) ?? []
    if (relations.includes(relation)) return target
  }
  return undefined
}

/** `<https://hub.example/>; rel="hub"` with its parameters up to the next `<`; not `https://hub.example/; rel=hub`. */
const LINK = /<([^<>]*)>([^<]*)/g
/** `; rel="hub self"`, `;rel=hub`; not `; prel=hub`. */
const REL = /;\s*rel\s*=\s*"?([^";,]+)/i
