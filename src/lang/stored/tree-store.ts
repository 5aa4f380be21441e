/** Where trees are kept between runs, by a key that names all they depend on. Whatever goes wrong is a miss. */
export interface TreeStore {
  get(key: string): Uint8Array | undefined;
  set(key: string, bytes: Uint8Array): void;
}
