import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/**
 * What bytes may hold that came under a wrong name for their coding, or were cut off: as much of it as there is.
 *
 * @param longest - how many bytes it may hold at the most.
 * @returns nothing where it is more, or no coding fits. Then nobody knows what is in there.
 */
export function uncover(bytes: Uint8Array, longest: number): Uint8Array | undefined {
  const bound = { maxOutputLength: longest };
  const zlib = { ...bound, finishFlush: constants.Z_SYNC_FLUSH };
  const brotli = { ...bound, finishFlush: constants.BROTLI_OPERATION_FLUSH };
  const decoders = [
    () => gunzipSync(bytes, zlib),
    () => inflateSync(bytes, zlib),
    () => brotliDecompressSync(bytes, brotli),
    () => inflateRawSync(bytes, zlib),
  ];
  for (const decode of decoders) {
    try {
      const uncovered = decode();
      if (uncovered.length > 0) return uncovered;
    } catch {
      // Another coding may fit.
    }
  }
  return undefined;
}
