import java.security.*;
import javax.crypto.*;
import javax.crypto.spec.*;

public class Safe {
  public byte[] hide(byte[] text, Key key) throws GeneralSecurityException {
    // ok: java/weak-cipher
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, fresh());
    return cipher.doFinal(text);
  }

  public Cipher wrap() throws GeneralSecurityException {
    // ok: java/weak-cipher
    return Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
  }

  public SecretKey key() throws GeneralSecurityException {
    // ok: java/weak-cipher
    return KeyGenerator.getInstance("AES").generateKey();
  }

  public SecretKeySpec spec(byte[] bytes) {
    // ok: java/weak-cipher
    return new SecretKeySpec(bytes, "AES");
  }

  public Cipher stream() throws GeneralSecurityException {
    // ok: java/weak-cipher
    return Cipher.getInstance("ChaCha20-Poly1305");
  }
}
