import { z } from 'zod';

const oid = z.string().regex(/^[0-9a-f]{40,64}$/);

export const userShape = z.object({ id: z.number().int() });

export const requestShape = z.object({
  iid: z.number().int(),
  state: z.string(),
  diff_refs: z.object({ base_sha: oid, head_sha: oid, start_sha: oid }),
  source_project_id: z.number().int().nullable(),
  target_project_id: z.number().int(),
});

export const diffsShape = z.array(
  z.object({ old_path: z.string(), new_path: z.string(), diff: z.string(), deleted_file: z.boolean() }),
);

const who = z.object({ id: z.number().int() });

export const discussionsShape = z.array(
  z.object({
    id: z.string(),
    notes: z.array(
      z.object({
        id: z.number().int(),
        /** `DiffNote` at a line, `DiscussionNote` in an answered comment, null by itself. */
        type: z.string().nullable(),
        body: z.string(),
        author: who,
        system: z.boolean(),
        resolved: z.boolean().optional(),
        resolved_by: who.nullish(),
      }),
    ),
  }),
);

export const statusesShape = z.array(
  z.object({
    id: z.number().int(),
    name: z.string(),
    status: z.string(),
    description: z.string().nullable(),
  }),
);
