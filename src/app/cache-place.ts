/** Where the user's caches live; the faces may not reach into `io` themselves. */
export { cacheFolderOf } from '../io/cache-folder.ts';
