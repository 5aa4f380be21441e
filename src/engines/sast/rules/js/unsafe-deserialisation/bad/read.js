import serialize from 'node-serialize';
import yaml from 'js-yaml';
import funcster from 'funcster';

export function profile(req) {
  const text = Buffer.from(req.cookies.profile, 'base64').toString();
  // ruleid: js/unsafe-deserialisation
  return serialize.unserialize(text);
}

export function upload(file) {
  // ruleid: js/unsafe-deserialisation
  return serialize.unserialize(file.content.toString());
}

export function config(text) {
  // ruleid: js/unsafe-deserialisation
  return yaml.load(text, { schema: yaml.DEFAULT_FULL_SCHEMA });
}

export function rules(text) {
  // ruleid: js/unsafe-deserialisation
  return yaml.unsafeLoad(text);
}

export function functions(json) {
  // ruleid: js/unsafe-deserialisation
  return funcster.deepDeserialize(json);
}
