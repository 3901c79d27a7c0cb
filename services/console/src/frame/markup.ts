import type { html } from 'hono/html'

/** A piece of a page that is escaped already. */
export type Markup = ReturnType<typeof html>
