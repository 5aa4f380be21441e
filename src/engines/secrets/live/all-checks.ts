import type { LiveCheck } from './live-check.ts';
import { clouds } from './providers/clouds.ts';
import { codeHosts } from './providers/code-hosts.ts';
import { models } from './providers/models.ts';
import { services } from './providers/services.ts';

/** Every provider that can be asked. */
export const allChecks: readonly LiveCheck[] = [...codeHosts, ...clouds, ...models, ...services];
