import java.security.*;
import javax.crypto.*;
import javax.crypto.spec.*;

public class Vault {
  private static final String MODE = "DESede/CBC/PKCS5Padding";

  public byte[] hide(byte[] text, Key key) throws GeneralSecurityException {
    // ruleid: java/weak-cipher
    Cipher cipher = Cipher.getInstance("DES/CBC/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, key, iv());
    return cipher.doFinal(text);
  }

  public byte[] block(byte[] text, Key key) throws GeneralSecurityException {
    // ruleid: java/weak-cipher
    Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return cipher.doFinal(text);
  }

  public byte[] plain(byte[] text, Key key) throws GeneralSecurityException {
    // ruleid: java/weak-cipher
    Cipher cipher = Cipher.getInstance("AES");
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return cipher.doFinal(text);
  }

  public SecretKey key() throws GeneralSecurityException {
    // ruleid: java/weak-cipher
    return KeyGenerator.getInstance("RC4").generateKey();
  }

  public Cipher constant() throws GeneralSecurityException {
    // ruleid: java/weak-cipher
    return Cipher.getInstance(MODE);
  }

  public SecretKeySpec spec(byte[] bytes) {
    // ruleid: java/weak-cipher
    return new SecretKeySpec(bytes, "Blowfish");
  }
}
