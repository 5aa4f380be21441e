import java.security.SecureRandom;
import java.util.*;
import java.util.concurrent.ThreadLocalRandom;

public class Secrets {
  public String newToken() {
    // ruleid: java/insecure-random
    Random random = new Random();
    return Long.toHexString(random.nextLong());
  }

  public String generateAuthCode(String phone) {
    StringBuilder code = new StringBuilder();
    // ruleid: java/insecure-random
    Random dice = new Random(System.currentTimeMillis());
    for (int i = 0; i < 6; i++) code.append(dice.nextInt(10));
    return code.toString();
  }

  public String resetPassword() {
    // ruleid: java/insecure-random
    return RandomStringUtils.randomAlphanumeric(10);
  }

  private String captchaText() {
    // ruleid: java/insecure-random
    return String.valueOf((int) (Math.random() * 9000 + 1000));
  }

  public byte[] makeSalt() {
    byte[] salt = new byte[16];
    // ruleid: java/insecure-random
    ThreadLocalRandom.current().nextBytes(salt);
    return salt;
  }
}
