// Prints the outline of an XML document, and what is wrong with another one.
const { SaxesParser } = require('saxes');

class Outline {
  depth = 0;
  constructor() {
    this.parser = new SaxesParser({ xmlns: true, fileName: 'x.xml' });
    this.parser.on('opentag', (tag) => console.log(' '.repeat(this.depth++) + tag.local));
    this.parser.on('closetag', () => this.depth--);
    this.parser.on('error', (error) => console.log(error.message));
    for (const event of ['text', 'cdata', 'comment', 'processinginstruction', 'doctype'])
      this.parser.on(event, () => {});
  }
  read(text) {
    for (const part of text.match(/.{1,7}/gsu)) this.parser.write(part);
    this.parser.close();
  }
}

new Outline().read(
  '<?xml version="1.0"?><!DOCTYPE r><r xmlns:p="urn:p"><p:a b="&lt;&#65;"/><!-- c --><![CDATA[x]]><?go on?></r>',
);
new Outline().read('<a><b></a>');
