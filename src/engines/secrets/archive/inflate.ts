/** Runs zlib on foreign bytes: `too large` above its output limit, `damaged` for what it cannot read. */
export function unpackedWithin(inflate: () => Buffer): Buffer | 'too large' | 'damaged' {
  try {
    return inflate();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'too large';
    // Errors of zlib have codes such as Z_DATA_ERROR; anything else is ours.
    if (typeof code === 'string' && code.startsWith('Z_')) return 'damaged';
    throw error;
  }
}
