import { gunzipSync } from 'node:zlib'
import { InputFault } from '@blotter/events'
import { limits } from './limits.ts'
import type { WarningList } from './warning.ts'

/**
 * The bytes of the feed: inflated when they begin with gzip's magic number (RFC 1952), whatever the headers said.
 * @throws InputFault `too-large` past the byte cap, `bad-gzip` when nothing can be inflated
 */
export const inflate = (body: Uint8Array, warnings: WarningList): Uint8Array => {
  if (body.length > limits.bytes) throw tooLarge()
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body
  warnings.add('gzip-body', 'The body was gzip without a header that says so.')
  try {
    // A cut stream gives what it holds: a truncated feed still has its first items.
    return gunzipSync(body, { maxOutputLength: limits.bytes, finishFlush: 2 })
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge()
    throw new InputFault('bad-gzip', 'The body begins like gzip and cannot be inflated.', { cause })
  }
}

const tooLarge = () => new InputFault('too-large', `The feed is larger than ${limits.bytes} bytes.`)
