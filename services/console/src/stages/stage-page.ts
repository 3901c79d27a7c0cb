import type { QueuedJob, QueuedState } from '@blotter/queue'
import { goalOf, parkedByReason } from '@blotter/views'
import { html } from 'hono/html'
import type { Visit } from '../frame/desk.ts'
import { age, ago, moment, number, rate } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { page } from '../frame/page.ts'
import { sparkline } from '../frame/sparkline.ts'
import { moodOf, state } from '../frame/state.ts'
import { table } from '../frame/table.ts'
import { foreign } from '../frame/text.ts'
import type { Overview } from '../now/overview.ts'
import { workerBlock } from '../now/worker-block.ts'
import type { ConsoleSources } from '../sources.ts'
import { jobWords } from './job-words.ts'
import { pauseForm } from './pause-form.ts'

const SHOWN = 20

/** One stage: its row in full, its oldest jobs, what failed for which reason, who works on it. */
export const stagePage = async (
  visit: Visit,
  { log, queues }: ConsoleSources,
  { stage: name, overview }: { stage: string; overview: Overview },
) => {
  const stage = overview.stages.find((each) => each.stage === name)
  if (!stage) throw new Error(`the look has no stage ${name}`)
  const peek = (of: QueuedState): Promise<QueuedJob[]> => queues.peek(name, of, SHOWN)
  const [active, waiting, later] = await Promise.all([peek('active'), peek('waiting'), peek('delayed')])
  const dead = (await parkedByReason(log)).filter((group) => group.stage === name)
  const body = html`<h1>${name} ${state(stage.verdict.state, moodOf(stage.verdict.state))}</h1>
<p>${foreign(stage.verdict.reason, { most: 600 })}</p>
${figures(stage)}
${sparkline({ came: stage.inPerMinute === null ? null : stage.minutes.in, left: stage.minutes.out })}
<p class="dim">The last hour, a point a minute: what came (dashed), and what left.</p>
<div id="pause">${pauseForm(visit, [name], stage.paused)}</div>
<h2>Failed for good, by reason</h2>
${
  dead.length
    ? table(
        'Failed for good',
        [
          { name: 'reason' },
          { name: 'inputs', n: true },
          { name: 'latest' },
          { name: 'said of the latest', wide: true },
        ],
        dead.map((group) => [
          html`<a href="/dead?stage=${name}&amp;code=${encodeURIComponent(group.reason)}">${foreign(group.reason)}</a>`,
          number(group.count),
          moment(group.latest),
          foreign(group.message.split('\n')[0]),
        ]),
      )
    : html`<p class="dim">Nothing waits for a person.</p>`
}
${jobs(name, { title: 'In hand', of: active })}
${jobs(name, { title: 'Waiting, the oldest first', of: waiting })}
${jobs(name, { title: 'Waiting for another attempt', of: later })}
${workerBlock(stage.crew as Overview['workers'])}`
  return page(visit, { title: name, at: '/stages', again: 15, body })
}

const figures = (stage: Overview['stages'][number]): Markup => {
  const { times } = stage
  const time = (ms: number | null): string => (ms === null ? '–' : age(ms))
  const rows: [string, string | Markup][] = [
    ['oldest waiting', stage.oldestWaitingMs === null ? '–' : age(stage.oldestWaitingMs)],
    ['goal', age(goalOf(stage.stage))],
    ['inputs waiting', `${number(stage.waitingInputs)} in ${number(stage.waiting)} jobs`],
    ['active, stalled', `${number(stage.active)}, ${number(stage.stalled)}`],
    ['in, out a minute', `${stage.inPerMinute === null ? '–' : rate(stage.inPerMinute)}, ${rate(stage.outPerMinute)}`],
    ['wait p50, p95', `${time(times.waitP50)}, ${time(times.waitP95)}`],
    ['run p50, p95', `${time(times.runP50)}, ${time(times.runP95)}`],
    ['retries in 5 min', number(times.retries)],
    ['dead', html`<a href="/dead?stage=${stage.stage}">${number(stage.parked)}</a>`],
  ]
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

const jobs = (
  stage: string,
  { title, of }: { title: string; of: readonly QueuedJob[] },
): Markup => html`<h2>${title}</h2>
${
  of.length
    ? table(
        title,
        [
          { name: 'job' },
          { name: 'stands for', wide: true },
          { name: 'attempts', n: true },
          { name: 'added' },
          { name: 'due, taken' },
          { name: 'failed with', wide: true },
        ],
        of.map((job) => [
          html`<a href="/jobs/${stage}/${encodeURIComponent(job.id)}">${foreign(job.id, { most: 60 })}</a>`,
          jobWords(job),
          number(job.attempts),
          ago(job.addedAt),
          moment(job.dueAt ?? job.takenAt),
          foreign(job.failedFor),
        ]),
      )
    : html`<p class="dim">None.</p>`
}`
