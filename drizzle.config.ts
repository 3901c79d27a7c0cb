import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './packages/log/src/schema/index.ts',
  out: './infra/migrations',
})
