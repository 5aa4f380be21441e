import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;
import java.io.*;
import java.nio.file.*;

public class ContainedFiles {
  private static final Path ROOT = Paths.get("/srv/files");
  private static final List<String> REPORTS = List.of("day.csv", "week.csv");

  @GetMapping("/download")
  public byte[] download(@RequestParam String name) throws IOException {
    Path path = ROOT.resolve(name).normalize();
    if (!path.startsWith(ROOT)) {
      throw new IllegalArgumentException("name");
    }
    // ok: java/path-traversal
    return Files.readAllBytes(path);
  }

  @GetMapping("/plain")
  public byte[] plain(@RequestParam String name) throws IOException {
    // ok: java/path-traversal
    return Files.readAllBytes(ROOT.resolve(FilenameUtils.getName(name)));
  }

  @GetMapping("/report")
  public Resource report(@RequestParam String name) {
    if (!REPORTS.contains(name)) {
      throw new IllegalArgumentException("name");
    }
    // ok: java/path-traversal
    return new FileSystemResource("/srv/reports/" + name);
  }

  @GetMapping("/invoice/{id}")
  public byte[] invoice(@PathVariable long id) throws IOException {
    // ok: java/path-traversal
    return Files.readAllBytes(Paths.get("/srv/invoices/" + id + ".pdf"));
  }

  protected void picture(HttpServletRequest request) throws IOException {
    String id = UUID.fromString(request.getParameter("picture")).toString();
    // ok: java/path-traversal
    try (InputStream in = new FileInputStream("/srv/pictures/" + id)) {
      show(in);
    }
  }
}
