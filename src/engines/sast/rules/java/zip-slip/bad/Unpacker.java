import java.io.*;
import java.nio.file.*;
import java.util.zip.*;

public class Unpacker {
  public void unpack(ZipInputStream zip, File folder) throws IOException {
    ZipEntry entry;
    while ((entry = zip.getNextEntry()) != null) {
      File file = new File(folder, entry.getName());
      // ruleid: java/zip-slip
      try (FileOutputStream out = new FileOutputStream(file)) {
        zip.transferTo(out);
      }
    }
  }

  public void byPath(ZipFile zip, Path folder) throws IOException {
    for (ZipEntry entry : Collections.list(zip.entries())) {
      // ruleid: java/zip-slip
      Files.copy(zip.getInputStream(entry), folder.resolve(entry.getName()));
    }
  }

  public void tar(TarArchiveInputStream tar, String folder) throws IOException {
    TarArchiveEntry tarEntry;
    while ((tarEntry = tar.getNextTarEntry()) != null) {
      // ruleid: java/zip-slip
      OutputStream out = new FileOutputStream(folder + "/" + tarEntry.getName());
      IOUtils.copy(tar, out);
    }
  }

  public void theme(ZipFile archive, ZipEntry themeEntry) throws IOException {
    Path target = Paths.get("/srv/themes", themeEntry.getName());
    // ruleid: java/zip-slip
    Files.write(target, archive.getInputStream(themeEntry).readAllBytes());
  }

  public void plugin(JarFile jar, JarEntry jarEntry, File home) throws IOException {
    String name = jarEntry.getName();
    // ruleid: java/zip-slip
    FileUtils.copyInputStreamToFile(jar.getInputStream(jarEntry), new File(home, name));
  }
}
