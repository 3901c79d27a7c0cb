import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { json } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Extractor } from '@blotter/extraction'
import { atLeast, atMost, type BenchRow, measured } from '../bench.ts'
import { cpuRate, interleave, median } from '../rounds.ts'

export type Article = { id: string; text: string; publishedAt?: string }

/** Articles of the size that speed is told for, 2.5 kB; others are left out, not cut. */
export const newsSized = (articles: readonly Article[]): Article[] =>
  articles.filter(({ text }) => text.length >= 2_000 && text.length <= 3_200)

const hand = fileURLToPath(new URL('./start-hand.ts', import.meta.url))

/** Articles a second of processor time, then start-up and memory of processes of their own. */
export const measureSpeed = async (
  articles: readonly Article[],
  { extract }: Extractor,
  { rounds, starts, say }: { rounds: number; starts: number; say: (text: string) => void },
): Promise<BenchRow[]> => {
  const turn = (): number =>
    cpuRate(articles.length, () => {
      for (const article of articles) extract(article)
    })
  const taken = await interleave({ extract: turn }, { rounds, say })
  const processes: { readyMs: number; peakMb: number }[] = []
  for (let i = 0; i < starts; i += 1) processes.push(await startOnce(articles))
  const size = articles.reduce((sum, { text }) => sum + text.length, 0) / articles.length
  return [
    atLeast(`articles of ${(size / 1_000).toFixed(1)} kB`, taken.median('extract'), {
      target: 150,
      unit: 'articles/s',
    }),
    atMost('start, to the first article', median(processes.map(({ readyMs }) => readyMs)), {
      target: 2_000,
      unit: 'ms',
    }),
    atMost('memory at most', median(processes.map(({ peakMb }) => peakMb)), { target: 400, unit: 'MB' }),
    measured('articles of a round', articles.length, 'articles'),
    taken.calibration,
  ]
}

const startOnce = async (articles: readonly Article[]): Promise<{ readyMs: number; peakMb: number }> => {
  const child = spawn(process.execPath, [hand], { stdio: ['pipe', 'pipe', 'inherit'] })
  const exit = once(child, 'exit')
  child.stdin.end(articles.map((article) => `${JSON.stringify(article)}\n`).join(''))
  const said = (await json(child.stdout)) as { readyMs: number; peakMb: number } // what start-hand.ts writes
  await exit
  return said
}
