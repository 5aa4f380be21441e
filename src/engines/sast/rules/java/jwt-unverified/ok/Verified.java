import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.jsonwebtoken.*;

public class Verified {
  public String user(String token) {
    verifier.verify(token);
    // ok: java/jwt-unverified
    return JWT.decode(token).getClaim("user").asString();
  }

  public DecodedJWT open(String token) {
    // ok: java/jwt-unverified
    return JWT.require(Algorithm.RSA256(keys)).build().verify(token);
  }

  public Claims signed(String token) {
    // ok: java/jwt-unverified
    return Jwts.parserBuilder().setSigningKey(key).build().parseClaimsJws(token).getBody();
  }

  public Claims current(String token) {
    // ok: java/jwt-unverified
    return Jwts.parser().verifyWith(key).build().parseSignedClaims(token).getPayload();
  }

  public String keyId(String token) {
    // ok: java/jwt-unverified
    return JWT.decode(token).getKeyId();
  }
}
