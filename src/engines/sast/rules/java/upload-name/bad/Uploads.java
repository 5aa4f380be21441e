import java.io.*;
import java.nio.file.*;
import org.springframework.web.bind.annotation.*;

public class Uploads {
  @PostMapping("/upload")
  public String upload(@RequestParam MultipartFile file) throws IOException {
    // ruleid: java/upload-name
    file.transferTo(new File("/srv/uploads/" + file.getOriginalFilename()));
    return "done";
  }

  @PostMapping("/bytes")
  public void bytes(@RequestParam MultipartFile file) throws IOException {
    Path path = Paths.get(folder, file.getOriginalFilename());
    // ruleid: java/upload-name
    Files.write(path, file.getBytes());
  }

  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
    Part part = request.getPart("picture");
    // ruleid: java/upload-name
    part.write("/srv/pictures/" + part.getSubmittedFileName());
  }

  @PostMapping("/copy")
  public void copy(MultipartFile picture) throws IOException {
    String name = picture.getOriginalFilename();
    // ruleid: java/upload-name
    Files.copy(picture.getInputStream(), root.resolve(name));
  }

  @PostMapping("/avatar")
  public void avatar(MultipartFile avatar, String user) throws IOException {
    File target = new File(home, user + "-" + avatar.getOriginalFilename());
    // ruleid: java/upload-name
    FileUtils.copyInputStreamToFile(avatar.getInputStream(), target);
  }
}
