import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

public class Downloads {
  @GetMapping("/export")
  public void export(@RequestParam String name, HttpServletResponse response) {
    // ruleid: java/header-injection
    response.setHeader("Content-Disposition", "attachment; filename=" + name);
  }

  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    // ruleid: java/header-injection
    response.addHeader("X-Trace", request.getHeader("X-Trace"));
  }

  @GetMapping("/typed")
  public void typed(@RequestParam String type, HttpServletResponse resp) {
    // ruleid: java/header-injection
    resp.setHeader("Content-Type", type.trim());
  }

  @GetMapping("/entity")
  public ResponseEntity<String> entity(@RequestParam String mark) {
    // ruleid: java/header-injection
    return ResponseEntity.ok().header("X-Mark", mark).body("");
  }

  protected void doPost(HttpServletRequest req, HttpServletResponse resp) {
    String tag = req.getParameter("tag");
    // ruleid: java/header-injection
    resp.setHeader("ETag", String.format("%s-1", tag));
  }
}
