import { type Element, isTag, isText } from 'domhandler'

/** Whether a text is white space of ASCII alone, as half of all texts of a page are. */
export const isBlank = (data: string): boolean => {
  for (let at = 0; at < data.length; at++) {
    const code = data.charCodeAt(at)
    if (code !== 0x20 && (code < 0x09 || code > 0x0d)) return false
  }
  return true
}

/** Elements whose parts a page sets side by side: a caption and its credit, a name and a date, a kicker and a headline. */
const ROWS = new Set(['div', 'header', 'h1', 'h2', 'h3', 'figcaption'])

/** Whether an element is nothing but spans of more than a letter each. */
export const isRow = ({ name, children }: Element): boolean =>
  children.length > 1 &&
  children.length < 8 &&
  ROWS.has(name) &&
  children.every((child) =>
    isTag(child)
      ? (child.name === 'span' || child.name === 'time') &&
        child.children.every((part) => !isText(part) || part.data.length > 1)
      : !isText(child) || isBlank(child.data),
  )

/** Whether an element begins with a picture, so that what stands beside it is a caption where that is short. */
export const opensWithPicture = ({ children }: Element): boolean => {
  const first = children.find((child) => !isText(child) || !isBlank(child.data))
  return first !== undefined && isTag(first) && first.name === 'picture'
}
