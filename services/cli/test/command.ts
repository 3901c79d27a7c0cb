import { readConfiguration } from '@blotter/config'
import { Fault } from '@blotter/events'
import { CommanderError } from 'commander'
import { vi } from 'vitest'
import { program } from '../src/program.ts'
import type { Run } from './blotter.ts'

/** Runs a command to its end within this process: the same program on a real log, without a start of Node for each. */
export const command = async (args: readonly string[], env: Record<string, string>): Promise<Run> => {
  const run: Run = { code: 0, out: '', err: '' }
  const take = (name: 'out' | 'err') => (chunk: unknown) => {
    run[name] += String(chunk)
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(take('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(take('err')),
  ]
  try {
    await program(() => readConfiguration(env)).parseAsync([...args], { from: 'user' })
    run.code = Number(process.exitCode ?? 0)
  } catch (error) {
    if (!(error instanceof CommanderError || error instanceof Fault)) throw error
    run.err += error.message
    run.code = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : 1
  } finally {
    process.exitCode = undefined
    for (const spy of spies) spy.mockRestore()
  }
  return run
}
