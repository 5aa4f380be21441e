import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    pool: 'threads',
    isolate: false,
    include: ['tests/**/*.test.ts'],
    reporters: ['default', ['junit', { outputFile: 'reports/junit/tests.xml' }]],
  },
});
