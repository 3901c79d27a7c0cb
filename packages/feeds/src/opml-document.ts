import { escapeText } from './markup-text.ts'
import type { FeedEntry } from './opml.ts'

/**
 * OPML 2.0 from which readOpml gives the same entries: each folder once, folders and feeds in the order in which the
 * entries first name them.
 */
export const writeOpml = (entries: readonly FeedEntry[]): string => {
  const list = newFolder('')
  for (const entry of entries) folderAt(list, entry.folders?.[0] ?? []).inside.push(entry)
  // A feed's further places come behind, since they must not bring folders before those that come up first.
  for (const entry of entries) for (const path of entry.folders?.slice(1) ?? []) folderAt(list, path).inside.push(entry)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head><title>Blotter feeds</title></head>',
    '  <body>',
    ...linesOf(list, '    '),
    '  </body>',
    '</opml>',
    '',
  ].join('\n')
}

type Folder = { name: string; inside: (FeedEntry | Folder)[]; folders: Map<string, Folder> }

const newFolder = (name: string): Folder => ({ name, inside: [], folders: new Map() })

const folderAt = (outer: Folder, [name, ...rest]: readonly string[]): Folder => {
  if (name === undefined) return outer
  const known = outer.folders.get(name)
  if (known) return folderAt(known, rest)
  const folder = newFolder(name)
  outer.folders.set(name, folder)
  outer.inside.push(folder)
  return folderAt(folder, rest)
}

const linesOf = ({ inside }: Folder, indent: string): string[] =>
  inside.flatMap((found) => {
    if ('url' in found) return `${indent}<outline ${attributesOf(found)}/>`
    const open = `${indent}<outline text="${escapeAttribute(found.name)}">`
    return [open, ...linesOf(found, `${indent}  `), `${indent}</outline>`]
  })

const attributesOf = ({ url, title, text, country, language, kind, copies, others }: FeedEntry): string => {
  const known = { text: text ?? title ?? url, title, type: 'rss', xmlUrl: url, country, language, kind, copies }
  return Object.entries({ ...known, ...others })
    .flatMap(([name, value]) => (value === undefined ? [] : `${name}="${escapeAttribute(value)}"`))
    .join(' ')
}

const escapeAttribute = (value: string): string =>
  escapeText(value.toWellFormed().replace(CONTROL, ' '))
    .replaceAll('"', '&quot;')
    // A reader makes a space of each that stands there as it is (XML 1.0, 3.3.3).
    .replace(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`)

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for control characters
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g
