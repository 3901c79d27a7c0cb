import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'
import { ParkingFault } from '@blotter/events'
import { eq } from 'drizzle-orm'
import type { Database } from './database.ts'
import { translate } from './postgres-error.ts'
import { document } from './schema/index.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)
// Level 3 is zstd's own default: fast, and pages shrink to about a fifth.
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 3 } }

/** Bytes stored once under the SHA-256 of the decoded body. */
export type Documents = {
  /** @returns the SHA-256 in lower-case hex */
  put: (body: Uint8Array | string) => Promise<string>
  /** @throws ParkingFault `document-missing` */
  get: (hash: string) => Promise<Buffer>
  /** The document as UTF-8 text. */
  text: (hash: string) => Promise<string>
}

/** SHA-256 of a body in lower-case hex. */
export const hashOf = (body: Uint8Array | string): string => createHash('sha256').update(body).digest('hex')

/** The document store in Postgres, compressed with zstd. */
export const openDocuments = (database: Database): Documents => {
  const put = async (body: Uint8Array | string): Promise<string> => {
    const bytes = Buffer.from(body as Uint8Array)
    const hash = hashOf(bytes)
    const packed = await compress(bytes, LEVEL)
    await database
      .insert(document)
      .values({ hash: Buffer.from(hash, 'hex'), size: bytes.length, body: packed })
      .onConflictDoNothing()
      .catch((error: unknown) => {
        throw translate(error)
      })
    return hash
  }
  const get = async (hash: string): Promise<Buffer> => {
    const [row] = await database
      .select()
      .from(document)
      .where(eq(document.hash, Buffer.from(hash, 'hex')))
    if (!row) throw new ParkingFault('document-missing', `Document ${hash} is not in the store.`)
    return decompress(row.body, { maxOutputLength: Math.max(row.size, 1) })
  }
  return { put, get, text: async (hash) => (await get(hash)).toString('utf8') }
}
