import { expect, test } from 'vitest'
import { storyEnd } from './chrome.ts'
import { paragraphsOf } from './sentences.ts'

const story = (text: string): string => text.slice(0, storyEnd(text, paragraphsOf(text))).trim()

test('headlines glued to their dates are no part of the story', () => {
  const text =
    'Two died in Aden.\nRescuers came.\nGMT 09:12 2016 Monday ,04 July\nTen killed in a raidGMT 08:00 2016 Sunday ,03 July'
  expect(story(text)).toBe('Two died in Aden.\nRescuers came.')
})

test('a story that mentions GMT keeps its end', () => {
  const text = 'The quake struck at 14:39 GMT on Sunday.\nNobody was hurt.'
  expect(story(text)).toBe(text)
})
