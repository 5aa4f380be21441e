import vm from 'node:vm';

const operations = { add: (a, b) => a + b };

export function parsed(req) {
  // ok: js/code-injection
  return JSON.parse(req.body.data);
}

export function chosen(req) {
  // ok: js/code-injection
  return operations[req.query.op](1, 2);
}

export function constant() {
  // ok: js/code-injection
  return new Function('return this')();
}

export function own(template) {
  // ok: js/code-injection
  return vm.runInNewContext(template, {});
}

export function later(req, res) {
  // ok: js/code-injection
  setTimeout(() => res.json(req.body), 100);
}

export function numeric(req) {
  // ok: js/code-injection
  return eval(String(Number(req.query.n)) + ' + 1');
}

export function listed(req) {
  const name = req.query.plugin;
  if (!Object.hasOwn(operations, name)) throw new Error('plugin');
  // ok: js/code-injection
  return require('./plugins/' + name);
}
