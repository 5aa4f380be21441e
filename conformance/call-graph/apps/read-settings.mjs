// Settings with defaults, transformations and unions.
import { z } from 'zod';

const Port = z.coerce.number().int().min(1).max(65_535);
const Settings = z
  .object({
    port: Port.default(3000),
    mode: z.enum(['dev', 'live']),
    hosts: z
      .array(
        z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^[a-z.]+$/u),
      )
      .nonempty(),
    store: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('disk'), folder: z.string() }),
      z.object({ kind: z.literal('memory'), bytes: z.number().positive().optional() }),
    ]),
    extra: z.record(z.string(), z.unknown()).nullable(),
  })
  .strict()
  .refine((one) => one.mode !== 'live' || one.store.kind === 'disk', { message: 'live needs a disk' })
  .transform((one) => ({ ...one, url: `http://${one.hosts[0]}:${one.port}` }));
console.log(
  Settings.parse({
    port: '80',
    mode: 'live',
    hosts: [' A.b '],
    store: { kind: 'disk', folder: '/' },
    extra: null,
  }).url,
);
const bad = Settings.safeParse({ port: 0, mode: 'x', hosts: [], store: { kind: 'tape' }, more: 1 });
console.log(bad.error.issues.length, z.prettifyError(bad.error).length);
console.log(
  await z
    .string()
    .refine(async (text) => text !== '')
    .parseAsync('a'),
);
