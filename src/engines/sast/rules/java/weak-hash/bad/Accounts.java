import java.security.*;
import org.springframework.util.DigestUtils;

public class Accounts {
  public boolean login(String name, String password) {
    // ruleid: java/weak-hash
    return DigestUtils.md5DigestAsHex(password.getBytes()).equals(hashOf(name));
  }

  public void register(Account account, String rawPassword) {
    // ruleid: java/weak-hash
    account.setHash(DigestUtils.sha1Hex(rawPassword));
  }

  public byte[] hashPassword(String text) throws NoSuchAlgorithmException {
    // ruleid: java/weak-hash
    MessageDigest digest = MessageDigest.getInstance("MD5");
    return digest.digest(text.getBytes());
  }

  public String signRequest(String body) throws GeneralSecurityException {
    // ruleid: java/weak-hash
    return hex(MessageDigest.getInstance("SHA-1").digest((body + key).getBytes()));
  }

  public String stored(LoginForm form) {
    // ruleid: java/weak-hash
    return SecureUtil.md5(form.getPassword() + form.getSalt());
  }

  public String tokenFor(String user) throws GeneralSecurityException {
    // ruleid: java/weak-hash
    return hex(MessageDigest.getInstance("sha1", "SUN").digest(user.getBytes()));
  }
}
