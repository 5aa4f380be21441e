import { testConstructs } from '../../../tests/trees.ts';

testConstructs('python', [
  [
    'f(a, b=1, *c, **d)',
    `expression-statement(value:call(callee:identifier'f' arguments:arguments(identifier'a' keyword-argument(name:identifier'b' value:number'1') spread(value:identifier'c') keyword-spread(value:identifier'd'))))`,
  ],
  [
    'a.b.c(1)[2]',
    `expression-statement(value:index(object:call(callee:member(object:member(object:identifier'a' property:identifier'b') property:identifier'c') arguments:arguments(number'1')) value:number'2'))`,
  ],
  [
    'a[1:2, ::3]',
    `expression-statement(value:index(object:identifier'a' value:tuple(slice(start:number'1' stop:number'2') slice(step:number'3'))))`,
  ],
  [
    'x = y = 1',
    `expression-statement(value:assign'='(left:identifier'x' right:assign'='(left:identifier'y' right:number'1')))`,
  ],
  ['x: int = 1', `expression-statement(value:assign'='(left:identifier'x' type:type'int' right:number'1'))`],
  [
    'x: List[Dict[str, a.B]]',
    `expression-statement(value:variable(name:identifier'x' type:generic-type(name:type'List' arguments:arguments(type:generic-type(name:type'Dict' arguments:arguments(type:type'str' type:type'a.B'))))))`,
  ],
  ['x += 1', `expression-statement(value:augmented-assign'+='(left:identifier'x' right:number'1'))`],
  [
    'a, *b = c',
    `expression-statement(value:assign'='(left:tuple(identifier'a' spread(value:identifier'b')) right:identifier'c'))`,
  ],
  [
    '(y := f())',
    `expression-statement(value:assign':='(left:identifier'y' right:call(callee:identifier'f' arguments:arguments)))`,
  ],
  [
    'not a and b or -c',
    `expression-statement(value:binary'or'(left:binary'and'(left:unary'not'(operand:identifier'a') right:identifier'b') right:unary'-'(operand:identifier'c')))`,
  ],
  [
    'a < b <= c',
    `expression-statement(value:binary'<='(left:binary'<'(left:identifier'a' right:identifier'b') right:identifier'c'))`,
  ],
  [
    'a if b else c',
    `expression-statement(value:ternary(then:identifier'a' condition:identifier'b' else:identifier'c'))`,
  ],
  ['a not in b', `expression-statement(value:binary'not in'(left:identifier'a' right:identifier'b'))`],
  ['x is not None', `expression-statement(value:binary'is not'(left:identifier'x' right:null'None'))`],
  [
    '"a\\x41\\n" \'b\' + r"\\n" + b"c"',
    "expression-statement(value:binary'+'(left:binary'+'(left:string'aA\nb' right:string'\\n') right:string'c'))",
  ],
  [
    'f"a{x!r:>{w}}b{{c}}"',
    `expression-statement(value:template(string-part'a' interpolation(value:identifier'x' interpolation(value:identifier'w')) string-part'b{c}'))`,
  ],
  ['"""doc"""', `expression-statement(value:string'doc')`],
  [
    '[1, 2.5, True, None, ...]',
    `expression-statement(value:array(number'1' number'2.5' boolean'True' null'None' other'...'))`,
  ],
  [
    "{'a': 1, **b}",
    `expression-statement(value:object(pair(key:string'a' value:number'1') keyword-spread(value:identifier'b')))`,
  ],
  ['{1, 2}, (3,), ()', `expression-statement(value:tuple(set(number'1' number'2') tuple(number'3') tuple))`],
  [
    '[x for x in y if x]',
    `expression-statement(value:comprehension'list'(value:identifier'x' for-each(left:identifier'x' iterable:identifier'y') if(condition:identifier'x')))`,
  ],
  [
    '{k: v for k, v in z}',
    `expression-statement(value:comprehension'dict'(value:pair(key:identifier'k' value:identifier'v') for-each(left:tuple(identifier'k' identifier'v') iterable:identifier'z')))`,
  ],
  [
    'sum(x async for x in y)',
    `expression-statement(value:call(callee:identifier'sum' arguments:arguments(comprehension'generator'(value:identifier'x' for-each(modifier:modifier'async' left:identifier'x' iterable:identifier'y')))))`,
  ],
  [
    'lambda a, *b, c=1: a',
    `expression-statement(value:lambda(parameters:parameters(parameter(name:identifier'a') parameter(modifier:modifier'*' name:identifier'b') parameter(name:identifier'c' default:number'1')) body:identifier'a'))`,
  ],
  ['await x', `expression-statement(value:await(value:identifier'x'))`],
  ['yield from x', `expression-statement(value:yield(modifier:modifier'from' value:identifier'x'))`],
  [
    'print "a", b',
    `expression-statement(value:call(callee:identifier'print' arguments:arguments(string'a' identifier'b')))`,
  ],
  [
    'if a:\n  b\nelif c:\n  d\nelse:\n  e',
    `if(condition:identifier'a' then:block(expression-statement(value:identifier'b')) else:if(condition:identifier'c' then:block(expression-statement(value:identifier'd')) else:block(expression-statement(value:identifier'e'))))`,
  ],
  [
    'for a, b in c:\n  break\nelse:\n  continue',
    `for-each(left:tuple(identifier'a' identifier'b') iterable:identifier'c' body:block(break) else:block(continue))`,
  ],
  ['while a:\n  pass', `while(condition:identifier'a' body:block(pass))`],
  [
    'with open(f) as g, h:\n  i',
    `with(value:variable(value:call(callee:identifier'open' arguments:arguments(identifier'f')) name:identifier'g') value:identifier'h' body:block(expression-statement(value:identifier'i')))`,
  ],
  [
    'try:\n  a\nexcept (B, C) as e:\n  raise X from e\nexcept:\n  pass\nelse:\n  d\nfinally:\n  e',
    `try(body:block(expression-statement(value:identifier'a')) handler:catch(type:tuple(identifier'B' identifier'C') name:identifier'e' body:block(throw(value:identifier'X' source:identifier'e'))) handler:catch(body:block(pass)) else:block(expression-statement(value:identifier'd')) finalizer:finally(body:block(expression-statement(value:identifier'e'))))`,
  ],
  [
    "match a:\n  case 1 | 2 if b:\n    c\n  case Point(x=0):\n    d\n  case {'k': v}:\n    e\n  case _:\n    f",
    `switch(condition:identifier'a' body:block(case(value:other'|'(number'1' number'2') condition:identifier'b' body:block(expression-statement(value:identifier'c'))) case(value:call(callee:identifier'Point' arguments:arguments(keyword-argument(name:identifier'x' value:number'0'))) body:block(expression-statement(value:identifier'd'))) case(value:object(pair(key:string'k' value:identifier'v')) body:block(expression-statement(value:identifier'e'))) default-case(body:block(expression-statement(value:identifier'f')))))`,
  ],
  [
    'def f(a, b: int = 1, /, *args, c, **kw) -> str:\n  return a, b',
    `function(name:identifier'f' parameters:parameters(parameter(name:identifier'a') parameter(name:identifier'b' type:type'int' default:number'1') parameter(modifier:modifier'/') parameter(modifier:modifier'*' name:identifier'args') parameter(name:identifier'c') parameter(modifier:modifier'**' name:identifier'kw')) returns:type'str' body:block(return(value:tuple(identifier'a' identifier'b'))))`,
  ],
  [
    'async def f(*, a):\n  pass',
    `function(modifier:modifier'async' name:identifier'f' parameters:parameters(parameter(modifier:modifier'*') parameter(name:identifier'a')) body:block(pass))`,
  ],
  [
    "@app.route('/x', methods=['GET'])\n@login\ndef f():\n  \"doc\"",
    `function(decorator:decorator'app.route'(value:call(callee:member(object:identifier'app' property:identifier'route') arguments:arguments(string'/x' keyword-argument(name:identifier'methods' value:array(string'GET'))))) decorator:decorator'login'(value:identifier'login') name:identifier'f' parameters:parameters body:block(expression-statement(value:string'doc')))`,
  ],
  [
    'class A(B, metaclass=M):\n  x = 1\n  def m(self): ...',
    `class(name:identifier'A' superclass:identifier'B' superclass:keyword-argument(name:identifier'metaclass' value:identifier'M') body:class-body(expression-statement(value:assign'='(left:identifier'x' right:number'1')) function(name:identifier'm' parameters:parameters(parameter(name:identifier'self')) body:block(expression-statement(value:other'...')))))`,
  ],
  [
    'import a.b as c, d',
    `import(import-item(name:identifier'a.b' alias:identifier'c') import-item(name:identifier'd'))`,
  ],
  [
    'from ..x import y as z, w',
    `import(source:identifier'..x' import-item(name:identifier'y' alias:identifier'z') import-item(name:identifier'w'))`,
  ],
  ['from x import *', `import(source:identifier'x' import-item(name:identifier'*'))`],
  ['from __future__ import a', `import(source:identifier'__future__' import-item(name:identifier'a'))`],
  ['del a, b', `delete(value:tuple(identifier'a' identifier'b'))`],
  ['assert a, "m"', `assert(value:identifier'a' value:string'm')`],
  ['global a', `global(name:identifier'a')`],
  ['nonlocal b', `global'nonlocal'(name:identifier'b')`],
  ['return', 'return'],
  ['type X = int', `other'type'(name:identifier'X' type:type'int')`],
  ['# only a comment', 'module'],
  ['a; b', `expression-statement(value:identifier'a') expression-statement(value:identifier'b')`],
  ['x = (  # comment\n  1)', `expression-statement(value:assign'='(left:identifier'x' right:number'1'))`],
  ['é = "ü𝒳"', `expression-statement(value:assign'='(left:identifier'é' right:string'ü𝒳'))`],
]);
