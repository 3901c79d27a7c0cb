import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { type ExtendedFeatureCollection, geoBounds, geoCentroid } from 'd3-geo'
import { expect, it, onTestFinished } from 'vitest'
import { incidentId, tell } from '../test/made-up.ts'
import { sharedApi } from '../test/open-api.ts'
import { describeSources } from './described.ts'

const api = sharedApi({
  told: (log) =>
    tell(log, [
      { name: 'bomb', killed: 7, at: [13.5, 2.1], place: 'Zinder — 日本' },
      { name: 'raid', type: 'attack.shooting', iso2: 'ML', killed: 2 },
    ]),
})

const fileOf = async (path: string, name: string): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-interop-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, name)
  writeFileSync(file, Buffer.from(await (await fetch(`${api().url}/api/v1/exports/${path}`)).arrayBuffer()))
  return file
}

const duck = async (query: string): Promise<unknown[][]> => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = (await connection.runAndReadAll(query)).getRows()
  connection.closeSync()
  instance.closeSync()
  return rows
}

it('DuckDB reads the Parquet, with its types and what to cite', async () => {
  const file = await fileOf('incidents?format=parquet', 'incidents.parquet')
  expect(
    await duck(
      `SELECT incident_id, place, killed_best, latitude, acled_event_type FROM '${file}' ORDER BY killed_best DESC`,
    ),
  ).toEqual([
    [incidentId('bomb'), 'Zinder — 日本', 7, 13.5, 'Explosions/Remote violence'],
    [incidentId('raid'), 'A town', 2, null, expect.any(String)],
  ])
  const [cited] = await duck(
    `SELECT decode(value) FROM parquet_kv_metadata('${file}') WHERE decode(key) = 'blotter.citation'`,
  )
  expect(JSON.parse(String(cited?.[0]))).toMatchObject({ format: 'blotter-export/1' })
})

it('DuckDB reads the CSV and the lines', async () => {
  const csv = await fileOf('claims?format=csv', 'claims.csv')
  expect(await duck(`SELECT count(*)::int, max(sentence) FROM read_csv('${csv}')`)).toEqual([
    [2, 'Something befell raid.'],
  ])
  const lines = await fileOf('incidents', 'incidents.ndjson')
  expect(
    await duck(`SELECT count(id)::int, sum(toll.killed.best)::int FROM read_ndjson('${lines}', ignore_errors = true)`),
  ).toEqual([[2, 9]])
})

it('a linter of OpenAPI documents has nothing to say against ours', async () => {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source: JSON.stringify(describeSources()), config })
  expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([])
})

it('a public reader of GeoJSON finds the incidents where they were', async () => {
  const file = await fileOf('incidents?format=geojson', 'points.geojson')
  const collection: ExtendedFeatureCollection = JSON.parse(readFileSync(file, 'utf8'))
  expect(collection.features).toHaveLength(2)
  expect(geoBounds(collection).flat().every(Number.isFinite)).toBe(true)
  const centres = collection.features.map((feature) =>
    geoCentroid(feature).map((degrees) => Number(degrees.toFixed(1))),
  )
  expect(centres).toContainEqual([2.1, 13.5])
})

const gdal = spawnSync('ogrinfo', ['--version']).status === 0

it.runIf(gdal)('ogrinfo opens the GeoJSON', async () => {
  const file = await fileOf('incidents?format=geojson', 'incidents.geojson')
  const said = execFileSync('ogrinfo', ['-ro', '-al', file], { encoding: 'utf8' })
  expect(said).toMatch(/Feature Count: 2/)
  expect(said).toMatch(/POINT \(2\.1 13\.5\)/)
})
