import { expect, test } from 'vitest'
import { atLeast, atMost, type Bench, measured } from './bench.ts'
import { benches, benchNamed } from './registry.ts'
import { printReport, runBench } from './report.ts'
import { forgetfulSteps } from './steps.ts'

const invented: Bench = async () => ({
  size: '3 rounds',
  rows: [
    atLeast('reached', 0.5, { target: 0.33 }),
    atLeast('not reached', 0.2, { target: 0.33 }),
    atMost('late', 61, { target: 60, unit: 'ms' }),
    measured('speed', 1234.5678, 'events/s'),
  ],
  settings: { postgres: '18' },
})
const setting = { full: false, redisUrl: undefined, steps: forgetfulSteps, say: () => {} }

test('a report is one JSON object with the machine, the size, and a verdict beside every target', async () => {
  const report = JSON.parse(JSON.stringify(await runBench('invented', invented, setting)))
  expect(Object.keys(report)).toEqual(['name', 'machine', 'size', 'rows'])
  expect(report).toMatchObject({
    name: 'invented',
    size: 'reduced: 3 rounds',
    machine: {
      cores: expect.any(Number),
      cpu: expect.any(String),
      node: process.versions.node,
      settings: { postgres: '18' },
    },
  })
  expect(report.rows).toEqual([
    { what: 'reached', value: 0.5, target: 0.33, ok: true },
    { what: 'not reached', value: 0.2, target: 0.33, ok: false },
    { what: 'late', value: 61, unit: 'ms', target: 60, ok: false },
    { what: 'speed', value: 1235, unit: 'events/s' },
  ])
})

test('what is missed is said to be missed, and what has no target says nothing', async () => {
  const { tables } = printReport(await runBench('invented', invented, { ...setting, full: true }))
  expect(tables.map(({ rows }) => rows.map((row) => row.at(-1)))).toEqual([['met', 'MISSED', 'MISSED', '']])
})

test('rows of one title stand under it, in the order in which the titles came', async () => {
  const two: Bench = async () => ({
    size: '1 round',
    rows: ['right', 'fast', 'right'].map((table, i) => ({ ...measured(`row ${i}`, i), table })),
  })
  const { tables } = printReport(await runBench('two', two, setting))
  expect(tables.map(({ title, rows }) => [title, ...rows.map(([what]) => what)])).toEqual([
    ['right', 'row 0', 'row 2'],
    ['fast', 'row 1'],
  ])
})

test('an unknown name is refused with the list of those that there are', () => {
  expect(() => benchNamed('constructor')).toThrow(
    expect.objectContaining({
      code: 'no-such-bench',
      message: expect.stringContaining(Object.keys(benches).join(', ')),
    }),
  )
})

// Loading brings in the gazetteer and the language model.
test('every bench of the list can be loaded', { timeout: 60_000 }, async () => {
  for (const { load } of Object.values(benches)) expect(await load()).toBeTypeOf('function')
})
