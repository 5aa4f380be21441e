import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

public class EscapedPages {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = HtmlUtils.htmlEscape(request.getParameter("name"));
    // ok: java/xss-response
    response.getWriter().println("<h1>Welcome " + name + "</h1>");
  }

  protected void json(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("application/json");
    // ok: java/xss-response
    response.getWriter().write("{\"id\":\"" + request.getParameter("id") + "\"}");
  }

  @GetMapping("/hello")
  @ResponseBody
  public String hello(@RequestParam String name) {
    // ok: java/xss-response
    return "<p>Hello " + Encode.forHtml(name) + "</p>";
  }

  @GetMapping("/page")
  @ResponseBody
  public String page(@RequestParam int number) {
    // ok: java/xss-response
    return "<p>Page " + number + "</p>";
  }

  @GetMapping("/view")
  public String view(@RequestParam String theme) {
    // ok: java/xss-response
    return "views/" + theme;
  }
}
