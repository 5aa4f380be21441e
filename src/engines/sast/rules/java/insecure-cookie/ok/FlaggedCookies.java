import javax.servlet.http.*;

public class FlaggedCookies {
  public void login(HttpServletResponse response, String token) {
    // ok: java/insecure-cookie
    Cookie cookie = new Cookie("auth_token", token);
    cookie.setHttpOnly(true);
    cookie.setSecure(true);
    response.addCookie(cookie);
  }

  public void language(HttpServletResponse response, String language) {
    // ok: java/insecure-cookie
    response.addCookie(new Cookie("language", language));
  }

  public void logout(HttpServletResponse response) {
    // ok: java/insecure-cookie
    Cookie cookie = new Cookie("sessionId", "");
    cookie.setMaxAge(0);
    response.addCookie(cookie);
  }

  public ResponseCookie flagged(String jwt) {
    // ok: java/insecure-cookie
    return ResponseCookie.from("jwt", jwt).httpOnly(true).secure(true).build();
  }

  public ResponseCookie theme(String theme) {
    // ok: java/insecure-cookie
    return ResponseCookie.from("theme", theme).httpOnly(false).build();
  }
}
