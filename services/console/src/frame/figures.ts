import { html } from 'hono/html'
import type { Markup } from './markup.ts'

/** 95000 → '95,000' */
export const number = (value: number): string => value.toLocaleString('en')

/** `1 feed`, `2,000 feeds`. */
export const counted = (count: number, noun: string): string => `${number(count)} ${noun}${count === 1 ? '' : 's'}`

/** 0.4 → '0.4', 12.3 → '12' */
export const rate = (perMinute: number): string =>
  number(perMinute < 10 ? Math.round(perMinute * 10) / 10 : Math.round(perMinute))

/** 4.2 → '4 ms', 900 → '0.9 s', 75 000 → '1 min 15 s', 7 200 000 → '2 h 0 min', 200 000 000 → '2 d 7 h' */
export const age = (ms: number): string => {
  if (ms < 100) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 60) return `${minutes} min ${Math.floor((ms % 60_000) / 1_000)} s`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** A moment in UTC: its time of today, its day and minute else. @param now  ms since 1970 */
export const moment = (at: string | null, now = Date.now()): Markup => {
  if (!at) return html`<span class="dim">–</span>`
  const today = new Date(now).toISOString().slice(0, 10)
  const shown = at.startsWith(today) ? at.slice(11, 19) : at.slice(0, 16).replace('T', ' ')
  return html`<time datetime="${at}" title="${at}">${shown}</time>`
}

/** How long ago a moment was. */
export const ago = (at: string | null, now = Date.now()): Markup =>
  at
    ? html`<time datetime="${at}" title="${at}">${age(Math.max(0, now - Date.parse(at)))} ago</time>`
    : html`<span class="dim">never</span>`
