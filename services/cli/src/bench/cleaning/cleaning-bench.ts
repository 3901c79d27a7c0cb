import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ablate, cleanLine, ruleNames } from '@blotter/cleaning'
import { InputFault } from '@blotter/events'
import { load } from 'cheerio/slim'
import { atLeast, atMost, type Bench, type BenchRow, measured } from '../bench.ts'
import { runJsonScorer } from '../extraction/scorer.ts'
import { cpuRate, interleave } from '../rounds.ts'
import {
  type CleaningFolder,
  cleaningFolder,
  type Part,
  partOf,
  SETS,
  type SetName,
  type SetPage,
} from './cleaning-folder.ts'
import { f1Of, pageOverlap } from './shingles.ts'

/**
 * Every figure about cleaning: what the data's own scorer says of each set and part, processor time beside the bare
 * parse, and what each rule is worth.
 * @throws InputFault of cleaningFolder and of the scorer
 */
export const cleaningBench: Bench = async ({ full, data, say }) => {
  const folder = cleaningFolder(data)
  const scratch = mkdtempSync(join(tmpdir(), 'blotter-bench-'))
  try {
    const rows: BenchRow[] = []
    const pages = Object.fromEntries(SETS.map((set) => [set, folder.pages(set)])) as Record<SetName, SetPage[]> // by the names above
    for (const set of SETS) {
      say(set)
      rows.push(...(await scoresOf(set, pages[set], { folder, scratch })))
    }
    const { rows: speed, rounds } = await speedOf(pages['fundus-dev'], { full, say })
    rows.push(...speed)
    for (const set of SETS) {
      say(`${set} without each of ${ruleNames.length} rules`)
      rows.push(...ablationOf(set, pages[set], folder))
    }
    return {
      size: `${SETS.map((set) => `${pages[set].length} pages of ${set}`).join(', ')}; speed over fundus-dev, ${rounds} rounds`,
      rows,
      settings: {
        data: 'F1, title, date and author by the scorer that lies beside the data; rules by the same F1 over whole sets',
        clock: 'processor time of one process, garbage collection included',
      },
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

type Scores = { f1: number; p: number; r: number; low: number; title: number; date: number; author: number }
const PARTS: readonly (Part | 'whole')[] = ['whole', 'tuning', 'kept aside']
const F1 = { 'fundus-dev': 0.97, 'wcxb-dev': 0.955 }

const scoresOf = async (
  set: SetName,
  pages: readonly SetPage[],
  { folder, scratch }: { folder: CleaningFolder; scratch: string },
): Promise<BenchRow[]> => {
  const output = join(scratch, `${set}.ndjson`)
  writeFileSync(output, pages.map((page) => `${JSON.stringify(answer(page))}\n`).join(''))
  const rows: BenchRow[] = []
  for (const part of PARTS) {
    const truth = join(scratch, `${set}.truth.json`)
    const gold = Object.entries(folder.truth(set)).filter(([id]) => part === 'whole' || partOf(id) === part)
    writeFileSync(truth, JSON.stringify(Object.fromEntries(gold)))
    const { output: scores } = await runJsonScorer<{ output: Scores }>(folder.scorer, [truth, output, '--draws', '10'])
    const table = `${set}, ${part}, ${gold.length} pages`
    const metadata: BenchRow[] =
      set === 'fundus-dev'
        ? [
            atLeast('title', scores.title, { target: 0.88 }),
            atLeast('date within a day', scores.date, { target: 0.985 }),
            atLeast('author', scores.author, { target: 0.88 }),
          ]
        : [
            measured('title', scores.title),
            measured('date within a day', scores.date),
            measured('author', scores.author),
          ]
    rows.push(
      ...[
        atLeast('F1', scores.f1, { target: F1[set] }),
        measured('precision', scores.p),
        measured('recall', scores.r),
        atMost('pages with F1 under .5', scores.low, { target: 0.01 }),
        ...metadata,
      ].map((row) => ({ ...row, table })),
    )
  }
  return rows
}

const answer = (page: SetPage): object => {
  try {
    return cleanLine(page)
  } catch (fault) {
    if (!(fault instanceof InputFault)) throw fault
    return { id: page.id, error: { code: fault.code, message: fault.message } }
  }
}

const speedOf = async (
  pages: readonly SetPage[],
  { full, say }: { full: boolean; say: (text: string) => void },
): Promise<{ rows: BenchRow[]; rounds: number }> => {
  const turn = (work: (page: SetPage) => unknown) => (): number =>
    cpuRate(pages.length, () => {
      for (const page of pages) work(page)
    })
  const taken = await interleave(
    { parse: turn(({ html }) => load(html, { xmlMode: false })), clean: turn(answer) },
    { rounds: full ? 15 : 5, say },
  )
  const rows = [
    measured('clean, text and metadata', 1_000 / taken.median('clean'), 'ms a page'),
    measured('bare cheerio/slim parse', 1_000 / taken.median('parse'), 'ms a page'),
    atMost('clean beside the bare parse', taken.ratio('parse', 'clean'), { target: 1.8, unit: 'times' }),
    taken.calibration,
  ]
  return { rows: rows.map((row) => ({ ...row, table: 'processor time' })), rounds: taken.rounds }
}

/** What F1 loses, in thousandths, when one rule is off: less than nothing when a rule does more harm than good. */
const ablationOf = (set: SetName, pages: readonly SetPage[], folder: CleaningFolder): BenchRow[] => {
  const truth = folder.truth(set)
  const scored = pages.map((page) => {
    const gold = truth[page.id]?.text ?? ''
    const { text, without } = ablate(page)
    const others = [...without].map(([rule, other]) => [rule, pageOverlap(gold, other)] as const)
    return { whole: pageOverlap(gold, text), without: new Map(others) }
  })
  const base = f1Of(scored.map(({ whole }) => whole))
  return ruleNames.map((rule) => {
    const off = f1Of(scored.map(({ whole, without }) => without.get(rule) ?? whole))
    const changed = scored.filter(({ without }) => without.has(rule)).length
    return {
      ...measured(rule, (base - off) * 1_000, `thousandths of F1, ${changed} pages change`),
      table: `${set}: what F1 loses without a rule`,
    }
  })
}
