import _ from 'lodash';

const settings = {};

export function change(req, res) {
  const { section, name, value } = req.body;
  // ruleid: js/prototype-pollution
  settings[section][name] = value;
  res.end();
}

export function direct(req, res) {
  // ruleid: js/prototype-pollution
  settings[req.params.section][req.params.name] = req.body;
  res.end();
}

export function flag(req) {
  // ruleid: js/prototype-pollution
  settings[req.query.feature].enabled = true;
}

export function byPath(req, state) {
  // ruleid: js/prototype-pollution
  _.set(state, req.body.path, req.body.value);
}

export function header(req, counters) {
  const key = req.headers['x-client'];
  // ruleid: js/prototype-pollution
  counters[key].seen = Date.now();
}
