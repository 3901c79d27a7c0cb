import type { ReplaySelection } from '@blotter/events'
import type { Replay } from '@blotter/log'
import { DEFAULT_BUDGET, speaksAgainst } from '@blotter/replay'
import { escapeHtml } from '../../html-text.ts'
import { sayChange } from '../say-change.ts'
import type { Totals } from '../totals.ts'
import { cutHtml } from './cut-text.ts'

/** What a page says of the replay itself. */
export type DecidedReplay = Pick<
  Replay,
  'id' | 'stage' | 'state' | 'selection' | 'versions' | 'undoes' | 'who' | 'why' | 'startedAt' | 'approval'
>

/** Which replay it is: versions, selection, who began it and why. */
export const replayHead = (replay: DecidedReplay, position: number): string => {
  const { id, stage, undoes, who, why, startedAt, versions, selection } = replay
  return `<header>
<h1>Replay ${escapeHtml(id)}</h1>
<p>From ${stage} on, over the log up to position ${position}. Started by ${cutHtml(who)}, ${escapeHtml(startedAt.slice(0, 16))}${why ? `: ${cutHtml(why)}` : ''}.${undoes ? ` Undoes ${escapeHtml(undoes)}.` : ''}</p>
<ul>${versions.map((change) => `<li>${escapeHtml(sayChange(change))}</li>`).join('')}</ul>
<p>${selectionWords(selection)}</p>
</header>`
}

const selectionWords = ({ since, until, feed, type, country, sample }: ReplaySelection): string => {
  const parts = [
    since && `published since ${since.slice(0, 10)}`,
    until && `published until ${until.slice(0, 10)}`,
    feed && `first brought by feed ${feed}`,
    type && `claiming ${type}`,
    country && `claiming a place in ${country}`,
  ].filter((part) => part !== undefined)
  const articles = parts.length ? `Articles ${parts.join(', ')}` : 'All articles'
  return `${cutHtml(articles)}${sample ? `, a sample of ${sample}` : ''}.`
}

/** Whether it may be promoted, by the default budgets and the gold set, in words. */
export const verdict = (replay: DecidedReplay, totals: Totals): string => {
  const against = speaksAgainst(totals, DEFAULT_BUDGET)
  const [sign, sentence] = against.length
    ? ['against', `Speaks against a promotion: ${against.join('; ')}.`]
    : ['within', `Nothing speaks against a promotion: ${shares(totals)}.`]
  const gold = totals.gold
    ? `<p>Gold set of ${totals.gold.articles} articles: F1 ${percent(totals.gold.before)} before, ${percent(totals.gold.after)} after.</p>`
    : ''
  return `<div class="verdict ${sign}"><p><b>${escapeHtml(sentence)}</b></p>${gold}<p>${next(replay, against.length > 0)}</p></div>`
}

const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`

const shares = ({ articles, incidents, replaced }: Totals): string => {
  const { maxGone, maxFailed } = DEFAULT_BUDGET
  const inputs = Object.values(articles).reduce((sum, count) => sum + count, 0)
  return `${incidents.gone + replaced} of ${incidents.before} incidents are gone or go on under another id (at most ${percent(maxGone)} may be), ${articles.failed} of ${inputs} articles failed (at most ${percent(maxFailed)})`
}

const next = ({ id, state, selection, approval }: DecidedReplay, over: boolean): string => {
  if (state !== 'diffed')
    return `This replay is ${state}${approval ? `; ${cutHtml(approval.who)} approved it: ${cutHtml(approval.why)}` : ''}.`
  const command = (verb: string): string =>
    `<code>npx --no-install blotter replay ${verb} ${escapeHtml(id.slice(0, 8))} --reason …</code>`
  if (selection.sample) return `A sample can be read, not promoted: ${command('discard')}`
  return `${command(over ? 'promote --force' : 'promote')} or ${command('discard')}`
}
