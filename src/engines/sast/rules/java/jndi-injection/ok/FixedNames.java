import javax.naming.*;
import org.springframework.web.bind.annotation.*;

public class FixedNames {
  @GetMapping("/resource")
  public Object resource(@RequestParam String name) throws NamingException {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("name");
    }
    // ok: java/jndi-injection
    return new InitialContext().lookup(name);
  }

  public DataSource fixed() throws NamingException {
    Context context = new InitialContext();
    // ok: java/jndi-injection
    return (DataSource) context.lookup("java:comp/env/jdbc/shop");
  }

  @GetMapping("/local")
  public Object local(@RequestParam String pool) throws NamingException {
    // ok: java/jndi-injection
    return InitialContext.doLookup("java:comp/env/jdbc/" + pool);
  }

  public Object configured(Environment environment) throws NamingException {
    // ok: java/jndi-injection
    return new InitialContext().lookup(environment.getProperty("queue.name"));
  }

  @GetMapping("/word")
  public Object word(@RequestParam String word) {
    // ok: java/jndi-injection
    return dictionary.lookup(word);
  }
}
