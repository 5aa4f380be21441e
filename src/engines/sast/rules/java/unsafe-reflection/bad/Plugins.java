import java.lang.reflect.Method;
import org.springframework.web.bind.annotation.*;

public class Plugins {
  @GetMapping("/plugin")
  public Object plugin(@RequestParam String type) throws Exception {
    // ruleid: java/unsafe-reflection
    return Class.forName(type).getDeclaredConstructor().newInstance();
  }

  @PostMapping("/call")
  public Object call(@RequestParam String method) throws Exception {
    // ruleid: java/unsafe-reflection
    Method found = tasks.getClass().getMethod(method);
    return found.invoke(tasks);
  }

  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = "org.shop.export." + request.getParameter("format");
    // ruleid: java/unsafe-reflection
    Class<?> exporter = Thread.currentThread().getContextClassLoader().loadClass(name);
    run(exporter);
  }

  @PostMapping("/job")
  public void job(@RequestBody JobOrder order) throws Exception {
    // ruleid: java/unsafe-reflection
    Class<?> kind = Class.forName(order.getBeanClass().trim());
    queue(kind);
  }

  @GetMapping("/bean/{name}")
  public Object bean(@PathVariable String name) throws Exception {
    // ruleid: java/unsafe-reflection
    return ClassUtils.forName(name, getClass().getClassLoader());
  }
}
