import java.security.cert.*;
import javax.net.ssl.*;

public class AcceptAll {
  private static final TrustManager[] MANAGERS = new TrustManager[] {
    new X509TrustManager() {
      // ruleid: java/trust-all-certificates
      public void checkServerTrusted(X509Certificate[] chain, String kind) {
      }

      public void checkClientTrusted(X509Certificate[] chain, String kind) {
      }

      public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
      }
    }
  };

  static class Careless implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {}

    // ruleid: java/trust-all-certificates
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return null;
    }
  }

  public SSLContext apache() throws GeneralSecurityException {
    // ruleid: java/trust-all-certificates
    return SSLContexts.custom().loadTrustMaterial(null, (chain, kind) -> true).build();
  }

  public SSLContext named() throws GeneralSecurityException {
    // ruleid: java/trust-all-certificates
    return SSLContextBuilder.create().loadTrustMaterial(TrustAllStrategy.INSTANCE).build();
  }

  public SslContext netty() throws SSLException {
    // ruleid: java/trust-all-certificates
    return SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE).build();
  }
}
