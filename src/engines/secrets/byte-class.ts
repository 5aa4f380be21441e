import { once } from './once.ts';

/** Alphabets that tokens are written in. */
const members = {
  none: '',
  digits: '0-9',
  alnum: '0-9A-Za-z',
  upper: '0-9A-Z',
  word: '0-9A-Za-z_',
  slug: '0-9A-Za-z_-',
  dotted: '0-9A-Za-z_.-',
  coloned: '0-9A-Za-z_:-',
  tilde: '0-9A-Za-z_.~-',
  padded: '0-9A-Za-z_=-',
  base64: '0-9A-Za-z+/=',
  bare64: '0-9A-Za-z+/',
  jwt: '0-9A-Za-z_.=-',
  mixed64: '0-9A-Za-z_+/=-',
  header: 'A-Z -',
  armour: '0-9A-Za-z+/=\\\\"\',:.() \t\r\n',
  scheme: '0-9A-Za-z+.-',
  authority: "!$%&'()*+,.0-9:;=@A-Z_a-z~\\[\\]{}|^-",
  hookPath: '0-9A-Za-z/_-',
  dollar: '0-9A-Za-z_$-',
  token: '0-9A-Za-z_.:+/=~-',
} as const;

export type ByteClass = keyof typeof members;

/** The class's bit in `byteClasses()`. */
export function bitOf(name: ByteClass): number {
  return 1 << names().indexOf(name);
}

/** For each byte, the bits of the classes it belongs to. */
export const byteClasses = once((): Uint32Array => {
  const table = new Uint32Array(256);
  for (const name of names()) {
    if (members[name] === '') continue;
    const belongs = new RegExp(`[${members[name]}]`);
    for (let byte = 0; byte < 128; byte++) {
      if (belongs.test(String.fromCharCode(byte))) table[byte] = (table[byte] ?? 0) | bitOf(name);
    }
  }
  return table;
});

/** Whether each of these characters belongs to the class. */
export function holdsAll(name: ByteClass, characters: string): boolean {
  const belongs = new RegExp(`^[${members[name]}]*$`);
  return belongs.test(characters);
}

const names = once((): readonly ByteClass[] => Object.keys(members).filter(isByteClass));

function isByteClass(name: string): name is ByteClass {
  return name in members;
}
