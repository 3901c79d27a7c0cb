import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { EXIT_CONFIGURATION } from '@blotter/config'
import { checkout } from '@blotter/pipeline'
import { V8_FLAGS } from './v8-flags.ts'

export type Supervised = {
  /** Ends every process: SIGTERM first, SIGKILL after the patience. */
  stop: () => Promise<void>
}

export type SupervisorOptions = {
  services: readonly string[]
  env: Record<string, string | undefined>
  /** The first one's port for probes; each further one takes the next. 0 or left out: none answers probes. */
  probePort?: number
  /** ms that a stopping process may take. */
  patienceMs: number
  /** Ends the patience. */
  now?: AbortSignal
  /** Every line that a process writes. */
  onLine: (service: string, line: string) => void
  /** A process that cannot run: its configuration is wrong. */
  onBroken: (service: string) => void
}

const RESTART_FROM = 1_000
const RESTART_TO = 30_000
// A process that ran this long had started well.
const HEALTHY = 60_000

/** Runs each service as a process of its own and starts it again when it ends by itself. */
export const supervise = (options: SupervisorOptions): Supervised => {
  const children = new Set<ChildProcess>()
  let stopping = false
  const keep = async (service: string): Promise<void> => {
    for (let pause = RESTART_FROM; !stopping; pause = Math.min(pause * 2, RESTART_TO)) {
      const started = Date.now()
      const child = launch(service, options)
      children.add(child)
      const [code] = await once(child, 'exit')
      children.delete(child)
      if (stopping) return
      if (code === EXIT_CONFIGURATION) return options.onBroken(service)
      if (Date.now() - started > HEALTHY) pause = RESTART_FROM
      options.onLine(
        service,
        JSON.stringify({ level: 'warn', service, msg: `ended with ${code}; starts again in ${pause / 1_000} s` }),
      )
      await sleep(pause)
    }
  }
  for (const service of options.services) void keep(service)
  const stop = async (): Promise<void> => {
    stopping = true
    const running = [...children].filter((child) => child.exitCode === null && child.signalCode === null)
    const ended = Promise.all(running.map((child) => once(child, 'exit')))
    for (const child of running) child.kill('SIGTERM')
    const kill = (): void => {
      for (const child of running) child.kill('SIGKILL')
    }
    const timer = setTimeout(kill, options.patienceMs)
    options.now?.addEventListener('abort', kill, { once: true })
    if (options.now?.aborted) kill()
    if (running.length) await ended
    clearTimeout(timer)
  }
  return { stop }
}

const launch = (service: string, { services, probePort, onLine, ...given }: SupervisorOptions): ChildProcess => {
  const main = join(checkout, 'services', service, 'src', 'main.ts')
  const port = probePort ? probePort + services.indexOf(service) : 0
  const env = { ...given.env, METRICS_PORT: String(port), METRICS_PORT_FILE: undefined }
  // The channel tells a process when this one dies, however it dies.
  const args = [...(V8_FLAGS[service] ?? []), main]
  const child = spawn(process.execPath, args, { cwd: checkout, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => onLine(service, line))
  }
  child.on('error', (error) => onLine(service, JSON.stringify({ level: 'error', service, msg: error.message })))
  return child
}
