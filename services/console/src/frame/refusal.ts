import { html } from 'hono/html'
import type { Visit } from './desk.ts'
import { page } from './page.ts'

/** Why a request gets nothing: a sentence, and the status that says the same. */
export class Refusal extends Error {
  readonly code = 'refused'
  readonly status: 400 | 401 | 403 | 404 | 409 | 413
  constructor(status: Refusal['status'], sentence: string) {
    super(sentence)
    this.status = status
  }
}

/** The page that says it. */
export const refusalPage = async (visit: Visit, status: number, sentence: string) => {
  const body = html`<h1>${status === 404 ? 'Not here' : 'Not done'}</h1><p class="verdict bad"><span aria-hidden="true">▲</span> ${sentence}</p><p><a href="/">To the first screen</a></p>`
  return page(visit, { title: status === 404 ? 'Not here' : 'Not done', body })
}
