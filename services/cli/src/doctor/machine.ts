import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import type { Configuration } from '@blotter/config'
import { checkout } from '@blotter/pipeline'
import type { Finding } from './finding.ts'

const GIB = 2 ** 30
// A day of 40 feeds is about a tenth of this.
const ROOM = 2 * GIB
const OLDEST_NODE = 24

/** What of this machine can stand in Blotter's way. */
export const checkMachine = async (configuration: Configuration): Promise<Finding[]> => {
  const folder = isAbsolute(configuration.DATA_DIR) ? configuration.DATA_DIR : join(checkout, configuration.DATA_DIR)
  return [checkNode(), checkFolder(folder, configuration), checkDisk(folder), checkSecrets(join(process.cwd(), '.env'))]
}

const checkNode = (): Finding => {
  const found = `Node ${process.versions.node}`
  return Number(process.versions.node.split('.')[0]) >= OLDEST_NODE
    ? { check: 'node', state: 'ok', found }
    : {
        check: 'node',
        state: 'bad',
        found,
        fix: `Node ${OLDEST_NODE} or newer runs TypeScript; npm install brings one.`,
      }
}

const checkFolder = (folder: string, { DATABASE_URL }: Configuration): Finding => {
  if (DATABASE_URL) return { check: 'permissions', state: 'ok', found: 'DATABASE_URL is set; nothing is kept here' }
  try {
    // It is not made here: start makes it.
    accessSync(existingAbove(folder), constants.R_OK | constants.W_OK | constants.X_OK)
    return { check: 'permissions', state: 'ok', found: `${folder} can be written` }
  } catch (error) {
    return {
      check: 'permissions',
      state: 'bad',
      found: (error as Error).message,
      fix: `Make ${folder} yours (chown, chmod u+rwx), or set DATA_DIR to a folder that is.`,
    }
  }
}

const checkDisk = (folder: string): Finding => {
  const { bavail, bsize } = statfsSync(existingAbove(folder))
  const free = bavail * bsize
  const found = `${(free / GIB).toFixed(1)} GiB free at ${folder}`
  return free >= ROOM
    ? { check: 'disk', state: 'ok', found }
    : {
        check: 'disk',
        state: 'bad',
        found,
        fix: 'Postgres stops when its disk is full: free some, or set DATA_DIR to a larger disk. "blotter log stats" shows what grows.',
      }
}

const existingAbove = (folder: string): string => (existsSync(folder) ? folder : existingAbove(dirname(folder)))

const OTHERS = 0o077

const checkSecrets = (file: string): Finding => {
  if (!existsSync(file)) return { check: 'secrets', state: 'ok', found: 'no .env here' }
  return statSync(file).mode & OTHERS
    ? { check: 'secrets', state: 'note', found: `${file} can be read by others`, fix: `chmod 600 ${file}` }
    : { check: 'secrets', state: 'ok', found: `${file} is yours alone` }
}
