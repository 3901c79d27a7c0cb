import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { clientSource } from './client-source.ts'
import { describeSources } from './described.ts'

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8')

it('the description and the client are those that the routes make; else: node services/api/scripts/write-description.ts', () => {
  const description = describeSources()
  expect(`${JSON.stringify(description, null, 1)}\n`).toBe(read('../openapi.gen.json'))
  expect(clientSource(description)).toBe(read('../../../packages/client/src/operations.gen.ts'))
})

it('every parameter says what it does', () => {
  const { paths = {} } = describeSources()
  for (const [path, item] of Object.entries(paths)) {
    for (const parameter of item.get?.parameters ?? [])
      expect([path, parameter], JSON.stringify(parameter)).toMatchObject([
        path,
        { description: expect.stringMatching(/\w{2}/) },
      ])
  }
})
