public class Logins {
  public void login(String name, String password) {
    // ruleid: java/secrets-logged
    log.info("Login of {} with {}", name, password);
  }

  public void register(Account account) {
    // ruleid: java/secrets-logged
    logger.debug("New account " + account.getPassword());
  }

  public void token(TokenAnswer answer) {
    // ruleid: java/secrets-logged
    LOGGER.warn("Answer of the server: {}", answer.getAccessToken());
  }

  public void start(String apiKey) {
    // ruleid: java/secrets-logged
    System.out.println("key " + apiKey);
  }

  public void client(String clientSecret, String id) {
    // ruleid: java/secrets-logged
    this.logger.error("Client {} {}", id, clientSecret);
  }
}
