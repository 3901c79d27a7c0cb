import { writeFileSync } from 'node:fs'
import { InputFault } from '@blotter/events'

/**
 * Writes a file that somebody named, over what was there.
 * @throws InputFault `cannot-write`
 */
export const writeOutput = (file: string, text: string): void => {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new InputFault(
      'cannot-write',
      `Cannot write ${file} (${(error as NodeJS.ErrnoException).code}). Check that its folder exists and is open to you.`,
      { cause: error },
    )
  }
}
