import java.io.*;
import java.nio.file.*;
import org.springframework.web.bind.annotation.*;

public class OwnNames {
  @PostMapping("/upload")
  public String upload(@RequestParam MultipartFile file) throws IOException {
    String name = UUID.randomUUID().toString();
    // ok: java/upload-name
    file.transferTo(new File("/srv/uploads/" + name));
    return name;
  }

  @PostMapping("/last")
  public void last(@RequestParam MultipartFile file) throws IOException {
    // ok: java/upload-name
    Files.write(root.resolve(FilenameUtils.getName(file.getOriginalFilename())), file.getBytes());
  }

  @PostMapping("/contained")
  public void contained(MultipartFile file) throws IOException {
    Path target = root.resolve(file.getOriginalFilename()).normalize();
    if (!target.startsWith(root)) {
      throw new IOException("name");
    }
    // ok: java/upload-name
    Files.copy(file.getInputStream(), target);
  }

  @PostMapping("/matched")
  public void matched(MultipartFile file) throws IOException {
    String name = file.getOriginalFilename();
    if (!name.matches("[a-z0-9]+[.]png")) {
      throw new IOException("name");
    }
    // ok: java/upload-name
    file.transferTo(new File("/srv/uploads/" + name));
  }

  @PostMapping("/shown")
  public void shown(MultipartFile file) throws IOException {
    log.info("upload {}", file.getOriginalFilename());
    // ok: java/upload-name
    file.transferTo(Files.createTempFile("upload", ".bin"));
  }
}
