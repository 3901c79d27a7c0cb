import { type Claim, labelOf } from '@blotter/events'
import { html } from 'hono/html'
import type { Markup } from '../frame/markup.ts'
import { foreign } from '../frame/text.ts'

/** What a claim says, field by field; empty fields are left out. */
export const claimCard = (claim: Claim, number: number, head: Markup | string = ''): Markup =>
  html`<div class="claim" id="report-${number}"><h3>${number}. ${labelOf(claim.type)} <span class="dim">${claim.type}, ${claim.status}, ${claim.execution}</span></h3>${head}
<dl class="pairs">${fieldsOf(claim)
    .filter(([, says]) => says !== '')
    .map(([name, says]) => html`<dt>${name}</dt><dd>${foreign(says, { most: 500 })}</dd>`)}</dl></div>`

const fieldsOf = (claim: Claim): [string, string][] => {
  const { when, where, casualties, actors, targets, victims, weapons, attribution } = claim
  return [
    [
      'when',
      [
        when.start ?? 'open',
        when.end && when.end !== when.start ? `… ${when.end}` : '',
        when.text ? `(“${when.text}”)` : '',
      ]
        .filter(Boolean)
        .join(' '),
    ],
    ['where', where ? `${where.path.join(' › ')} (${where.precision})` : 'open'],
    [
      'how many',
      casualties.map((each) => `${range(each)} ${each.kind}${each.group ? ` (${each.group})` : ''}`).join(', '),
    ],
    ['who', actors.map(({ name, role, certainty }) => `${name} (${role}, ${certainty})`).join('; ')],
    ['what was hit', targets.map(({ name, effect }) => `${name}${effect ? ` (${effect})` : ''}`).join('; ')],
    ['who was hit', victims.map(({ name }) => name).join('; ')],
    ['weapons', weapons.map(({ name, code }) => `${name} (${code})`).join('; ')],
    ['says', attribution?.name ?? ''],
    ['claim', claim.id],
  ]
}

const range = ({ min, max }: { min: number; max: number | null }): string =>
  max === min ? `${min}` : max === null ? `${min}+` : `${min}–${max}`
