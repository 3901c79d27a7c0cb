import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdCompressSync, zstdDecompress, zstdDecompressSync } from 'node:zlib'
import { ParkingFault } from '@blotter/events'
import type { Database } from './database.ts'
import { translate } from './postgres-error.ts'
import { document } from './schema/index.ts'
import type { Statement } from './statement.ts'

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)
// Real pages shrink to 17 %, 7 % less than at zstd's own level 3, for a millisecond more; 9 takes twice as long for 2 %
// (docs/log.md, `blotter bench documents`).
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 6 } }

// Matches 64 hex digits. Not: `not a hash`.
const HASH = /^[0-9a-f]{64}$/
// Bytes below which a thread of the pool costs more than it saves.
const SMALL = 1 << 16
// Bytes up to which a document, mostly a clean text, is stored as it is, and Postgres compresses it by itself: making a
// zstd context for a text costs a reader of many more than all else that it does.
const PLAIN = 8_192
// How a zstd frame begins (RFC 8878, 3.1.1); a document that begins so is packed whatever its length.
const MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

/** Bytes stored once under the SHA-256 of the decoded body. */
export type Documents = {
  /** @returns the SHA-256 in lower-case hex */
  put: (body: Uint8Array | string) => Promise<string>
  /** @throws ParkingFault `document-missing` */
  get: (hash: string) => Promise<Buffer>
  /** Those of the documents that are in the store, in one query. */
  bodies: (hashes: readonly string[]) => Promise<Map<string, Buffer>>
  /** The document as UTF-8 text. */
  text: (hash: string) => Promise<string>
  /** Those of the documents that are in the store, as UTF-8 text, in one query. */
  texts: (hashes: readonly string[]) => Promise<Map<string, string>>
}

/** A document as it is stored: a zstd frame, or a small one as it is. */
export type PackedDocument = { hash: string /** bytes before compression */; size: number; body: Buffer }

/** Makes a body ready to be stored in the transaction of an append. */
export const pack = async (body: Uint8Array | string): Promise<PackedDocument> => {
  const bytes = Buffer.from(body as Uint8Array)
  return { hash: hashOf(bytes), size: bytes.length, body: await frameOf(bytes) }
}

const isFrame = (bytes: Buffer): boolean => bytes.subarray(0, MAGIC.length).equals(MAGIC)

const frameOf = async (bytes: Buffer): Promise<Buffer> => {
  if (bytes.length <= PLAIN && !isFrame(bytes)) return bytes
  return bytes.length < SMALL ? zstdCompressSync(bytes, LEVEL) : compress(bytes, LEVEL)
}

/** A body as it was before `pack`. */
export const unpack = async ({ body, size }: Pick<PackedDocument, 'body' | 'size'>): Promise<Buffer> => {
  if (!isFrame(body)) return body
  const options = { maxOutputLength: Math.max(size, 1) }
  return size < SMALL ? zstdDecompressSync(body, options) : decompress(body, options)
}

/** The statements that store documents, each once; in one order everywhere, so that no two writers wait for each other. */
export const storeStatements = (documents: readonly PackedDocument[]): Statement[] =>
  documents
    .toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
    .map(({ hash, size, body }) => ({
      name: 'blotter store',
      text: 'INSERT INTO blotter_work.document (hash, size, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      values: [Buffer.from(hash, 'hex'), size, body],
    }))

/** What a stage meets when a document is not there. */
export const documentMissing = (hash: string): ParkingFault =>
  new ParkingFault('document-missing', `Document ${hash} is not in the store.`)

/** SHA-256 of a body in lower-case hex. */
export const hashOf = (body: Uint8Array | string): string => createHash('sha256').update(body).digest('hex')

/** The document store in Postgres, compressed with zstd. */
export const openDocuments = (database: Database): Documents => {
  const put = async (body: Uint8Array | string): Promise<string> => {
    const { hash, size, body: packed } = await pack(body)
    await database
      .insert(document)
      .values({ hash: Buffer.from(hash, 'hex'), size, body: packed })
      .onConflictDoNothing()
      .catch((error: unknown) => {
        throw translate(error)
      })
    return hash
  }
  const get = async (hash: string): Promise<Buffer> => {
    const body = (await bodies([hash])).get(hash)
    if (!body) throw documentMissing(hash)
    return body
  }
  const bodies = async (hashes: readonly string[]): Promise<Map<string, Buffer>> => {
    const rows = await packed(hashes)
    return new Map(await Promise.all(rows.map(async (row) => [row.hash, await unpack(row)] as const)))
  }
  const packed = async (hashes: readonly string[]): Promise<PackedDocument[]> => {
    const wanted = hashes.filter((hash) => HASH.test(hash))
    if (!wanted.length) return []
    const { rows } = await database.$client.query<PackedDocument>({
      name: 'blotter read documents',
      text: `SELECT encode(hash, 'hex') AS hash, size, body FROM blotter_work.document
        WHERE hash IN (SELECT decode(wanted, 'hex') FROM unnest($1::text[]) AS wanted)`,
      values: [wanted],
    })
    return rows
  }
  const texts = async (hashes: readonly string[]): Promise<Map<string, string>> =>
    new Map([...(await bodies(hashes))].map(([hash, body]) => [hash, body.toString('utf8')]))
  return { put, get, bodies, texts, text: async (hash) => (await get(hash)).toString('utf8') }
}
