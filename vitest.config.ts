import { defineConfig } from 'vitest/config';

// In CI the results are also written down, as evidence for this repository's own threat model.
const report = { reporters: ['default', 'junit'], outputFile: { junit: 'reports/junit/holdfast.xml' } };

export default defineConfig({
  test: {
    ...(process.env['CI'] === 'true' ? report : {}),
    pool: 'threads',
    isolate: false,
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
