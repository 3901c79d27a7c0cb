import { html } from 'hono/html'
import type { Markup } from './markup.ts'

export type Mood = 'ok' | 'bad' | 'wait' | 'none'

const SIGNS: Record<Mood, string> = { ok: '●', bad: '▲', wait: '◆', none: '○' }

/** A state by its word, with a sign and a colour that say it again. */
export const state = (word: string, mood: Mood): Markup =>
  html`<span class="state ${mood}"><span aria-hidden="true">${SIGNS[mood]}</span> ${word}</span>`

const VERDICTS: Readonly<Record<string, Mood>> = {
  ok: 'ok',
  fresh: 'ok',
  new: 'none',
  paused: 'wait',
  late: 'wait',
  suspended: 'none',
  // of a log's end
  promoted: 'ok',
  discarded: 'none',
  diffed: 'wait',
}

/** How a verdict on a stage, a feed or a replay looks. */
export const moodOf = (verdict: string): Mood => VERDICTS[verdict] ?? 'bad'

/** A reason without the command that it ends with: here is a link for that. */
export const withoutCommand = (reason: string): string => reason.replace(/: blotter [a-z -]+$/, '')
