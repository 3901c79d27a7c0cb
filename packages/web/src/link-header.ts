/** One link of a Link header (RFC 8288); `target` is still to be resolved. */
export type HeaderLink = { target: string; relations: string[]; type?: string; title?: string }

/**
 * The links of a Link header, in its order.
 * @param value  the header, several joined by commas; 8,192 characters are read
 */
export const linksInHeader = (value: string | undefined): HeaderLink[] =>
  [...(value ?? '').slice(0, 8_192).matchAll(LINK)].map(([, target = '', parameters = '']) => {
    const given = new Map<string, string>()
    for (const [, name = '', quoted, bare] of parameters.matchAll(PARAMETER))
      if (!given.has(name.toLowerCase())) given.set(name.toLowerCase(), quoted ?? bare ?? '')
    const [relations = '', type, title] = ['rel', 'type', 'title'].map((name) => given.get(name))
    return {
      target,
      relations: relations.toLowerCase().split(/\s+/).filter(Boolean),
      ...(type ? { type } : {}),
      ...(title ? { title } : {}),
    }
  })

/** Where the first link of a relation leads, as text still to be resolved. */
export const linkInHeader = (value: string | undefined, relation: string): string | undefined =>
  linksInHeader(value).find(({ relations }) => relations.includes(relation))?.target

/** `<https://hub.example/>; rel="hub"` with its parameters up to the next `<`; not `https://hub.example/; rel=hub`. */
const LINK = /<([^<>]*)>([^<]*)/g
/** `; rel="hub self"`, `;rel=hub`; not `rel=hub` that no semicolon opens. */
const PARAMETER = /;\s{0,9}([\w*-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]*)"|([^\s";,]+))/g
