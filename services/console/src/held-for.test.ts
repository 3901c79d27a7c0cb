import { expect, it, vi } from 'vitest'
import { heldFor } from './held-for.ts'

it('what many ask for is read once, and again when it is old or could not be read', async () => {
  vi.useFakeTimers()
  let reads = 0
  const answers: (() => void)[] = []
  const ask = heldFor(1_000, async () => {
    reads += 1
    const mine = reads
    await new Promise<void>((resolve) => answers.push(resolve))
    if (mine === 2) throw new Error('no answer')
    return mine
  })
  const early = [ask(), ask()]
  vi.advanceTimersByTime(60_000)
  const late = ask()
  answers[0]?.()
  expect(await Promise.all([...early, late, ask()])).toEqual([1, 1, 1, 1])
  vi.advanceTimersByTime(1_000)
  const failed = ask()
  answers[1]?.()
  await expect(failed).rejects.toThrow('no answer')
  const again = ask()
  answers[2]?.()
  expect(await again).toBe(3)
  vi.useRealTimers()
})
