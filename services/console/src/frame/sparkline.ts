import { html } from 'hono/html'
import { number } from './figures.ts'
import type { Markup } from './markup.ts'

const [WIDTH, HEIGHT] = [120, 24]

/** The last hour of a stage as two lines, drawn here: what came (dashed) and what left. */
export const sparkline = ({ came, left }: { came: readonly number[] | null; left: readonly number[] }): Markup => {
  const most = Math.max(1, ...(came ?? []), ...left)
  const line = (values: readonly number[]): string =>
    values
      .map((value, at) => {
        const x = (at * WIDTH) / Math.max(1, values.length - 1)
        return `${round(x)},${round(HEIGHT - 1 - (value / most) * (HEIGHT - 2))}`
      })
      .join(' ')
  const sum = (values: readonly number[]): string => number(values.reduce((total, value) => total + value, 0))
  const said = `within the hour ${came ? `${sum(came)} came, ` : ''}${sum(left)} left; at most ${number(most)} a minute`
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${said}"><title>${said}</title>${
    came ? html`<polyline class="came" points="${line(came)}"/>` : ''
  }<polyline class="left" points="${line(left)}"/></svg>`
}

const round = (value: number): string => String(Math.round(value * 10) / 10)
