import { escapeHtml } from '../../html-text.ts'
import { lineWithoutControls } from '../../plain-text.ts'

const MOST = 300

/** A value from outside on a page: escaped, on one line, at most 300 characters, in a direction of its own. */
export const cutHtml = (value: string, empty = 'none'): string => {
  const line = lineWithoutControls(value).trim()
  if (!line) return `<i>${empty}</i>`
  return `<bdi>${escapeHtml(line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line)}</bdi>`
}
