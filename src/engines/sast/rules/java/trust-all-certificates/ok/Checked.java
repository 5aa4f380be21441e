import java.security.cert.*;
import javax.net.ssl.*;

public class Checked {
  static class Pinned implements X509TrustManager {
    // ok: java/trust-all-certificates
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
      if (!pins.contains(digest(chain[0]))) {
        throw new CertificateException("unknown certificate");
      }
    }

    // ok: java/trust-all-certificates
    public void checkClientTrusted(X509Certificate[] chain, String kind) {
    }
  }

  static class Handing implements X509TrustManager {
    // ok: java/trust-all-certificates
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
      inner.checkServerTrusted(chain, kind);
    }
  }

  static class Closed implements X509TrustManager {
    // ok: java/trust-all-certificates
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
      throw new CertificateException("this client talks to nobody");
    }
  }

  public SSLContext ownStore(KeyStore store) throws GeneralSecurityException {
    // ok: java/trust-all-certificates
    return SSLContexts.custom().loadTrustMaterial(store, null).build();
  }

  public SSLContext standard() throws GeneralSecurityException {
    // ok: java/trust-all-certificates
    return SSLContext.getDefault();
  }
}
