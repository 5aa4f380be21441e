public class Quiet {
  public void login(String name, String password) {
    // ok: java/secrets-logged
    log.info("Login of {} with a password", name);
  }

  public void register(Account account) {
    // ok: java/secrets-logged
    logger.debug("Length {}", account.getPassword().length());
  }

  public void token(TokenAnswer answer) {
    // ok: java/secrets-logged
    LOGGER.warn("Token valid until {}", answer.getAccessTokenExpiry());
  }

  public void start(String apiKey) {
    // ok: java/secrets-logged
    System.out.println("key " + mask(apiKey));
  }

  public void file(String passwordFile) {
    // ok: java/secrets-logged
    log.error("No such file {}", passwordFile);
  }
}
