import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;
import java.io.*;
import java.nio.file.*;

public class FileController {
  @GetMapping("/download")
  public byte[] download(@RequestParam String name) throws IOException {
    // ruleid: java/path-traversal
    return Files.readAllBytes(Paths.get("/srv/files", name));
  }

  @GetMapping("/logs/{day}")
  public Resource log(@PathVariable String day) {
    Path path = Paths.get("/var/log/app").resolve(day);
    // ruleid: java/path-traversal
    return new FileSystemResource(path);
  }

  protected void picture(HttpServletRequest request, HttpServletResponse response) throws IOException {
    File file = new File(folder, request.getParameter("picture"));
    // ruleid: java/path-traversal
    try (InputStream in = new FileInputStream(file)) {
      in.transferTo(response.getOutputStream());
    }
  }

  @DeleteMapping("/drafts")
  public void drop(@RequestParam("id") String id) {
    File draft = new File("/srv/drafts/" + id + ".txt");
    // ruleid: java/path-traversal
    draft.delete();
  }

  @PostMapping("/notes")
  public void save(@RequestBody Note note) throws IOException {
    // ruleid: java/path-traversal
    try (FileWriter writer = new FileWriter("/srv/notes/" + note.getTitle())) {
      writer.write(note.getText());
    }
  }
}
