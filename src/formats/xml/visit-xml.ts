import { SaxesParser } from 'saxes';
import { limits } from '../../core/limits.ts';
import { wellFormed } from './well-formed.ts';

/** An element as it opens. Names lose their prefix; values keep at most `limits.reportTextChars` characters. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** From 1. */
  readonly line: number;
}

interface XmlVisitor {
  open(element: XmlElement): void;
  /** `text` is the element's own text without that of its children, capped like attribute values. */
  close(element: XmlElement, text: string): void;
}

/** Why reading ended early. */
interface XmlProblem {
  readonly line: number;
  readonly message: string;
}

const chunkChars = 65_536;
const attributesMax = 100;

// What real runners get wrong inside text (raw escapes of coloured output, `&#27;`): the text stays as it is.
const harmless = [
  'malformed character entity',
  'undefined entity',
  'disallowed character',
  'is disallowed in char data',
];

/**
 * Walks XML without a tree. Entities beyond XML's own five are never expanded and a document type ends the walk.
 * Ends at the first real error, since what a parser guesses behind it is worth nothing.
 */
export function visitXml(text: string, visitor: XmlVisitor): XmlProblem | undefined {
  const walk = new Walk(visitor);
  const clean = printable(text);
  for (let at = 0; at < clean.length && walk.problem === undefined; at += chunkChars) {
    walk.write(clean.slice(at, at + chunkChars));
  }
  if (walk.problem === undefined) walk.end();
  return walk.problem;
}

function printable(text: string): string {
  return wellFormed(text.trimStart()).replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
    '\ufffd',
  );
}

interface Open {
  readonly element: XmlElement;
  text: string;
}

class Walk {
  problem: XmlProblem | undefined;
  readonly #parser = new SaxesParser();
  readonly #visitor: XmlVisitor;
  readonly #open: Open[] = [];
  #attributes = new Map<string, string>();

  constructor(visitor: XmlVisitor) {
    this.#visitor = visitor;
    this.#parser.on('doctype', () => this.#stop('has a document type (DTD), which no test runner writes'));
    this.#parser.on('error', (error) => this.#fail(error.message));
    this.#parser.on('attribute', ({ name, value }) => {
      if (this.#attributes.size < attributesMax) {
        this.#attributes.set(localName(name), wellFormed(value.slice(0, limits.reportTextChars)));
      }
    });
    this.#parser.on('opentag', ({ name }) => this.#openElement(name));
    this.#parser.on('text', (text) => this.#addText(text));
    this.#parser.on('cdata', (text) => this.#addText(text));
    this.#parser.on('closetag', () => this.#closeElement());
  }

  write(chunk: string): void {
    this.#parser.write(chunk);
  }

  end(): void {
    this.#parser.close();
  }

  #openElement(name: string): void {
    const element = { name: localName(name), attributes: this.#attributes, line: this.#parser.line };
    this.#attributes = new Map();
    if (this.#open.length >= limits.reportDepth)
      this.#stop(`nested deeper than ${limits.reportDepth} elements`);
    if (this.problem !== undefined) return;
    this.#open.push({ element, text: '' });
    this.#visitor.open(element);
  }

  #addText(text: string): void {
    const top = this.#open.at(-1);
    if (top === undefined || top.text.length >= limits.reportTextChars) return;
    // Leading white space is dropped, so that indentation does not use up the room.
    const more = top.text === '' ? text.trimStart() : text;
    top.text += more.slice(0, limits.reportTextChars - top.text.length);
  }

  #closeElement(): void {
    if (this.problem !== undefined) return;
    const top = this.#open.pop();
    if (top !== undefined) this.#visitor.close(top.element, wellFormed(top.text));
  }

  #fail(message: string): void {
    if (harmless.some((words) => message.includes(words))) return;
    this.#stop(`not well-formed XML: ${message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')}`);
  }

  #stop(message: string): void {
    this.problem ??= { line: this.#parser.line, message };
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
