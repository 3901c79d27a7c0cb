import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { withCommas } from './comma-lines.ts'

it('features are parted by commas at the ends of their lines, wherever the pieces end that they come in', async () => {
  const lines = fc.array(fc.stringMatching(/^[a-zé{}",]{1,8}$/), { maxLength: 8 })
  const cuts = fc.array(fc.nat(80), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(lines, cuts, async (features, at) => {
      const bytes = Buffer.from(features.map((line) => `${line}\n`).join(''))
      const ends = [...new Set([0, ...at.filter((end) => end < bytes.length), bytes.length])].sort((a, b) => a - b)
      async function* pieces() {
        for (const [place, end] of ends.slice(1).entries()) yield bytes.subarray(ends[place], end)
      }
      const joined = features.length ? `${features.join(',\n')}\n` : ''
      expect((await buffer(withCommas(pieces()))).toString()).toBe(joined)
    }),
  )
})
