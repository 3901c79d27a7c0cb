import { readFileSync } from 'node:fs'
import { InputFault } from '@blotter/events'

/**
 * The bytes of a file that somebody named.
 * @throws InputFault `no-such-file`
 */
export const readInput = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new InputFault(
      'no-such-file',
      `Cannot read ${file} (${(error as NodeJS.ErrnoException).code}). Check the path.`,
      { cause: error },
    )
  }
}
