import { configureProcess, EXIT_CONFIGURATION } from '@blotter/config'
import { Fault } from '@blotter/events'
import { CommanderError } from 'commander'
import { allPrinted, say } from './output.ts'
import { program } from './program.ts'

try {
  process.loadEnvFile()
} catch {
  // There need not be a .env.
}

try {
  await program(() => configureProcess(process.env)).parseAsync()
  await allPrinted()
  process.exit()
} catch (thrown) {
  await allPrinted()
  if (thrown instanceof CommanderError) process.exit(thrown.exitCode === 0 ? 0 : 2)
  // Only an error of the driver needs the log's help, and loading that takes longer than most commands.
  const error = thrown instanceof Fault ? thrown : (await import('@blotter/log')).translate(thrown)
  const known = error instanceof Fault || isAboutFile(error)
  say(
    known || process.env.LOG_LEVEL !== 'debug'
      ? `blotter: ${(error as Error).message}`
      : String((error as Error).stack),
  )
  if (!known && process.env.LOG_LEVEL !== 'debug') say('This is a defect of Blotter; LOG_LEVEL=debug shows where.')
  process.exit(error instanceof Fault && error.code === 'configuration' ? EXIT_CONFIGURATION : 1)
}

/** A file that is missing, closed to us, or a folder; Node's message names it. */
function isAboutFile(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'path' in error
}
