import xml.etree.ElementTree as ElementTree
from xml.sax.handler import feature_external_ges

import defusedxml.ElementTree
from lxml import etree


def hardened(text):
    # ok: py/xxe
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))


def with_dtd(text):
    # ok: py/xxe
    return etree.fromstring(text, etree.XMLParser(load_dtd=True, resolve_entities=False))


def defused(text):
    # ok: py/xxe
    return defusedxml.ElementTree.fromstring(text)


def standard(text):
    # ok: py/xxe
    return ElementTree.fromstring(text)


def switched_off(parser):
    # ok: py/xxe
    parser.setFeature(feature_external_ges, False)


def html(text):
    # ok: py/xxe
    return etree.fromstring(text, etree.HTMLParser())


def recovering(text):
    # ok: py/xxe
    return etree.fromstring(text, etree.XMLParser(recover=True))
