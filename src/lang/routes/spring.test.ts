import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { loadWasm } from '../../../tests/load-wasm.ts';
import { createParsers } from '../index.ts';
import { guardsAt, inventoryOf, linesOf, routeAt } from './testdata/project.ts';

const parsers = createParsers({ loadWasm, loadOxc: () => parseSync });

test('mappings of classes and methods, with constants, lists and inherited ones', () => {
  const found = inventoryOf(parsers, {
    'src/main/java/a/Paths.java': `package a; public class Paths { static final String BASE = "/api"; static final String V = BASE + "/v1"; }`,
    'src/main/java/a/Crud.java': `
      package a;
      public abstract class Crud<T> implements Reads {
        @PostMapping @ResponseBody public T add(@RequestBody @Valid T one) { return one; }
        @DeleteMapping("/{id}") public void drop(@PathVariable("id") Long id) {}
        public Object all() { return null; }
      }`,
    'src/main/java/a/Reads.java': `package a; interface Reads { @GetMapping(path = {"", "/all"}) Object all(); }`,
    'src/main/java/a/web/Users.java': `
      package a.web;
      import a.Crud;
      import a.Paths;
      import static a.Paths.BASE;
      @RestController
      @RequestMapping(Paths.V + "/users")
      @PreAuthorize("isAuthenticated()")
      public class Users extends Crud<User> {
        private static final String LOCAL = "/local";
        @RequestMapping(value = LOCAL, method = {RequestMethod.GET, HEAD}) public String local(@RequestParam(name = "q") String text) { return ""; }
        @RequestMapping(BASE) public String any() { return ""; }
        @Secured("ADMIN") @PutMapping("{id}/files/**") void put(@PathVariable String id, @RequestHeader("X-A") String a) {}
      }`,
    'src/main/java/a/web/Client.java': `package a.web; @FeignClient("x") public interface Client { @GetMapping("/not/served") String get(); }`,
    'src/main/java/a/web/Own.java': `package a.web; @RestController public @interface Own {}`,
    'src/main/java/a/web/Marked.java': `package a.web; @Own public class Marked { @GetMapping("marked") String m() { return ""; } }`,
    'src/test/java/a/web/UsersTests.java': `package a.web; @RestController class UsersTests { @GetMapping("/test") void t() {} }`,
  });
  expect(linesOf(found)).toEqual([
    'ALL /api/v1/users/api',
    'DELETE /api/v1/users/{id}',
    'GET /api/v1/users',
    'GET /api/v1/users/all',
    'GET /api/v1/users/local',
    'GET /marked',
    'HEAD /api/v1/users/local',
    'POST /api/v1/users',
    'PUT /api/v1/users/{id}/files/{*}',
  ]);
  const put = routeAt(found, 'PUT /api/v1/users/{id}/files/{*}');
  expect(put.guards.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'PreAuthorize authorisation',
    'Secured authorisation',
  ]);
  expect(put.parameters).toEqual([
    { name: 'id', in: 'path', type: 'String' },
    { name: 'X-A', in: 'header', type: 'String' },
  ]);
  expect(routeAt(found, 'GET /api/v1/users/local').parameters).toEqual([
    { name: 'q', in: 'query', type: 'String' },
  ]);
  expect(routeAt(found, 'POST /api/v1/users').handler).toMatchObject({
    name: 'Users.add',
    path: 'src/main/java/a/Crud.java',
  });
});

test('security configurations guard by the first line that covers a request', () => {
  const found = inventoryOf(parsers, {
    'one/src/main/java/Security.java': `
      public class Security {
        private static final String[] OPEN = {"/login", "/public/**"};
        @Bean SecurityFilterChain api(HttpSecurity http) throws Exception {
          http.csrf(c -> c.disable()).authorizeHttpRequests(auth -> auth
              .requestMatchers(OPEN).permitAll()
              .requestMatchers(HttpMethod.POST, "/items/*").hasRole("ADMIN")
              .anyRequest().authenticated());
          return http.build();
        }
      }`,
    'one/src/main/java/Items.java': `
      @RestController class Items {
        @GetMapping("/items/{id}") void get() {}
        @PostMapping("/items/{id}") void post() {}
        @PostMapping("/public/a/b") void open() {}
      }`,
    'two/src/main/java/Other.java': `@RestController class Other { @PostMapping("/items/{id}/x") void post() {} }`,
  });
  expect(linesOf(found)).toHaveLength(4);
  const kinds = (line: string) => routeAt(found, line).guards.map(({ name, kind }) => `${name} ${kind}`);
  expect(kinds('GET /items/{id}')).toEqual(['authenticated authentication']);
  expect(kinds('POST /items/{id}')).toEqual(['hasRole authorisation']);
  expect(kinds('POST /public/a/b')).toEqual(['permitAll allow-all']);
  expect(guardsAt(found, 'POST /items/{id}/x')).toEqual([]);
});

test('older configurations, and an annotation that lets everybody in', () => {
  const found = inventoryOf(parsers, {
    'src/main/java/Security.java': `
      class Security extends WebSecurityConfigurerAdapter {
        @Override protected void configure(HttpSecurity http) throws Exception {
          http.authorizeRequests().antMatchers("/", "/demo").permitAll().antMatchers("/admin/**").access("x").anyRequest().fullyAuthenticated();
        }
      }`,
    'src/main/java/Web.java': `
      @Controller class Web {
        @GetMapping("/") String home() { return ""; }
        @GetMapping("/admin/users") String users() { return ""; }
        @PreAuthorize("permitAll()") @PostMapping("/other") String other() { return ""; }
      }`,
  });
  const kinds = (line: string) => routeAt(found, line).guards.map(({ kind }) => kind);
  expect(kinds('GET /')).toEqual(['allow-all']);
  expect(kinds('GET /admin/users')).toEqual(['authorisation']);
  expect(kinds('POST /other')).toEqual(['authentication', 'allow-all']);
});
