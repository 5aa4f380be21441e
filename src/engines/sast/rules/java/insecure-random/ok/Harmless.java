import java.security.SecureRandom;
import java.util.*;
import java.util.concurrent.ThreadLocalRandom;

public class Harmless {
  public String newToken() {
    byte[] bytes = new byte[24];
    // ok: java/insecure-random
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  public long delay(int attempt) {
    // ok: java/insecure-random
    return (long) (Math.random() * 100 * attempt);
  }

  public Item sample(List<Item> items) {
    // ok: java/insecure-random
    return items.get(new Random().nextInt(items.size()));
  }

  public int throwDice() {
    // ok: java/insecure-random
    return ThreadLocalRandom.current().nextInt(6) + 1;
  }

  public String placeholderName() {
    // ok: java/insecure-random
    return RandomStringUtils.randomAlphabetic(8);
  }
}
