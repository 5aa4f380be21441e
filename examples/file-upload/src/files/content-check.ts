import { extname } from 'node:path';
import { HttpError } from '../http-error.ts';

/** First bytes that a file of this extension has, as Latin-1. */
const signatures: ReadonlyMap<string, string> = new Map([
  ['.png', '\x89PNG'],
  ['.jpg', '\xff\xd8\xff'],
  ['.jpeg', '\xff\xd8\xff'],
  ['.gif', 'GIF8'],
  ['.pdf', '%PDF-'],
  ['.zip', 'PK'],
]);

const eicar = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';
const svgStart = /<svg[\s>]/i;
const svgScript = /<script[\s>/]|<foreignobject[\s>/]|\son\w{3,20}\s*=|javascript:/i;

/** Refuses content that is not what its name says, and content that runs code when somebody opens it. */
export function checkContent(name: string, content: Buffer): void {
  const text = content.toString('latin1');
  const signature = signatures.get(extname(name).toLowerCase());
  if (signature !== undefined && !text.startsWith(signature)) {
    throw new HttpError(415, 'The content is not what the file name says.');
  }
  if (text.includes(eicar)) throw new HttpError(422, 'The file is malware.');
  if (svgStart.test(text) && svgScript.test(text)) {
    throw new HttpError(422, 'The picture contains a script.');
  }
}
