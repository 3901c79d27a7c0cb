/** What an element means for the walk. */
export type ElementRole = 'inline' | 'block' | 'furniture' | 'break' | 'statement' | 'skip'

const NAMES: Record<Exclude<ElementRole, 'block'>, string> = {
  inline:
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr amp-link',
  break: 'br',
  statement: 'meta link base title script',
  skip: 'style template svg math iframe object embed applet canvas audio video amp-ad amp-embed amp-sticky-ad amp-social-share map area img picture source track input select option optgroup datalist textarea button progress meter noscript noframes frameset param',
  furniture:
    'amp-sidebar amp-consent amp-user-notification nav footer aside figcaption form dialog menu header fieldset',
}

const roles = new Map<string, ElementRole>()
for (const [role, names] of Object.entries(NAMES)) {
  for (const name of names.split(' ')) roles.set(name, role as ElementRole)
}

/** The role of an element; one that HTML does not know is a block, as custom elements mostly are. */
export const roleOf = (name: string): ElementRole => roles.get(name) ?? 'block'
