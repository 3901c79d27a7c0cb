import { writeFileSync } from 'node:fs'
import { clientSource } from '../src/client-source.ts'
import { describeSources } from '../src/described.ts'

// Writes what is made from the routes: the description that the snapshot test holds, and the client.
const description = describeSources()
const at = (path: string): URL => new URL(path, import.meta.url)
writeFileSync(at('../openapi.gen.json'), `${JSON.stringify(description, null, 1)}\n`)
writeFileSync(at('../../../packages/client/src/operations.gen.ts'), clientSource(description))
