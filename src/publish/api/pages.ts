import { limits } from '../../core/limits.ts';
import { ok, type Result } from '../../core/result.ts';
import type { ForgeError } from '../review/forge.ts';
import type { Api, ApiReply } from './api.ts';

/** Items on one page: the most that the forges give. */
export const pageItems = 100;

/** All items of a list, page by page, up to `limits.forgeItems`; `read` turns one page into values. */
export async function allPages<T>(
  api: Api,
  path: string,
  read: (reply: ApiReply) => Result<readonly T[], ForgeError>,
): Promise<Result<{ readonly items: readonly T[]; readonly cut: boolean }, ForgeError>> {
  const items: T[] = [];
  const joint = path.includes('?') ? '&' : '?';
  for (let page = 1; items.length < limits.forgeItems; page++) {
    const reply = await api.send({
      method: 'GET',
      path: `${path}${joint}per_page=${pageItems}&page=${page}`,
    });
    if (!reply.ok) return reply;
    const found = read(reply.value);
    if (!found.ok) return found;
    items.push(...found.value);
    // A short page is the last one on both forges.
    if (found.value.length < pageItems) return ok({ items, cut: false });
  }
  return ok({ items, cut: true });
}
