import java.security.*;
import org.springframework.util.DigestUtils;

public class Checksums {
  public String etag(byte[] body) {
    // ok: java/weak-hash
    return DigestUtils.md5DigestAsHex(body);
  }

  public byte[] hashPassword(String text) throws NoSuchAlgorithmException {
    // ok: java/weak-hash
    return MessageDigest.getInstance("SHA-256").digest(text.getBytes());
  }

  public String cacheKey(String address) throws NoSuchAlgorithmException {
    // ok: java/weak-hash
    return hex(MessageDigest.getInstance("MD5").digest(address.getBytes()));
  }

  public String fingerprint(String secret) {
    // ok: java/weak-hash
    return DigestUtils.sha256Hex(secret);
  }

  public String stored(String password) {
    // ok: java/weak-hash
    return new BCryptPasswordEncoder(12).encode(password);
  }
}
