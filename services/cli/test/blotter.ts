import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const bin = fileURLToPath(new URL('../bin/blotter.mjs', import.meta.url))

export type Run = { code: number | null; out: string; err: string }

/** An empty folder for one test. */
export const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The command as a process, in an empty folder and without the settings of whoever runs the tests. */
export const launch = (args: readonly string[], env: Record<string, string> = {}) => {
  const folder = freshFolder()
  const { PATH = '', HOME = '' } = process.env
  return spawn(process.execPath, [bin, ...args], { cwd: folder, env: { PATH, HOME, DATA_DIR: folder, ...env } })
}

/** Runs the command to its end. */
export const blotter = async (
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Run> => {
  const child = launch(args, env)
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode, out, err }
}

/** Lines of JSON as values. */
export const ndjson = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
