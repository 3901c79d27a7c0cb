import { eventStages } from '@blotter/pipeline'
import type { StageJob } from '@blotter/queue'
import { articleTrail } from '@blotter/views'
import { html } from 'hono/html'
import { trailList } from '../articles/trail-list.ts'
import type { Visit } from '../frame/desk.ts'
import { moment, number } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { page } from '../frame/page.ts'
import { foreign, plain } from '../frame/text.ts'
import type { ConsoleSources } from '../sources.ts'
import { jobWords } from './job-words.ts'

// Of a stretch, the articles of so many inputs are told in full.
const TOLD = 5

/** One job: what it carries, its attempts and stacks, and the whole story of its articles. */
export const jobPage = async (
  visit: Visit,
  { log, queues }: ConsoleSources,
  { stage, id }: { stage: string; id: string },
) => {
  const job = await queues.find(stage, id)
  const data = job?.data ?? fromId(id)
  const inputs = data && !('kind' in data) ? await log.readUndone(inputOf(stage), stretchOf(data)) : []
  const single = data && 'position' in data ? await log.readAt(data.position) : null
  const streams = [...new Set([...(single ? [single] : []), ...inputs].map(({ streamId }) => streamId))]
  const articles = streams
    .filter((stream) => stream.startsWith('article/'))
    .map((stream) => stream.slice('article/'.length))
  const trails = await Promise.all(articles.slice(0, TOLD).map((article) => articleTrail(log, article, eventStages)))
  const body = html`<h1>Job ${foreign(id, { most: 80 })} <span class="dim">at <a href="/stages/${stage}">${stage}</a></span></h1>
${
  job
    ? html`<dl class="pairs"><dt>state</dt><dd>${job.state}</dd><dt>stands for</dt><dd>${jobWords(job)}</dd>
<dt>attempts begun</dt><dd>${number(job.attempts)}</dd><dt>added</dt><dd>${moment(job.addedAt)}</dd>
<dt>last taken</dt><dd>${moment(job.takenAt)}</dd><dt>next attempt</dt><dd>${moment(job.dueAt)}</dd>
<dt>failed with</dt><dd>${foreign(job.failedFor, { most: 1_000 })}</dd></dl>
<h2>Payload</h2><pre>${JSON.stringify(job.data, null, 2)}</pre>
${job.stacks.length ? html`<h2>Stacks <span class="dim">the newest last</span></h2>${job.stacks.map((stack) => html`<pre>${plain(stack)}</pre>`)}` : ''}`
    : html`<p>The queue does not hold it: it is done, or was given back to the log. ${data ? html`It stood for ${jobWords({ data })}.` : ''}</p>`
}
${story(
  trails.flatMap((trail) => trail ?? []),
  articles.length,
)}`
  return page(visit, { title: `job ${id}`, at: '/stages', body })
}

const story = (trails: Parameters<typeof trailList>[0][], all: number): Markup | string =>
  trails.length
    ? html`<p class="note">The story of ${all > trails.length ? `${trails.length} of its ${all} articles` : all === 1 ? 'its article' : `its ${all} articles`}:</p>${trails.map((trail) => trailList(trail))}`
    : ''

const inputOf = (stage: string) => ({
  stage,
  takes: [...(eventStages.find(({ name }) => name === stage)?.takes ?? [])],
})

const stretchOf = (data: Exclude<StageJob, { kind: 'poll' }>) =>
  'position' in data ? { from: data.position, to: data.position } : { from: data.from, to: data.to }

// Matches "p-12", "p-12-340-32". Not: "t-poll-9f-1700000000000".
const OF_LOG = /^p-(\d+)(?:-(\d+)(?:-(\d+))?)?$/

/** What a job that is gone stood for, as its id says. */
const fromId = (id: string): StageJob | null => {
  const [, from, to, inputs] = OF_LOG.exec(id) ?? []
  if (!from) return null
  return to ? { from: Number(from), to: Number(to), inputs: Number(inputs ?? 1) } : { position: Number(from) }
}
