import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

public class GreetingServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String name = request.getParameter("name");
    // ruleid: java/xss-response
    response.getWriter().println("<h1>Welcome " + name + "</h1>");
  }

  protected void doPost(HttpServletRequest req, HttpServletResponse resp) throws IOException {
    PrintWriter out = resp.getWriter();
    out.println("<html><body>");
    // ruleid: java/xss-response
    out.print(req.getHeader("Referer"));
  }

  @GetMapping("/hello")
  @ResponseBody
  public String hello(@RequestParam String name) {
    // ruleid: java/xss-response
    return "<p>Hello " + name + "</p>";
  }

  @GetMapping("/search")
  @ResponseBody
  public String search(@RequestParam("q") String query) {
    String shown = query.trim();
    // ruleid: java/xss-response
    return "<b>No result for " + shown + "</b>";
  }

  protected void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    // ruleid: java/xss-response
    response.getWriter().write("Page not found: " + request.getParameter("page"));
  }
}
