import { describe, expect, test } from 'vitest';
import { projectOf } from '../../../tests/small-project.ts';

const texts = {
  'src/main/java/a/b/Store.java': `package a.b;
public interface Store { Item find(String id); default void warm() { } }
`,
  'src/main/java/a/b/SqlStore.java': `package a.b;
@Repository
public class SqlStore implements Store {
  public SqlStore() { }
  public SqlStore(String url, int... ports) { }
  public Item find(String id) { return new Item(); }
  public void put(String a) { }
  public void put(String a, String b) { }
  public void many(String... all) { }
}
`,
  'src/main/java/a/b/MemoryStore.java': `package a.b;
@Component("memory")
public class MemoryStore implements Store { public Item find(String id) { return null; } }
`,
  'src/main/java/a/b/Item.java': `package a.b;
public class Item extends Base { public void use() { } public static Item of() { return new Item(); } public static class Part { public void fit() { } } }
class Base { void above() { } }
`,
  'src/main/java/a/Text.java': `package a;
public final class Text { public static String clean(String s) { return s; } public static String clean(String s, int n) { return s; } }
`,
};

/** The body of a method of `a.c.Main`, a call in it, and what that enters. */
const cases: readonly (readonly [what: string, body: string, call: string, expected: readonly string[]])[] = [
  ['new and method', 'SqlStore s = new SqlStore(); s.find("x");', 's.find(', ['SqlStore.find']],
  ['var', 'var s = new SqlStore(); s.find("x");', 's.find(', ['SqlStore.find']],
  [
    'interface: every class that has it',
    'Store s = open(); s.find("x");',
    's.find(',
    ['MemoryStore.find', 'SqlStore.find'],
  ],
  ['default method', 'Store s = open(); s.warm();', 's.warm(', ['Store.warm']],
  ['constructor by arguments', 'new SqlStore("u", 1, 2);', 'new SqlStore(', ['SqlStore.SqlStore@1']],
  ['constructor without', 'new SqlStore();', 'new SqlStore(', ['SqlStore.SqlStore']],
  ['overload of one', 'new SqlStore().put("a");', 'new SqlStore().put(', ['SqlStore.put']],
  ['overload of two', 'new SqlStore().put("a", "b");', 'new SqlStore().put(', ['SqlStore.put@1']],
  ['variable arguments', 'new SqlStore().many("a", "b", "c");', 'new SqlStore().many(', ['SqlStore.many']],
  [
    'chain through result types',
    'new SqlStore().find("x").use();',
    'new SqlStore().find("x").use(',
    ['Item.use'],
  ],
  [
    'lambda',
    'java.util.function.Consumer<String> c = v -> own(); c.accept("x");',
    'c.accept(',
    ['Main.main.c'],
  ],
  ['made where it is declared', 'Store s = new MemoryStore(); s.find("x");', 's.find(', ['MemoryStore.find']],
  ['class with its package', 'a.Text.clean("x");', 'a.Text.clean(', ['Text.clean']],
  ['method above', 'Item.of().above();', 'Item.of().above(', ['Base.above']],
  ['static method', 'Item.of();', 'Item.of(', ['Item.of']],
  ['static import', 'clean("x");', 'clean(', ['Text.clean']],
  ['static import by arguments', 'clean("x", 1);', 'clean(', ['Text.clean@1']],
  ['nested class', 'new Item.Part().fit();', 'new Item.Part().fit(', ['Item.Part.fit']],
  ['own method', 'own();', 'own(', ['Main.own']],
  ['own method by this', 'this.own();', 'this.own(', ['Main.own']],
  ['method of the outer class', 'new Runnable() { public void run() { own(); } };', 'own(', ['Main.own']],
  ['field', 'field.use();', 'field.use(', ['Item.use']],
  ['field by this', 'this.field.use();', 'this.field.use(', ['Item.use']],
  ['injected interface', 'store.find("x");', 'store.find(', ['MemoryStore.find', 'SqlStore.find']],
  ['injected by qualifier', 'chosen.find("x");', 'chosen.find(', ['MemoryStore.find']],
  ['element of a list', 'for (Item i : items) { i.use(); }', 'i.use(', ['Item.use']],
  ['element by get', 'items.get(0).use();', 'items.get(0).use(', ['Item.use']],
  ['optional', 'maybe.get().use();', 'maybe.get().use(', ['Item.use']],
  ['cast', '((Item) thing).use();', '((Item) thing).use(', ['Item.use']],
  ['instanceof', 'if (thing instanceof Item it) { it.use(); }', 'it.use(', ['Item.use']],
  ['resource', 'try (Item r = Item.of()) { r.use(); }', 'r.use(', ['Item.use']],
  ['enum value', 'Kind.ONE.act();', 'Kind.ONE.act(', ['Main.Kind.act']],
  ['record field', 'new Pair(field).left().use();', 'new Pair(field).left().use(', []],
];

const main = (body: string): string => `package a.c;
import a.b.*;
import java.util.List;
import java.util.Optional;
import static a.Text.clean;
class Main {
  private Item field = new Item();
  @Autowired private Store store;
  @Autowired @Qualifier("memory") private Store chosen;
  private List<Item> items;
  private Optional<Item> maybe;
  void own() { }
  enum Kind { ONE; void act() { } }
  record Pair(Item left) { }
  void main(Object thing) { ${body} }
}
`;

describe('what a call enters', () => {
  test.each(cases)('%s', (_what, body, call, expected) => {
    const path = 'src/main/java/a/c/Main.java';
    const text = main(body);
    const small = projectOf({ ...texts, [path]: text });
    const facts = small.project.facts(path);
    const from = text.indexOf('void main');
    const found = facts?.calls
      .filter((one) => one.start > from && text.startsWith(call, one.start))
      .toSorted((a, b) => b.end - a.end)[0];
    const ids = small.project.targetsOf(path, found?.node ?? -1).functions;
    expect(ids.map((id) => id.replace(/@0$/u, '').replace(/^.*#/u, '')).toSorted()).toEqual(expected);
  });
});

test('classes of the default package, and calls of constructors by name', () => {
  const small = projectOf({
    'A.java': 'class A { A(int a) { } A() { this(1); } }',
    'B.java': 'class B extends A { B() { super(1); } }',
  });
  expect(small.enters('A.java', 'this(1)')).toEqual(['A.java#A.A']);
  expect(small.enters('B.java', 'super(1)')).toEqual(['A.java#A.A']);
});

test('method references and lambdas are what they are given for', () => {
  const text =
    'import java.util.List; class A { void f(List<String> l) { l.forEach(this::g); l.forEach(x -> g(x)); l.forEach(A::h); } void g(String s) { } static void h(String s) { } }';
  const small = projectOf({ 'A.java': text });
  const given = (start: string): readonly string[] => {
    const call = small.project.facts('A.java')?.calls.find((one) => text.startsWith(start, one.start));
    return small.project.argumentTargets('A.java', call?.node ?? -1, 0).map(({ id }) => id);
  };
  expect(given('l.forEach(this')).toEqual(['A.java#A.g@0']);
  expect(given('l.forEach(x')).toEqual(['A.java#A.f.<anonymous>@0']);
  expect(given('l.forEach(A')).toEqual(['A.java#A.h@0']);
});

test('names outside of the project', () => {
  const text =
    'import java.sql.Connection; import javax.servlet.http.*; class A { void f(Connection c, String s) { c.prepareStatement(s); Runtime.getRuntime().exec(s); } }';
  const small = projectOf({ 'A.java': text });
  expect(small.targets('A.java', 'c.prepareStatement(').external).toBe(
    'java.sql.Connection.prepareStatement',
  );
  expect(small.targets('A.java', 'Runtime.getRuntime().exec(').external).toBe(
    'java.lang.Runtime.getRuntime().exec',
  );
});

test('what cannot be seen is told', () => {
  const text =
    'import java.lang.reflect.Method; class A { void f(Method m) throws Exception { Class.forName("X"); m.invoke(null); A.class.getDeclaredMethod("f"); ServiceLoader.load(B.class); java.lang.reflect.Proxy.newProxyInstance(l, i, h); } }';
  const kinds = projectOf({ 'A.java': text })
    .project.facts('A.java')
    ?.blind.map(({ kind }) => kind);
  expect(kinds).toEqual(['reflection', 'reflection', 'reflection', 'reflection', 'proxy']);
});
