import type { Log } from '@blotter/log'
import { countParked, listParked } from '@blotter/views'
import { html } from 'hono/html'
import { actForm } from '../frame/act-form.ts'
import type { Visit } from '../frame/desk.ts'
import { counted } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { page } from '../frame/page.ts'
import { foreign } from '../frame/text.ts'

/** Which dead letters are meant, and what is to become of them: those named, or all that match. */
export type Chosen = {
  verdict: 'retry' | 'discard'
  ids?: readonly string[]
  stage?: string | undefined
  code?: string | undefined
}

const EXAMPLES = 5

/** How many they are, before anything is done. */
export const askPage = async (visit: Visit, log: Log, chosen: Chosen): Promise<Markup> => {
  const { verdict, ids, stage, code } = chosen
  const selection = { ids, stage, reason: code }
  const count = await countParked(log, selection)
  const examples = await listParked(log, { ...selection, limit: EXAMPLES })
  const words = `${verdict === 'retry' ? 'Try' : 'Give up'} ${counted(count, 'input')}${verdict === 'retry' ? ' again' : ''}`
  const body = html`<h1>${words}?</h1>
<p>That is ${saySelection(chosen)}. ${
    verdict === 'retry'
      ? 'Attempts begin anew; what fails again comes back here.'
      : 'Their articles end there, under that name. What was fetched and read of them stays.'
  }${count > 1_000 ? ' It is done a thousand at a time, and can be watched.' : ''}</p>
<ul class="counts">${examples.map(({ id, error }) => html`<li><b>${foreign(id)}</b> ${foreign(error.code)}: <span class="dim">${foreign(error.message.split('\n')[0])}</span></li>`)}</ul>
${count > EXAMPLES ? html`<p class="dim">and ${counted(count - EXAMPLES, 'further one')}</p>` : ''}
${
  count
    ? actForm(visit, {
        action: '/dead/decide',
        button: words,
        grave: verdict === 'discard',
        hidden: hiddenOf(chosen, count),
        command: `npx --no-install blotter dead ${verdict} … --reason …`,
      })
    : html`<p>Nothing of that waits for a person any more.</p>`
}
<p><a href="/dead">Back, and do nothing</a></p>`
  return page(visit, { title: words, at: '/dead', body })
}

/** The selection in words, as the log keeps it too. */
export const saySelection = ({ ids, stage, code }: Chosen): string => {
  if (ids) return ids.join(' ')
  return [stage && `stage ${stage}`, code && `code ${code}`].filter(Boolean).join(', ') || 'all'
}

const hiddenOf = ({ verdict, ids, stage, code }: Chosen, count: number): [string, string][] => [
  ['verdict', verdict],
  ['counted', String(count)],
  ['scope', ids ? 'chosen' : 'all'],
  ...(ids ?? []).map((id): [string, string] => ['id', id]),
  ...(stage ? [['stage', stage] satisfies [string, string]] : []),
  ...(code ? [['code', code] satisfies [string, string]] : []),
]
