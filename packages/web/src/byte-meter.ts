import { LastingWebFault } from './web-fault.ts'

export type ByteCaps = { wireBytes: number; decodedBytes: number; ratio: number }

/** Small answers may compress as well as they like: a page of spaces is no bomb. */
const RATIO_FLOOR = 1024 * 1024

/** Counts one answer while it streams, and ends it with `too-large` or `bomb` when it passes a cap. */
export type ByteMeter = {
  readonly url: string
  readonly wire: number
  /** counts bytes as they came from the socket */
  addWire(bytes: number): void
  /** starts the count of one decoding layer; each layer has the whole cap */
  layer(): (bytes: number) => void
}

export const byteMeter = (caps: ByteCaps, url: string): ByteMeter => {
  let wire = 0
  const tooLarge = (what: string, bytes: number) =>
    new LastingWebFault('too-large', `${url}: ${what} is larger than ${bytes} bytes`, { url })
  return {
    url,
    get wire() {
      return wire
    },
    addWire: (bytes) => {
      wire += bytes
      if (wire > caps.wireBytes) throw tooLarge('the answer', caps.wireBytes)
    },
    layer: () => {
      let decoded = 0
      return (bytes) => {
        decoded += bytes
        if (decoded > RATIO_FLOOR && decoded > wire * caps.ratio) {
          throw new LastingWebFault('bomb', `${url}: ${wire} bytes unpack to more than ${decoded}`, { url })
        }
        if (decoded > caps.decodedBytes) throw tooLarge('the unpacked answer', caps.decodedBytes)
      }
    },
  }
}
