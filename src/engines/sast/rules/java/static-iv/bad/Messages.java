import java.security.*;
import javax.crypto.*;
import javax.crypto.spec.*;

public class Messages {
  public Cipher first(Key key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    // ruleid: java/static-iv
    cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec("0123456789abcdef".getBytes()));
    return cipher;
  }

  public Cipher second(Key key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    // ruleid: java/static-iv
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, new byte[12]));
    return cipher;
  }

  public IvParameterSpec third() {
    // ruleid: java/static-iv
    return new IvParameterSpec(new byte[16]);
  }

  public IvParameterSpec fourth() {
    // ruleid: java/static-iv
    return new IvParameterSpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
  }

  public IvParameterSpec fifth() {
    byte[] start = "abcdefgh12345678".getBytes(StandardCharsets.UTF_8);
    // ruleid: java/static-iv
    return new IvParameterSpec(start);
  }
}
