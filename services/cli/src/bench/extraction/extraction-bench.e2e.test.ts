import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blotter, freshFolder } from '../../../test/blotter.ts'

test('without its data the bench measures nothing, and says what it needs', async () => {
  const { code, out, err } = await blotter(['bench', 'extraction'])
  expect([code, out]).toEqual([1, ''])
  expect(err).toMatch(/^blotter: .*--data FOLDER.*data\/extraction.*tools\//)
})

test('a folder that is none, or lacks something, is refused by name', async () => {
  const folder = freshFolder()
  const [none, empty] = await Promise.all([
    blotter(['bench', 'extraction', '--data', join(folder, 'none')]),
    blotter(['bench', 'extraction', '--data', folder]),
  ])
  expect([none.code, none.err]).toEqual([1, expect.stringContaining(`no folder ${join(folder, 'none')}`)])
  expect([empty.code, empty.err]).toEqual([1, expect.stringContaining(`${folder} lacks data/extraction/muc4/dev`)])
})
