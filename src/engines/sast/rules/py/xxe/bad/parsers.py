import xml.sax
from xml.sax.handler import feature_external_ges

import lxml.etree
from lxml import etree


def resolving(text):
    # ruleid: py/xxe
    parser = etree.XMLParser(resolve_entities=True)
    return etree.fromstring(text, parser)


def networked(text):
    # ruleid: py/xxe
    parser = lxml.etree.XMLParser(load_dtd=True, no_network=False)
    return lxml.etree.fromstring(text, parser)


def streamed(file):
    # ruleid: py/xxe
    return list(etree.iterparse(file, resolve_entities=True))


def sax(file, handler):
    parser = xml.sax.make_parser()
    # ruleid: py/xxe
    parser.setFeature(feature_external_ges, True)
    parser.setContentHandler(handler)
    parser.parse(file)


def qualified(parser):
    # ruleid: py/xxe
    parser.setFeature(xml.sax.handler.feature_external_ges, 1)


def with_dtd(text):
    # ruleid: py/xxe
    return etree.fromstring(text, etree.XMLParser(no_network=False))
