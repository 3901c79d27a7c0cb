import { accessSync, constants, lstatSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { FatalFault } from '@blotter/events'

/**
 * Makes a folder and those above it that are missing, one by one: Node's own recursive mkdir never returns below /proc.
 * @throws FatalFault `data-folder` where that is not possible, or where nothing can be written
 */
export const makeFolder = (path: string, mode?: number): void => {
  try {
    makeBelow(path, mode)
    accessSync(path, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new FatalFault(
      'data-folder',
      `The data folder ${path} cannot be used: ${reasonOf(error as NodeJS.ErrnoException)}. Set DATA_DIR to a folder that you may write to.`,
      { cause: error },
    )
  }
}

const makeBelow = (path: string, mode?: number): void => {
  if (isFolder(path)) return
  if (dirname(path) !== path) makeBelow(dirname(path))
  try {
    mkdirSync(path, mode)
  } catch (error) {
    // Another process was making the same one.
    if (!isFolder(path)) throw error
  }
}

/** @throws the system's own error where something else has the name, or where one may not look */
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

const REASONS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOENT: 'nothing can be made there',
  EEXIST: 'a file has that name',
  ENOTDIR: 'a part of the path is a file',
}

const reasonOf = ({ code = '', message }: NodeJS.ErrnoException): string => REASONS[code] ?? message

/** Creates a folder under a name that others could guess, and refuses one that somebody else made first. */
export const ownFolder = (path: string): string => {
  if (!isFolder(path)) mkdirSync(path, { mode: 0o711 })
  const stat = lstatSync(path)
  if (!stat.isDirectory() || (process.getuid && stat.uid !== process.getuid())) {
    throw new FatalFault('foreign-folder', `${path} belongs to somebody else. Remove it, or set DATABASE_URL.`)
  }
  return path
}
