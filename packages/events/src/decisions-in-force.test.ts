import { describe, expect, it } from 'vitest'
import { decisionsInForce } from './index.ts'

const made = (id: string) => ({ id, kind: 'together', undoes: null })
const undo = (id: string, undoes: string) => ({ id, kind: 'undone', undoes })
const inForce = (...decisions: { id: string; kind: string; undoes: string | null }[]): string[] =>
  decisionsInForce(decisions).map(({ id }) => id)

describe('a decision', () => {
  it('holds until it is taken back, and again when that is taken back', () => {
    expect(inForce(made('a'), made('b'))).toEqual(['a', 'b'])
    expect(inForce(made('a'), made('b'), undo('u', 'a'))).toEqual(['b', 'u'])
    expect(inForce(made('a'), undo('u', 'a'), undo('v', 'u'))).toEqual(['a', 'v'])
    expect(inForce(made('a'), undo('u', 'a'), undo('v', 'u'), undo('w', 'v'))).toEqual(['u', 'w'])
  })

  it('taken back twice holds only when both are taken back', () => {
    const twice = [made('a'), undo('u', 'a'), undo('v', 'a')]
    expect(inForce(...twice, undo('w', 'u'))).toEqual(['v', 'w'])
    expect(inForce(...twice, undo('w', 'u'), undo('x', 'v'))).toEqual(['a', 'w', 'x'])
  })
})
