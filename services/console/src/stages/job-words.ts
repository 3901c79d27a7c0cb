import type { QueuedJob } from '@blotter/queue'
import { html } from 'hono/html'
import { counted } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { foreign } from '../frame/text.ts'

/** What a job stands for: a poll of a feed, an event of the log, or a stretch of them. */
export const jobWords = ({ data }: Pick<QueuedJob, 'data'>): Markup => {
  if ('position' in data) return html`event <a href="/log/${data.position}">${data.position}</a>`
  if ('from' in data)
    return html`${counted(data.inputs ?? 1, 'input')} from <a href="/log/${data.from}">${data.from}</a> to <a href="/log/${data.to}">${data.to}</a>`
  const [feed = ''] = data.subject.split('#')
  return html`${data.kind} of <a href="/feeds/${encodeURIComponent(feed)}">${foreign(data.subject, { most: 60 })}</a>, due ${data.dueAt.slice(0, 19)}`
}
