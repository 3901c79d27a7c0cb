import { v5 } from 'uuid'

// Blotter's own name space, so that no other system's UUIDv5 of the same name meets ours.
const BLOTTER = 'b1077e50-5f0a-5a7e-9b1d-6f1e1d9a2c31'

/**
 * A UUIDv5 in Blotter's name space (RFC 9562, 5.5). Parts are joined with U+001F, which no URL or id holds, so that
 * ['a', 'bc'] and ['ab', 'c'] differ. Half a surrogate pair counts as U+FFFD: UTF-8 has no bytes for it.
 */
export const deterministicId = (...parts: (string | number)[]): string =>
  v5(parts.join('\u001f').toWellFormed(), BLOTTER)
