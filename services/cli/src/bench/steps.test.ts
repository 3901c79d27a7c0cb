import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openSteps } from './steps.ts'

const fileIn = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-steps-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'bench', 'log.json')
}
const measuring = (value: number) => async () => [{ what: 'rows', value, unit: 'rows/s' }]

it('a bench that was stopped goes on after its last whole step', async () => {
  const file = fileIn()
  const first = openSteps(file, () => {})
  await first.of('small', measuring(1))
  await expect(first.of('large', async () => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped')
  const said: string[] = []
  const second = openSteps(file, (text) => said.push(text))
  expect(await second.of('small', measuring(2))).toEqual([{ what: 'rows', value: 1, unit: 'rows/s' }])
  expect(await second.of('large', measuring(3))).toEqual([{ what: 'rows', value: 3, unit: 'rows/s' }])
  expect(said).toEqual([expect.stringContaining('measured before'), 'rows: 3 rows/s'])
})

it('a bench that is through begins anew the next time', async () => {
  const file = fileIn()
  const first = openSteps(file, () => {})
  await first.of('small', measuring(1))
  first.end()
  expect(await openSteps(file, () => {}).of('small', measuring(2))).toMatchObject([{ value: 2 }])
})

it('a file that is no list of steps counts as none', async () => {
  const file = fileIn()
  await openSteps(file, () => {}).of('small', measuring(1))
  writeFileSync(file, '{"small":[{"what":7')
  expect(await openSteps(file, () => {}).of('small', measuring(2))).toMatchObject([{ value: 2 }])
})
