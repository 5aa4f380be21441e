import vm from 'node:vm';

export function calculate(req, res) {
  // ruleid: js/code-injection
  res.json(eval(req.query.formula));
}

export function income(req) {
  const text = req.body.preTax;
  // ruleid: js/code-injection
  const preTax = eval('(' + text + ')');
  return preTax;
}

export function compiled(req) {
  // ruleid: js/code-injection
  const run = new Function('row', `return ${req.body.expression}`);
  return run;
}

export function sandboxed(req) {
  // ruleid: js/code-injection
  return vm.runInNewContext(req.body.script, {});
}

export function script(req) {
  const { code } = req.body;
  // ruleid: js/code-injection
  return new vm.Script(code).runInThisContext();
}

export function plugin(req) {
  // ruleid: js/code-injection
  return require(`./plugins/${req.query.plugin}`);
}
