import { testConstructs } from '../../../tests/trees.ts';

testConstructs('ruby', [
  [
    "require 'a'",
    `expression-statement(value:call(callee:identifier'require' arguments:arguments(string'a')))`,
  ],
  [
    'a.b(1, c: 2, :d => 3, *e, **f, &g)',
    `expression-statement(value:call(callee:member(object:identifier'a' property:identifier'b') arguments:arguments(number'1' keyword-argument(name:identifier'c' value:number'2') keyword-argument(name:identifier'd' value:number'3') spread(value:identifier'e') keyword-spread(value:identifier'f') spread'&'(value:identifier'g'))))`,
  ],
  ['a.b', `expression-statement(value:member(object:identifier'a' property:identifier'b'))`],
  [
    'a&.b.c(1)',
    `expression-statement(value:call(callee:member(object:member(object:identifier'a' property:identifier'b') property:identifier'c') arguments:arguments(number'1')))`,
  ],
  [
    "foo \"a#{b}c\\n\", 'x\\'y\\n'",
    "expression-statement(value:call(callee:identifier'foo' arguments:arguments(template(string-part'a' interpolation(value:identifier'b') string-part'c\n') string'x'y\\n')))",
  ],
  ['x = 1', `expression-statement(value:assign'='(left:identifier'x' right:number'1'))`],
  [
    'a, *b = c, d',
    `expression-statement(value:assign'='(left:tuple(identifier'a' spread(value:identifier'b')) right:array(identifier'c' identifier'd')))`,
  ],
  [
    'x ||= {a: 1, "b" => 2, c:}',
    `expression-statement(value:augmented-assign'||='(left:identifier'x' right:object(pair(key:string':a' value:number'1') pair(key:string'b' value:number'2') pair(key:string':c' value:identifier'c'))))`,
  ],
  ['x += 1', `expression-statement(value:augmented-assign'+='(left:identifier'x' right:number'1'))`],
  [
    '@a = @@b + $c',
    `expression-statement(value:assign'='(left:identifier'@a' right:binary'+'(left:identifier'@@b' right:identifier'$c')))`,
  ],
  [
    'a[1, 2] = b[1..2]',
    `expression-statement(value:assign'='(left:index(object:identifier'a' value:tuple(number'1' number'2')) right:index(object:identifier'b' value:binary'..'(left:number'1' right:number'2'))))`,
  ],
  [
    'A::B.new(1)',
    `expression-statement(value:call(callee:member(object:member'::'(object:identifier'A' property:identifier'B') property:identifier'new') arguments:arguments(number'1')))`,
  ],
  [
    'x = a ? b : c',
    `expression-statement(value:assign'='(left:identifier'x' right:ternary(condition:identifier'a' then:identifier'b' else:identifier'c')))`,
  ],
  [
    '!a && b or not c',
    `expression-statement(value:binary'or'(left:binary'&&'(left:unary'!'(operand:identifier'a') right:identifier'b') right:unary'not'(operand:identifier'c')))`,
  ],
  [
    'if a then b elsif c then d else e end',
    `if(condition:identifier'a' then:block(expression-statement(value:identifier'b')) else:if(condition:identifier'c' then:block(expression-statement(value:identifier'd')) else:block(expression-statement(value:identifier'e'))))`,
  ],
  [
    'unless a then b else c end',
    `if(condition:unary'!'(operand:identifier'a') then:block(expression-statement(value:identifier'b')) else:block(expression-statement(value:identifier'c')))`,
  ],
  ['a if b', `if(condition:identifier'b' then:block(expression-statement(value:identifier'a')))`],
  [
    'a unless b',
    `if(condition:unary'!'(operand:identifier'b') then:block(expression-statement(value:identifier'a')))`,
  ],
  [
    'while a do b end',
    `while(condition:identifier'a' body:block(expression-statement(value:identifier'b')))`,
  ],
  ['until a do next end', `while(condition:unary'!'(operand:identifier'a') body:block(continue))`],
  ['a while b', `while(condition:identifier'b' body:block(expression-statement(value:identifier'a')))`],
  ['for i in x do break end', `for-each(left:identifier'i' iterable:identifier'x' body:block(break))`],
  [
    'case x when 1, 2 then a when String; b else c end',
    `switch(condition:identifier'x' body:block(case(value:number'1' value:number'2' body:block(expression-statement(value:identifier'a'))) case(value:identifier'String' body:block(expression-statement(value:identifier'b'))) default-case(body:block(expression-statement(value:identifier'c')))))`,
  ],
  [
    'case x\nin [a, *b] if c then d\nin {k: v} then e\nend',
    `switch(condition:identifier'x' body:block(case(value:array(identifier'a' spread(value:identifier'b')) condition:identifier'c' body:block(expression-statement(value:identifier'd'))) case(value:object(pair(key:string':k' value:identifier'v')) body:block(expression-statement(value:identifier'e')))))`,
  ],
  [
    'begin; a; rescue E, F => e; b; else; c; ensure; d end',
    `block(try(body:block(expression-statement(value:identifier'a')) handler:catch(type:identifier'E' type:identifier'F' name:identifier'e' body:block(expression-statement(value:identifier'b'))) else:block(expression-statement(value:identifier'c')) finalizer:finally(body:block(expression-statement(value:identifier'd')))))`,
  ],
  [
    'x = y rescue z',
    `expression-statement(value:assign'='(left:identifier'x' right:try(body:identifier'y' handler:identifier'z')))`,
  ],
  [
    'def f(a, b = 1, *c, k:, l: 2, **d, &e) a end',
    `function(name:identifier'f' parameters:parameters(parameter(name:identifier'a') parameter(name:identifier'b' default:number'1') parameter(modifier:modifier'*' name:identifier'c') parameter(modifier:modifier':' name:identifier'k') parameter(modifier:modifier':' name:identifier'l' default:number'2') parameter(modifier:modifier'**' name:identifier'd') parameter(modifier:modifier'&' name:identifier'e')) body:block(expression-statement(value:identifier'a')))`,
  ],
  ['def self.m = 1', `function(receiver:this'self' name:identifier'm' body:number'1')`],
  [
    'def f\n  a\nrescue => e\n  raise\nensure\n  b\nend',
    `function(name:identifier'f' body:block(try(body:block(expression-statement(value:identifier'a')) handler:catch(name:identifier'e' body:block(expression-statement(value:identifier'raise'))) finalizer:finally(body:block(expression-statement(value:identifier'b'))))))`,
  ],
  [
    'class A < B::C\n  attr_accessor :x\n  def m; @x; end\nend',
    `class(name:identifier'A' superclass:member'::'(object:identifier'B' property:identifier'C') body:class-body(expression-statement(value:call(callee:identifier'attr_accessor' arguments:arguments(string':x'))) function(name:identifier'm' body:block(expression-statement(value:identifier'@x')))))`,
  ],
  [
    'module M; X = 1; end',
    `class(name:identifier'M' body:class-body(expression-statement(value:assign'='(left:identifier'X' right:number'1'))))`,
  ],
  [
    'class << self; a; end',
    `class(name:this'self' body:class-body(expression-statement(value:identifier'a')))`,
  ],
  [
    'a.each do |i, (j, k)| puts i end',
    `expression-statement(value:call(callee:member(object:identifier'a' property:identifier'each') arguments:arguments body:lambda(parameters:parameters(parameter(name:identifier'i') parameter(name:tuple(identifier'j' identifier'k'))) body:block(expression-statement(value:call(callee:identifier'puts' arguments:arguments(identifier'i')))))))`,
  ],
  [
    'a.map { |x| x + 1 }',
    `expression-statement(value:call(callee:member(object:identifier'a' property:identifier'map') arguments:arguments body:lambda(parameters:parameters(parameter(name:identifier'x')) body:block(expression-statement(value:binary'+'(left:identifier'x' right:number'1'))))))`,
  ],
  [
    'l = ->(x, y = 1) { x }',
    `expression-statement(value:assign'='(left:identifier'l' right:lambda(parameters:parameters(parameter(name:identifier'x') parameter(name:identifier'y' default:number'1')) body:block(expression-statement(value:identifier'x')))))`,
  ],
  ['return 1, 2', `return(value:tuple(number'1' number'2'))`],
  ['yield x', `expression-statement(value:yield(value:identifier'x'))`],
  ['super', `expression-statement(value:super'super')`],
  [
    '%w[a b] + %i[c d]',
    `expression-statement(value:binary'+'(left:array(string'a' string'b') right:array(string':c' string':d')))`,
  ],
  [
    '`ls #{x}`',
    "expression-statement(value:call(callee:identifier'`' arguments:arguments(template(string-part'ls ' interpolation(value:identifier'x')))))",
  ],
  [
    '/a.b#{c}/i =~ /d/',
    `expression-statement(value:binary'=~'(left:template(string-part'a.b' interpolation(value:identifier'c')) right:regex'd'))`,
  ],
  [':"a b"', `expression-statement(value:string':a b')`],
  [
    'x = <<~SQL\n  SELECT #{a}\n    FROM b\nSQL',
    `expression-statement(value:assign'='(left:identifier'x' right:template(string-part'SELECT ' interpolation(value:identifier'a') string-part'  FROM b\n')))`,
  ],
  [
    'f(<<A, <<B)\na\nA\nb\nB',
    `expression-statement(value:call(callee:identifier'f' arguments:arguments(string'a\n' string'b\n')))`,
  ],
  ['"a" "b"', `expression-statement(value:string'ab')`],
  ['(a; b)', `block(expression-statement(value:identifier'a') expression-statement(value:identifier'b'))`],
  [
    'self.x = nil',
    `expression-statement(value:assign'='(left:member(object:this'self' property:identifier'x') right:null'nil'))`,
  ],
  ['defined?(a)', `expression-statement(value:unary'defined?'(operand:identifier'a'))`],
  ['alias a b', `other'alias'(name:identifier'a' value:identifier'b')`],
  ['?a', `expression-statement(value:string'a')`],
]);
