import { configureProcess, EXIT_CONFIGURATION } from '@blotter/config'
import { Fault } from '@blotter/events'
import { CommanderError } from 'commander'
import { say } from './output.ts'
import { program } from './program.ts'

try {
  process.loadEnvFile()
} catch {
  // There need not be a .env.
}

try {
  await program(() => configureProcess(process.env))
    .exitOverride()
    .parseAsync()
  process.exit()
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2)
  const known = error instanceof Fault
  say(
    known || process.env.LOG_LEVEL !== 'debug'
      ? `blotter: ${(error as Error).message}`
      : String((error as Error).stack),
  )
  if (!known && process.env.LOG_LEVEL !== 'debug') say('This is a defect of Blotter; LOG_LEVEL=debug shows where.')
  process.exit(known && error.code === 'configuration' ? EXIT_CONFIGURATION : 1)
}
