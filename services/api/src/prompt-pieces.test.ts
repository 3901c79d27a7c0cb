import { expect, it } from 'vitest'
import { promptPieces } from './prompt-pieces.ts'

async function* numbers(ended: () => void): AsyncGenerator<number> {
  try {
    yield* [1, 2, 3]
  } finally {
    ended()
  }
}

it('a reader that takes every piece is never late, one that leaves a piece is, and both end what they read', async () => {
  const told: string[] = []
  const open = (name: string, ms: number) => {
    const { promise: late, resolve } = Promise.withResolvers<number>()
    const pieces = promptPieces(
      numbers(() => told.push(`${name} ended`)),
      { ms, late: () => resolve(told.push(`${name} late`)) },
    )
    return { pieces, late }
  }
  for await (const number of open('prompt', 60_000).pieces) told.push(`${number}`)
  const slow = open('slow', 1)
  await slow.pieces.next()
  await slow.late
  await slow.pieces.return(undefined)
  expect(told).toEqual(['1', '2', '3', 'prompt ended', 'slow late', 'slow ended'])
})
