import { testConstructs } from '../../../tests/trees.ts';

testConstructs('kotlin', [
  ['package a.b', `package'a.b'(name:identifier'a.b')`],
  ['import a.b.C as D', `import(source:identifier'a.b' import-item(name:identifier'C' alias:identifier'D'))`],
  ['import a.b.*', `import(source:identifier'a.b' import-item(name:identifier'*'))`],
  [
    '@X("a") data class A(val x: Int = 1, private var y: String?) : B(x), C<D>',
    `class(decorator:decorator'X'(value:call(callee:identifier'X' arguments:arguments(string'a'))) modifier:modifier'data' name:identifier'A' parameters:parameters(parameter(modifier:modifier'val' name:identifier'x' type:type'Int' default:number'1') parameter(modifier:modifier'var' modifier:modifier'private' name:identifier'y' type:type'String?'(type:type'String'))) superclass:type'B' arguments:arguments(identifier'x') superclass:generic-type(name:type'C' arguments:arguments(type:type'D')))`,
  ],
  [
    'class A {\n  val x: Int = 1\n  private lateinit var y: List<String>\n  init { f() }\n  companion object { }\n}',
    `class(name:identifier'A' body:class-body(field(modifier:modifier'val' name:identifier'x' type:type'Int' value:number'1') field(modifier:modifier'private' modifier:modifier'lateinit' modifier:modifier'var' name:identifier'y' type:generic-type(name:type'List' arguments:arguments(type:type'String'))) block(expression-statement(value:call(callee:identifier'f' arguments:arguments))) class(body:class-body)))`,
  ],
  [
    'interface I { fun f(a: Int, b: String = "c"): Map<String, Int>? }',
    `class(name:identifier'I' body:class-body(function(name:identifier'f' parameters:parameters(parameter(name:identifier'a' type:type'Int') parameter(name:identifier'b' type:type'String' default:string'c')) returns:type'Map<String,Int>?'(type:generic-type(name:type'Map' arguments:arguments(type:type'String' type:type'Int'))))))`,
  ],
  [
    'enum class E { A, B }',
    `class(modifier:modifier'enum' name:identifier'E' body:class-body(enum-member(name:identifier'A') enum-member(name:identifier'B')))`,
  ],
  [
    'override suspend fun f(vararg a: Int) { return g(a) }',
    `function(modifier:modifier'override' modifier:modifier'suspend' name:identifier'f' parameters:parameters(parameter(modifier:modifier'vararg' name:identifier'a' type:type'Int')) body:block(return(value:call(callee:identifier'g' arguments:arguments(identifier'a')))))`,
  ],
  [
    'fun String.f() = this.x',
    `function(receiver:type'String' name:identifier'f' parameters:parameters body:member(object:this'this' property:identifier'x'))`,
  ],
  [
    'val (p, q) = f(a = 1, *b)',
    `variable(modifier:modifier'val' name:tuple(variable(name:identifier'p') variable(name:identifier'q')) value:call(callee:identifier'f' arguments:arguments(keyword-argument(name:identifier'a' value:number'1') spread(value:identifier'b'))))`,
  ],
  [
    'if (a) b() else if (c) d() else { e() }',
    `if(condition:identifier'a' then:block(expression-statement(value:call(callee:identifier'b' arguments:arguments))) else:if(condition:identifier'c' then:block(expression-statement(value:call(callee:identifier'd' arguments:arguments))) else:block(expression-statement(value:call(callee:identifier'e' arguments:arguments)))))`,
  ],
  [
    'val s = if (a) 1 else 2',
    `variable(modifier:modifier'val' name:identifier's' value:ternary(condition:identifier'a' then:number'1' else:number'2'))`,
  ],
  [
    'when (x) { 1, in 2..3 -> a(); is String -> b; else -> { c } }',
    `switch(condition:identifier'x' body:block(case(value:number'1' value:binary'..'(operand:number'2' operand:number'3') body:block(expression-statement(value:call(callee:identifier'a' arguments:arguments)))) case(value:type'String' body:block(expression-statement(value:identifier'b'))) default-case(body:block(expression-statement(value:identifier'c')))))`,
  ],
  [
    'for (i in 0..10) f(i)',
    `for-each(left:variable(name:identifier'i') iterable:binary'..'(operand:number'0' operand:number'10') body:block(expression-statement(value:call(callee:identifier'f' arguments:arguments(identifier'i')))))`,
  ],
  [
    'while (true) { a() }',
    `while(condition:boolean'true' body:block(expression-statement(value:call(callee:identifier'a' arguments:arguments))))`,
  ],
  [
    'do { a() } while (b)',
    `do-while(body:block(expression-statement(value:call(callee:identifier'a' arguments:arguments))) condition:identifier'b')`,
  ],
  [
    'try { a() } catch (e: E) { throw F(e) } finally { b() }',
    `try(body:block(expression-statement(value:call(callee:identifier'a' arguments:arguments))) handler:catch(name:identifier'e' type:type'E' body:block(throw(value:call(callee:identifier'F' arguments:arguments(identifier'e'))))) finalizer:finally(body:block(expression-statement(value:call(callee:identifier'b' arguments:arguments)))))`,
  ],
  [
    'a?.b!!.c[1] = 3',
    `expression-statement(value:assign'='(left:index(object:member(object:unary'!!'(operand:member(object:identifier'a' property:identifier'b')) property:identifier'c') value:number'1') right:number'3'))`,
  ],
  [
    'x += 1; i++; !y',
    `expression-statement(value:augmented-assign'+='(left:identifier'x' right:number'1')) expression-statement(value:update'++'(operand:identifier'i')) expression-statement(value:unary'!'(operand:identifier'y'))`,
  ],
  [
    'list.map { v, w -> v }.filter(::g)',
    `expression-statement(value:call(callee:member(object:call(callee:member(object:identifier'list' property:identifier'map') arguments:arguments body:lambda(parameters:parameters(parameter(name:identifier'v') parameter(name:identifier'w')) body:block(expression-statement(value:identifier'v')))) property:identifier'filter') arguments:arguments(identifier'g')))`,
  ],
  [
    'f("a $x ${y.z}\\n")',
    `expression-statement(value:call(callee:identifier'f' arguments:arguments(template(string-part'a ' interpolation(value:identifier'x') string-part' ' interpolation(value:member(object:identifier'y' property:identifier'z')) string-part'\n'))))`,
  ],
  ['val t = """raw"""', `variable(modifier:modifier'val' name:identifier't' value:string'raw')`],
  [
    'a as B; a !is C; d shl e; f in g',
    `expression-statement(value:cast(value:identifier'a' type:type'B')) expression-statement(value:instance-of'is'(left:identifier'a' type:type'C')) expression-statement(value:binary'shl'(left:identifier'd' right:identifier'e')) expression-statement(value:binary'in'(left:identifier'f' right:identifier'g'))`,
  ],
  [
    "object O { val k = 'c' }",
    `class(name:identifier'O' body:class-body(field(modifier:modifier'val' name:identifier'k' value:string'c')))`,
  ],
]);
