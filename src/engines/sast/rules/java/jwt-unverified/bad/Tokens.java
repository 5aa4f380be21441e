import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import io.jsonwebtoken.*;

public class Tokens {
  public String user(String token) {
    // ruleid: java/jwt-unverified
    return JWT.decode(token).getClaim("user").asString();
  }

  public DecodedJWT open(String token) {
    // ruleid: java/jwt-unverified
    return JWT.require(Algorithm.none()).build().verify(token);
  }

  public Claims old(String token) {
    // ruleid: java/jwt-unverified
    return Jwts.parser().parseClaimsJwt(token).getBody();
  }

  public Claims unsecured(String token) {
    // ruleid: java/jwt-unverified
    return Jwts.parser().unsecured().build().parse(token).getPayload();
  }

  public Claims claims(String token) {
    // ruleid: java/jwt-unverified
    return parser.parseUnsecuredClaims(token).getPayload();
  }
}
