import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;
import java.net.*;

public class KnownHosts {
  private static final Set<String> HOSTS = Set.of("images.example.org");

  @GetMapping("/rates")
  public String rates(@RequestParam String currency) {
    // ok: java/ssrf
    return restTemplate.getForObject("https://rates.example.org/v1/" + currency, String.class);
  }

  @GetMapping("/avatar")
  public BufferedImage avatar(@RequestParam String source) throws IOException {
    URL address = new URL(source);
    if (!HOSTS.contains(address.getHost())) {
      throw new IllegalArgumentException("source");
    }
    // ok: java/ssrf
    return ImageIO.read(address);
  }

  @GetMapping("/preview")
  public String preview(@RequestParam String url) throws IOException {
    if (!addresses.isKnownHost(url)) {
      return "";
    }
    // ok: java/ssrf
    return Jsoup.connect(url).get().title();
  }

  @GetMapping("/health")
  public String health() throws IOException {
    // ok: java/ssrf
    return IOUtils.toString(new URL("http://localhost:8081/health"), StandardCharsets.UTF_8);
  }

  @GetMapping("/item/{id}")
  public String item(@PathVariable long id) {
    // ok: java/ssrf
    return restTemplate.getForObject("http://" + itemHost + "/items/" + id, String.class);
  }
}
