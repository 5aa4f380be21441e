import java.security.*;
import javax.crypto.*;
import javax.crypto.spec.*;

public class Fresh {
  public IvParameterSpec fresh() {
    byte[] start = new byte[16];
    random.nextBytes(start);
    // ok: java/static-iv
    return new IvParameterSpec(start);
  }

  public IvParameterSpec sent(byte[] message) {
    // ok: java/static-iv
    return new IvParameterSpec(Arrays.copyOf(message, 16));
  }

  public GCMParameterSpec tag(byte[] nonce) {
    // ok: java/static-iv
    return new GCMParameterSpec(128, nonce);
  }

  public GCMParameterSpec drawn() {
    // ok: java/static-iv
    return new GCMParameterSpec(128, random.generateSeed(12));
  }

  public IvParameterSpec from(String text) {
    // ok: java/static-iv
    return new IvParameterSpec(text.getBytes());
  }
}
