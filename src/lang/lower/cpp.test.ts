import { testConstructs } from '../../../tests/trees.ts';

testConstructs('cpp', [
  ['using namespace std;', `import(source:identifier'std')`],
  [
    'namespace a::b { int x; }',
    `package'a.b'(name:identifier'a.b' body:block(variable(type:type'int' name:identifier'x')))`,
  ],
  [
    'template <typename T> class A : public B, C<int> { public: A(int x) : y(x) {} virtual int m() const; int y = 1; };',
    `class(name:identifier'A' modifier:modifier'public' superclass:type'B' superclass:generic-type(name:type'C' arguments:arguments(type:type'int')) body:class-body(modifier:modifier'public' function(name:identifier'A' parameters:parameters(parameter(type:type'int' name:identifier'x')) body:block) function(returns:type'int' name:identifier'm' parameters:parameters) field(type:type'int' name:identifier'y' value:number'1')))`,
  ],
  [
    'auto A::f(const std::string& s) -> int { return 1; }',
    `function(returns:type'auto' name:member'::'(object:identifier'A' property:identifier'f') parameters:parameters(parameter(modifier:modifier'const' type:type'std::string&'(type:type'std::string') name:identifier's')) body:block(return(value:number'1')))`,
  ],
  [
    'auto l = [&](int x) { return x; };',
    `variable(type:type'auto' name:identifier'l' value:lambda(parameters:parameters(parameter(type:type'int' name:identifier'x')) body:block(return(value:identifier'x'))))`,
  ],
  [
    'for (auto& e : v) cout << e << "x";',
    `for-each(left:variable(type:type'auto&'(type:type'auto') name:identifier'e') iterable:identifier'v' body:block(expression-statement(value:binary'<<'(left:binary'<<'(left:identifier'cout' right:identifier'e') right:string'x'))))`,
  ],
  [
    'try { throw E(1); } catch (const E& e) { } catch (...) { }',
    `try(body:block(throw(value:call(callee:identifier'E' arguments:arguments(number'1')))) handler:catch(type:type'E&'(type:type'E') name:identifier'e' body:block) handler:catch(body:block))`,
  ],
  [
    'auto p = new A(1); delete p;',
    `variable(type:type'auto' name:identifier'p' value:new(callee:type'A' arguments:arguments(number'1'))) expression-statement(value:delete(value:identifier'p'))`,
  ],
  [
    'std::move<int>(x);',
    `expression-statement(value:call(callee:member'::'(object:identifier'std' property:identifier'move') arguments:arguments(identifier'x')))`,
  ],
  ['A b(1, 2);', `variable(type:type'A' name:identifier'b' arguments:arguments(number'1' number'2'))`],
]);
