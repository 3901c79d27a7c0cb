import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { InputFault } from '@blotter/events'

/**
 * Writes a file that somebody named, over what was there.
 * @throws InputFault `cannot-write`
 */
export const writeOutput = (file: string, text: string): void => {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw cannotWrite(file, error)
  }
}

/**
 * Writes a file that somebody named piece by piece; it goes by its name once it is whole, so that what was there stays
 * until then.
 * @throws InputFault `cannot-write`; whatever the pieces throw
 */
export const writePieces = async (file: string, pieces: AsyncIterable<Buffer>): Promise<void> => {
  // A pipe or a device is no file that could be put in the place of another.
  const part = isSpecial(file) ? file : `${file}.part`
  const faults: unknown[] = []
  const source = async function* (): AsyncGenerator<Buffer> {
    try {
      yield* pieces
    } catch (error) {
      faults.push(error)
      throw error
    }
  }
  let handle: FileHandle | undefined
  try {
    // Opened before anything can fail, so that nothing appears after it was removed.
    handle = await open(part, 'w')
    await pipeline(source, handle.createWriteStream())
    if (part !== file) renameSync(part, file)
  } catch (error) {
    await handle?.close().catch(() => {})
    if (handle && part !== file) rmSync(part, { force: true })
    throw faults.includes(error) ? error : cannotWrite(file, error)
  }
}

const isSpecial = (file: string): boolean => {
  const known = statSync(file, { throwIfNoEntry: false })
  return known !== undefined && !known.isFile()
}

const ADVICE: Readonly<Record<string, string>> = { ENOSPC: 'There is no room left.', EISDIR: 'This is a folder.' }

const cannotWrite = (file: string, error: unknown): InputFault => {
  const { code = '' } = error as NodeJS.ErrnoException
  const advice = ADVICE[code] ?? 'Check that its folder exists and is open to you.'
  return new InputFault('cannot-write', `Cannot write ${file} (${code}). ${advice}`, { cause: error })
}
