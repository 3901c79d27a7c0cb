import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress, zstdDecompressSync } from 'node:zlib'
import { ParkingFault } from '@blotter/events'
import type { Database } from './database.ts'
import { eq } from './drizzle.ts'
import { translate } from './postgres-error.ts'
import { document } from './schema/index.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)
// Real pages shrink to 17 %, 7 % less than at zstd's own level 3, for a millisecond more; 9 takes twice as long for 2 %
// (docs/log.md, `blotter bench documents`).
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 6 } }

/** Bytes stored once under the SHA-256 of the decoded body. */
export type Documents = {
  /** @returns the SHA-256 in lower-case hex */
  put: (body: Uint8Array | string) => Promise<string>
  /** @throws ParkingFault `document-missing` */
  get: (hash: string) => Promise<Buffer>
  /** The document as UTF-8 text. */
  text: (hash: string) => Promise<string>
  /** Those of the documents that are in the store, as UTF-8 text, in one query. */
  texts: (hashes: readonly string[]) => Promise<Map<string, string>>
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
  const texts = async (hashes: readonly string[]): Promise<Map<string, string>> => {
    if (!hashes.length) return new Map()
    const { rows } = await database.$client.query<{ hash: string; size: number; body: Buffer }>({
      name: 'blotter read texts',
      text: `SELECT encode(hash, 'hex') AS hash, size, body FROM blotter_work.document
        WHERE hash IN (SELECT decode(wanted, 'hex') FROM unnest($1::text[]) AS wanted)`,
      values: [hashes],
    })
    return new Map(
      rows.map(({ hash, body, size }) => [
        hash,
        // Clean texts are a few kB: a thread of the pool would cost more than it saves.
        zstdDecompressSync(body, { maxOutputLength: Math.max(size, 1) }).toString('utf8'),
      ]),
    )
  }
  return { put, get, texts, text: async (hash) => (await get(hash)).toString('utf8') }
}
