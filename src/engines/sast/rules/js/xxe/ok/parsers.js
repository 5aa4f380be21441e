import libxmljs from 'libxmljs2';
import { XmlDocument, ParseOption } from 'libxml2-wasm';
import { XMLParser } from 'fast-xml-parser';
import { parseStringPromise } from 'xml2js';

export function orders(req, res) {
  // ok: js/xxe
  const document = libxmljs.parseXml(req.body);
  res.json(document.root().childNodes().length);
}

export function catalogue(file) {
  // ok: js/xxe
  return libxmljs.parseXmlString(file.data.toString('utf8'), { noblanks: true, noent: false });
}

export function feed(text) {
  // ok: js/xxe
  return new XMLParser({ processEntities: false }).parse(text);
}

export async function old(text) {
  // ok: js/xxe
  return parseStringPromise(text, { explicitArray: false });
}

export function wasm(text) {
  // ok: js/xxe
  return XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_NOBLANKS });
}
