import { expect, test } from 'vitest'
import { clean } from '../clean.ts'
import { paragraph } from '../page.fixture.ts'
import type { Example } from './rule.ts'
import { allRules, catalogue, type RuleSet, rulesWithout } from './rule-set.ts'

const STORY = ['bridge', 'ferry', 'market', 'mill'].map((about) => `<p>${paragraph(about)}</p>`)

const pageOf = ({ place, html }: Example): string => {
  const at = { head: 0, middle: 2, tail: 4 }
  const story = place === 'page' ? html : STORY.toSpliced(at[place], 0, html).join('')
  return `<!doctype html><html lang="en"><head><title>River closes bridge | Delta Courier</title></head><body>${
    place === 'page' ? story : `<h1>River closes bridge</h1><div>${story}</div>`
  }</body></html>`
}

const textOf = (example: Example, rules: RuleSet): string => {
  const result = clean({ url: 'https://delta.example/news/river', html: pageOf(example) }, rules)
  return result.outcome === 'cleaned' ? `${result.text}\n` : ''
}

test('no two rules have one name', () => {
  expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length)
})

test.each(catalogue)('the rule "$name" does what its example says, and nothing else does it', ({ name, example }) => {
  const [by, without] = [textOf(example, allRules), textOf(example, rulesWithout(name))]
  if ('drops' in example) {
    expect(by).not.toContain(example.drops)
    expect(without).toContain(example.drops)
  } else {
    expect(by).toContain(example.keeps)
    expect(without).not.toContain(example.keeps)
  }
  if (example.place !== 'page')
    for (const about of ['bridge', 'ferry', 'market', 'mill']) expect(by).toContain(paragraph(about))
})
