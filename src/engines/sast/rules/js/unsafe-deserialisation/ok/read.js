import serialize from 'node-serialize';
import yaml from 'js-yaml';
import v8 from 'node:v8';
import php from 'php-unserialize';

export function json(text) {
  // ok: js/unsafe-deserialisation
  return JSON.parse(text);
}

export function config(text) {
  // ok: js/unsafe-deserialisation
  return yaml.load(text);
}

export function core(text) {
  // ok: js/unsafe-deserialisation
  return yaml.load(text, { schema: yaml.CORE_SCHEMA });
}

export function copy(bytes) {
  // ok: js/unsafe-deserialisation
  return v8.deserialize(bytes);
}

export function written(value) {
  // ok: js/unsafe-deserialisation
  return serialize.serialize(value);
}

export function foreign(text) {
  // ok: js/unsafe-deserialisation
  return php.unserialize(text);
}
