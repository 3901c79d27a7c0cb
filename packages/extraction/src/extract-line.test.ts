import { InputFault } from '@blotter/events'
import { describe, expect, test } from 'vitest'
import { createExtractLine } from './extract-line.ts'

const WAR = [
  'At least 34 people were killed Friday as the army struck a rebel district with air strikes after a salvo of rebel rockets landed in the capital Sanaa, a medical charity said.',
  'The charity said eight of those killed in the rebel-held Taez region were children.',
  'At least 70 rockets and mortar rounds that Huthi rebels fired at the capital killed nine people, among them a woman.',
  'Shops in the city stayed shut.',
  'The rebels had carried out a similar attack on March 2 that killed five.',
  'More than 10,000 people have died in the Yemeni conflict since 2015.',
].join('\n')

describe('on a pipe', () => {
  test('a line gives its id, claims, places and time, and ignores what it does not know', async () => {
    const extractLine = await createExtractLine()
    const line = await extractLine({ id: 'a', text: WAR, publishedAt: '2018-03-10T10:00:00Z', keep: 1, title: null })
    expect(line).toMatchObject({ id: 'a', ms: expect.any(Number) })
    expect(line.claims.length).toBeGreaterThan(1)
    expect(line.places.map((p) => p.iso2)).toContain('YE')
  })

  test('a bad line is a fault of the input', async () => {
    const extractLine = await createExtractLine()
    await expect(extractLine({ id: 'a' })).rejects.toThrow(InputFault)
    await expect(extractLine('nonsense')).rejects.toMatchObject({ code: 'bad-input' })
  })
})
