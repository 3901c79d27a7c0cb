import { expect, test } from 'vitest'
import { ablate, ruleNames } from './ablation.ts'
import { body, page, textOf } from './page.fixture.ts'

test('a page is read without each rule, and those that matter to it are told with what they keep away', () => {
  const html = page(
    `<article><h1>River closes bridge</h1>${body('bridge')}<p>Advertisement</p>${body('ferry')}</article>`,
  )
  const { text, without } = ablate({ url: 'https://delta.example/r', html })
  expect(text).toBe(textOf('bridge', 'ferry'))
  expect(without.get('advertisement')).toContain('Advertisement')
  expect(without.has('dated headline')).toBe(false)
  for (const rule of without.keys()) expect(ruleNames).toContain(rule)
})
