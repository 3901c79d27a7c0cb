import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { styleText } from 'node:util'
import { plainText } from '@blotter/pages/text'
import { say } from '../output.ts'
import type { Workspace } from '../workspace.ts'

export type ServiceLog = { write: (service: string, line: string) => void; close: () => void }

type Line = { level?: string; msg?: string; error?: string }

// All of them lose the same database or Redis at the same time.
const SAME = 10_000

/**
 * Everything that the processes say goes to the workspace's blotter.log; warnings show on the terminal too, the same one
 * from several processes once.
 */
export const openServiceLog = (workspace: Workspace | null): ServiceLog => {
  if (workspace) mkdirSync(workspace.folder, { recursive: true })
  const file = workspace ? createWriteStream(join(workspace.folder, 'blotter.log'), { flags: 'a' }) : null
  const shown = new Map<string, number>()
  const write = (service: string, line: string): void => {
    file?.write(`${line}\n`)
    const known = parse(line)
    if (!known) say(`${styleText('yellow', service)} ${plainText(line)}`)
    else if (LOUD.has(known.level ?? '')) {
      const said = plainText([known.msg, known.error].filter(Boolean).join(': '))
      if (Date.now() - (shown.get(said) ?? 0) > SAME) say(`${styleText('yellow', service)} ${said}`)
      shown.set(said, Date.now())
    }
  }
  return { write, close: () => file?.end() }
}

const LOUD = new Set(['warn', 'error', 'fatal'])

/** A line of pino's; null for what a crash or a library prints. */
const parse = (line: string): Line | null => {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
