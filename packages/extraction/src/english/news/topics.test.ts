import { expect, test } from 'vitest'
import { loadGazetteer } from '../../places/index.ts'
import { readDocument } from '../document.ts'
import { topicsOf } from './topics.ts'

const gazetteer = loadGazetteer()
const topics = (text: string): string[] => topicsOf(readDocument(gazetteer, { text }))

test('what every sentence speaks of is most of a story, and what its first two speak of leads it', () => {
  const features = topics(
    'The ministers signed an agreement on trade. Talks go on in May. A later summit is planned, a delegation said.',
  )
  expect(features).toContain('topic talks most')
  expect(features).toContain('topic economy some')
  expect(features).toContain('topic combat none')
  expect(features).toContain('lead talks')
  expect(features).toContain('lead economy')
  expect(features).not.toContain('lead harm')
})

test('a speaker who says "we" is told from a reporter', () => {
  expect(topics('We must go on. Our people know it.')).toContain('own words most')
  expect(topics('The village was quiet. Nobody was seen.')).toContain('own words none')
})

test('capitals speak of the same', () => {
  const text = 'Troops fought rebels near the border. Three gunmen were killed.'
  expect(topics(text.toUpperCase())).toEqual(topics(text))
})
