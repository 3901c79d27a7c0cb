// A hub and a feed that names it.
import { createHmac, randomBytes } from 'node:crypto'
import { send } from '../send.mjs'

export const websub = [
  [
    '/websub/feed.xml',
    (ctx) =>
      send(
        ctx.res,
        ctx.world.atom(
          ctx.world.latest(10, ctx.state.version),
          `<link rel="hub" href="${ctx.world.base}/websub/hub"/><link rel="self" href="${ctx.world.base}/websub/feed.xml"/>`,
        ),
        'application/atom+xml',
        { link: `<${ctx.world.base}/websub/hub>; rel="hub", <${ctx.world.base}/websub/feed.xml>; rel="self"` },
      ),
  ],
  [
    '/websub/hub',
    async (ctx) => {
      // accepts at once, then verifies the intent of the subscriber
      const form = new URLSearchParams(String(await ctx.body()))
      const mode = form.get('hub.mode')
      const callback = form.get('hub.callback')
      if (!callback || !/^(un)?subscribe$/.test(mode ?? '')) return send(ctx.res, 'bad request', 'text/plain', {}, 400)
      ctx.res.writeHead(202).end()
      const word = randomBytes(12).toString('hex')
      const ask = new URL(callback)
      for (const [k, v] of Object.entries({
        'hub.mode': mode,
        'hub.topic': form.get('hub.topic') ?? '',
        'hub.challenge': word,
        'hub.lease_seconds': '600',
      }))
        ask.searchParams.set(k, v)
      const reply = await fetch(ask)
        .then(async (r) => r.ok && (await r.text()).trim() === word)
        .catch(() => false)
      if (reply && mode === 'subscribe') ctx.state.subscribers.set(callback, form.get('hub.secret'))
      else if (reply) ctx.state.subscribers.delete(callback)
    },
  ],
  [
    '/websub/publish',
    async (ctx) => {
      // pushes the feed to every subscriber; ?forge=1 signs with the wrong secret
      const text = ctx.world.atom(ctx.world.latest(10, ctx.state.version))
      const statuses = []
      for (const [callback, secret] of ctx.state.subscribers) {
        const key = ctx.url.searchParams.has('forge') ? 'wrong' : secret
        const sign = key ? { 'x-hub-signature': `sha256=${createHmac('sha256', key).update(text).digest('hex')}` } : {}
        statuses.push(
          await fetch(callback, {
            method: 'POST',
            body: text,
            headers: {
              'content-type': 'application/atom+xml',
              link: `<${ctx.world.base}/websub/feed.xml>; rel="self"`,
              ...sign,
            },
          })
            .then((r) => r.status)
            .catch(() => 0),
        )
      }
      send(ctx.res, JSON.stringify({ statuses }), 'application/json')
    },
  ],
]
