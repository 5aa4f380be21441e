/** Names of files that hold pictures, sound, archives, programs or fonts rather than text. */
const media =
  /\.(?:png|jpe?g|gif|webp|avif|bmp|ico|tiff?|psd|mp[34]|m4[av]|mov|avi|mkv|webm|wav|flac|ogg|zip|gz|tgz|bz2|xz|zst|7z|rar|tar|jar|war|whl|pdf|iso|dmg|exe|dll|so|dylib|a|o|bin|wasm|woff2?|ttf|otf|eot|sqlite|db|parquet|onnx|pt|safetensors)$/i;

/** Whether a file of that name holds no text that a person wrote: passing it by leaves no gap. */
export function isMediaName(path: string): boolean {
  return media.test(path);
}
