import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openPlaces } from './places.ts'

it('no asker has more than a share, all together no more than there are, and what is given back is there again', () => {
  const move = fc.record({ asker: fc.constantFrom(null, 'a', 'b', 'c'), back: fc.boolean() })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const places = openPlaces({ all: 5, each: 2 })
      const held: { asker: string | null; giveBack: () => void }[] = []
      for (const { asker, back } of moves) {
        if (back) {
          const one = held.shift()
          // A second time changes nothing.
          one?.giveBack()
          one?.giveBack()
          continue
        }
        const own = held.filter((each) => each.asker === asker).length
        const giveBack = places.take(asker)
        expect(giveBack !== null).toBe(held.length < 5 && (asker === null || own < 2))
        if (giveBack) held.push({ asker, giveBack })
      }
    }),
  )
})
