import { type Logger, pino } from 'pino'

export type { Logger }

/**
 * JSON lines on standard error, so that standard output stays data.
 * @param service  names the process in every line
 * @param level    pino's levels
 */
export const createLogger = (service: string, level: string): Logger =>
  pino(
    {
      level,
      base: { service, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ fd: 2, sync: true }),
  )
