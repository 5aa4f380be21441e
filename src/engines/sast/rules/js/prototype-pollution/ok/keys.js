import _ from 'lodash';

const settings = { mail: {}, sms: {} };
const sections = ['mail', 'sms'];

export function listed(req) {
  const { section, name } = req.body;
  if (!sections.includes(section)) throw new Error('section');
  // ok: js/prototype-pollution
  settings[section][name] = req.body.value;
}

export function owned(req) {
  const key = req.params.section;
  if (!Object.hasOwn(settings, key)) throw new Error('section');
  // ok: js/prototype-pollution
  settings[key].changed = true;
}

export function constant(req) {
  // ok: js/prototype-pollution
  settings['mail'].sender = req.body.sender;
}

export function inMap(req, map) {
  // ok: js/prototype-pollution
  map.set(req.body.key, req.body.value);
}

export function byIndex(rows, index) {
  // ok: js/prototype-pollution
  rows[index].done = true;
}

export function fixedPath(req, state) {
  // ok: js/prototype-pollution
  _.set(state, 'user.name', req.body.name);
}

export function refused(req, state) {
  const key = req.query.key;
  if (key === '__proto__') throw new Error('key');
  // ok: js/prototype-pollution
  state[key].count = 1;
}

export function flat(req) {
  const headers = {};
  // ok: js/prototype-pollution
  headers[req.query.name] = req.query.value;
  return headers;
}
