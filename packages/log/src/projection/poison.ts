import { ParkingFault } from '@blotter/events'

/** An event that its projection cannot fold; the projection is stopped there, and no other one is. */
export class Poisoned extends ParkingFault {
  readonly position: number
  constructor({ type, position }: { type: string; position: number }, cause: unknown) {
    super(
      'poison-event',
      `event ${type} at position ${position}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
    this.position = position
  }
}
