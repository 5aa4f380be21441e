import javax.net.ssl.*;

public class AnyName {
  public CloseableHttpClient apache() {
    // ruleid: java/hostname-verifier-off
    return HttpClients.custom().setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE).build();
  }

  static class Yes implements HostnameVerifier {
    // ruleid: java/hostname-verifier-off
    public boolean verify(String host, SSLSession session) {
      return true;
    }
  }

  public OkHttpClient ok() {
    // ruleid: java/hostname-verifier-off
    return new OkHttpClient.Builder().hostnameVerifier((host, session) -> true).build();
  }

  public void everywhere() {
    // ruleid: java/hostname-verifier-off
    HttpsURLConnection.setDefaultHostnameVerifier((name, session) -> true);
  }

  public void property() {
    // ruleid: java/hostname-verifier-off
    System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true");
  }
}
