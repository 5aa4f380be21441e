import type { z } from 'zod';
import type { Listed, ListedComment, ListedThread } from '../review/forge.ts';
import type { discussionsShape } from './shapes.ts';

/** Discussions as threads, and notes by themselves as comments. */
export function listedOf(
  discussions: Readonly<z.infer<typeof discussionsShape>>,
  me: number,
): Pick<Listed, 'threads' | 'comments'> {
  const threads: ListedThread[] = [];
  const comments: ListedComment[] = [];
  for (const { id, notes } of discussions) {
    const [first, ...rest] = notes.filter(({ system }) => !system);
    if (first === undefined) continue;
    const ours = first.author.id === me;
    // A comment that was answered is a discussion too, and stays a comment of ours.
    if (first.type !== 'DiffNote') {
      comments.push({ ref: String(first.id), body: first.body, ours });
      continue;
    }
    threads.push({
      ref: id,
      comment: String(first.id),
      body: first.body,
      ours,
      replies: rest.filter(({ author }) => author.id !== me).length,
      resolved: first.resolved !== true ? 'no' : first.resolved_by?.id === me ? 'by-us' : 'by-others',
    });
  }
  return { threads, comments };
}
