import { testConstructs } from '../../../tests/trees.ts';

testConstructs('scala', [
  ['package a.b', `package'a.b'(name:identifier'a.b')`],
  [
    'import x.y.{Z => W, _}',
    `import(source:identifier'x.y' import-item(name:identifier'Z' alias:identifier'W') import-item(name:identifier'*'))`,
  ],
  ['import q.R', `import(source:identifier'q' import-item(name:identifier'R'))`],
  [
    '@Ann("a") case class A(x: Int = 1, private val y: List[String]) extends B(x) with C[D]',
    `class(decorator:decorator'Ann'(value:call(callee:identifier'Ann' arguments:arguments(string'a'))) modifier:modifier'case' name:identifier'A' parameters:parameters(parameter(name:identifier'x' type:type'Int' default:number'1') parameter(modifier:modifier'private' modifier:modifier'val' name:identifier'y' type:generic-type(name:type'List' arguments:arguments(type:type'String')))) superclass:type'B' arguments:arguments(identifier'x') superclass:generic-type(name:type'C' arguments:arguments(type:type'D')))`,
  ],
  [
    'object M extends App { private lazy val z: Int = 1 }',
    `class(name:identifier'M' superclass:type'App' body:class-body(variable(modifier:modifier'private' modifier:modifier'lazy' modifier:modifier'val' name:identifier'z' type:type'Int' value:number'1')))`,
  ],
  [
    'trait T { def f[A](a: Int)(b: String): Option[A] }',
    `class(name:identifier'T' body:class-body(function(name:identifier'f' type-parameters(type:type'A') parameters:parameters(parameter(name:identifier'a' type:type'Int')) parameters:parameters(parameter(name:identifier'b' type:type'String')) returns:generic-type(name:type'Option' arguments:arguments(type:type'A')))))`,
  ],
  [
    'def f(a: Int) = { val s = s"a $a ${b.c}"; s }',
    `function(name:identifier'f' parameters:parameters(parameter(name:identifier'a' type:type'Int')) body:block(variable(modifier:modifier'val' name:identifier's' value:template(string-part'a ' interpolation(value:identifier'a') string-part' ' interpolation(value:block(expression-statement(value:member(object:identifier'b' property:identifier'c')))))) expression-statement(value:identifier's')))`,
  ],
  [
    'var (p, q) = (1, "a\\n")',
    `variable(modifier:modifier'var' name:tuple(identifier'p' identifier'q') value:tuple(number'1' string'a\n'))`,
  ],
  [
    'if (a) b() else c',
    `if(condition:identifier'a' then:block(expression-statement(value:call(callee:identifier'b' arguments:arguments))) else:block(expression-statement(value:identifier'c')))`,
  ],
  [
    'while (x) y()',
    `while(condition:identifier'x' body:block(expression-statement(value:call(callee:identifier'y' arguments:arguments))))`,
  ],
  [
    'for (i <- 1 to 10 if i > 2; j <- k) yield i',
    `for-each(left:identifier'i' iterable:binary'to'(left:number'1' right:number'10') condition:binary'>'(left:identifier'i' right:number'2') init:other(identifier'j' identifier'k') body:block(expression-statement(value:identifier'i')))`,
  ],
  [
    'a match { case 1 | 2 => "x"; case n: Int if n > 1 => n; case Some(q) => q; case _ => null }',
    `switch(condition:identifier'a' body:block(case(value:other'|'(number'1' number'2') body:block(expression-statement(value:string'x'))) case(value:variable(name:identifier'n' type:type'Int') condition:binary'>'(left:identifier'n' right:number'1') body:block(expression-statement(value:identifier'n'))) case(value:call(callee:identifier'Some' arguments:arguments(identifier'q')) body:block(expression-statement(value:identifier'q'))) default-case(body:block(expression-statement(value:null'null')))))`,
  ],
  [
    'try { x() } catch { case e: E => throw e } finally { y }',
    `try(body:block(expression-statement(value:call(callee:identifier'x' arguments:arguments))) handler:catch(name:identifier'e' type:type'E' body:block(throw(value:identifier'e'))) finalizer:finally(body:block(expression-statement(value:identifier'y'))))`,
  ],
  [
    'list.map(x => x + 1).filter { y => y }',
    `expression-statement(value:call(callee:member(object:call(callee:member(object:identifier'list' property:identifier'map') arguments:arguments(lambda(parameters:parameters(parameter(name:identifier'x')) body:binary'+'(left:identifier'x' right:number'1')))) property:identifier'filter') arguments:arguments(lambda(parameters:parameters(parameter(name:identifier'y')) body:identifier'y'))))`,
  ],
  [
    'new F[Int](1, n = 2)',
    `expression-statement(value:new(callee:generic-type(name:type'F' arguments:arguments(type:type'Int')) arguments:arguments(number'1' keyword-argument(name:identifier'n' value:number'2'))))`,
  ],
  [
    'g[Int](3); !d; x = 3; a.b = c',
    `expression-statement(value:call(callee:identifier'g' type:arguments(type:type'Int') arguments:arguments(number'3'))) expression-statement(value:unary'!'(operand:identifier'd')) expression-statement(value:assign'='(left:identifier'x' right:number'3')) expression-statement(value:assign'='(left:member(object:identifier'a' property:identifier'b') right:identifier'c'))`,
  ],
]);
