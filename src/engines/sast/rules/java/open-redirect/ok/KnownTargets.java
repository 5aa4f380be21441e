import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

public class KnownTargets {
  private static final List<String> PAGES = List.of("/home", "/cart");

  @GetMapping("/login")
  public void login(@RequestParam String next, HttpServletResponse response) throws IOException {
    // ok: java/open-redirect
    response.sendRedirect(PAGES.contains(next) ? next : "/home");
  }

  @GetMapping("/profile")
  public String profile(@RequestParam String name) {
    // ok: java/open-redirect
    return "redirect:/profiles/" + name;
  }

  @GetMapping("/docs")
  public RedirectView docs(@RequestParam String page) {
    // ok: java/open-redirect
    return new RedirectView("https://docs.example.org/" + page);
  }

  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ok: java/open-redirect
    response.sendRedirect(request.getContextPath() + "/login");
  }

  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String back = request.getParameter("back");
    if (!targets.isLocal(back)) {
      back = "/";
    }
    // ok: java/open-redirect
    response.sendRedirect(back);
  }
}
