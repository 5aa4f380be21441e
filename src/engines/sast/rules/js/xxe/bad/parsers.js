import libxmljs, { parseXml } from 'libxmljs2';
import { XmlDocument, ParseOption } from 'libxml2-wasm';

export function orders(req, res) {
  // ruleid: js/xxe
  const document = libxmljs.parseXml(req.body, { noent: true });
  res.json(document.root().childNodes().length);
}

export function catalogue(file) {
  // ruleid: js/xxe
  return libxmljs.parseXmlString(file.data.toString('utf8'), { noblanks: true, noent: true });
}

export function withType(text) {
  // ruleid: js/xxe
  return libxmljs.parseXml(text, { dtdload: true, dtdvalid: true });
}

export function direct(text) {
  // ruleid: js/xxe
  return parseXml(text, { nocdata: true, noent: true, nonet: false });
}

export function wasm(text) {
  // ruleid: js/xxe
  return XmlDocument.fromString(text, {
    option: ParseOption.XML_PARSE_NOENT | ParseOption.XML_PARSE_NOBLANKS,
  });
}
