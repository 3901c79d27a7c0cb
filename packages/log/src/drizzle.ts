import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

// Node reads a package's package.json anew for each of its ES modules, and Drizzle has 400 of them beside one of 180 kB:
// over a second at every start. Its CommonJS build is loaded in a tenth of that. Types are those of the ES modules.
const core = require('drizzle-orm') as typeof import('drizzle-orm')
const postgres = require('drizzle-orm/pg-core') as typeof import('drizzle-orm/pg-core')
const driver = require('drizzle-orm/node-postgres') as typeof import('drizzle-orm/node-postgres')
const migrator = require('drizzle-orm/migrator') as typeof import('drizzle-orm/migrator')
const driverMigrator =
  require('drizzle-orm/node-postgres/migrator') as typeof import('drizzle-orm/node-postgres/migrator')

export const { and, asc, count, desc, eq, getTableColumns, gt, inArray, lt, lte, notInArray, sql } = core
export const {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgSchema,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} = postgres
export const { drizzle } = driver
export const { readMigrationFiles } = migrator
export const { migrate: runMigrations } = driverMigrator
