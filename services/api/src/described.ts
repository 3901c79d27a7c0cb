import { apiApp } from './app.ts'
import { describe } from './description.ts'
import type { ApiSources } from './desk.ts'

/** The description of an API that answers nobody: its routes are made and never asked. */
export const describeSources = (): ReturnType<typeof describe> =>
  describe(apiApp({} as ApiSources, { names: new Set(), opening: { open: true, loopback: true }, origins: [] })) // nothing is read before a request
