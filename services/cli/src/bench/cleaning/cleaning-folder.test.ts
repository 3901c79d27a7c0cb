import { InputFault } from '@blotter/events'
import { expect, test } from 'vitest'
import { freshFolder } from '../../../test/blotter.ts'
import { cleaningFolder, partOf } from './cleaning-folder.ts'

const codeOf = (named: string | undefined): string => {
  try {
    cleaningFolder(named)
    return 'read'
  } catch (fault) {
    return fault instanceof InputFault ? `${fault.code}: ${fault.message}` : 'unnamed'
  }
}

test('without its data the bench measures nothing, and says what it lacks', () => {
  expect(codeOf(undefined)).toMatch(/^no-data: .*--data FOLDER.*data\/cleaning/)
  expect(codeOf(freshFolder())).toMatch(/^not-data: .* lacks data\/cleaning\/fundus-dev\/pages\.ndjson\.gz/)
})

test('a third of all pages is kept aside, always the same', () => {
  const aside = Array.from({ length: 3_000 }, (_, n) => partOf(`page-${n}`)).filter((part) => part === 'kept aside')
  expect(aside.length).toBeGreaterThan(900)
  expect(aside.length).toBeLessThan(1_100)
})
