import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Two groups, so that a run of pure tests starts no server. What is not known to be pure may use a database.
const pure = [
  'tests/machines/**/*.test.ts',
  'tests/as-of/**/*.test.ts',
  'tests/conventions/**/*.test.ts',
  'tests/letters/**/*.test.ts',
  'tests/diagrams/**/*.test.ts',
  'tests/proof/**/*.test.ts',
];

export default defineConfig({
  test: {
    // All of the machine: many tests wait for a process or a browser of their own.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { name: 'pure', include: pure, testTimeout: 20_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'database',
          include: ['tests/**/*.test.ts'],
          exclude: pure,
          globalSetup: ['tests/support/database-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
