/** An event that its projection cannot fold; the projection is stopped there, and no other one is. */
export class Poisoned extends Error {
  readonly position: number
  constructor({ type, position }: { type: string; position: number }, cause: unknown) {
    super(`event ${type} at position ${position}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.name = 'Poisoned'
    this.position = position
  }
}
