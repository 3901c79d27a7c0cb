import { say } from './output.ts'

/** Shows how far something long is, on standard error: a bar on a terminal, a line every two seconds elsewhere. */
export type Progress = {
  show: (step: { phase: string; done: number; all: number }) => void
  /** Leaves the terminal's line. */
  end: () => void
}

const BAR = 24
const REDRAW = 100
const REPEAT = 2_000

/** @param unit  what is counted, e.g. `events` */
export const openProgress = (unit: string): Progress => {
  const bar = process.stderr.isTTY
  let began = { phase: '', at: 0, done: 0 }
  let shown = Number.NEGATIVE_INFINITY
  return {
    show: ({ phase, done, all }) => {
      const now = performance.now()
      const next = phase !== began.phase
      if (next) began = { phase, at: now, done }
      if (!next && now - shown < (bar ? REDRAW : REPEAT) && done < all) return
      if (!next && !bar && done >= all && now - shown < REPEAT) return
      shown = now
      const text = describeStep({ phase, done, all, unit }, { ms: now - began.at, done: done - began.done })
      if (bar) process.stderr.write(`\r\u001b[2K${drawBar(done, all)} ${text}`)
      else say(text)
    },
    end: () => {
      if (bar) process.stderr.write('\r\u001b[2K')
    },
  }
}

/** `folding 12,000 of 50,000 events, 24 %, 31,000/s, 1 s left` */
export const describeStep = (
  { phase, done, all, unit }: { phase: string; done: number; all: number; unit: string },
  since: { ms: number; done: number },
): string => {
  const share = all ? Math.floor((done / all) * 100) : 100
  const rate = since.ms > 0 ? (since.done * 1_000) / since.ms : 0
  const figures = [`${phase} ${count(done)} of ${count(all)} ${unit}`, `${share} %`]
  if (rate > 0) figures.push(`${count(rate)}/s`)
  if (rate > 0 && done < all) figures.push(`${count((all - done) / rate)} s left`)
  return figures.join(', ')
}

const drawBar = (done: number, all: number): string => {
  const full = all ? Math.round((Math.min(done, all) / all) * BAR) : BAR
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`
}

const count = (value: number): string => Math.ceil(value).toLocaleString('en')
