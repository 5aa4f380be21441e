import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

public class CleanHeaders {
  @GetMapping("/export")
  public void export(@RequestParam String name, HttpServletResponse response) throws Exception {
    // ok: java/header-injection
    response.setHeader("Content-Disposition", "attachment; filename=" + URLEncoder.encode(name, "UTF-8"));
  }

  @GetMapping("/number")
  public void number(@RequestParam int page, HttpServletResponse response) {
    // ok: java/header-injection
    response.setHeader("X-Page", String.valueOf(page));
  }

  @GetMapping("/typed")
  public void typed(@RequestParam String type, HttpServletResponse resp) {
    if (!TYPES.contains(type)) {
      return;
    }
    // ok: java/header-injection
    resp.setHeader("Content-Type", type);
  }

  @GetMapping("/lines")
  public void lines(@RequestParam String mark, HttpServletResponse resp) {
    // ok: java/header-injection
    resp.setHeader("X-Mark", mark.replaceAll("[\\r\\n]", ""));
  }

  protected void doPost(HttpServletRequest req, HttpServletResponse resp) {
    // ok: java/header-injection
    resp.setHeader("Cache-Control", "no-store");
  }
}
