import { testConstructs } from '../../../tests/trees.ts';

testConstructs('java', [
  ['package a.b;', `package'a.b'(name:identifier'a.b')`],
  ['import a.b.C;', `import(source:identifier'a.b' import-item(name:identifier'C'))`],
  ['import a.b.*;', `import(source:identifier'a.b' import-item(name:identifier'*'))`],
  [
    'import static a.B.c;',
    `import(modifier:modifier'static' source:identifier'a.B' import-item(name:identifier'c'))`,
  ],
  [
    'class A<T extends B & C> extends D<E> implements F, G.H { }',
    `class(name:identifier'A' type-parameters(type:type'T'(type:type'B' type:type'C')) superclass:generic-type(name:type'D' arguments:arguments(type:type'E')) superclass:type'F' superclass:type'G.H' body:class-body)`,
  ],
  [
    '@X @Y("a") @Z(b = 1, c = {"d"}) final class A { }',
    `class(decorator:decorator'X'(value:identifier'X') decorator:decorator'Y'(value:call(callee:identifier'Y' arguments:arguments(string'a'))) decorator:decorator'Z'(value:call(callee:identifier'Z' arguments:arguments(keyword-argument(name:identifier'b' value:number'1') keyword-argument(name:identifier'c' value:array(string'd'))))) modifier:modifier'final' name:identifier'A' body:class-body)`,
  ],
  [
    'interface A extends B, C { int X = 1; void f(); default int g() { return 1; } }',
    `class(name:identifier'A' superclass:type'B' superclass:type'C' body:class-body(field(type:type'int' name:identifier'X' value:number'1') function(returns:type'void' name:identifier'f' parameters:parameters) function(modifier:modifier'default' returns:type'int' name:identifier'g' parameters:parameters body:block(return(value:number'1')))))`,
  ],
  [
    'enum E implements F { A(1), B { void x() { } }; int q; }',
    `class(name:identifier'E' superclass:type'F' body:class-body(enum-member(name:identifier'A' arguments:arguments(number'1')) enum-member(name:identifier'B' body:class-body(function(returns:type'void' name:identifier'x' parameters:parameters body:block))) field(type:type'int' name:identifier'q')))`,
  ],
  [
    'record P(int x, String... y) { P { } }',
    `class(name:identifier'P' parameters:parameters(parameter(type:type'int' name:identifier'x') parameter(type:type'String' modifier:modifier'...' name:identifier'y')) body:class-body(function(name:identifier'P' body:block)))`,
  ],
  [
    '@interface N { String value() default "a"; }',
    `class(name:identifier'N' body:class-body(function(returns:type'String' name:identifier'value' default:string'a')))`,
  ],
  [
    'class A { private static final int x = 1, y[]; @Autowired List<String> z; static { f(); } }',
    `class(name:identifier'A' body:class-body(field(modifier:modifier'private' modifier:modifier'static' modifier:modifier'final' type:type'int' name:identifier'x' value:number'1') field(type:type'int' name:identifier'y') field(decorator:decorator'Autowired'(value:identifier'Autowired') type:generic-type(name:type'List' arguments:arguments(type:type'String')) name:identifier'z') block'static'(block(expression-statement(value:call(callee:identifier'f' arguments:arguments))))))`,
  ],
  [
    'class A { public A(int a) throws X { super(a); this.b = a; } }',
    `class(name:identifier'A' body:class-body(function(modifier:modifier'public' name:identifier'A' parameters:parameters(parameter(type:type'int' name:identifier'a')) other(type:type'X') body:block(expression-statement(value:call(callee:super'super' arguments:arguments(identifier'a'))) expression-statement(value:assign'='(left:member(object:this'this' property:identifier'b') right:identifier'a'))))))`,
  ],
  [
    'class A { @Override public <T> Map<String, int[]> f(@P final String a, T... b) { return null; } }',
    `class(name:identifier'A' body:class-body(function(decorator:decorator'Override'(value:identifier'Override') modifier:modifier'public' type-parameters(type:type'T') returns:generic-type(name:type'Map' arguments:arguments(type:type'String' type:type'int[]'(type:type'int'))) name:identifier'f' parameters:parameters(parameter(decorator:decorator'P'(value:identifier'P') modifier:modifier'final' type:type'String' name:identifier'a') parameter(type:type'T' modifier:modifier'...' name:identifier'b')) body:block(return(value:null'null')))))`,
  ],
  [
    'f(a, "b", \'c\', 1.5f, 0x1L, true, null);',
    `expression-statement(value:call(callee:identifier'f' arguments:arguments(identifier'a' string'b' string'c' number'1.5f' number'0x1L' boolean'true' null'null')))`,
  ],
  [
    'a.b.c(d).<T>e().g[1]++;',
    `expression-statement(value:update'++'(operand:index(object:member(object:call(callee:member(object:call(callee:member(object:member(object:identifier'a' property:identifier'b') property:identifier'c') arguments:arguments(identifier'd')) property:identifier'e') type:arguments(type:type'T') arguments:arguments) property:identifier'g') value:number'1')))`,
  ],
  [
    'this.a = super.b();',
    `expression-statement(value:assign'='(left:member(object:this'this' property:identifier'a') right:call(callee:member(object:super'super' property:identifier'b') arguments:arguments)))`,
  ],
  [
    'new A<>(1).b();',
    `expression-statement(value:call(callee:member(object:new(callee:generic-type(name:type'A' arguments:arguments) arguments:arguments(number'1')) property:identifier'b') arguments:arguments))`,
  ],
  [
    'new A() { int x; };',
    `expression-statement(value:new(callee:type'A' arguments:arguments body:class-body(field(type:type'int' name:identifier'x'))))`,
  ],
  ['new int[3][];', `expression-statement(value:new(callee:type'int[]' arguments:arguments(number'3')))`],
  [
    'new String[] {"a", "b"};',
    `expression-statement(value:new(callee:type'String[]' value:array(string'a' string'b')))`,
  ],
  [
    'int[][] a = {{1}, {2}};',
    `variable(type:type'int[][]'(type:type'int') name:identifier'a' value:array(array(number'1') array(number'2')))`,
  ],
  [
    'int a = 1, b = 2;',
    `variable(type:type'int' name:identifier'a' value:number'1') variable(type:type'int' name:identifier'b' value:number'2')`,
  ],
  [
    'final var x = (int) y;',
    `variable(modifier:modifier'final' type:type'var' name:identifier'x' value:cast(type:type'int' value:identifier'y'))`,
  ],
  [
    'a += b = c;',
    `expression-statement(value:augmented-assign'+='(left:identifier'a' right:assign'='(left:identifier'b' right:identifier'c')))`,
  ],
  [
    'x = a ? b : c;',
    `expression-statement(value:assign'='(left:identifier'x' right:ternary(condition:identifier'a' then:identifier'b' else:identifier'c')))`,
  ],
  [
    '!a && -b + ~c * d - --e;',
    `expression-statement(value:binary'&&'(left:unary'!'(operand:identifier'a') right:binary'-'(left:binary'+'(left:unary'-'(operand:identifier'b') right:binary'*'(left:unary'~'(operand:identifier'c') right:identifier'd')) right:update'--'(operand:identifier'e'))))`,
  ],
  [
    'a instanceof String s && b instanceof C;',
    `expression-statement(value:binary'&&'(left:instance-of'instanceof'(left:identifier'a' right:type'String' name:identifier's') right:instance-of'instanceof'(left:identifier'b' right:type'C')))`,
  ],
  [
    'x -> x.y;',
    `expression-statement(value:lambda(parameters:parameters(parameter(name:identifier'x')) body:member(object:identifier'x' property:identifier'y')))`,
  ],
  [
    '(int a, int b) -> { return a; };',
    `expression-statement(value:lambda(parameters:parameters(parameter(type:type'int' name:identifier'a') parameter(type:type'int' name:identifier'b')) body:block(return(value:identifier'a'))))`,
  ],
  [
    'f(A::new, this::b, int[]::clone, C.class);',
    `expression-statement(value:call(callee:identifier'f' arguments:arguments(member'::'(object:identifier'A' property:identifier'new') member'::'(object:this'this' property:identifier'b') member'::'(object:type'int[]'(type:type'int') property:identifier'clone') member(object:type'C' property:identifier'class'))))`,
  ],
  [
    'if (a) b(); else if (c) { d(); } else e();',
    `if(condition:identifier'a' then:block(expression-statement(value:call(callee:identifier'b' arguments:arguments))) else:if(condition:identifier'c' then:block(expression-statement(value:call(callee:identifier'd' arguments:arguments))) else:block(expression-statement(value:call(callee:identifier'e' arguments:arguments)))))`,
  ],
  [
    'while (a) b();',
    `while(condition:identifier'a' body:block(expression-statement(value:call(callee:identifier'b' arguments:arguments))))`,
  ],
  [
    'do { a(); } while (b);',
    `do-while(body:block(expression-statement(value:call(callee:identifier'a' arguments:arguments))) condition:identifier'b')`,
  ],
  [
    'for (int i = 0, j = 1; i < j; i++, j--) f(i);',
    `for(init:variable(type:type'int' name:identifier'i' value:number'0') init:variable(type:type'int' name:identifier'j' value:number'1') condition:binary'<'(left:identifier'i' right:identifier'j') update:update'++'(operand:identifier'i') update:update'--'(operand:identifier'j') body:block(expression-statement(value:call(callee:identifier'f' arguments:arguments(identifier'i')))))`,
  ],
  ['for (;;) { break; }', 'for(body:block(break))'],
  [
    'for (final String s : list) { continue; }',
    `for-each(left:variable(modifier:modifier'final' type:type'String' name:identifier's') iterable:identifier'list' body:block(continue))`,
  ],
  [
    'a: for (A b : c) break a;',
    `label'a'(name:identifier'a' body:for-each(left:variable(type:type'A' name:identifier'b') iterable:identifier'c' body:block(break(name:identifier'a'))))`,
  ],
  [
    'switch (a) { case 1: case 2: f(); break; default: g(); }',
    `switch(condition:identifier'a' body:block(case(value:number'1' body:block) case(value:number'2' body:block(expression-statement(value:call(callee:identifier'f' arguments:arguments)) break)) default-case(body:block(expression-statement(value:call(callee:identifier'g' arguments:arguments))))))`,
  ],
  [
    'int r = switch (a) { case 1, 2 -> b; case A c when d -> { yield 3; } default -> throw e; };',
    `variable(type:type'int' name:identifier'r' value:switch(condition:identifier'a' body:block(case(value:number'1' value:number'2' body:block(expression-statement(value:identifier'b'))) case(value:variable(type:type'A' name:identifier'c') condition:identifier'd' body:block(yield(value:number'3'))) default-case(body:block(throw(value:identifier'e'))))))`,
  ],
  [
    'try (A a = b(); c) { d(); } catch (E | F e) { throw new R("x" + e, e); } finally { g(); }',
    `try(init:variable(type:type'A' name:identifier'a' value:call(callee:identifier'b' arguments:arguments)) init:identifier'c' body:block(expression-statement(value:call(callee:identifier'd' arguments:arguments))) handler:catch(type:type'E' type:type'F' name:identifier'e' body:block(throw(value:new(callee:type'R' arguments:arguments(binary'+'(left:string'x' right:identifier'e') identifier'e'))))) finalizer:finally(body:block(expression-statement(value:call(callee:identifier'g' arguments:arguments)))))`,
  ],
  [
    'synchronized (a) { b(); }',
    `with'synchronized'(value:identifier'a' body:block(expression-statement(value:call(callee:identifier'b' arguments:arguments))))`,
  ],
  ['assert a : "b";', `assert(value:identifier'a' value:string'b')`],
  ['return a;', `return(value:identifier'a')`],
  [
    'String t = """\n    a\n      b\\n""";',
    `variable(type:type'String' name:identifier't' value:string'a\n  b\n')`,
  ],
  ['String s = "\\u0041\\101\\t";', `variable(type:type'String' name:identifier's' value:string'AA	')`],
  [';', 'module'],
  ['// comment', 'module'],
  [
    'List<? extends A> a = B.<C>of();',
    `variable(type:generic-type(name:type'List' arguments:arguments(type:type'?extends A')) name:identifier'a' value:call(callee:member(object:identifier'B' property:identifier'of') type:arguments(type:type'C') arguments:arguments))`,
  ],
  [
    'Map.Entry<A, B[]> e;',
    `variable(type:generic-type(name:type'Map.Entry' arguments:arguments(type:type'A' type:type'B[]'(type:type'B'))) name:identifier'e')`,
  ],
]);
