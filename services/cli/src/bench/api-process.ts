import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkout } from '@blotter/pipeline'
import { V8_FLAGS } from '../start/v8-flags.ts'
import { freePort } from './free-port.ts'

/** An API of its own for a measurement. */
export type ApiProcess = {
  url: string
  /** MB that it holds now, and the most so far. */
  memory: () => { now: number; most: number }
  /** Processor time that it has taken so far. */
  processorMs: () => number
  stop: () => Promise<void>
}

/** Starts an API on a database, and waits until it answers. */
export const startApi = async (databaseUrl: string): Promise<ApiProcess> => {
  const port = await freePort()
  const env = { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: '', API_PORT: String(port), LOG_LEVEL: 'warn' }
  const args = [...(V8_FLAGS.api ?? []), join(checkout, 'services/api/src/main.ts')]
  const child = spawn(process.execPath, args, { env, stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; !(await answers(url)); tries += 1) {
    if (tries > 300 || child.exitCode !== null) throw new Error('the API did not answer within half a minute')
    await sleep(100)
  }
  return { url, memory: () => memoryOf(child), processorMs: () => processorMsOf(child.pid), stop: () => stop(child) }
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/livez`).then(
    ({ ok }) => ok,
    () => false,
  )

/** Where the system says so: Linux. */
const memoryOf = ({ pid }: ChildProcess): { now: number; most: number } => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const line = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1_024
    return { now: line('VmRSS'), most: line('VmHWM') }
  } catch {
    return { now: Number.NaN, most: Number.NaN }
  }
}

/**
 * ms of processor time that a process has taken, by clock ticks, of which Linux has a hundred a second wherever Node runs;
 * NaN where the system does not say.
 */
export const processorMsOf = (pid: number | undefined): number => {
  try {
    // Behind the name, which may hold anything: user time is the 12th field from there, system time the 13th (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
