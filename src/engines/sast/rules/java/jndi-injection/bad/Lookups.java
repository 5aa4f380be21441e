import javax.naming.*;
import org.springframework.web.bind.annotation.*;

public class Lookups {
  @GetMapping("/resource")
  public Object resource(@RequestParam String name) throws NamingException {
    // ruleid: java/jndi-injection
    return new InitialContext().lookup(name);
  }

  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws NamingException {
    Context context = new InitialContext();
    // ruleid: java/jndi-injection
    use(context.lookup(request.getParameter("jndi")));
  }

  @PostMapping("/source")
  public DataSource source(@RequestBody SourceForm form) throws NamingException {
    // ruleid: java/jndi-injection
    return jndiTemplate.lookup(form.getJndiName().trim(), DataSource.class);
  }

  @GetMapping("/bean/{bean}")
  public Object bean(@PathVariable String bean) throws NamingException {
    // ruleid: java/jndi-injection
    return InitialContext.doLookup("rmi://" + bean);
  }

  @GetMapping("/jmx")
  public Object jmx(@RequestParam String address) throws IOException {
    // ruleid: java/jndi-injection
    return JMXConnectorFactory.connect(new JMXServiceURL(address));
  }
}
