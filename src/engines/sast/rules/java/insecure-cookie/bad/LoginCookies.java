import javax.servlet.http.*;

public class LoginCookies {
  public void login(HttpServletResponse response, String token) {
    // ruleid: java/insecure-cookie
    Cookie cookie = new Cookie("auth_token", token);
    cookie.setPath("/");
    response.addCookie(cookie);
  }

  public void remember(HttpServletResponse response, String key) {
    // ruleid: java/insecure-cookie
    response.addCookie(new Cookie("rememberMe", key));
  }

  public void session(HttpServletResponse resp, Session session) {
    // ruleid: java/insecure-cookie
    Cookie sessionCookie = new Cookie("sessionId", session.getId());
    sessionCookie.setHttpOnly(false);
    resp.addCookie(sessionCookie);
  }

  public ResponseCookie open(String jwt) {
    // ruleid: java/insecure-cookie
    return ResponseCookie.from("jwt", jwt).httpOnly(false).build();
  }

  public ResponseCookie clear(String token) {
    // ruleid: java/insecure-cookie
    return ResponseCookie.from("access_token", token).path("/").secure(false).build();
  }
}
