import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;
import java.net.*;

public class FetchController {
  @GetMapping("/preview")
  public String preview(@RequestParam String url) throws IOException {
    // ruleid: java/ssrf
    return Jsoup.connect(url).get().title();
  }

  @GetMapping("/avatar")
  public BufferedImage avatar(@RequestParam("src") String source) throws IOException {
    URL address = new URL(source);
    // ruleid: java/ssrf
    return ImageIO.read(address);
  }

  @PostMapping("/webhook/test")
  public String test(@RequestBody Webhook hook) {
    // ruleid: java/ssrf
    return restTemplate.getForObject(hook.getTarget(), String.class);
  }

  protected void proxy(HttpServletRequest request, HttpServletResponse response) throws IOException {
    URL target = new URL(request.getParameter("target"));
    // ruleid: java/ssrf
    URLConnection connection = target.openConnection();
    connection.getInputStream().transferTo(response.getOutputStream());
  }

  @GetMapping("/status")
  public int status(String host) throws Exception {
    URI address = URI.create("http://" + host + "/health");
    // ruleid: java/ssrf
    HttpRequest question = HttpRequest.newBuilder().uri(address).build();
    return client.send(question, BodyHandlers.ofString()).statusCode();
  }

  @GetMapping("/mirror")
  public String mirror(@RequestHeader("X-Upstream") String upstream) throws IOException {
    // ruleid: java/ssrf
    return httpClient.execute(new HttpGet(upstream)).toString();
  }
}
