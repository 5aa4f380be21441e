import { testConstructs } from '../../../tests/trees.ts';

testConstructs('csharp', [
  ['using A.B;', `import(source:identifier'A.B')`],
  ['using X = A.B;', `import(import-item(name:identifier'*' alias:identifier'X') source:identifier'A.B')`],
  ['using static A.C;', `import(modifier:modifier'static' source:identifier'A.C')`],
  [
    'namespace N.M { class A { } }',
    `package'N.M'(name:identifier'N.M' body:block(class(name:identifier'A' body:class-body)))`,
  ],
  ['namespace N; class A { }', `package'N'(name:identifier'N') class(name:identifier'A' body:class-body)`],
  [
    '[ApiController, Route("x", Name = "y")] public sealed class A<T> : B<T>, IC where T : class { }',
    `class(decorator:decorator'ApiController'(value:identifier'ApiController') decorator:decorator'Route'(value:call(callee:identifier'Route' arguments:arguments(string'x' keyword-argument(name:identifier'Name' value:string'y')))) modifier:modifier'public' modifier:modifier'sealed' name:identifier'A' type-parameters(type:type'T') superclass:generic-type(name:type'B' arguments:arguments(type:type'T')) superclass:type'IC' body:class-body)`,
  ],
  [
    'class A { private readonly int x = 1, y; }',
    `class(name:identifier'A' body:class-body(field(modifier:modifier'private' modifier:modifier'readonly' type:type'int' name:identifier'x' value:number'1') field(type:type'int' name:identifier'y')))`,
  ],
  [
    'class A { public string P { get; private set; } = "a"; }',
    `class(name:identifier'A' body:class-body(field(modifier:modifier'public' type:type'string' name:identifier'P' body:class-body(function(name:identifier'get') function(modifier:modifier'private' name:identifier'set')) value:string'a')))`,
  ],
  [
    'class A { public int Q => x; }',
    `class(name:identifier'A' body:class-body(field(modifier:modifier'public' type:type'int' name:identifier'Q' value:identifier'x')))`,
  ],
  [
    'class A { public A(int a) : base(a) { this.x = a; } ~A() { } }',
    `class(name:identifier'A' body:class-body(function(modifier:modifier'public' name:identifier'A' parameters:parameters(parameter(type:type'int' name:identifier'a')) call(callee:super'base' arguments:arguments(identifier'a')) body:block(expression-statement(value:assign'='(left:member(object:this'this' property:identifier'x') right:identifier'a')))) function(name:identifier'A' parameters:parameters body:block)))`,
  ],
  [
    'class A { [HttpPost] public async Task<int> M([FromBody] string p, ref int q, params object[] r) { return 1; } }',
    `class(name:identifier'A' body:class-body(function(decorator:decorator'HttpPost'(value:identifier'HttpPost') modifier:modifier'public' modifier:modifier'async' returns:generic-type(name:type'Task' arguments:arguments(type:type'int')) name:identifier'M' parameters:parameters(parameter(decorator:decorator'FromBody'(value:identifier'FromBody') type:type'string' name:identifier'p') parameter(modifier:modifier'ref' type:type'int' name:identifier'q') parameter(modifier:modifier'params' type:type'object[]'(type:type'object') name:identifier'r')) body:block(return(value:number'1')))))`,
  ],
  [
    'class A { int this[int i] => 1; public static A operator +(A a, A b) => a; event E F; }',
    `class(name:identifier'A' body:class-body(function(returns:type'int' this'this' parameters:parameters(parameter(type:type'int' name:identifier'i')) body:number'1') function'+'(modifier:modifier'public' modifier:modifier'static' returns:type'A' parameters:parameters(parameter(type:type'A' name:identifier'a') parameter(type:type'A' name:identifier'b')) body:identifier'a') field(type:type'E' name:identifier'F')))`,
  ],
  [
    'enum E { A = 1, B }',
    `class(name:identifier'E' body:class-body(enum-member(name:identifier'A' value:number'1') enum-member(name:identifier'B')))`,
  ],
  [
    'interface I { void F(); }',
    `class(name:identifier'I' body:class-body(function(returns:type'void' name:identifier'F' parameters:parameters)))`,
  ],
  ['record R(int X);', `class(name:identifier'R' parameters(parameter(type:type'int' name:identifier'X')))`],
  [
    'struct S { int x; }',
    `class(name:identifier'S' body:class-body(field(type:type'int' name:identifier'x')))`,
  ],
  [
    'a = b?.C;',
    `expression-statement(value:assign'='(left:identifier'a' right:member(object:identifier'b' property:identifier'C')))`,
  ],
  [
    'd?.E(1);',
    `expression-statement(value:call(callee:member(object:identifier'd' property:identifier'E') arguments:arguments(number'1')))`,
  ],
  [
    'int[] a = new int[] { 1, 2 };',
    `variable(type:type'int[]'(type:type'int') name:identifier'a' value:new(callee:type'int[]'(type:type'int') value:array(number'1' number'2')))`,
  ],
  [
    'var a = new Foo(1) { A = 1, B = "x" };',
    `variable(type:type'var' name:identifier'a' value:new(callee:type'Foo' arguments:arguments(number'1') value:object(pair(key:identifier'A' value:number'1') pair(key:identifier'B' value:string'x'))))`,
  ],
  [
    'var l = new List<int> { 1, 2 };',
    `variable(type:type'var' name:identifier'l' value:new(callee:generic-type(name:type'List' arguments:arguments(type:type'int')) value:array(number'1' number'2')))`,
  ],
  [
    'var o = new { A = 1 };',
    `variable(type:type'var' name:identifier'o' value:object(pair(key:identifier'A' value:number'1')))`,
  ],
  [
    'f(a: 1, ref b, out var c);',
    `expression-statement(value:call(callee:identifier'f' arguments:arguments(keyword-argument(name:identifier'a' value:number'1') identifier'b' variable(type:type'var' name:identifier'c'))))`,
  ],
  [
    'x.Bar<int>(1)[0]++;',
    `expression-statement(value:update'++'(operand:index(object:call(callee:member(object:identifier'x' property:identifier'Bar') type:arguments(type:type'int') arguments:arguments(number'1')) value:number'0')))`,
  ],
  [
    'var s = $"a{b:x}c{{d}}" + @"e:\\""f" + "g\\n" + \'h\';',
    "variable(type:type'var' name:identifier's' value:binary'+'(left:binary'+'(left:binary'+'(left:template(string-part'a' interpolation(value:identifier'b') string-part'c{d}') right:string'e:\\\"f') right:string'g\n') right:string'h'))",
  ],
  [
    'if (a is string b && !c) return; else d();',
    `if(condition:binary'&&'(left:instance-of'is'(left:identifier'a' right:variable(type:type'string' name:identifier'b')) right:unary'!'(operand:identifier'c')) then:block(return) else:block(expression-statement(value:call(callee:identifier'd' arguments:arguments))))`,
  ],
  [
    'foreach (var i in list) F(i);',
    `for-each(left:variable(type:type'var' name:identifier'i') iterable:identifier'list' body:block(expression-statement(value:call(callee:identifier'F' arguments:arguments(identifier'i')))))`,
  ],
  [
    'for (int i = 0; i < 3; i++) { }',
    `for(init:variable(type:type'int' name:identifier'i' value:number'0') condition:binary'<'(left:identifier'i' right:number'3') update:update'++'(operand:identifier'i') body:block)`,
  ],
  [
    'while (a) b();',
    `while(condition:identifier'a' body:block(expression-statement(value:call(callee:identifier'b' arguments:arguments))))`,
  ],
  ['do { } while (a);', `do-while(body:block condition:identifier'a')`],
  [
    'using (var c = new C()) { c.D(); }',
    `with(value:variable(type:type'var' name:identifier'c' value:new(callee:type'C' arguments:arguments)) body:block(expression-statement(value:call(callee:member(object:identifier'c' property:identifier'D') arguments:arguments))))`,
  ],
  [
    'using var d = F();',
    `variable(type:type'var' name:identifier'd' value:call(callee:identifier'F' arguments:arguments))`,
  ],
  [
    'try { a(); } catch (E e) when (e.X) { throw; } catch { } finally { b(); }',
    `try(body:block(expression-statement(value:call(callee:identifier'a' arguments:arguments))) handler:catch(type:type'E' name:identifier'e' condition:member(object:identifier'e' property:identifier'X') body:block(throw)) handler:catch(body:block) finalizer:finally(body:block(expression-statement(value:call(callee:identifier'b' arguments:arguments)))))`,
  ],
  [
    'switch (x) { case 1: case 2: F(); break; case string z when z.L > 1: return; default: break; }',
    `switch(condition:identifier'x' body:block(case(value:number'1' body:block) case(value:number'2' body:block(expression-statement(value:call(callee:identifier'F' arguments:arguments)) break)) case(value:variable(type:type'string' name:identifier'z') condition:binary'>'(left:member(object:identifier'z' property:identifier'L') right:number'1') body:block(return)) default-case(body:block(break))))`,
  ],
  [
    'var t = x switch { 1 => "a", _ => throw new E() };',
    `variable(type:type'var' name:identifier't' value:switch(condition:identifier'x' body:block(case(value:number'1' body:string'a') default-case(body:throw(value:new(callee:type'E' arguments:arguments))))))`,
  ],
  [
    'f = (a, b) => a + b; g = x => { }; h = delegate (int k) { };',
    `expression-statement(value:assign'='(left:identifier'f' right:lambda(parameters:parameters(parameter(name:identifier'a') parameter(name:identifier'b')) body:binary'+'(left:identifier'a' right:identifier'b')))) expression-statement(value:assign'='(left:identifier'g' right:lambda(parameters:parameters(parameter(name:identifier'x')) body:block))) expression-statement(value:assign'='(left:identifier'h' right:lambda(parameters:parameters(parameter(type:type'int' name:identifier'k')) body:block)))`,
  ],
  [
    'await Task.Delay((int)x as Y, typeof(int), default);',
    `expression-statement(value:await(value:call(callee:member(object:identifier'Task' property:identifier'Delay') arguments:arguments(cast'as'(value:cast(type:type'int' value:identifier'x') type:type'Y') call(callee:identifier'typeof' arguments:arguments(type'int')) call(callee:identifier'default' arguments:arguments)))))`,
  ],
  [
    'lock (this) { a(); }',
    `with'lock'(value:this'this' body:block(expression-statement(value:call(callee:identifier'a' arguments:arguments))))`,
  ],
  ['x ??= y;', `expression-statement(value:augmented-assign'??='(left:identifier'x' right:identifier'y'))`],
  ['yield return 1;', `yield(value:number'1')`],
  ['label: goto label;', `label'label'(name:identifier'label' body:goto(name:identifier'label'))`],
  [
    'int F(int a = 1) => a;',
    `function(returns:type'int' name:identifier'F' parameters:parameters(parameter(type:type'int' name:identifier'a' default:number'1')) body:identifier'a')`,
  ],
]);
