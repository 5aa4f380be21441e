import { expect, test } from 'vitest';
import { factsOf, filesOf, projectOf } from '../../../tests/small-project.ts';
import { createProject } from './index.ts';

const script = {
  'controller.js':
    'export class Controller { constructor(log, out) { this.out = out; } run() { this.out.emit(1); } }',
  'out.js': 'export class Out { emit(value) {} }\nexport class Quiet { emit(value) {} }',
  'main.js':
    "import { Controller } from './controller.js'; import { Out } from './out.js'; new Controller(null, new Out());",
};

test('a field is what objects of the class are made with elsewhere', () => {
  expect(projectOf(script).enters('controller.js', 'this.out.emit(')).toEqual(['out.js#Out.emit']);
});

test('what another class of the same name is made with does not count', () => {
  const other = { ...script, 'controller2.js': 'export class Controller { constructor(log, out) {} }' };
  const main = script['main.js'].replace('./controller.js', './controller2.js');
  expect(projectOf({ ...other, 'main.js': main }).enters('controller.js', 'this.out.emit(')).toEqual([]);
});

test.each(['Service(Out())', 'Service(out=Out())', 'service.Service(Out())'])('Python: %s', (made) => {
  const project = projectOf({
    'service.py':
      'class Service:\n    def __init__(self, out):\n        self.out = out\n    def run(self):\n        self.out.emit(1)\n',
    'out.py': 'class Out:\n    def emit(self, value):\n        pass\n',
    'main.py': `import service\nfrom service import Service\nfrom out import Out\n${made}\n`,
  });
  expect(project.enters('service.py', 'self.out.emit(')).toEqual(['out.py#Out.emit']);
});

test('a module of a package whose __init__.py nobody could read is found', () => {
  const texts = new Map([
    ['app/__init__.py', ''],
    ['app/out.py', 'def emit(value):\n    pass\n'],
    ['app/main.py', 'from app import out\nout.emit(1)\n'],
  ]);
  const facts = (path: string) =>
    path === 'app/__init__.py' ? undefined : factsOf(path, texts.get(path) ?? '');
  const project = createProject({ ...filesOf(texts), facts });
  const call = project.facts('app/main.py')?.calls[0];
  expect(project.targetsOf('app/main.py', call?.node ?? -1).functions).toEqual(['app/out.py#emit@0']);
});

test('of two star imports that have a name the last one gives it', () => {
  const project = projectOf({
    'a.py': 'def emit():\n    pass\n',
    'b.py': 'def emit():\n    pass\n',
    'main.py': 'from a import *\nfrom b import *\nemit()\n',
  });
  expect(project.enters('main.py', 'emit(')).toEqual(['b.py#emit']);
});

test('links are others when an index gives a name to another function of the same file', () => {
  const files = (name: string) => ({
    'main.js': "import { send } from './index.js'; send();",
    'index.js': `export { ${name} as send } from './out.js';`,
    'out.js': 'export function loud() {}\nexport function quiet() {}',
  });
  const [loud, again, quiet] = ['loud', 'loud', 'quiet'].map((name) =>
    projectOf(files(name)).project.linksOf('main.js'),
  );
  expect(again).toBe(loud);
  expect(quiet).not.toBe(loud);
});

test('files whose functions a call is given, and whose objects it makes, are among those it leads to', () => {
  const { project } = projectOf({
    'main.py': 'from out import emit\nfrom pair import Pair\nlist(map(emit, [1]))\nPair(1)\n',
    'out.py': 'def emit(value):\n    pass\n',
    'pair.py': 'class Pair:\n    x: int\n',
  });
  expect(project.filesCalledBy('main.py')).toEqual(['out.py', 'pair.py']);
});
