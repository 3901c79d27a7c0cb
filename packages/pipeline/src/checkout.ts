import { fileURLToPath } from 'node:url'

/** The folder that this Blotter runs from. */
export const checkout = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')
