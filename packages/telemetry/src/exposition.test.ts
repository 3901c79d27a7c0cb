import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exposition, metrics } from './index.ts'

const jobs = (stage: string, value: number) => ({
  metric: metrics.queueJobs,
  points: [{ labels: { stage, state: 'waiting' }, value }],
})

it('a metric that several parts speak of has one HELP and one TYPE, and its points stand together', () => {
  const position = { metric: metrics.logPosition, points: [{ labels: {}, value: 7 }] }
  const lines = exposition([jobs('clean', 1), position, jobs('link', 2)]).split('\n')
  expect(lines.filter((line) => line.startsWith('# TYPE'))).toEqual([
    '# TYPE blotter_queue_jobs gauge',
    '# TYPE blotter_log_position gauge',
  ])
  expect(lines.slice(2, 4)).toEqual([
    'blotter_queue_jobs{stage="clean",state="waiting"} 1',
    'blotter_queue_jobs{stage="link",state="waiting"} 2',
  ])
  expect(lines).toContain('blotter_log_position 7')
})

it('a metric without points is not spoken of', () => {
  expect(exposition([{ metric: metrics.feeds, points: [] }])).toBe('')
})

it('every label value comes back as it was, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', '\\', '\n', 'n', '{', '}', 'é', '\r') }), (stage) => {
      const line = exposition([jobs(stage, 1)])
        .split('\n')
        .slice(2)
        .join('\n')
      const quoted = /stage="((?:[^"\\]|\\.)*)",state="waiting"\} 1\n$/su.exec(line)?.[1] ?? '(none)'
      expect(quoted).not.toContain('\n')
      const read = quoted.replace(/\\(.)/gsu, (_, sign: string) => (sign === 'n' ? '\n' : sign))
      expect(read).toBe(stage)
    }),
  )
})

it('numbers without an end are written as Prometheus writes them', () => {
  const text = exposition([jobs('a', Number.POSITIVE_INFINITY), jobs('b', Number.NaN), jobs('c', -Infinity)])
  expect(text.match(/\} (\S+)$/gm)).toEqual(['} +Inf', '} NaN', '} -Inf'])
})
