import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the bytes of the files are. Ids come from `addFile`, never from a request. */
export interface Storage {
  put(id: string, content: Buffer): Promise<void>;
  /** Rejects when there is no such file. */
  get(id: string): Promise<Buffer>;
  remove(id: string): Promise<void>;
}

/** One file per id in a folder, in production a mounted bucket: written once, never renamed. */
export function diskStorage(folder: string): Storage {
  return {
    put: (id, content) => writeFile(join(folder, id), content, { flag: 'wx', mode: 0o600 }),
    get: (id) => readFile(join(folder, id)),
    remove: (id) => rm(join(folder, id), { force: true }),
  };
}

/** For tests: gone with the process. */
export function memoryStorage(): Storage {
  const contents = new Map<string, Buffer>();
  return {
    put: async (id, content) => void contents.set(id, content),
    get: async (id) => {
      const content = contents.get(id);
      if (content === undefined) throw new Error(`no content for ${id}`);
      return content;
    },
    remove: async (id) => void contents.delete(id),
  };
}
