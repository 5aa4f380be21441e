/** The text with each half of a broken surrogate pair replaced by U+FFFD, so that it can be written anywhere. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
