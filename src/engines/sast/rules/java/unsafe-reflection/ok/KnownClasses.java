import java.lang.reflect.Method;
import org.springframework.web.bind.annotation.*;

public class KnownClasses {
  private static final Set<String> KINDS = Set.of("org.shop.Csv", "org.shop.Pdf");

  @GetMapping("/plugin")
  public Object plugin(@RequestParam String type) throws Exception {
    if (!KINDS.contains(type)) {
      throw new IllegalArgumentException("type");
    }
    // ok: java/unsafe-reflection
    return Class.forName(type).getDeclaredConstructor().newInstance();
  }

  public void driver() throws Exception {
    // ok: java/unsafe-reflection
    Class.forName("org.postgresql.Driver");
  }

  protected void configured(Properties settings) throws Exception {
    // ok: java/unsafe-reflection
    run(Class.forName(settings.getProperty("exporter")));
  }

  @GetMapping("/number")
  public Object number(@RequestParam int kind) throws Exception {
    // ok: java/unsafe-reflection
    return Class.forName("org.shop.Kind" + kind);
  }

  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("method");
    if (!name.matches("show[A-Z]+")) {
      return;
    }
    // ok: java/unsafe-reflection
    getClass().getMethod(name).invoke(this);
  }
}
