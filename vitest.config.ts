import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const places = ['packages', 'services', 'test']

export default defineConfig({
  test: {
    // For the processes that tests start: what one has compiled is not compiled by the next.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compile', import.meta.url)) },
    globalSetup: ['test/postgres.setup.ts', 'test/redis.setup.ts'],
    // Generous, since two cores may be shared; what is too slow is held by ratios.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // As many as two cores bear: most files wait for a server or for processes of theirs.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'packages',
          include: ['packages/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.e2e.test.ts', '**/*.measured.test.ts'],
          // Loading the modules anew for each file took longer than the tests; they keep no state of their own.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'code',
          // Threads start in a tenth of what a process for each file takes.
          pool: 'threads',
          include: ['services', 'test'].map((place) => `${place}/**/*.test.ts`),
          exclude: ['**/node_modules/**', '**/*.e2e.test.ts', '**/*.measured.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'processes',
          include: places.map((place) => `${place}/**/*.e2e.test.ts`),
        },
      },
      {
        extends: true,
        test: {
          name: 'measured',
          include: places.map((place) => `${place}/**/*.measured.test.ts`),
          // Ratios of time: after all others and one by one, since a neighbour takes the processor from one side only.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
