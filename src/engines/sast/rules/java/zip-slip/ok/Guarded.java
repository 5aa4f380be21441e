import java.io.*;
import java.nio.file.*;
import java.util.zip.*;

public class Guarded {
  public void unpack(ZipInputStream zip, Path folder) throws IOException {
    ZipEntry entry;
    while ((entry = zip.getNextEntry()) != null) {
      Path target = folder.resolve(entry.getName()).normalize();
      if (!target.startsWith(folder)) {
        throw new IOException("entry outside of the folder");
      }
      // ok: java/zip-slip
      Files.copy(zip, target);
    }
  }

  public void byFile(ZipFile zip, ZipEntry entry, File folder) throws IOException {
    File file = new File(folder, entry.getName());
    if (!file.getCanonicalPath().startsWith(folder.getCanonicalPath() + File.separator)) {
      return;
    }
    // ok: java/zip-slip
    FileUtils.copyInputStreamToFile(zip.getInputStream(entry), file);
  }

  public void flat(ZipFile zip, ZipEntry entry, File folder) throws IOException {
    // ok: java/zip-slip
    FileUtils.copyInputStreamToFile(zip.getInputStream(entry), new File(folder, FilenameUtils.getName(entry.getName())));
  }

  public void dots(ZipFile zip, ZipEntry entry, Path folder) throws IOException {
    String name = entry.getName();
    if (name.contains("..")) {
      throw new IOException("bad name");
    }
    // ok: java/zip-slip
    Files.copy(zip.getInputStream(entry), folder.resolve(name));
  }

  public void index(ZipFile zip, ZipEntry entry) throws IOException {
    // ok: java/zip-slip
    Files.copy(zip.getInputStream(entry), Files.createTempFile("entry", ".bin"));
    names.add(entry.getName());
  }
}
