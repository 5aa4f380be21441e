import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

public class LoginController {
  @GetMapping("/login")
  public void login(@RequestParam String next, HttpServletResponse response) throws IOException {
    // ruleid: java/open-redirect
    response.sendRedirect(next);
  }

  @GetMapping("/out")
  public String out(@RequestParam("url") String url) {
    // ruleid: java/open-redirect
    return "redirect:" + url;
  }

  @GetMapping("/leave")
  public RedirectView leave(String target) {
    // ruleid: java/open-redirect
    return new RedirectView(target);
  }

  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    String back = request.getParameter("back");
    response.setStatus(302);
    // ruleid: java/open-redirect
    response.setHeader("Location", back);
  }

  @GetMapping("/away")
  public ModelAndView away(@RequestParam String site) {
    // ruleid: java/open-redirect
    return new ModelAndView("redirect:" + site);
  }
}
