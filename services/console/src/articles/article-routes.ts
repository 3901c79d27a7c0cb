import { articleIdsOf } from '@blotter/feeds'
import { eventStages } from '@blotter/pipeline'
import { type ArticleTrail, articlesOfIncident, articleTrail, countOutcomes } from '@blotter/views'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Desk, Visit } from '../frame/desk.ts'
import { number } from '../frame/figures.ts'
import { page } from '../frame/page.ts'
import { asked } from '../frame/query.ts'
import { table } from '../frame/table.ts'
import { foreign } from '../frame/text.ts'
import { heldFor } from '../held-for.ts'
import type { ConsoleSources } from '../sources.ts'
import { articlePage } from './article-page.ts'

// Matches "8e58ec91-0e8b-54ce-885f-6541fc15c057". Not: "8e58ec91".
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

// ms. Counting reads every article, which is a second's work where there are millions.
const OUTCOMES_HOLD = 10_000

/** "Where did it go": any address or id leads to what became of it. */
export const articleRoutes = ({ log }: ConsoleSources): Hono<Desk> => {
  const routes = new Hono<Desk>()
  const outcomes = heldFor(OUTCOMES_HOLD, () => countOutcomes(log))
  routes.get('/articles', async (visit) => {
    const wanted = asked(visit, 'q')
    if (!wanted) return visit.html(await funnelPage(visit, await outcomes()))
    const to = await placeOf(log, wanted)
    if (to) return visit.redirect(to, 303)
    return visit.html(await unknownPage(visit, wanted), 404)
  })
  routes.get('/articles/:id', async (visit) => {
    const id = visit.req.param('id')
    const trails = UUID.test(id) ? await trailsOf(log, id) : []
    if (!trails.length) return visit.html(await unknownPage(visit, id), 404)
    return visit.html(await articlePage(visit, log, trails))
  })
  return routes
}

/** The page that answers for what somebody looks for: an address, an id with or without its kind, a position, a job. */
const placeOf = async (log: ConsoleSources['log'], wanted: string): Promise<string | null> => {
  if (/^\d{1,15}$/.test(wanted)) return `/log/${wanted}`
  if (URL.canParse(wanted)) {
    for (const id of articleIdsOf(wanted)) if ((await log.readStream(`article/${id}`)).length) return `/articles/${id}`
    const [feed] = await log.query<{ id: string }>('SELECT feed_id AS id FROM blotter_work.feed WHERE url = $1', [
      wanted,
    ])
    return feed ? `/feeds/${feed.id}` : null
  }
  const [, kind, id = wanted] = /^(article|incident|feed|replay)\/(.+)$/.exec(wanted) ?? []
  if (!UUID.test(id)) return null
  const kinds = kind ? [kind] : ['article', 'incident', 'feed', 'replay']
  for (const each of kinds) if ((await log.readStream(`${each}/${id}`)).length) return `/${each}s/${id}`
  return (await articlesOfIncident(log, id)).length ? `/incidents/${id}` : null
}

/** The trail of an article, and of the one that it was merged into. */
const trailsOf = async (log: ConsoleSources['log'], first: string): Promise<ArticleTrail[]> => {
  const trails: ArticleTrail[] = []
  const wanted = [first]
  for (let id = wanted.shift(); id !== undefined; id = wanted.shift()) {
    if (trails.some(({ articleId }) => articleId === id)) continue
    const trail = await articleTrail(log, id, eventStages)
    if (!trail) continue
    trails.push(trail)
    wanted.push(...trail.events.flatMap((event) => (event.type === 'ArticleMerged' ? [event.data.into] : [])))
  }
  return trails
}

const search = (wanted = '') =>
  html`<form class="filter" action="/articles" aria-label="Where did it go"><label>Address, id or log position <input name="q" type="search" size="60" value="${wanted}" required></label><button>Where did it go?</button></form>`

const funnelPage = (visit: Visit, outcomes: Awaited<ReturnType<typeof countOutcomes>>) =>
  page(visit, {
    title: 'Where did it go',
    at: '/articles',
    body: html`<h1>Where did it go?</h1><p class="dim">Every end of an article has a name. Give an address, an id of an article, incident, feed or replay, or a position of the log.</p>${search()}
<h2>Where articles are, and how they ended</h2>
${
  outcomes.length
    ? table(
        'Outcomes of articles',
        [{ name: 'where it is, or how it ended' }, { name: 'articles', n: true }],
        outcomes.map(({ outcome, articles }) => [foreign(outcome), number(articles)]),
      )
    : html`<p class="dim">No article yet.</p>`
}`,
  })

const unknownPage = (visit: Visit, wanted: string) =>
  page(visit, {
    title: 'Never seen',
    at: '/articles',
    body: html`<h1>Never seen</h1><p>No event speaks of ${foreign(wanted)}: no feed has shown it, or under another address.</p>${search(wanted)}`,
  })
