import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'services/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/postgres.setup.ts', 'test/redis.setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
