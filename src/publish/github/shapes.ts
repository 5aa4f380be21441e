import { z } from 'zod';

const oid = z.string().regex(/^[0-9a-f]{40,64}$/);
const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

/** What is read of a pull request. */
export const pullShape = z.object({
  number: z.number().int(),
  state: z.string(),
  head: z.object({ sha: oid, repo: z.object({ full_name: z.string() }).nullable() }),
  base: z.object({ sha: oid, repo: z.object({ full_name: z.string() }) }),
});

export const filesShape = z.array(
  z.object({
    filename: z.string(),
    previous_filename: z.string().optional(),
    status: z.string(),
    patch: z.string().optional(),
  }),
);

export const checkRunsShape = z.object({
  check_runs: z.array(
    z.object({
      id: z.number().int(),
      status: z.string(),
      external_id: z.string().nullable().optional(),
      output: z.object({ annotations_count: z.number().int() }),
    }),
  ),
});

export const madeShape = z.object({ id: z.number().int() });

const threads = z.object({
  pageInfo,
  nodes: z.array(
    z.object({
      id: z.string(),
      isResolved: z.boolean(),
      resolvedBy: z.object({ login: z.string() }).nullable(),
      comments: z.object({
        totalCount: z.number().int(),
        nodes: z.array(
          z.object({ databaseId: z.number().int(), body: z.string(), viewerDidAuthor: z.boolean() }),
        ),
      }),
    }),
  ),
});

const comments = z.object({
  pageInfo,
  nodes: z.array(z.object({ databaseId: z.number().int(), body: z.string(), viewerDidAuthor: z.boolean() })),
});

const viewer = z.object({ login: z.string() });

export const threadsShape = z.object({
  viewer,
  repository: z.object({ pullRequest: z.object({ reviewThreads: threads }) }),
});

export const commentsShape = z.object({
  viewer,
  repository: z.object({ pullRequest: z.object({ comments }) }),
});

/** GraphQL answers 200 whatever happened. */
export const answerShape = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ type: z.string().optional(), message: z.string() })).optional(),
});
