import { storyWords } from './story-words.ts'

/** An invented article and the story whose copies it is one of; `story` alone tells what ought to be grouped. */
export type InventedArticle = {
  id: string
  text: string
  publishedAt: string
  story: string
  how: Copying | 'first' | 'trap'
}

const ways = ['exact', 'retitled', 'half', 'rewritten'] as const
export type Copying = (typeof ways)[number]

const HOUR = 3_600_000
const START = Date.UTC(2026, 2, 2)
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/**
 * Invented articles, of which half are copies of others: as they were, under another title, shortened to half, or with
 * a third of their sentences told in other words. Every fourth story comes back a day later as another story: same
 * place, same outlet, the same paragraphs of background and the same last line, everything else new.
 */
export const inventedArticles = (count: number): InventedArticle[] => {
  const articles: InventedArticle[] = []
  for (let story = 0; articles.length < count; story += 1) {
    const chance = chanceOf(story)
    const background = sentences(chanceOf(1_000_000 + story), 5)
    const first = storyOf(`${story}`, { chance, at: START + chance(2_000) * HOUR, background })
    articles.push(articleOf(first, 'first', 0))
    ways.forEach((how, at) => {
      if (chance(4) === 0) articles.push(articleOf(copied(first, how, chance), how, at + 1))
    })
    if (story % 4 === 0) {
      const next = storyOf(`${story}-next-day`, { chance, at: first.at + 24 * HOUR, background })
      articles.push(articleOf(next, 'trap', 0))
    }
  }
  return articles.slice(0, count)
}

type Story = { name: string; title: string; body: string[]; at: number }
type Chance = (below: number) => number

const storyOf = (
  name: string,
  { chance, at, background }: { chance: Chance; at: number; background: string[] },
): Story => {
  const town = pick(storyWords.towns, chance)
  const day = WEEKDAYS[new Date(at).getUTCDay()] ?? ''
  const body = sentences(chance, 9 + chance(8))
  return {
    name,
    title: `${pick(storyWords.subjects, chance)} ${pick(storyWords.verbs, chance)} ${pick(storyWords.objects, chance)} in ${town}`,
    body: [
      `In ${town} on ${day}, ${lower(clause(chance))}.`,
      ...body,
      ...background,
      'Sign up for our morning letter and never miss a story.',
    ],
    at,
  }
}

/** A copy comes within a day. */
const copied = (story: Story, how: Copying, chance: Chance): Story => {
  const at = story.at + (1 + chance(20)) * HOUR
  if (how === 'exact') return { ...story, at }
  const title = `${pick(storyWords.towns, chance)}: ${lower(clause(chance))}`
  if (how === 'retitled') return { ...story, title, at }
  if (how === 'half') return { ...story, body: story.body.slice(0, Math.ceil(story.body.length / 2)), at }
  const changed = new Set(shuffled([...story.body.keys()], chance).slice(0, Math.round(story.body.length / 3)))
  return { ...story, body: story.body.map((one, index) => (changed.has(index) ? sentence(chance) : one)), at }
}

const articleOf = ({ name, title, body, at }: Story, how: InventedArticle['how'], copy: number): InventedArticle => ({
  id: `article-${name}-${copy}`,
  text: `${title}\n${body.join(' ')}`,
  publishedAt: new Date(at).toISOString(),
  story: name,
  how,
})

const sentences = (chance: Chance, count: number): string[] => Array.from({ length: count }, () => sentence(chance))

const sentence = (chance: Chance): string => {
  const first = clause(chance)
  const second = `${pick(storyWords.links, chance)} ${lower(clause(chance))}`
  return `${first} ${second}${chance(2) === 0 ? '' : `, about ${2 + chance(90)} of them in ${pick(storyWords.towns, chance)}`}.`
}

const clause = (chance: Chance): string =>
  [storyWords.subjects, storyWords.verbs, storyWords.objects, storyWords.manners]
    .map((words) => pick<string>(words, chance))
    .join(' ')

const pick = <Word>(words: readonly Word[], chance: Chance): Word => words[chance(words.length)] as Word // below the length

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const shuffled = (list: number[], chance: Chance): number[] =>
  list
    .map((value) => ({ value, key: chance(1 << 30) }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value)

/** The same draws for the same seed (mulberry32). */
const chanceOf = (seed: number): Chance => {
  let state = (seed + 1) * 0x9e3779b1
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return Math.floor((((value ^ (value >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
