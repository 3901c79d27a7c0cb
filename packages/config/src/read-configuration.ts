import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import { type Configuration, settings } from './schema.ts'

/** Exit code of a process whose configuration is wrong (EX_CONFIG of sysexits.h). */
export const EXIT_CONFIGURATION = 78

/** The environment does not fit the schema; the message lists every fault with its fix. */
export class ConfigurationFault extends Error {
  readonly code = 'configuration'
}

type Environment = Record<string, string | undefined>

/**
 * The environment as one frozen object. An empty variable counts as unset; `NAME_FILE` names a file that holds the
 * value (a mounted secret).
 * @throws ConfigurationFault with all errors at once
 */
export const readConfiguration = (environment: Environment): Configuration => {
  const faults: string[] = []
  const given = Object.fromEntries(
    Object.keys(settings.shape).map((name) => [name, givenValue(name, environment, faults)]),
  )
  const parsed = settings.safeParse(given)
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => explain(issue, given)))
  if (faults.length || !parsed.success) {
    throw new ConfigurationFault(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  ${fault}`).join('\n')}\nSee .env.example for every setting.`,
    )
  }
  return Object.freeze(parsed.data)
}

const givenValue = (name: string, environment: Environment, faults: string[]): string | undefined => {
  const file = environment[`${name}_FILE`]
  if (!file) return environment[name] || undefined
  try {
    return readFileSync(file, 'utf8').trim() || undefined
  } catch (error) {
    faults.push(
      `${name}_FILE: cannot read ${file} (${(error as NodeJS.ErrnoException).code}). Fix the path, or unset it.`,
    )
    return undefined
  }
}

const explain = (issue: z.core.$ZodIssue, given: Environment): string => {
  const name = String(issue.path[0])
  // A database address holds a password, a token is one, and a header may carry one.
  const value = /_(?:URL|TOKENS?|HEADERS)$/.test(name) ? 'the given value' : JSON.stringify(given[name])
  const about = settings.shape[name as keyof typeof settings.shape]?.description ?? ''
  return `${name}: ${value} is not usable: ${issue.message.replace(', received NaN', '')}. ${about}`
}

/** The configuration for a process: faults are printed and end it with exit code 78. */
export const configureProcess = (environment: Environment): Configuration => {
  try {
    return readConfiguration(environment)
  } catch (error) {
    if (!(error instanceof ConfigurationFault)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(EXIT_CONFIGURATION)
  }
}

/** The database's address for a process that cannot start one itself. */
export const requireDatabase = (configuration: Configuration): string => {
  if (configuration.DATABASE_URL) return configuration.DATABASE_URL
  process.stderr.write('DATABASE_URL is not set. Set it, or start everything with: npx --no-install blotter start\n')
  process.exit(EXIT_CONFIGURATION)
}
