import { withoutControls } from './plain-text.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text from outside as HTML shows it: no tag, no control character, no mark that turns the direction of what follows. */
export const escapeHtml = (text: string): string =>
  withoutControls(text)
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
    .replace(TURNING, (sign) => `[U+${sign.codePointAt(0)?.toString(16).toUpperCase()}]`)

// Matches U+202E (right-to-left override), U+2066. Not: U+200F, which turns nothing but itself.
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g
