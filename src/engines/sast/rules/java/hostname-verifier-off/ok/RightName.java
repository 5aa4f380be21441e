import javax.net.ssl.*;

public class RightName {
  static class Named implements HostnameVerifier {
    // ok: java/hostname-verifier-off
    public boolean verify(String host, SSLSession session) {
      return host.equals("queue.internal");
    }
  }

  public CloseableHttpClient apache() {
    // ok: java/hostname-verifier-off
    return HttpClients.custom().setSSLHostnameVerifier(new DefaultHostnameVerifier()).build();
  }

  public OkHttpClient ok(HostnameVerifier verifier) {
    // ok: java/hostname-verifier-off
    return new OkHttpClient.Builder().hostnameVerifier((host, session) -> verifier.verify(host, session)).build();
  }

  public boolean verify(String token, Key key) {
    // ok: java/hostname-verifier-off
    return tokens.check(token, key);
  }

  public void property() {
    // ok: java/hostname-verifier-off
    System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "false");
  }
}
